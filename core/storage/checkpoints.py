"""How far a render had come when it was killed or stopped, so that it can go on from there.

A checkpoint is one panel's, named by the digest of its recipe: whichever job draws that recipe
the next time, with whichever others, finds it. Any thread may use this.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from core.domain.values import Digest
from core.storage.files import files_in, read_sealed, write_sealed

PATTERN = "*.checkpoint"
KEPT_SECONDS = 14 * 24 * 3600.0


class Checkpoints:
    """A folder of checkpoints. A damaged one counts as missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, recipe: Digest, data: bytes) -> None:
        """Keep a checkpoint in place of the last one. Raises StorageError when the disk is full."""
        write_sealed(self._path(recipe), data, self._folder.parent)

    def get(self, recipe: Digest) -> bytes | None:
        """The checkpoint, or None when there is none."""
        return read_sealed(self._path(recipe))

    def delete(self, recipe: Digest) -> None:
        """The picture is made, or nobody wants it."""
        _forget(self._path(recipe))

    def clear(self) -> None:
        """Forget all: renders that were stopped begin anew."""
        for path, _ in files_in(self._folder, PATTERN):
            _forget(path)

    def damaged(self) -> Iterator[tuple[Digest, bool]]:
        """Every name, and whether its file is damaged: reads all of them."""
        for path, _ in files_in(self._folder, PATTERN):
            yield Digest(path.stem), read_sealed(path) is None

    def prune(self) -> None:
        """Delete what nobody came back to for two weeks."""
        oldest = time.time() - KEPT_SECONDS
        for path, how in files_in(self._folder, PATTERN):
            if how.st_mtime < oldest:
                _forget(path)

    def _path(self, recipe: Digest) -> Path:
        return self._folder / f"{recipe}.checkpoint"


def _forget(path: Path) -> None:
    with suppress(OSError):  # what stays costs room, and goes with the next `prune`
        path.unlink(missing_ok=True)
