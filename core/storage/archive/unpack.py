"""Taking an archive in."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from core.domain.archive import Manifest
from core.domain.events import Progress
from core.domain.project import Project
from core.storage.library import Library


@dataclass(frozen=True)
class Unpacked:
    """The project as it is in the library now, and what the artist should know."""

    project: Project
    notices: tuple[str, ...] = ()


def unpack(library: Library, path: Path) -> Generator[Progress, None, Unpacked]:
    """`take_files`, then `merge`, for whoever may write tables."""
    manifest = yield from take_files(library, path)
    return merge(library, manifest)


def take_files(library: Library, path: Path) -> Generator[Progress, None, Manifest]:
    """Check all of an archive, then put its files into the library. Any thread may do this.

    ArchiveError, the library untouched, when anything about it is not as it must be.
    """
    raise NotImplementedError
    yield


def merge(library: Library, manifest: Manifest) -> Unpacked:
    """Bring what an archive says into the tables, in one transaction, merged by content.

    Its files are in the library already. For the one thread that writes tables.
    """
    raise NotImplementedError
