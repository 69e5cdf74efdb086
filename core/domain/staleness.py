"""Why a take is no longer what its panel asks for: what differs between two recipes."""

from dataclasses import dataclass
from enum import StrEnum

from core.domain.recipe import Recipe, Take, Used


class Change(StrEnum):
    """What became otherwise since a take was made, the most telling first."""

    JOINED = "joined"
    """A character is in the panel that was not."""
    LEFT = "left"
    """A character was in the panel that is not."""
    CHARACTER = "character"
    """A character has other words, another noun or other pictures in its new version."""
    DRESSED = "dressed"
    """A character appears as another of its variants."""
    STYLE_ADDED = "style added"
    STYLE_REMOVED = "style removed"
    STYLE_SWAPPED = "style swapped"
    """Another style takes the place of the one before."""
    STYLE = "style"
    """The style has other words or another picture in its new version."""
    PROMPT = "prompt"
    MASK = "mask"
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
    """One thing that differs; `name` is the style's or the character's.

    `before` and `after` are its versions where they are known and differ, else 0.
    """

    kind: Change
    name: str = ""
    before: int = 0
    after: int = 0


def reasons(take: Take, recipe: Recipe, used: tuple[Used, ...]) -> tuple[Reason, ...]:
    """What differs between a take and what its panel asks for now; nothing when they agree.

    `used` is what goes with the recipe (see `prompting.used_for`).
    """
    raise NotImplementedError
