"""The table of jobs: the queue as it was last, row by row."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select

from core.storage.database import Database
from core.storage.rows import put
from core.storage.tables import jobs


class Jobs:
    """Rows of the queue (core/jobs/journal.py says what is in them)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Mapping[str, Any]]:
        """Every row, in the order of positions."""
        with self._database.reading() as connection:
            rows = connection.execute(select(jobs).order_by(jobs.c.position))
            return [row._mapping for row in rows]

    def write(self, rows: Sequence[Mapping[str, Any]], gone: Collection[str] = ()) -> None:
        """Add or replace rows, and delete those of the jobs that are gone: all of it or none."""
        with self._database.writing() as connection:
            for row in rows:
                put(connection, jobs, row)
            if gone:
                connection.execute(delete(jobs).where(jobs.c.id.in_(sorted(gone))))
