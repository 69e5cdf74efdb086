"""What of an archive the library has already, asked within the transaction that merges it."""

from collections.abc import Collection, Sequence
from itertools import count
from typing import Any

from sqlalchemy import Connection, Table, func, literal, select

from core.domain.archive import Shelved
from core.domain.project import Project
from core.domain.recipe import Take
from core.domain.values import Value
from core.storage import tables
from core.storage.documents import read_document
from core.storage.shelves import Shelf, content

TOGETHER = 1000
"""How many ids one statement names."""


def equal(one: Value, other: Value) -> bool:
    """Whether two values are written alike."""
    return one.model_dump_json() == other.model_dump_json()


def same(connection: Connection, shelf: Shelf[Any], item: Any) -> str | None:
    """The id of what is the same as a style or a character, its name included.

    The one with its own id if that is so, wherever it lies; else one that is not in the bin.
    """
    table = shelf.table
    own = select(table.c.id, table.c.document).where(table.c.id == item.id)
    alike = select(table.c.id, table.c.document).where(
        table.c.content == content(item), table.c.name == item.name, table.c.deleted_at.is_(None)
    )
    rows = [*connection.execute(own), *connection.execute(alike.order_by(table.c.entry))]
    for item_id, document in rows:
        if equal(read_document(shelf.holds, document), item.replace(id=item_id)):
            return str(item_id)
    return None


def numbers(
    connection: Connection, shelf: Shelf[Any], item_id: str, shelved: Shelved[Any]
) -> dict[int, int | None]:
    """The library's versions of what is there under an id, by those that an archive holds.

    None where the library has no such version.
    """
    now = select(shelf.table.c.version, shelf.table.c.document).where(shelf.table.c.id == item_id)
    old = tables.versions
    past = select(old.c.version, old.c.document).where(
        old.c.kind == shelf.kind, old.c.item_id == item_id
    )
    rows = [*connection.execute(past.order_by(old.c.version)), *connection.execute(now)]
    known: dict[str, list[int | None]] = {}
    for number, document in rows:
        text = read_document(shelf.holds, document).model_dump_json()
        known.setdefault(text, []).append(number)
    states = [(each.version, each.item) for each in shelved.past]
    found: dict[int, int | None] = {}
    for number, item in (*states, (shelved.version, shelved.item)):
        fits = known.get(item.replace(id=item_id).model_dump_json(), [None])
        found[number] = number if number in fits else fits[-1]
    return found


def exists(connection: Connection, table: Table, row_id: str) -> bool:
    """Whether a table has a row of this id."""
    return connection.scalar(select(table.c.id).where(table.c.id == row_id)) is not None


def project(connection: Connection, project_id: str) -> Project | None:
    """A project, also one in the bin."""
    table = tables.projects
    document = connection.scalar(select(table.c.document).where(table.c.id == project_id))
    return read_document(Project, document) if document is not None else None


def is_in_bin(connection: Connection, project_id: str) -> bool:
    """Whether a project that is there lies in the bin."""
    table = tables.projects
    return connection.scalar(select(table.c.deleted_at).where(table.c.id == project_id)) is not None


def takes_of(connection: Connection, project_id: str) -> list[Take]:
    """The takes of a project, as they were added."""
    table = tables.takes
    query = select(table.c.document).where(table.c.project_id == project_id)
    return [
        read_document(Take, each) for each in connection.scalars(query.order_by(table.c.number))
    ]


def clashes(connection: Connection, project: Project, takes: Sequence[Take]) -> bool:
    """Whether another project has a panel or a take of the same id."""
    panels = {panel.id for panel in project.board.panels} | {take.panel_id for take in takes}
    table = tables.takes
    if _any(connection, table, "id", [take.id for take in takes]):
        return True
    if _any(connection, table, "panel_id", panels):
        return True
    document = tables.projects.c.document
    boards = select(document).where(func.json_valid(document)).subquery()
    listed = func.json_each(boards.c.document, "$.board.panels").table_valued("value")
    ids = (
        select(func.json_extract(listed.c.value, "$.id"))
        .select_from(boards)
        .join(listed, literal(True))
    )
    return not panels.isdisjoint(connection.scalars(ids))


def free_title(connection: Connection, title: str) -> str:
    """The title with a number that no project has."""
    taken = set(connection.scalars(select(tables.projects.c.title)))
    return next(name for n in count(2) if (name := f"{title} ({n})") not in taken)


def _any(connection: Connection, table: Table, column: str, values: Collection[str]) -> bool:
    """Whether a row has one of these values in a column."""
    wanted = list(values)
    for first in range(0, len(wanted), TOGETHER):
        some = table.c[column].in_(wanted[first : first + TOGETHER])
        if connection.scalar(select(table.c[column]).where(some).limit(1)) is not None:
            return True
    return False
