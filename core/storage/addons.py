"""LoRAs, embeddings and ControlNets, however large, each in a folder named by its content.

Unlike pictures they keep their names: what loads them goes by the suffix, and sentences about them
name the file. Any thread may use this.
"""

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.domain.errors import StorageError
from core.domain.values import Digest
from core.storage.files import files_in, write_pieces
from core.storage.sentences import for_reading_only

SUFFIX = ".safetensors"
PIECE = 2**20


@dataclass(frozen=True)
class Kept:
    """A file on disk, and when it was last put."""

    digest: Digest
    path: Path
    bytes: int
    put_at: float


class AddOns:
    """A folder of files that go on top of models."""

    def __init__(self, folder: Path, read_only: bool = False) -> None:
        self._folder = folder
        self._read_only = read_only
        self._lock = threading.Lock()

    def put(self, source: Path) -> Digest:
        """Keep a copy of a file and give the sha256 of its bytes.

        StorageError when it cannot be read or changes meanwhile, or when the disk is full.
        """
        if self._read_only:
            raise for_reading_only()
        try:
            with source.open("rb") as file:
                digest = Digest(hashlib.file_digest(file, "sha256").hexdigest())
        except OSError as error:
            raise _unreadable(source, error) from None
        with self._lock:
            kept = self._find(digest)
            if kept is not None and is_whole(kept, digest):
                with suppress(OSError):
                    os.utime(kept)
                return digest
            fresh = self._folder / digest / f"{source.stem}{SUFFIX}"
            write_pieces(kept or fresh, _pieces(source, digest), self._folder.parent)
        return digest

    def get(self, digest: Digest) -> Path:
        """Where the file lies; StorageError when it is not there."""
        kept = self._find(digest)
        if kept is None:
            raise StorageError(
                f"A LoRA, an embedding or a ControlNet is missing from the library: {digest}.",
                "Add its file again, or restore a backup.",
            )
        return kept

    def all(self) -> Iterator[Kept]:
        """Every file."""
        for path, how in files_in(self._folder, f"*/*{SUFFIX}"):
            yield Kept(Digest(path.parent.name), path, how.st_size, how.st_mtime)

    def delete(self, digest: Digest, older_than: float = 0.0) -> bool:
        """Delete a file, unless it was put less than so many seconds ago. Whether it went."""
        with self._lock:
            kept = self._find(digest)
            if kept is not None and time.time() - kept.stat().st_mtime < older_than:
                return False
            shutil.rmtree(self._folder / digest, ignore_errors=True)
        return True

    def _find(self, digest: Digest) -> Path | None:
        return next((self._folder / digest).glob(f"*{SUFFIX}"), None)


def is_whole(path: Path, digest: Digest) -> bool:
    """Whether a file holds the bytes that it is named by. Reads all of it."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return False


def _pieces(source: Path, digest: Digest) -> Iterator[bytes]:
    """The bytes of a file, which must still be those of the digest."""
    seen = hashlib.sha256()
    try:
        with source.open("rb") as file:
            while piece := file.read(PIECE):
                seen.update(piece)
                yield piece
    except OSError as error:
        raise _unreadable(source, error) from None
    if seen.hexdigest() != digest:
        raise StorageError(f"“{source}” changed while it was copied.", "Add it again.")


def _unreadable(source: Path, error: OSError) -> StorageError:
    return StorageError(f"“{source}” cannot be read: {error.strerror or error}.")
