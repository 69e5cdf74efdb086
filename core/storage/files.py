"""Files that are there whole or not at all."""

import errno
import hashlib
import os
import secrets
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from core.domain.errors import DiskFullError, StorageError
from core.storage.sentences import vanished

SHA256_BYTES = 32
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
WRITING = ".writing-"
"""How the names of files begin that are not whole yet."""
STAGING = ".unpacking-"
"""How the name of a folder begins in which an archive is checked."""


def write_whole(path: Path, data: bytes, root: Path | None = None) -> None:
    """Put `data` at `path` so that a crash leaves the old file or the new one.

    When this returns the bytes are on the disk. Raises StorageError, and leaves nothing
    behind, when the disk is full, the folder cannot be written or the `root` above it is not
    there (see `make_folder`).
    """
    write_pieces(path, (data,), root)


def write_pieces(path: Path, pieces: Iterable[bytes], root: Path | None = None) -> None:
    """Put the pieces, one after the other, at `path` as `write_whole` does.

    What `pieces` raises passes through, and nothing is left behind then either.
    """
    with writing(path, root) as file:
        file.writelines(pieces)


@contextmanager
def writing(path: Path, root: Path | None = None) -> Iterator[BinaryIO]:
    """A file to write that stands at `path` once the block has ended well, as `write_whole` says.

    What the block raises passes through, and nothing is left behind then either.
    """
    try:
        make_folder(path.parent, root)
        with _beside(path) as file:
            yield file
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error


def name_again(path: Path, second: Path, root: Path | None = None) -> None:
    """Give the file at `path` a second name, in place of what had it.

    Where the file system knows no hard links, the second name is a copy. Raises StorageError as
    `write_whole` does.
    """
    fresh = second.with_name(f"{WRITING}{secrets.token_hex(8)}")
    try:
        make_folder(second.parent, root)
        os.link(path, fresh)
        fresh.replace(second)
        sync_folder(second.parent)
    except OSError:
        write_pieces(second, _pieces(path), root)
    finally:
        # A name that replaces another of the same file stays where it was.
        fresh.unlink(missing_ok=True)


def make_folder(folder: Path, root: Path | None = None) -> None:
    """Make a folder, and those above it, so that they outlive a power cut.

    A `root` is the folder of a library that is open: it is never made. Raises StorageError when it
    is not there or empty, as where a drive was unplugged; OSError when a folder cannot be made.
    """
    if folder == root and not (folder.is_dir() and any(folder.iterdir())):
        raise vanished(folder)
    if not folder.is_dir():
        make_folder(folder.parent, root)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def files_in(folder: Path, pattern: str = "**/*") -> Iterator[tuple[Path, os.stat_result]]:
    """The files of a folder and how they stand. What vanishes meanwhile is left out."""
    for path in folder.glob(pattern):
        try:
            found = path.stat()
        except OSError:
            continue
        if stat.S_ISREG(found.st_mode):
            yield path, found


def write_sealed(path: Path, data: bytes, root: Path | None = None) -> None:
    """Put the sha256 of `data`, then `data`, at `path`, as `write_whole` does."""
    write_whole(path, hashlib.sha256(data).digest() + data, root)


def read_sealed(path: Path) -> bytes | None:
    """What `write_sealed` put there; None when it is missing or damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    check, data = content[:SHA256_BYTES], content[SHA256_BYTES:]
    return data if hashlib.sha256(data).digest() == check else None


def cannot_write(path: Path, error: OSError) -> StorageError:
    """The sentence for a write that failed."""
    if error.errno in FULL:
        return DiskFullError(
            f"The disk is full: “{path.parent}” took no more.",
            "Free some space and try again. What was finished before is kept.",
        )
    return StorageError(
        f"“{path}” could not be written: {error.strerror or error}.",
        "Check that the folder exists and that you may write there.",
    )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(2**20):
            yield piece


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """A temporary file in the same folder (the same disk), moved into place at the end."""
    handle, name = tempfile.mkstemp(prefix=WRITING, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the new name itself outlive a power cut. Windows cannot and need not."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
