"""Does the disk hold what the tables say? Finds differences; core/storage/repair.py mends them."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum

from core.domain.events import Progress
from core.storage.library import Library


class Kind(StrEnum):
    """What a problem is about; `Problem.items` names it."""

    DATABASE = "database"
    ROWS = "rows"
    TAKES = "takes"
    ANCHORS = "anchors"
    ORIGINALS = "originals"
    ADDONS = "addons"
    SECOND_NAMES = "second names"
    INDEX = "index"
    CACHE = "cache"
    LEFTOVERS = "leftovers"
    UNCLAIMED = "unclaimed"


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


def check(library: Library) -> Generator[Progress | Problem, None, None]:
    """Compare tables and files, and read every picture. Writes no table; any thread.

    A picture with a whole second name comes back while it is read, and is no problem.
    """
    yield Progress("checking the database", 0, 1)
