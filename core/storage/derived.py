"""Tables that say again what others say, so that searches are fast: made anew where they differ."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select

from core.storage.rows import put
from core.storage.search import INDEX, index, texts_of
from core.storage.tables import SHELVES, tags, uses

Item = dict[str, Any]
Use = tuple[str, str, str]
"""The id of a project, and the kind and the id of what it uses."""


def differing(connection: Connection, used: Collection[Use]) -> Iterator[str]:
    """The names of tables that do not agree with documents. `used` is what projects say."""
    columns = (uses.c.project_id, uses.c.kind, uses.c.item_id)
    if {tuple(row) for row in connection.execute(select(*columns))} != set(used):
        yield uses.name
    if connection.execute(select(tags).where(_of_nobody()).limit(1)).first():
        yield tags.name
    tagged = _tagged(connection)
    wanted = {
        row["entry"]: texts_of(row, tagged[kind, row["id"]]) for kind, row in _items(connection)
    }
    names = ("name", "words", "folder", "tags")
    found = connection.execute(select(INDEX.c.rowid, *(INDEX.c[name] for name in names)))
    if {row[0]: dict(zip(names, row[1:], strict=True)) for row in found} != wanted:
        yield INDEX.name


def make_anew(connection: Connection, used: Collection[Use]) -> None:
    """Let all of them say what documents say."""
    connection.execute(delete(uses))
    for project_id, kind, item_id in sorted(used):
        put(connection, uses, {"project_id": project_id, "kind": kind, "item_id": item_id})
    connection.execute(delete(tags).where(_of_nobody()))
    connection.execute(delete(INDEX))
    tagged = _tagged(connection)
    for kind, row in _items(connection):
        index(connection, row, tagged[kind, row["id"]])


def _items(connection: Connection) -> list[tuple[str, Item]]:
    return [
        (kind, dict(row._mapping))
        for kind, shelf in SHELVES.items()
        for row in connection.execute(select(shelf))
    ]


def _tagged(connection: Connection) -> dict[tuple[str, str], list[str]]:
    """The tags of each item, in the order in which they are indexed."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in connection.execute(select(tags.c.kind, tags.c.item_id, tags.c.tag)):
        found[row.kind, row.item_id].append(row.tag)
    return found


def _of_nobody() -> ColumnElement[bool]:
    """Tags of what is not there."""
    having = [
        and_(tags.c.kind == kind, tags.c.item_id.in_(select(shelf.c.id)))
        for kind, shelf in SHELVES.items()
    ]
    return ~or_(*having)
