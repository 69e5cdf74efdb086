"""Opening a library's database for reading only: without a lock, and without writing anything."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from core.domain.errors import StorageError
from core.storage.database import Database, uri
from core.storage.sentences import newer, sentence, vanished


def open_for_reading(path: Path, version: str) -> Database:
    """The database beside its living writer, if there is one, or on a medium nobody can write.

    StorageError when there is no library of this version that can be read.
    """
    if not path.parent.exists():
        raise vanished(path.parent)
    if not path.exists():
        raise StorageError(
            f"There is no library in “{path.parent}”.", "Choose another library folder."
        )
    database = _open(path)
    found = database.version()
    if found == version:
        return database
    database.close()
    if found is not None and found > version:
        raise newer(path.parent)
    raise StorageError(
        f"The library in “{path.parent}” is of an older Castboard.",
        "Open it once where it can be written: it is then updated.",
    )


def _open(path: Path) -> Database:
    """Readers of a write-ahead log share memory in a file beside it; unless nobody can write."""
    wal, shared = (path.with_name(f"{path.name}{suffix}") for suffix in ("-wal", "-shm"))
    if os.access(path.parent, os.W_OK) or shared.exists():
        return Database(path, "mode=ro")
    if not wal.exists() or not wal.stat().st_size:
        return Database(path, "mode=ro&immutable=1")
    return _copied(path, wal)


def _copied(path: Path, wal: Path) -> Database:
    """A copy, elsewhere, that has what is only in the write-ahead log. Closing it removes it."""
    scratch = tempfile.TemporaryDirectory(prefix="castboard-")
    copy = Path(scratch.name) / path.name
    try:
        for each in (path, wal):
            shutil.copyfile(each, copy.with_name(each.name))
        with closing(sqlite3.connect(uri(copy, "mode=rw"), uri=True)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except (OSError, sqlite3.Error) as error:
        scratch.cleanup()
        raise sentence(path, error) from error
    database = Database(copy, "mode=ro&immutable=1")
    database.scratch = scratch
    return database
