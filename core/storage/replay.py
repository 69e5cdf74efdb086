"""A database made again: a backup, or the tables of a new library, and the log replayed."""

import errno
import logging
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.storage.backups import Backup, Backups, sequence_of, sync_file
from core.storage.changes import Changes
from core.storage.database import Database, uri
from core.storage.files import FULL, WRITING, cannot_write
from core.storage.frames import Record
from core.storage.sentences import primary_code
from core.storage.verify import Verdict, verify

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rebuilt:
    """A database made from a backup and the log, not yet in its place."""

    path: Path
    backup: Backup | None
    first: int
    last: int
    until: str
    verdict: Verdict


def best(path: Path, changes: Changes, backups: Backups) -> Rebuilt | None:
    """The first that is whole in every respect; else the first that can at least be read."""
    second: Rebuilt | None = None
    bases: list[Backup | None] = [*backups.all()]
    if changes.begins_with(1):
        bases.append(None)
    for backup in bases:
        rebuilt = _rebuild(path, changes, backup)
        if rebuilt is None or rebuilt.verdict.structure:
            continue
        if not rebuilt.verdict.rows:
            return rebuilt
        second = second or rebuilt
    return second


def _rebuild(path: Path, changes: Changes, backup: Backup | None) -> Rebuilt | None:
    """A backup, or the tables as they are in a new library, with all later changes."""
    fresh = path.with_name(f"{WRITING}{backup.sequence if backup else 0}.sqlite3")
    try:
        if backup:
            shutil.copyfile(backup.path, fresh)
        else:
            _make_new(fresh)
        start = changes.newest()
        if verify(fresh).structure:
            return None
        first = sequence_of(fresh)
        with closing(sqlite3.connect(uri(fresh, "mode=rw"), uri=True)) as connection:
            connection.isolation_level = None
            last, until = _replay(connection, changes, first)
            connection.execute("PRAGMA journal_mode=WAL")
        verdict = verify(fresh, start[0].schema if start else None)
        sync_file(fresh)
    except (sqlite3.Error, OSError) as error:
        if getattr(error, "errno", None) in FULL or primary_code(error) == sqlite3.SQLITE_FULL:
            raise cannot_write(fresh, OSError(errno.ENOSPC, "")) from error
        log.warning("The backup %s could not be used: %s", backup, error)
        return None
    return Rebuilt(fresh, backup, first, last, until, verdict)


def _replay(connection: sqlite3.Connection, changes: Changes, last: int) -> tuple[int, str]:
    """Apply the changes after one. The number of the last that could be, and its time."""
    (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    until = ""
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=OFF")
    for record in changes.read(last, version):
        try:
            _apply(connection, record)
        except sqlite3.Error as error:
            log.warning("Change %d could not be applied: %s", record.number, error)
            break
        last, until = record.number, record.made_at
    return last, until


def _apply(connection: sqlite3.Connection, record: Record) -> None:
    connection.execute("BEGIN")
    try:
        for statement, values, many in record.statements:
            if many:
                connection.executemany(statement, values)
            else:
                connection.execute(statement, values)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _make_new(path: Path) -> None:
    from core.storage.migrate import migrate

    path.unlink(missing_ok=True)
    database = Database(path)
    try:
        migrate(database)
    finally:
        database.close()
