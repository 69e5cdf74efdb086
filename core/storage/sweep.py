"""Free the space of files that nothing speaks of any more."""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.storage.files import WRITING, cannot_write, files_in
from core.storage.library import Library
from core.storage.mentions import mentioned
from core.storage.sentences import for_reading_only

GRACE = 3600.0
"""Younger files stay: whoever made one may be about to speak of it."""


@dataclass(frozen=True)
class Swept:
    """How many files went, or would go, and their bytes."""

    files: int
    bytes: int


def sweep(library: Library, alive: Collection[str] = (), dry: bool = False) -> Swept:
    """Delete pictures and add-ons that no document mentions, and what broken writes left.

    For when nothing runs. `alive` names files that are still wanted though no document says so:
    what an undo would bring back, candidates that may yet be picked, takes not yet recorded.
    With `dry` nothing is deleted. Reads tables, writes none; any thread. Raises StorageError.
    """
    if library.read_only and not dry:
        raise for_reading_only()
    wanted = mentioned(library.database) | set(alive)
    try:
        swept = [*_blobs(library, wanted, dry), *_addons(library, wanted, dry)]
        swept += _leftovers(library.folder, dry)
    except OSError as error:
        raise cannot_write(library.folder, error) from error
    return Swept(len(swept), sum(swept))


def _blobs(library: Library, wanted: Collection[str], dry: bool) -> Iterator[int]:
    for kept in library.blobs.all():
        if kept.blob_id in wanted or _is_young(kept.put_at):
            continue
        if dry or library.blobs.delete(kept.blob_id, older_than=GRACE):
            yield kept.bytes


def _addons(library: Library, wanted: Collection[str], dry: bool) -> Iterator[int]:
    for kept in library.addons.all():
        if kept.digest in wanted or _is_young(kept.put_at):
            continue
        if dry or library.addons.delete(kept.digest, older_than=GRACE):
            yield kept.bytes


def _leftovers(folder: Path, dry: bool) -> Iterator[int]:
    """Files that a crash left half written."""
    for path, how in files_in(folder, f"**/{WRITING}*"):
        if not _is_young(how.st_mtime):
            if not dry:
                path.unlink(missing_ok=True)
            yield how.st_size


def _is_young(put_at: float) -> bool:
    return time.time() - put_at < GRACE
