"""From what the artist wrote to recipes: `@Name` becomes words, anchors become references.

Prompts are read here as `core.domain.wording` gives them: in plain words.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from core.domain.board import Panel
from core.domain.character import Anchor, Character, find_phrase
from core.domain.errors import PromptError
from core.domain.geometry import parse_aspect, size_for
from core.domain.presets import preset_for
from core.domain.project import Project
from core.domain.recipe import METHOD, Emphasis, Recipe, Reference, Role, Subject, Used
from core.domain.style import Style
from core.domain.values import BlobId, Value
from core.domain.wording import Worded, joined, worded

MENTION = re.compile(r"@(\w+)")
"""The name of a character. That of one of its variants may follow: `@Mia:raincoat`."""
DRESSED_MENTION = re.compile(MENTION.pattern + r"(?::(\w+))?")
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


def looks(prompt: str, characters: Iterable[Character]) -> list[tuple[Character, str]]:
    """The characters a prompt names, in order of first mention, each with its variant ("" none).

    Where a prompt names a variant (`@Mia:raincoat`), a bare `@Mia` in it means that too: a panel
    tracks each character once. Raises PromptError for a name that no character has, for a variant
    that it does not have, and for two variants of one character.
    """
    by_name = {character.name.casefold(): character for character in characters}
    found: dict[str, tuple[Character, str]] = {}
    for name, variant in DRESSED_MENTION.findall(prompt):
        character = by_name.get(name.casefold())
        if character is None:
            raise PromptError(
                f"Nobody is called @{name}.",
                "Add a character with that name, or correct the prompt.",
            )
        asked = character.variant(variant).name if variant else ""
        _, known = found.get(character.id, (character, ""))
        if asked and known and asked != known:
            raise PromptError(
                f"{character.name} is both “{known}” and “{asked}” in this panel.",
                "Name one variant of a character in a panel.",
            )
        found[character.id] = (character, known or asked)
    return list(found.values())


def mentioned(prompt: str, characters: Iterable[Character]) -> list[Character]:
    """The characters a prompt names, in order of first mention, dressed as it asks.

    Raises PromptError as `looks` does.
    """
    return [character.dressed(variant) for character, variant in looks(prompt, characters)]


def used_for(
    prompt: str,
    style: Style | None,
    characters: Iterable[Character],
    version: Callable[[Style | Character], int],
) -> tuple[Used, ...]:
    """What a panel's recipe is made from: its style, then its characters by mention.

    `version` gives the number of the present one. PromptError as for `mentioned`.
    """
    found: list[Style | Character] = [style] if style else []
    found += mentioned(prompt, characters)
    return tuple(
        Used(
            kind="style" if isinstance(each, Style) else "character",
            id=each.id,
            version=version(each),
            name=each.name,
            words=each.words.strip(),
        )
        for each in found
    )


def expand(prompt: str, characters: Iterable[Character], style: Style | None) -> str:
    """Write out a prompt: a character's words at its first mention, "the <noun>" afterwards.

    The style's words end the prompt (StyleAligned: content, style).
    """
    return _Told(Worded(prompt.strip()), characters, style).text


class _Told:
    """A prompt written out, and the spans in it that speak of each character, by id."""

    def __init__(
        self, prompt: Worded, characters: Iterable[Character], style: Style | None
    ) -> None:
        cast = mentioned(prompt.text, characters)
        by_name = {character.name.casefold(): character for character in cast}
        self.spans: dict[str, list[tuple[int, int]]] = {}
        self._moves: list[tuple[int, int, int]] = []
        text, end = "", 0
        for match in DRESSED_MENTION.finditer(prompt.text):
            character = by_name[match[1].casefold()]
            spans = self.spans.setdefault(character.id, [])
            words = f"the {character.noun}" if spans else character.words.strip()
            text += prompt.text[end : match.start()]
            spans.append((len(text), len(text) + len(words)))
            text, end = text + words, match.end()
            self._moves.append((match.start(), end, len(text)))
        parts = (text + prompt.text[end:], style.words.strip() if style else "")
        self.text = ", ".join(part for part in parts if part)
        self.emphasis = tuple(self._moved(prompt.emphasis))

    def _moved(self, emphasis: Iterable[Emphasis]) -> Iterator[Emphasis]:
        """The prompt's emphases where their words stand now."""
        for each in emphasis:
            start, stop = self._place(each.start), self._place(each.stop)
            if start < stop:
                yield each.replace(start=start, stop=stop)

    def _place(self, at: int) -> int:
        """Where a place in the prompt is now; one within a name is behind its words."""
        by = 0
        for start, end, now in self._moves:
            if at <= start:
                break
            if at < end:
                return now
            by = now - end
        return at + by

    def subject(self, character: Character, mask: BlobId | None = None) -> Subject:
        """The character as a recipe tracks it.

        Its noun may also stand in another character's words or in free text, which means
        somebody else.
        """
        found = find_phrase(character.noun, self.text)
        spans = self.spans[character.id]
        own = tuple(
            number
            for number, (start, end) in enumerate(found)
            if any(first <= start and end <= last for first, last in spans)
        )
        everywhere = len(own) == len(found)
        return Subject(noun=character.noun, occurrences=() if everywhere else own, mask=mask)


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
    prompt = worded(panel.prompt, panel.seed)
    if not prompt.text:
        raise PromptError("This panel has no prompt yet.", "Describe what the picture shows.")
    references, cast = list(style_references(style)), []
    for number, (whole, variant) in enumerate(looks(prompt.text, characters)):
        character = whole.dressed(variant)
        character.check()
        if not character.is_cast:
            raise _not_cast(whole.name, variant)
        references += [anchor_reference(a, character.noun, number) for a in character.anchors]
        cast.append(character)
    told = _Told(prompt, characters, style)
    negative = joined([worded(each, panel.seed) for each in (project.negative, panel.negative)])
    return Recipe(
        model=model.fingerprint,
        adapters=project.adapters,
        prompt=told.text,
        emphasis=told.emphasis,
        negative=negative.text,
        negative_emphasis=negative.emphasis,
        size=size_for(parse_aspect(project.board.aspect), model.side, model.multiple),
        seed=panel.seed,
        steps=project.steps,
        sampler=project.sampler,
        guidance=project.guidance,
        control=panel.control,
        subjects=tuple(told.subject(each, panel.mask_of(each.id)) for each in cast),
        references=tuple(references),
        **_method(project.quality, style, model),
    )


