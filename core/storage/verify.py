"""Whether a database is what was written: its pages, its tables, and the seal of every row."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.storage.database import uri
from core.storage.rows import checker
from core.storage.sentences import primary_code, sentence

WORLD = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
"""Errors that say nothing of the file: a drive that is away is not a damaged library."""

OTHER_TABLES = "The tables of the library are not what they were."

Check = Callable[[sqlite3.Connection], Iterable[str]]


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a database, in sentences."""

    structure: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """All of it."""
        return [*self.structure, *self.rows]


def verify(path: Path, schema: str | None = None, options: str = "mode=rw") -> Verdict:
    """Read a whole database file. `schema` is what its tables should be (`schema_of`).

    Any thread may do this. The search is checked as well where the file may be written. Raises
    StorageError when the file cannot be read at all.
    """
    where = uri(path, options)
    broken = _read(path, where, lambda file: _broken_structure(file, schema))
    broken = broken or ("mode=rw" in options and _read(path, where, _broken_search)) or ()
    return Verdict(broken, () if broken else _read(path, where, _broken_rows))


def _read(path: Path, where: str, check: Check) -> tuple[str, ...]:
    """The sentences of a check. What SQLite cannot make sense of is damage as well."""
    try:
        with closing(sqlite3.connect(where, uri=True)) as connection:
            connection.isolation_level = None
            return tuple(check(connection))
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        if primary_code(error) in WORLD:
            raise sentence(path, error) from error
        return (f"The library file is damaged: {error}.",)


def schema_of(connection: sqlite3.Connection) -> str:
    """Name all tables and indices by how they were made."""
    query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name"
    return hashlib.sha256(repr(connection.execute(query).fetchall()).encode()).hexdigest()[:32]


def _broken_structure(connection: sqlite3.Connection, schema: str | None) -> Iterator[str]:
    if schema and schema_of(connection) != schema:
        yield OTHER_TABLES
    for (line,) in connection.execute("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield f"The library file is damaged: {line}."
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        yield "A row of the library belongs to a project that is not there."


def _broken_search(connection: sqlite3.Connection) -> Iterator[str]:
    """SQLite checks an index of words when it is told to write to it, and raises."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search'").fetchone():
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    yield from ()


def _broken_rows(connection: sqlite3.Connection) -> Iterator[str]:
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    for (table,) in connection.execute(tables).fetchall():
        rows = connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in rows.description]
        if "seal" not in names:
            continue
        whole = checker(names)
        broken = sum(1 for row in rows if not whole(row))
        if broken:
            yield f"The table of {table} has {broken} damaged rows."
