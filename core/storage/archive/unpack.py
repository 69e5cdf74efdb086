"""Taking an archive in: all of it is checked, aside, before the library gets any of it."""

import hashlib
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.domain.archive import Manifest, PackedAddOn, PackedBlob, PackedFile, PackedTrajectory
from core.domain.errors import StorageError
from core.domain.events import Progress
from core.domain.values import Digest
from core.storage.archive import check
from core.storage.archive.container import MANIFEST, Container, broken, opened
from core.storage.archive.merge import Unpacked, merge
from core.storage.archive.needs import drawn
from core.storage.files import STAGING, cannot_write
from core.storage.library import Library
from core.storage.sentences import for_reading_only
from core.storage.trajectories import About


def unpack(library: Library, path: Path) -> Generator[Progress, None, Unpacked]:
    """Take an archive in, for whoever may write tables: `take_files`, then `merge`."""
    manifest = yield from take_files(library, path)
    return merge(library, manifest)


def take_files(library: Library, path: Path) -> Generator[Progress, None, Manifest]:
    """Check all of an archive, then put its files into the library. Any thread may do this.

    ArchiveError, the library untouched, when anything about it is not as it must be.
    """
    if library.read_only:
        raise for_reading_only()
    with _staging(library.folder) as staging:
        with opened(path) as container:
            manifest = check.read_manifest(path, container.manifest())
            if container.names != {MANIFEST, *(packed.entry for packed in manifest.files)}:
                raise broken(path, "it holds other files than it says")
            for number, packed in enumerate(manifest.files):
                for _ in _stage(path, container, packed, staging):
                    yield Progress("checking the archive", number, len(manifest.files))
        yield from _keep(library, manifest, staging)
    return manifest


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A folder on the library's disk that is gone afterwards."""
    try:
        made = tempfile.TemporaryDirectory(prefix=STAGING, dir=folder, ignore_cleanup_errors=True)
    except OSError as error:
        raise cannot_write(folder / STAGING, error) from error
    with made as name:
        yield Path(name)


def _stage(path: Path, container: Container, packed: PackedFile, staging: Path) -> Iterator[None]:
    """Copy a file aside, piece by piece, and check that it is what the archive says."""
    file, seen = staging / packed.entry, hashlib.sha256()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as staged:
            for piece in container.pieces(packed):
                seen.update(piece)
                staged.write(piece)
                yield
        if seen.hexdigest() != packed.sha256:
            raise broken(path, "a file in it is damaged")
        _check(path, packed, file)
    except OSError as error:
        raise cannot_write(file, error) from error


def _check(path: Path, packed: PackedFile, file: Path) -> None:
    """Check that a file is of its kind."""
    match packed:
        case PackedBlob():
            check.check_picture(path, file.read_bytes())
        case PackedAddOn():
            check.check_addon(path, file)
        case PackedTrajectory():
            check.check_trajectory(path, file.read_bytes())


def _keep(library: Library, manifest: Manifest, staging: Path) -> Generator[Progress, None, None]:
    """Put the files, which are checked, into the library."""
    made = drawn(manifest)
    for number, packed in enumerate(manifest.files):
        yield Progress("unpacking", number, len(manifest.files))
        match packed:
            case PackedBlob():
                again = packed.sha256 in made
                library.blobs.put(_read(staging / packed.entry), original=not again)
            case PackedAddOn():
                library.addons.put(staging / packed.entry)
            case PackedTrajectory():
                _keep_trajectory(library, packed.key, _read(staging / packed.entry))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise StorageError(f"“{file}” cannot be read: {error.strerror or error}.") from error


def _keep_trajectory(library: Library, key: Digest, content: bytes) -> None:
    """Put a trajectory where there is none; one that was made here is trusted more."""
    if library.trajectories.get(key) is None:
        head, _, data = content.partition(b"\n")
        library.trajectories.put(key, data, About.model_validate_json(head))
