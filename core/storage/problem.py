"""What a check can find."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a problem is about; `Problem.items` names each."""

    DATABASE = "database"
    ROWS = "rows"
    """Takes that cannot be read, by id."""
    DOCUMENTS = "documents"
    """Projects, styles and characters that cannot be read, by id."""
    INDEX = "index"
    """What is derived from documents and does not agree with them: names of tables."""
    TAKES = "takes"
    """Takes without a whole picture, by id."""
    ANCHORS = "anchors"
    """Lost pictures of cast anchors."""
    ORIGINALS = "originals"
    """Lost pictures that nothing can draw again."""
    SECOND_NAMES = "second names"
    """Originals that have only one name."""
    ADDONS = "add-ons"
    """Lost LoRAs, embeddings and ControlNets, by digest."""
    TRAJECTORIES = "trajectories"
    CHECKPOINTS = "checkpoints"
    LEFTOVERS = "leftovers"
    """Files that were never finished, by path."""
    UNCLAIMED = "unclaimed"
    """Pictures with a recipe that nothing speaks of."""


@dataclass(frozen=True)
class Problem:
    """A difference: what it is, and what a repair would do about it.

    `needs_artist`: no repair can mend it, and `repair` says what the artist can do.
    """

    kind: Kind
    sentence: str
    repair: str
    needs_artist: bool = False
    items: tuple[str, ...] = ()


def counted(number: int, what: str) -> str:
    """So many of something, in words."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
