"""The table of jobs: the queue as it was last, row by row."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from core.storage.database import Database
from core.storage.rows import put, seal
from core.storage.tables import jobs


class Jobs:
    """Rows of the queue (core/jobs/journal.py says what is in them)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[dict[str, Any]]:
        """Every row, in the order of positions."""
        with self._database.reading() as connection:
            rows = connection.execute(select(jobs).order_by(jobs.c.position))
            return [dict(row._mapping) for row in rows]

    def write(self, rows: Sequence[Mapping[str, Any]], gone: Collection[str] = ()) -> None:
        """Add or change rows, and delete those of the jobs that are gone: all of it or none."""
        with self._database.writing() as connection:
            for row in rows:
                _write(connection, row)
            if gone:
                connection.execute(delete(jobs).where(jobs.c.id.in_(sorted(gone))))


def _write(connection: Connection, row: Mapping[str, Any]) -> None:
    """A row that is there already has only its changes written: documents are long."""
    known = connection.execute(select(jobs).where(jobs.c.id == row["id"])).one_or_none()
    if known is None:
        put(connection, jobs, row)
        return
    changes = {name: value for name, value in row.items() if known._mapping[name] != value}
    changes["seal"] = seal(row)
    connection.execute(update(jobs).where(jobs.c.id == row["id"]).values(**changes))
