"""The library's bin: where what was deleted lies until the bin is emptied.

Pictures are not deleted with the rows that named them: a sweep (core/storage/sweep.py) takes those
that nothing names any more.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, Table, delete, select

from core.domain.errors import StorageError
from core.storage.database import Database
from core.storage.naming import check_names
from core.storage.projects import take_out
from core.storage.search import unindex
from core.storage.sentences import SUBJECTS
from core.storage.tables import SHELVES, characters, projects, tags, uses, versions


class Bin:
    """What lies in the bin, of every kind. Ids that do not lie there are passed over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """How many projects, styles and characters lie in the bin."""
        with self._database.reading() as connection:
            return sum(len(_binned(connection, table)) for table in (projects, *SHELVES.values()))

    def empty(self) -> None:
        """Delete for good what lies in the bin: projects with their takes, items with versions."""
        with self._database.writing() as connection:
            _purge_projects(connection, _binned(connection, projects))
            for kind, table in SHELVES.items():
                _purge_items(connection, kind, _binned(connection, table))

    def restore(self, ids: Iterable[str]) -> None:
        """Take some of it out, projects with the style and the characters that they have.

        StorageError, nothing restored, when two characters would be called the same.
        """
        wanted = set(ids)
        with self._database.writing() as connection:
            own = select(uses.c.item_id).where(uses.c.project_id.in_(wanted))
            out = wanted | set(connection.scalars(own))
            check_names(connection, out & _binned(connection, characters))
            for table in (projects, *SHELVES.values()):
                for each in sorted(out & _binned(connection, table)):
                    take_out(connection, table, each)

    def purge(self, ids: Iterable[str]) -> None:
        """Delete some of it for good.

        StorageError, nothing deleted, when a project that stays in the bin has a style or a
        character of these: it could not be restored whole.
        """
        wanted = set(ids)
        with self._database.writing() as connection:
            _purge_projects(connection, wanted & _binned(connection, projects))
            for kind, table in SHELVES.items():
                gone = wanted & _binned(connection, table)
                _check_unused(connection, kind, gone)
                _purge_items(connection, kind, gone)


def _binned(connection: Connection, table: Table) -> set[str]:
    return set(connection.scalars(select(table.c.id).where(table.c.deleted_at.is_not(None))))


def _purge_projects(connection: Connection, ids: Iterable[str]) -> None:
    for each in sorted(ids):
        connection.execute(delete(projects).where(projects.c.id == each))


def _purge_items(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    table = SHELVES[kind]
    for each in sorted(ids):
        entry = select(table.c.entry).where(table.c.id == each)
        unindex(connection, connection.execute(entry).scalar_one())
        for side in (tags, versions):
            own = (side.c.kind == kind, side.c.item_id == each)
            connection.execute(delete(side).where(*own))
        connection.execute(delete(table).where(table.c.id == each))


def _check_unused(connection: Connection, kind: str, ids: Iterable[str]) -> None:
    for each in sorted(ids):
        query = (
            select(projects.c.title).join(uses).where(uses.c.kind == kind, uses.c.item_id == each)
        )
        if title := connection.scalar(query.limit(1)):
            raise StorageError(
                f"{SUBJECTS[kind]} belongs to the project “{title}” in the bin.",
                "Delete that project for good first, or restore it.",
            )
