"""Why a take is no longer what its panel asks for: what differs between two recipes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.domain.recipe import Recipe, Reference, Role, Take, Used


class Change(StrEnum):
    """What became otherwise since a take was made, the most telling first."""

    JOINED = "joined"
    """A character is in the panel that was not."""
    LEFT = "left"
    """A character was in the panel that is not."""
    CHARACTER = "character"
    """A character has other words or another noun."""
    RECAST = "recast"
    """A character has other pictures, or another part of them is masked."""
    DRESSED = "dressed"
    """A character appears as another of its variants."""
    STYLE_ADDED = "style added"
    STYLE_REMOVED = "style removed"
    STYLE_SWAPPED = "style swapped"
    """Another style takes the place of the one before."""
    STYLE = "style"
    """The style has other words, another picture or another strength."""
    PROMPT = "prompt"
    MASK = "mask"
    """Where in the panel a character belongs."""
    CONTROL = "control"
    SEED = "seed"
    SIZE = "size"
    MODEL = "model"
    ADDONS = "add-ons"
    SAMPLING = "sampling"
    """Steps, sampler or guidance."""
    QUALITY = "quality"
    """How styles and subjects are shared, and what is saved on the way."""
    METHOD = "method"
    """A newer Castboard draws another picture of the same recipe."""


@dataclass(frozen=True)
class Reason:
    """One thing that differs; `name` is what the style or the character is called.

    `before` and `after` are its versions where both are known and differ, else 0.
    """

    kind: Change
    name: str = ""
    before: int = 0
    after: int = 0


FIELDS = {
    "emphasis": Change.PROMPT,
    "negative": Change.PROMPT,
    "negative_emphasis": Change.PROMPT,
    "control": Change.CONTROL,
    "seed": Change.SEED,
    "size": Change.SIZE,
    "model": Change.MODEL,
    "adapters": Change.ADDONS,
    "steps": Change.SAMPLING,
    "sampler": Change.SAMPLING,
    "guidance": Change.SAMPLING,
    "guided": Change.QUALITY,
    "reuse": Change.QUALITY,
    "freeu": Change.QUALITY,
    "style_sharing": Change.QUALITY,
    "subject_sharing": Change.QUALITY,
    "method": Change.METHOD,
}
"""What it means when one of these differs. Prompt, subjects and references are looked into."""


def reasons(take: Take, recipe: Recipe, used: tuple[Used, ...]) -> tuple[Reason, ...]:
    """What differs between a take and what its panel asks for now, the most telling first.

    Nothing exactly when the recipes are equal. `used` goes with `recipe` (`prompting.used_for`).
    """
    if take.recipe == recipe:
        return ()
    old, new = _Told(take.recipe, take.used), _Told(recipe, used)
    found = [*_of_cast(old, new), *_of_style(old, new)]
    rewritten = take.recipe.prompt != recipe.prompt
    if rewritten and old.own_text() != new.own_text():
        found.append(Reason(Change.PROMPT))
    found += [
        Reason(change) for field, change in FIELDS.items() if _differs(field, take.recipe, recipe)
    ]
    order = list(Change)
    once = dict.fromkeys(found or [Reason(Change.PROMPT if rewritten else Change.QUALITY)])
    return tuple(sorted(once, key=lambda reason: order.index(reason.kind)))


def _differs(field: str, old: Recipe, new: Recipe) -> bool:
    before, after = getattr(old, field), getattr(new, field)
    if field == "emphasis" and old.prompt != new.prompt:  # other words move it
        return [each.weight for each in before] != [each.weight for each in after]
    if field == "style_sharing":  # a style's strength is the style's
        return bool(before != after.replace(shift=before.shift))
    return bool(before != after)


@dataclass(frozen=True)
class _Part:
    """A style or a character as a recipe has it. Old takes do not tell who it was."""

    used: Used | None
    noun: str = ""
    mask: str | None = None
    references: tuple[Reference, ...] = ()

    @property
    def name(self) -> str:
        return self.used.name if self.used else self.noun

    @property
    def words(self) -> str | None:
        return self.used.words if self.used else None


class _Told:
    """A recipe, taken apart: who is in it, by what tells them apart, and its style."""

    def __init__(self, recipe: Recipe, used: Sequence[Used]) -> None:
        self.recipe = recipe
        characters = [each for each in used if each.kind == "character"]
        known = len(characters) == len(recipe.subjects)
        self.cast = [
            _Part(
                used=characters[number] if known else None,
                noun=subject.noun,
                mask=subject.mask,
                references=self._references(Role.SUBJECT, number),
            )
            for number, subject in enumerate(recipe.subjects)
        ]
        style = next((each for each in used if each.kind == "style"), None)
        self.style = _Part(used=style, references=self._references(Role.STYLE, 0))
        self.shift = recipe.style_sharing.shift

    def own_text(self) -> str:
        """The prompt without what the cast and the style told it."""
        text = self.recipe.prompt
        if self.style.words:
            text = text.removesuffix(self.style.words).removesuffix(", ")
        for part in self.cast:
            if part.words:
                text = text.replace(part.words, "@", 1).replace(f"the {part.noun}", "@")
        return text

    def _references(self, role: Role, subject: int) -> tuple[Reference, ...]:
        found = (each for each in self.recipe.references if each.role is role)
        return tuple(each.replace(subject=0) for each in found if each.subject == subject)


def _of_cast(old: _Told, new: _Told) -> Iterator[Reason]:
    left = list(old.cast)
    for part in new.cast:
        before = next((each for each in left if _same(each, part)), None)
        if before is None:
            yield Reason(Change.JOINED, part.name)
            continue
        left.remove(before)
        if change := _of_looks(before, part, old.recipe.method == new.recipe.method):
            yield _versioned(change, before, part)
        if before.mask != part.mask:
            yield Reason(Change.MASK, part.name)
    for part in left:
        yield Reason(Change.LEFT, part.name)


def _same(one: _Part, other: _Part) -> bool:
    """Whether both are one character; by the noun where an old take does not tell."""
    if one.used and other.used:
        return one.used.id == other.used.id
    return one.noun == other.noun


def _of_looks(before: _Part, after: _Part, comparable: bool) -> Change | None:
    """What became of a character. Another method refers to the same pictures in another way."""
    known = before.used is not None and after.used is not None
    told_otherwise = before.noun != after.noun or (known and before.words != after.words)
    recast = comparable and before.references != after.references
    if not told_otherwise and not recast:
        return None
    if before.used and after.used and before.used.version == after.used.version:
        return Change.DRESSED
    return Change.CHARACTER if told_otherwise else Change.RECAST


def _of_style(old: _Told, new: _Told) -> Iterator[Reason]:
    before, after = old.style, new.style
    comparable = old.recipe.method == new.recipe.method
    if (comparable and before.references != after.references) or (
        after.references and old.shift != new.shift
    ):
        told_otherwise = True
    elif before.used and after.used:
        told_otherwise = before.words != after.words
    else:  # an old take may have had a style without telling
        words = before.words or after.words or ""
        told_otherwise = not (_ends(old, words) and _ends(new, words))
    if not told_otherwise:
        return
    if not (before.used or before.references):
        yield Reason(Change.STYLE_ADDED, after.name)
    elif not (after.used or after.references):
        yield Reason(Change.STYLE_REMOVED, before.name)
    elif before.used and after.used and before.used.id != after.used.id:
        yield Reason(Change.STYLE_SWAPPED, after.name)
    else:
        yield _versioned(Change.STYLE, before, after)


def _ends(told: _Told, words: str) -> bool:
    return told.recipe.prompt.endswith(words)


def _versioned(change: Change, before: _Part, after: _Part) -> Reason:
    reason = Reason(change, after.name)
    if before.used and after.used and before.used.version != after.used.version:
        return replace(reason, before=before.used.version, after=after.used.version)
    return reason
