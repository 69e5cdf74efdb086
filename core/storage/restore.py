"""From damage to the state of the last change: the newest good backup, and the log replayed."""

import errno
import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.domain.errors import StorageError
from core.storage.backups import Backup, Backups, sequence_of, sync_file
from core.storage.changes import Changes, Record
from core.storage.database import Database, primary_code, uri
from core.storage.files import FULL, WRITING, cannot_write, sync_folder
from core.storage.verify import Verdict, verify

DAMAGED = "damaged"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Restored:
    """What was restored, said for the artist; `complete` when nothing was lost."""

    sentence: str
    backup_at: datetime | None
    complete: bool


@dataclass(frozen=True)
class _Rebuilt:
    """A database made from a backup and the log, not yet in its place."""

    path: Path
    backup: Backup | None
    first: int
    last: int
    until: str
    verdict: Verdict


def restore(path: Path, changes: Changes, backups: Backups, expected: int = 0) -> Restored:
    """Make the database again and move what was there aside, into `damaged`.

    `expected` is the number of the last change, where that is known. StorageError, everything
    left as it was, when there is nothing better than what is there.
    """
    try:
        rebuilt = _best(path, changes, backups)
        newest = changes.newest()
        expected = max(expected, newest[1] if newest else expected)
        if rebuilt is None or _is_worse(rebuilt, path):
            raise StorageError(
                f"The library file “{path}” is damaged, and no backup is better.",
                "Put a backup of your own in its place, or choose another library folder.",
            )
        complete = newest is not None and rebuilt.last >= expected
        kept = _swap(rebuilt, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        for left in path.parent.glob(f"{WRITING}*.sqlite3*"):
            left.unlink(missing_ok=True)
    for backup in backups.all():
        if rebuilt.backup is None or backup.sequence > rebuilt.backup.sequence:
            backup.path.replace(kept / backup.path.name)
    if not complete:
        changes.move_aside(kept)
    return Restored(_sentence(rebuilt, complete, kept), _made_at(rebuilt), complete)


def _is_worse(rebuilt: _Rebuilt, path: Path) -> bool:
    """Whether the present file, though some rows are damaged, has more than what was made."""
    if not path.exists() or verify(path).structure:
        return False
    if rebuilt.verdict.rows:
        return True
    try:
        return sequence_of(path) > rebuilt.last
    except (sqlite3.Error, TypeError, ValueError):
        return False


def _swap(rebuilt: _Rebuilt, path: Path) -> Path:
    """Put what was made in place; give the folder where the damaged file is now."""
    kept = aside(path.parent)
    _move_aside(path, kept)
    rebuilt.path.replace(path)
    sync_folder(path.parent)
    return kept


def _best(path: Path, changes: Changes, backups: Backups) -> _Rebuilt | None:
    """The first that is whole in every respect; else the first that can at least be read."""
    second: _Rebuilt | None = None
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


def _rebuild(path: Path, changes: Changes, backup: Backup | None) -> _Rebuilt | None:
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
    return _Rebuilt(fresh, backup, first, last, until, verdict)


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


def aside(folder: Path) -> Path:
    """A folder of its own for what is damaged now."""
    name = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    for number in range(1000):
        fresh = folder / DAMAGED / (f"{name}-{number}" if number else name)
        if not fresh.exists():
            break
    fresh.mkdir(parents=True)
    return fresh


def _move_aside(path: Path, kept: Path) -> None:
    """The write-ahead log goes first: SQLite would apply it to whatever is in the file's place."""
    for each in _parts(path):
        if each.exists():
            each.replace(kept / each.name)
    sync_folder(kept)


def _parts(path: Path) -> Iterator[Path]:
    for suffix in ("-wal", "-shm", "-journal", ""):
        yield path.with_name(f"{path.name}{suffix}")


def _made_at(rebuilt: _Rebuilt) -> datetime | None:
    return rebuilt.backup.made_at if rebuilt.backup else None


def _sentence(rebuilt: _Rebuilt, complete: bool, kept: Path) -> str:
    origin = f"the backup of {_said(rebuilt.backup.made_at)}" if rebuilt.backup else "its log"
    count = rebuilt.last - rebuilt.first
    later = "Nothing is lost." if complete else _lost(rebuilt)
    if count:
        later = f"{count} later changes were made again. {later}"
    return (
        f"The library was damaged and has been restored from {origin}. {later} "
        f"The damaged file is kept in “{kept}”."
    )


def _lost(rebuilt: _Rebuilt) -> str:
    until = datetime.fromisoformat(rebuilt.until) if rebuilt.until else _made_at(rebuilt)
    since = f" after {_said(until)}" if until else ""
    return f"Changes{since} could not be read and are lost; pictures are still in the library."


def _said(time: datetime) -> str:
    return time.astimezone().strftime("%d %B %Y, %H:%M")
