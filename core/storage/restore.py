"""From damage to the state of the last change: the newest good backup, and the log replayed."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.domain.errors import StorageError
from core.storage.backups import Backups, sequence_of
from core.storage.changes import Changes
from core.storage.files import WRITING, cannot_write, make_folder, sync_folder
from core.storage.replay import Rebuilt, best
from core.storage.verify import verify

log = logging.getLogger(__name__)
DAMAGED = "damaged"
UNACKNOWLEDGED = 1
"""A process that is killed leaves so many changes in the database that are not in the log."""


@dataclass(frozen=True)
class Restored:
    """What was restored, said for the artist; `complete` when nothing was lost."""

    sentence: str
    backup_at: datetime | None
    complete: bool


def restore(path: Path, changes: Changes, backups: Backups, expected: int = 0) -> Restored:
    """Make the database again and move what was there aside, into `damaged`.

    `expected` is the number of the last change, where that is known. StorageError, everything
    left as it was, when there is nothing better than what is there.
    """
    try:
        rebuilt = best(path, changes, backups)
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
            with _logged(backup.path):
                backup.path.replace(kept / backup.path.name)
    if not complete:
        with _logged(path):
            changes.move_aside(kept)
    return Restored(_sentence(rebuilt, complete, kept), _made_at(rebuilt), complete)


@contextmanager
def _logged(path: Path) -> Iterator[None]:
    """The library is whole again: what cannot be moved out of the way does not end that."""
    try:
        yield
    except OSError as error:
        log.warning("What was left of the damage to “%s” stays. %s", path, error)


def _is_worse(rebuilt: Rebuilt, path: Path) -> bool:
    """Whether the present file, though some rows are damaged, has more than what was made."""
    if not path.exists() or verify(path).structure:
        return False
    if rebuilt.verdict.rows:
        return True
    try:
        return sequence_of(path) > rebuilt.last + UNACKNOWLEDGED
    except (sqlite3.Error, TypeError, ValueError):
        return False


def _swap(rebuilt: Rebuilt, path: Path) -> Path:
    """Put what was made in place; give the folder where the damaged file is now."""
    kept = aside(path.parent)
    _move_aside(path, kept)
    rebuilt.path.replace(path)
    sync_folder(path.parent)
    return kept


def aside(folder: Path) -> Path:
    """A folder of its own for what is damaged now."""
    name = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    for number in range(1000):
        fresh = folder / DAMAGED / (f"{name}-{number}" if number else name)
        if not fresh.exists():
            break
    make_folder(fresh)
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


def _made_at(rebuilt: Rebuilt) -> datetime | None:
    return rebuilt.backup.made_at if rebuilt.backup else None


def _sentence(rebuilt: Rebuilt, complete: bool, kept: Path) -> str:
    origin = f"the backup of {_said(rebuilt.backup.made_at)}" if rebuilt.backup else "its log"
    count = rebuilt.last - rebuilt.first
    later = "Nothing is lost." if complete else _lost(rebuilt)
    if count:
        later = f"{count} later changes were made again. {later}"
    return (
        f"The library was damaged and has been restored from {origin}. {later} "
        f"The damaged file is kept in “{kept}”."
    )


def _lost(rebuilt: Rebuilt) -> str:
    until = datetime.fromisoformat(rebuilt.until) if rebuilt.until else _made_at(rebuilt)
    since = f" after {_said(until)}" if until else ""
    return f"Changes{since} could not be read and are lost; pictures are still in the library."


def _said(time: datetime) -> str:
    return time.astimezone().strftime("%d %B %Y, %H:%M")
