"""Whether a database is what was written: its pages, its tables, and the seal of every row."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.storage.database import primary_code, sentence, uri
from core.storage.rows import seal

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


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a database, in sentences."""

    structure: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """All of it."""
        return [*self.structure, *self.rows]


def verify(path: Path, schema: str | None = None) -> Verdict:
    """Read a whole database file. `schema` is what its tables should be (`schema_of`).

    Any thread may do this. StorageError when the file cannot be read at all.
    """
    try:
        with closing(sqlite3.connect(uri(path, "mode=rw"), uri=True)) as connection:
            connection.isolation_level = None
            broken = tuple(_broken_pages(connection))
            if not broken and schema and schema_of(connection) != schema:
                broken = ("The tables of the library are not what they were.",)
            return Verdict(broken, () if broken else tuple(_broken_rows(connection)))
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        if primary_code(error) in WORLD:
            raise sentence(path, error) from error
        return Verdict((f"The library file is damaged: {error}.",))


def schema_of(connection: sqlite3.Connection) -> str:
    """Name all tables and indices by how they were made."""
    query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name"
    return hashlib.sha256(repr(connection.execute(query).fetchall()).encode()).hexdigest()[:32]


def _broken_pages(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield f"The library file is damaged: {line}."
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        yield "A row of the library belongs to a project that is not there."
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search'").fetchone():
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")


def _broken_rows(connection: sqlite3.Connection) -> Iterator[str]:
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    for (table,) in connection.execute(tables).fetchall():
        rows = connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in rows.description]
        if "seal" not in names:
            continue
        at = names.index("seal")
        broken = sum(1 for row in rows if row[at] != seal(dict(zip(names, row, strict=True))))
        if broken:
            yield f"The table of {table} has {broken} damaged rows."
