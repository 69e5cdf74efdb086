"""The SQLite file: opening, pragmas, transactions, and errors that are sentences."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, create_engine, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, IntegrityError

from core.domain.errors import StorageError

WRITING = "castboard_writing"
PRAGMAS = ("foreign_keys=ON", "busy_timeout=5000", "synchronous=FULL")
"""A commit outlives a power cut: NORMAL would save milliseconds and could lose a take that cost
minutes."""


class Database:
    """One SQLite file in WAL mode. Any thread may read; one thread at a time writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = create_engine(URL.create("sqlite", database=str(path)))
        event.listen(self._engine, "connect", _set_up)
        event.listen(self._engine, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the file throughout."""
        with self._sentences(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is on disk when the block ends, or none of it."""
        writer = self._engine.execution_options(**{WRITING: True})
        with self._sentences(), writer.begin() as connection:
            yield connection

    def version(self) -> str | None:
        """The migration that the file stands at; None for a file that is new or no library."""
        with self.reading() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            query = "SELECT version_num FROM alembic_version"
            return cast("str | None", connection.exec_driver_sql(query).scalar())

    def use_wal(self) -> None:
        """Switch to the write-ahead log, so that reading never waits for writing."""
        with self._sentences(), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA journal_mode=WAL")

    def close(self) -> None:
        """Close all connections; SQLite then tidies its log away."""
        self._engine.dispose()

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except (DatabaseError, sqlite3.Error) as error:
            raise _sentence(self.path, str(getattr(error, "orig", error))) from error


def _set_up(connection: DBAPIConnection, _: object) -> None:
    connection.isolation_level = None  # transactions begin when `_begin` says so
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock first: a deferred transaction that has read cannot wait for it."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _sentence(path: Path, reason: str) -> StorageError:
    """The world's faults of a database file, by SQLite's own words for them."""
    if "full" in reason or "disk I/O" in reason:
        return StorageError(
            f"The library in “{path.parent}” could not be written: the disk is full or failing.",
            "Free some space and try again. What was finished before is kept.",
        )
    if "malformed" in reason or "not a database" in reason:
        return StorageError(
            f"The library file “{path}” is damaged.",
            "Put a backup in its place (the files that end in .backup beside it), or choose "
            "another library folder.",
        )
    if "locked" in reason:
        return StorageError(
            f"Another program is using the library in “{path.parent}”.",
            "Close the other program and try again.",
        )
    return StorageError(
        f"The library in “{path.parent}” cannot be used: {reason}.",
        "Check that the folder exists and that you may write there.",
    )
