"""What the world does to a library, said so that the artist can act on it."""

from pathlib import Path

from core.domain.errors import DamageError, StorageError
from core.domain.values import Fragment

SUBJECTS = {"style": Fragment("The style"), "character": Fragment("The character")}
"""How sentences on things of a kind begin."""


def primary_code(error: BaseException) -> int | None:
    """SQLite's code of an error, without the details; None where it gave none."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def sentence(path: Path, error: BaseException) -> StorageError:
    """The world's faults of a database file, by SQLite's own words for them."""
    reason = str(error)
    if not path.parent.exists():
        return vanished(path.parent)
    if "full" in reason or "disk I/O" in reason:
        return StorageError(
            f"The library in “{path.parent}” could not be written: the disk is full or failing.",
            "Free some space and try again. What was finished before is kept.",
        )
    if "malformed" in reason or "not a database" in reason:
        return DamageError(
            f"The library file “{path}” is damaged.",
            "Close the library and open it again: it is then restored from its backups.",
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


def for_reading_only() -> StorageError:
    """The sentence for whoever would change a library that is open for reading."""
    return StorageError(
        "The library is open for reading only.",
        "Open it where it can be written, in no other window.",
    )


def newer(folder: Path) -> StorageError:
    """The sentence for a library of a later version."""
    return StorageError(
        f"The library in “{folder}” was made by a newer Castboard.",
        "Update Castboard, or choose another library folder. Nothing was changed.",
    )


def vanished(folder: Path) -> StorageError:
    """The sentence for a folder that is not there."""
    return StorageError(
        f"The library's folder “{folder}” is not there.",
        "If it is on a drive that was unplugged, plug it in and try again. What was saved is kept.",
    )
