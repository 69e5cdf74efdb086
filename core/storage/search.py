"""What is asked of a shelf, and what it answers: rows to list, read without their documents."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    column,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    table,
)

from core.domain.values import BlobId
from core.storage.folding import fold, phrases, spelled
from core.storage.tables import projects, tags, uses

INDEX = table("search", *map(column, ("rowid", "name", "words", "tags", "folder")))
MATCH: ColumnElement[str] = literal_column("search")


class Sort(StrEnum):
    """The order of what is found."""

    BEST = "best"
    """Hits in the name first, those at its beginning before the others; by name."""
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


def ids_of(shelf: Table, kind: str, query: Query) -> Select[str]:
    """The ids of what a query finds, in its order."""
    where = _conditions(shelf, kind, query)
    return select(shelf.c.id).where(*where).order_by(*_order(shelf, query))


def count_of(shelf: Table, kind: str, query: Query) -> Select[int]:
    """How many a query finds."""
    return select(func.count()).select_from(shelf).where(*_conditions(shelf, kind, query))


def rows_of(shelf: Table, kind: str) -> Select[Any]:
    """The columns of a Row; see `row_of`."""
    own = (tags.c.kind == kind, tags.c.item_id == shelf.c.id)
    tagged = select(func.json_group_array(tags.c.tag)).where(*own).scalar_subquery()
    users = (
        select(func.count())
        .select_from(uses.join(projects))
        .where(uses.c.kind == kind, uses.c.item_id == shelf.c.id, projects.c.deleted_at.is_(None))
    )
    names = ("id", "name", "words", "picture", "version", "favourite", "folder")
    own_columns = (shelf.c[name] for name in names)
    used = users.scalar_subquery()
    return select(*own_columns, tagged, used, shelf.c.changed_at, shelf.c.deleted_at)


def row_of(found: Any) -> Row:
    """A Row from what `rows_of` selects."""
    *own_columns, tagged, used, changed_at, deleted_at = found
    fields = [*own_columns, tuple(sorted(json.loads(tagged))), used, changed_at, deleted_at]
    return Row(*fields)


def index(connection: Connection, row: Mapping[str, Any], tagged: list[str]) -> None:
    """Put an item into the full-text search, in place of what stood there for it."""
    connection.execute(delete(INDEX).where(INDEX.c.rowid == row["entry"]))
    connection.execute(insert(INDEX).values(rowid=row["entry"], **texts_of(row, tagged)))


def texts_of(row: Mapping[str, Any], tagged: list[str]) -> dict[str, str]:
    """An item as it is indexed."""
    texts = {name: spelled(row[name]) for name in ("name", "words", "folder")}
    return {**texts, "tags": " ".join(map(spelled, tagged))}


def unindex(connection: Connection, entry: int) -> None:
    """Take an item out of the full-text search."""
    connection.execute(delete(INDEX).where(INDEX.c.rowid == entry))


def _conditions(shelf: Table, kind: str, query: Query) -> list[ColumnElement[bool]]:
    binned = shelf.c.deleted_at.is_not(None)
    where: list[ColumnElement[bool]] = [binned if query.in_bin else shelf.c.deleted_at.is_(None)]
    if query.favourites:
        where.append(shelf.c.favourite.is_(True))
    if query.folder is not None:
        where.append(_within(shelf.c.folder, query.folder))
    for tag in sorted(query.tags):
        having = select(tags.c.item_id).where(tags.c.kind == kind, tags.c.tag == tag)
        where.append(shelf.c.id.in_(having))
    if found := phrases(query.text):
        where.append(_matches(shelf, found))
    return where


def _matches(shelf: Table, found: str) -> ColumnElement[bool]:
    # The plus keeps SQLite from seeking each entry: one index, in order, holds all that is asked.
    entry: ColumnElement[int] = literal_column(f"+{shelf.name}.entry")
    return entry.in_(select(INDEX.c.rowid).where(MATCH.match(found)))


def _within(folder: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether a folder is the one of this name or lies below it."""
    if not name:
        return folder == ""
    after = f"{name}{chr(ord('/') + 1)}"
    return or_(folder == name, and_(folder > f"{name}/", folder < after))


def _order(shelf: Table, query: Query) -> list[ColumnElement[Any]]:
    """Names that begin with the text come first, then names with words that do, then the rest.

    Ranking by bm25 would read the sizes of all that a single letter finds, for little.
    """
    if query.sort is Sort.CHANGED:
        return [shelf.c.changed_at.desc(), shelf.c.entry.desc()]
    if query.sort is Sort.ADDED:
        return [shelf.c.entry.desc()]
    order: list[ColumnElement[Any]] = [shelf.c.folded, shelf.c.entry]
    found, begun = phrases(query.text), fold(query.text).strip()
    if found and query.sort is Sort.BEST:
        named = _matches(shelf, f"{{name}} : ({found})")
        begins = func.substr(shelf.c.folded, 1, len(begun)) == begun
        order = [begins.desc(), named.desc(), *order]
    return order
