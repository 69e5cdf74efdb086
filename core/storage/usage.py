"""What the library takes of the disk, part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.storage.files import files_in
from core.storage.library import DATABASE, Library
from core.storage.mentions import mentioned


@dataclass(frozen=True)
class Part:
    """Files of one kind and their bytes."""

    files: int
    bytes: int


@dataclass(frozen=True)
class Usage:
    """All parts.

    `bin` is what emptying the bin and a sweep would free; it is counted among the others too.
    `originals` takes space of its own only where there are no hard links.
    """

    database: Part
    pictures: Part
    originals: Part
    addons: Part
    trajectories: Part
    checkpoints: Part
    backups: Part
    damaged: Part
    bin: Part

    @property
    def bytes(self) -> int:
        """Everything, counted once."""
        parts = (self.database, self.pictures, self.originals, self.addons, self.trajectories)
        rest = (self.checkpoints, self.backups, self.damaged)
        return sum(part.bytes for part in (*parts, *rest))


def usage(library: Library) -> Usage:
    """Count and add up. Reads all documents and every folder; any thread, never the window's."""
    folder = library.folder
    return Usage(
        database=_part([*_sizes(folder, f"{DATABASE}*"), *_sizes(folder / "changes")]),
        pictures=_part(_sizes(folder / "blobs")),
        originals=_part(_own_sizes(folder / "originals")),
        addons=_part(_sizes(folder / "addons")),
        trajectories=_part(_sizes(folder / "trajectories")),
        checkpoints=_part(_sizes(folder / "checkpoints")),
        backups=_part(_sizes(folder / "backups")),
        damaged=_part(_sizes(folder / "damaged")),
        bin=_part(_in_bin(library)),
    )


def _part(sizes: Iterable[int]) -> Part:
    each = list(sizes)
    return Part(len(each), sum(each))


def _sizes(folder: Path, pattern: str = "**/*") -> Iterator[int]:
    return (how.st_size for _, how in files_in(folder, pattern))


def _own_sizes(folder: Path) -> Iterator[int]:
    """Nothing for a file that has a name elsewhere too."""
    return (how.st_size if how.st_nlink == 1 else 0 for _, how in files_in(folder))


def _in_bin(library: Library) -> Iterator[int]:
    live = mentioned(library.database, with_bin=False)
    only = mentioned(library.database) - live
    yield from (kept.bytes for kept in library.blobs.all() if kept.blob_id in only)
    yield from (kept.bytes for kept in library.addons.all() if kept.digest in only)
