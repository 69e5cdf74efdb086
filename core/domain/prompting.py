"""From what the artist wrote to recipes: `@Name` becomes words, anchors become references."""

import re
from collections.abc import Iterable, Sequence

from core.domain.board import Panel
from core.domain.character import Character
from core.domain.errors import PromptError
from core.domain.geometry import parse_aspect, size_for
from core.domain.presets import preset_for
from core.domain.project import Project
from core.domain.recipe import Recipe, Reference, Role, Subject
from core.domain.style import Style
from core.domain.values import Value

MENTION = re.compile(r"@(\w+)")
FIRST_CASTING_SEED = 1001
"""Panels count their seeds from 1: a character's anchor never shares its noise with a panel."""


class ModelTraits(Value):
    """What a recipe needs to know of a model.

    `fingerprint` names its files by content; `side` is the edge in pixels of the square it was
    trained on; both edges of a picture must be multiples of `multiple`; `preset` names the
    sharing settings that suit it.
    """

    fingerprint: str
    side: int
    multiple: int
    preset: str = ""


def mentioned(prompt: str, characters: Iterable[Character]) -> list[Character]:
    """The characters a prompt names with `@Name`, in order of first mention.

    Raises PromptError for a name that no character has.
    """
    by_name = {character.name.casefold(): character for character in characters}
    found: dict[str, Character] = {}
    for name in MENTION.findall(prompt):
        character = by_name.get(name.casefold())
        if character is None:
            raise PromptError(
                f"Nobody is called @{name}.",
                "Add a character with that name, or correct the prompt.",
            )
        found[character.id] = character
    return list(found.values())


def expand(prompt: str, characters: Iterable[Character], style: Style | None) -> str:
    """Write out a prompt: a character's words at its first mention, "the <noun>" afterwards.

    The style's words end the prompt (StyleAligned: content, style).
    """
    by_name = {character.name.casefold(): character for character in characters}
    seen: set[str] = set()

    def words(match: re.Match[str]) -> str:
        character = by_name[match[1].casefold()]
        if character.id in seen:
            return f"the {character.noun}"
        seen.add(character.id)
        return character.words.strip()

    text = MENTION.sub(words, prompt).strip()
    return ", ".join(part for part in (text, style.words.strip() if style else "") if part)


def style_references(style: Style | None) -> tuple[Reference, ...]:
    """The style's reference picture, if it has one."""
    if style is None or style.picture is None:
        return ()
    return (Reference(role=Role.STYLE, picture=style.picture, prompt=style.reference_prompt),)


def recipe_for(
    project: Project,
    panel: Panel,
    style: Style | None,
    characters: Sequence[Character],
    model: ModelTraits,
) -> Recipe:
    """The recipe of a panel as the project stands now.

    Raises PromptError when the prompt is empty, names nobody known, or a character in it
    cannot be drawn or has not been cast.
    """
    if not panel.prompt.strip():
        raise PromptError("This panel has no prompt yet.", "Describe what the picture shows.")
    cast = mentioned(panel.prompt, characters)
    references = list(style_references(style))
    for character in cast:
        character.check()
        if not character.is_cast:
            raise PromptError(
                f"{character.name} has not been cast yet.", "Cast the character first."
            )
        references += [anchor_reference(a.recipe, character.noun) for a in character.anchors]
    return Recipe(
        model=model.fingerprint,
        prompt=expand(panel.prompt, characters, style),
        size=size_for(parse_aspect(project.board.aspect), model.side, model.multiple),
        seed=panel.seed,
        steps=project.steps,
        guidance=project.guidance,
        subjects=tuple(Subject(name=c.name, noun=c.noun) for c in cast),
        references=tuple(references),
        **preset_for("faithful", model.preset).fields(),
    )


def casting_recipe(
    project: Project, character: Character, style: Style | None, model: ModelTraits, seed: int
) -> Recipe:
    """The recipe of an anchor candidate: the character alone, in the project's style.

    The style's picture is a reference of the anchor too, so that both agree.
    """
    character.check()
    return Recipe(
        model=model.fingerprint,
        prompt=expand(f"@{character.name}", [character], style),
        size=size_for(parse_aspect(project.board.aspect), model.side, model.multiple),
        seed=seed,
        steps=project.steps,
        guidance=project.guidance,
        subjects=(Subject(name=character.name, noun=character.noun),),
        references=style_references(style),
        **preset_for("faithful", model.preset).fields(),
    )


def anchor_reference(recipe: Recipe, noun: str) -> Reference:
    """An anchor, as a reference that a panel reads from."""
    return Reference(role=Role.SUBJECT, cast=recipe, prompt=recipe.prompt, noun=noun)
