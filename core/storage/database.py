"""The SQLite file: opening, pragmas, transactions, and errors that are sentences."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from sqlalchemy import Connection, QueuePool, create_engine, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, IntegrityError

from core.domain.errors import DamageError
from core.storage.changes import Changes
from core.storage.frames import Statement, encode
from core.storage.sentences import for_reading_only, primary_code, sentence

WRITING = "castboard_writing"
ONLY_READ = ("SELECT", "PRAGMA", "BEGIN", "EXPLAIN")
LOST = {
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
}
PRAGMAS = ("foreign_keys=ON", "busy_timeout=5000", "synchronous=FULL")
"""A commit outlives a power cut: NORMAL would save milliseconds and could lose a take that cost
minutes."""


class Database:
    """One SQLite file in WAL mode. Any thread may read; one thread at a time writes.

    With `changes`, every transaction is numbered and logged there before it counts as done.
    `before_writing` is called first; what it raises ends the attempt. `scratch` is a folder that
    goes when the database is closed; `is_suspect` says whether anything damaged was met.
    """

    def __init__(self, path: Path, options: str = "mode=rwc") -> None:
        self.path = path
        self.changes: Changes | None = None
        self.before_writing: Callable[[], None] = lambda: None
        self.is_suspect = False
        self.scratch: TemporaryDirectory[str] | None = None
        self.options = options
        self._writing = threading.RLock()
        self._engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool)
        event.listen(self._engine, "connect", _set_up)
        event.listen(self._engine, "begin", _begin)
        event.listen(self._engine, "before_cursor_execute", _note)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return "mode=ro" in self.options

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the file throughout."""
        with self._sentences(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is on disk when the block ends, or none of it.

        StorageError may also mean that it is in the database but not in the log: doing the same
        again is then right, and needed.
        """
        if self.read_only:
            raise for_reading_only()
        with self._writing:
            self.before_writing()
            made: list[Statement] = []
            writer = self._engine.execution_options(**{WRITING: made})
            number, record = 0, b""
            with self._sentences(), writer.begin() as connection:
                yield connection
                if made and self.changes:
                    number = _count(connection, self.changes.newest_number)
                    record = encode(number, made)
            if self.changes and record:
                self.changes.append(number, record)
            elif self.changes:
                self.changes.flush()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Nobody writes meanwhile."""
        with self._writing:
            yield

    def sequence(self) -> int:
        """The number of the last change."""
        with self.reading() as connection:
            return _sequence(connection)

    def must_exist(self) -> None:
        """From now on the file is never made: a drive that is away must not look empty."""
        self.options = self.options.replace("mode=rwc", "mode=rw")

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
        """Close all connections; SQLite then tidies its log away. The next use opens new ones."""
        self._engine.dispose()
        if self.scratch:
            self.scratch.cleanup()

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(uri(self.path, self.options), uri=True, check_same_thread=False)

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except DamageError:
            self.is_suspect = True
            raise
        except (DatabaseError, sqlite3.Error) as error:
            cause = getattr(error, "orig", error)
            if primary_code(cause) in LOST:
                self._engine.dispose()  # connections to a drive that was away stay broken
            said = sentence(self.path, cause)
            self.is_suspect = self.is_suspect or isinstance(said, DamageError)
            raise said from error


def uri(path: Path, options: str) -> str:
    """How SQLite is told of a file and how to open it."""
    return f"{path.absolute().as_uri()}?{options}"


def _sequence(connection: Connection) -> int:
    query = "SELECT value FROM state WHERE key = 'sequence'"
    value = connection.exec_driver_sql(query).scalar()
    if not str(value).isdecimal():
        raise sqlite3.DatabaseError(f"malformed number of changes: {value}")
    return int(str(value))


def _count(connection: Connection, last: int) -> int:
    """Give the transaction its number, which must be the next: the log has no gap."""
    number = _sequence(connection) + 1
    if number != last + 1:
        raise sqlite3.DatabaseError(f"malformed number of changes: {number} after {last}")
    update = "UPDATE state SET value = ? WHERE key = 'sequence'"
    connection.exec_driver_sql(update, (str(number),))
    return number


def _note(connection: Connection, *call: Any) -> None:
    """Remember a statement that changes something, for the log of changes."""
    _, statement, parameters, _, many = call
    made = connection.get_execution_options().get(WRITING)
    if made is not None and not statement.lstrip().upper().startswith(ONLY_READ):
        made.append((statement, parameters, many))


def _set_up(connection: DBAPIConnection, _: object) -> None:
    connection.isolation_level = None  # transactions begin when `_begin` says so
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock first: a deferred transaction that has read cannot wait for it."""
    writing = WRITING in connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
