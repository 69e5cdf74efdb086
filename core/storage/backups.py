"""Copies of the database, several, made on their own and checked: the way back from damage."""

import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.domain.errors import StorageError
from core.storage.database import uri
from core.storage.files import WRITING, make_folder, sync_folder
from core.storage.verify import verify

NEWEST = 3
DAYS = 7
NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)-(\d{12})\.sqlite3")
TIME = "%Y-%m-%dT%H-%M-%SZ"


@dataclass(frozen=True)
class Backup:
    """One copy: when it was made, and the last change that is in it."""

    path: Path
    made_at: datetime
    sequence: int


class Backups:
    """A folder of backups: the newest three, and the last of each of the past seven days."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Backup]:
        """All backups, newest first. Other files in the folder are passed over."""
        found = (_backup(path) for path in self._folder.glob("*.sqlite3"))
        return sorted((b for b in found if b), key=lambda b: (b.sequence, b.made_at), reverse=True)

    def make(self, source: Path, schema: str | None = None) -> Backup:
        """Copy a database that may be in use, and check the copy row by row.

        Any thread may do this. StorageError, and no backup, when the copy cannot be written or
        is not whole.
        """
        fresh = self._folder / f"{WRITING}backup"
        try:
            make_folder(self._folder)
            copy(source, fresh, schema)
            path = (
                self._folder
                / f"{datetime.now(UTC).strftime(TIME)}-{sequence_of(fresh):012d}.sqlite3"
            )
            fresh.replace(path)
            sync_folder(self._folder)
        except (sqlite3.Error, OSError) as error:
            raise StorageError(
                f"The library could not be backed up: {error}.", "Free some space and try again."
            ) from error
        finally:
            fresh.unlink(missing_ok=True)
        made = _backup(path)
        assert made is not None
        return made

    def prune(self, now: datetime) -> list[Backup]:
        """Delete what need not be kept; give what is."""
        found = self.all()
        last_of_day = {backup.made_at.date(): backup for backup in reversed(found)}
        week = {
            backup.path
            for day, backup in last_of_day.items()
            if now.date() - day < timedelta(days=DAYS)
        }
        kept = [b for n, b in enumerate(found) if n < NEWEST or b.path in week]
        for backup in found:
            if backup not in kept:
                backup.path.unlink(missing_ok=True)
        return kept


def copy(source: Path, target: Path, schema: str | None = None) -> None:
    """Put a copy of a database, its log included, at `target`: checked, on disk, in one file.

    Writers go on meanwhile. Raises sqlite3.Error or OSError, and leaves nothing behind, when the
    copy cannot be written or is not whole.
    """
    fresh = target.with_name(f"{WRITING}{target.name}")
    try:
        fresh.unlink(missing_ok=True)
        with (
            closing(sqlite3.connect(uri(source, "mode=ro"), uri=True)) as old,
            closing(sqlite3.connect(fresh)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
        if sentences := verify(fresh, schema).sentences:
            raise sqlite3.DatabaseError(sentences[0])
        sync_file(fresh)
        fresh.replace(target)
        sync_folder(target.parent)
    finally:
        fresh.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Bring a file that was written by others onto the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _backup(path: Path) -> Backup | None:
    match = NAME.fullmatch(path.name)
    if match is None:
        return None
    made_at = datetime.strptime(match[1], TIME).replace(tzinfo=UTC)
    return Backup(path, made_at, int(match[2]))


def sequence_of(path: Path) -> int:
    """The number of the last change that is in a database file."""
    with closing(sqlite3.connect(uri(path, "mode=ro"), uri=True)) as connection:
        query = "SELECT value FROM state WHERE key = 'sequence'"
        return int(connection.execute(query).fetchone()[0])