def _not_cast(name: str, variant: str) -> PromptError:
    if variant:
        return PromptError(
            f"{name} has not been cast as “{variant}” yet.", "Cast the character first."
        )
    return PromptError(f"{name} has not been cast yet.", "Cast the character first.")


def casting_recipe(
    project: Project, character: Character, style: Style | None, model: ModelTraits, seed: int
) -> Recipe:
    """The recipe of an anchor candidate: the character alone, in the project's style.

    The style's picture is a reference of the anchor too, and the project's adapters are on the
    model, so that both agree. Whatever quality the
    project's panels have for now, a character is cast with all care.
    """
    character.check()
    told = _Told(Worded(f"@{character.name}"), [character], style)
    return Recipe(
        model=model.fingerprint,
        adapters=project.adapters,
        prompt=told.text,
        size=size_for(parse_aspect(project.board.aspect), model.side, model.multiple),
        seed=seed,
        steps=project.steps,
        sampler=project.sampler,
        guidance=project.guidance,
        subjects=(told.subject(character),),
        references=style_references(style),
        **_method("faithful", style, model),
    )


def _method(quality: str, style: Style | None, model: ModelTraits) -> dict[str, Any]:
    """How a recipe shares: what its quality and its model ask for, and how strong its style is."""
    preset = preset_for(quality, model.preset)
    if style is not None and style.picture is not None:
        sharing = preset.style_sharing
        stronger = sharing.replace(shift=sharing.shift + math.log(style.strength))
        preset = preset.replace(style_sharing=stronger)
    return preset.fields()


def inversion_recipe(project: Project, reference: Reference, model: ModelTraits) -> Recipe:
    """A recipe that reads one reference and nothing else, as the project's panels read it."""
    subjects = (Subject(noun=reference.noun),) if reference.role is Role.SUBJECT else ()
    return Recipe(
        model=model.fingerprint,
        adapters=project.adapters,
        prompt=reference.prompt,
        size=size_for(parse_aspect(project.board.aspect), model.side, model.multiple),
        seed=0,
        subjects=subjects,
        references=(reference.replace(subject=0),),
    )


def anchor_reference(anchor: Anchor, noun: str, subject: int = 0) -> Reference:
    """An anchor, as a reference that a panel reads from for one of its subjects.

    What an older METHOD cast cannot be cast again as it was: its picture is read instead.
    """
    cast = anchor.recipe if anchor.recipe and anchor.recipe.method == METHOD else None
    return Reference(
        role=Role.SUBJECT,
        picture=None if cast else anchor.picture,
        cast=cast,
        prompt=anchor.shows,
        noun=noun,
        subject=subject,
        mask=anchor.mask,
    )
