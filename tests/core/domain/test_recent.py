"""Prompts of takes are told as they would be typed."""

import pytest

from core.domain.board import Panel
from core.domain.character import Anchor, Character, Variant
from core.domain.project import new_project
from core.domain.prompting import ModelTraits, recipe_for, used_for
from core.domain.recent import recent_prompts
from core.domain.recipe import Take
from core.domain.style import Style
from core.domain.values import BlobId
from core.domain.wording import written

TRAITS = ModelTraits(fingerprint="fake", side=64, multiple=16)
ANCHOR = Anchor(picture=BlobId("0" * 64), prompt="a fox")
INK = Style(id="ink", name="Ink", words="ink")
RAINCOAT = Variant(name="raincoat", words="a fox in a coat", anchors=(ANCHOR,))
FOX = Character(
    id="fox", name="Fox", words="a red fox", noun="fox", anchors=(ANCHOR,), variants=(RAINCOAT,)
)


def take(prompt: str) -> Take:
    panel = Panel(id="1", prompt=prompt, seed=7)
    project = new_project("Test")
    return Take(
        id=prompt,
        project_id=project.id,
        panel_id=panel.id,
        picture=BlobId("1" * 64),
        recipe=recipe_for(project, panel, INK, [FOX], TRAITS),
        made_at="2026-01-01T00:00:00+00:00",
        used=used_for(written(panel), INK, [FOX], lambda _: 1),
    )


@pytest.mark.parametrize(
    "prompt",
    ["a hut", "@Fox runs", "@Fox:raincoat sees @Fox, wet", "a fox statue, @Fox beside it"],
)
def test_a_prompt_comes_back_as_it_was_typed(prompt: str) -> None:
    made = take(prompt)
    assert "@" not in made.recipe.prompt
    (told,) = recent_prompts([made], [FOX], 9)
    assert told == prompt
    assert take(told).recipe == made.recipe


def test_each_prompt_is_told_once_and_not_too_many() -> None:
    takes = [take(prompt) for prompt in ("c", "b", "c", "a")]
    assert recent_prompts(takes, [FOX], 9) == ["c", "b", "a"]
    assert recent_prompts(takes, [FOX], 2) == ["c", "b"]
