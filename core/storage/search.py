"""What is asked of a shelf, and what it answers: rows to list, read without their documents."""

from dataclasses import dataclass
from enum import StrEnum

from core.domain.values import BlobId


class Sort(StrEnum):
    """The order of what is found."""

    BEST = "best"
    """The best match of the text first; by name where there is no text."""
    NAME = "name"
    CHANGED = "changed"
    """The one changed last first."""
    ADDED = "added"
    """The one added last first."""


@dataclass(frozen=True)
class Query:
    """Everything, or what has all of this.

    Each word of `text` begins a word of the name, the words, the tags or the folder. An item has
    all the `tags`. It lies in the `folder` or in a folder below ("" is in none, None anywhere).
    """

    text: str = ""
    tags: frozenset[str] = frozenset()
    folder: str | None = None
    favourites: bool = False
    sort: Sort = Sort.BEST
    in_bin: bool = False


@dataclass(frozen=True)
class Row:
    """A style or a character as it is listed. `used` counts the projects that have it."""

    id: str
    name: str
    words: str
    picture: BlobId | None
    version: int
    favourite: bool
    folder: str
    tags: tuple[str, ...]
    used: int
    changed_at: str
    deleted_at: str | None


@dataclass(frozen=True)
class Version:
    """A state of a style or a character, counted from 1, and when it was saved."""

    number: int
    saved_at: str
