"""What a database was when it was closed in order. One that is otherwise now is read whole."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from core.storage.files import write_whole

NAME = "library.closed"


@dataclass(frozen=True)
class Note:
    """A database file's size and time, its last change, and where the log of changes ended."""

    size: int
    modified: int
    sequence: int
    log: str
    end: int

    def fits(self, path: Path) -> bool:
        """Whether the file is still so, and no write-ahead log was left beside it."""
        wal = path.with_name(f"{path.name}-wal")
        try:
            found = path.stat()
            is_left = wal.exists() and wal.stat().st_size > 0
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (self.size, self.modified) and not is_left


def write_note(path: Path, sequence: int, log: str, end: int) -> None:
    """Note how a database is. StorageError when that cannot be written."""
    found = path.stat()
    note = Note(found.st_size, found.st_mtime_ns, sequence, log, end)
    write_whole(path.with_name(NAME), json.dumps(asdict(note)).encode())


def read_note(path: Path) -> Note | None:
    """What was noted last; None where nothing was, or nothing that can be read."""
    try:
        return Note(**json.loads(path.with_name(NAME).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def forget_note(path: Path) -> None:
    """Let the database be read whole at the next opening."""
    path.with_name(NAME).unlink(missing_ok=True)
