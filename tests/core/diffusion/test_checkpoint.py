"""A render that was killed goes on to the same pictures."""

import pytest
from safetensors.torch import load, save

from core.diffusion import generate
from core.diffusion.models import Model
from core.domain.events import CheckpointMade, EngineEvent, PictureMade, Progress
from core.domain.recipe import Recipe, SubjectSharing, Window
from tests.core.diffusion.conftest import (
    FORKED,
    NEVER,
    anchor,
    anchored,
    materials,
    recipe,
    rendered,
    two_subjects,
)
from tests.core.diffusion.watching import watched

FOX = {"references": (anchor(),)}
CASES = {
    "one pass": [anchored(subject_sharing=SubjectSharing(injection=NEVER), **FOX)],
    "two passes": [anchored(**FOX)],
    "a first pass of half the steps": [
        anchored(subject_sharing=FORKED.replace(first_pass=0.5), **FOX)
    ],
    "matches on the way": [
        anchored(subject_sharing=FORKED.replace(first_pass=0.0, injection=Window(stop=0.9)), **FOX)
    ],
    "two subjects and a multistep sampler": [two_subjects(sampler="unipc", reuse=2)],
    "panels of one and of two passes": [anchored(**FOX), recipe(seed=2)],
}


def made(events: list[EngineEvent]) -> list[PictureMade]:
    return [event for event in events if isinstance(event, PictureMade)]


def kept(events: list[EngineEvent]) -> list[bytes]:
    return [event.data for event in events if isinstance(event, CheckpointMade)]


@pytest.mark.parametrize("case", CASES)
def test_from_every_checkpoint_a_render_goes_on_to_the_same_bytes(
    sdxl: Model, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    recipes = CASES[case]
    given = materials(sdxl, *recipes)
    monkeypatch.setattr(generate, "CHECKPOINT_STEPS", 1)
    monkeypatch.setattr(generate, "PREVIEWS", 1)
    whole = rendered(sdxl, recipes, given)
    total = next(event.total for event in whole if isinstance(event, Progress))
    checkpoints = kept(whole)
    every = len(recipes)
    assert len(checkpoints) == total // every
    for taken, checkpoint in enumerate(checkpoints, start=1):
        rest = rendered(sdxl, recipes, given, checkpoint)
        assert made(rest) == made(whole)
        assert (
            len([event for event in rest if isinstance(event, Progress)]) <= total - taken * every
        )


def test_what_is_done_is_not_done_again(sdxl: Model) -> None:
    wanted = recipe(steps=6)
    with watched(sdxl) as calls:
        (checkpoint,) = kept(rendered(sdxl, [wanted], {}))
        assert len(calls) == 6
        rendered(sdxl, [wanted], {}, checkpoint)
    assert len(calls) == 6 + 1


def test_a_checkpoint_is_made_each_time_all_panels_have_taken_five_steps(sdxl: Model) -> None:
    wanted = recipe(steps=6)
    assert len(kept(rendered(sdxl, [wanted], {}))) == 1
    assert len(kept(rendered(sdxl, [wanted, recipe(steps=6, seed=2)], {}))) == 1
    assert kept(rendered(sdxl, [recipe(steps=4)], {})) == []


def foreign(model: Model, *recipes: Recipe) -> bytes:
    """The last checkpoint of other recipes."""
    return kept(rendered(model, recipes, {}))[-1]


def test_a_foreign_or_damaged_checkpoint_is_ignored(
    sdxl: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generate, "CHECKPOINT_STEPS", 1)
    wanted = recipe(steps=2)
    whole = rendered(sdxl, [wanted], {})
    own = kept(whole)[-1]
    others = [
        foreign(sdxl, recipe(steps=2, seed=2)),
        foreign(sdxl, recipe(steps=2, seed=2), wanted),
        b"",
        b"no safetensors at all",
        own[: len(own) // 2],
        own[:-1],
        save({}),
    ]
    for other in others:
        again = rendered(sdxl, [wanted], {}, other)
        assert [e for e in again if isinstance(e, Progress | PictureMade)] == [
            e for e in whole if isinstance(e, Progress | PictureMade)
        ]


def test_a_checkpoint_that_knows_not_all_of_the_panels_is_ignored(
    sdxl: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generate, "CHECKPOINT_STEPS", 1)
    first, second = recipe(steps=2), recipe(steps=2, seed=2)
    whole = rendered(sdxl, [first, second], {})
    again = rendered(sdxl, [first, second], {}, foreign(sdxl, first))
    assert made(again) == made(whole)
    assert len([e for e in again if isinstance(e, Progress)]) == 4


def test_a_checkpoint_is_a_safetensors_file_that_names_recipes(sdxl: Model) -> None:
    wanted = recipe(steps=6)
    (data,) = kept(rendered(sdxl, [wanted], {}))
    assert all(wanted.digest() in name for name in load(data))
