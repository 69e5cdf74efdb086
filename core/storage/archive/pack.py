"""Writing an archive: the manifest first, then each file. The same content gives the same bytes."""

import hashlib
from collections.abc import Collection, Generator, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from core.domain.archive import (
    Manifest,
    PackedAddOn,
    PackedBlob,
    PackedFile,
    PackedTrajectory,
    Shelved,
    name_for,
)
from core.domain.errors import StorageError
from core.domain.events import Progress
from core.domain.values import BlobId, Digest
from core.storage.archive.check import trajectory_keys
from core.storage.archive.container import LONGEST_MANIFEST, MANIFEST, PIECE
from core.storage.archive.gather import gather
from core.storage.archive.needs import needs_of, of_item
from core.storage.files import writing
from core.storage.library import Library
from core.storage.trajectories import About

Abouts = Mapping[Digest, About]
A_FILE = 0o100644 << 16
"""What a ZIP says of a plain file, in the words of Unix."""


def pack(
    library: Library,
    project_id: str,
    path: Path,
    *,
    latest: bool = False,
    trajectories: bool = False,
) -> Generator[Progress, None, tuple[str, ...]]:
    """Write a project with everything it needs to `path`; notices of what could not go with it.

    With `latest`, of each panel's takes only those go that may be seen (core/storage/archive/
    seen.py), and the chosen and the starred ones. Reads tables and files, and writes neither.
    Nothing is left behind when it is closed or fails: StorageError when the project is gone, a
    file of the project is missing, or `path` cannot be written.
    """
    with library.database.reading() as connection:
        everything = gather(connection, project_id, latest=latest)
    sizes = yield from _sizes(library, needs_of(everything).blobs)
    manifest = _listing(library, _without_lost(everything, sizes), sizes)
    about = {each.key: each.about for each in library.trajectories.all()} if trajectories else {}
    manifest = _trajectories(library, manifest, about)
    yield from _write(library, manifest, about, path)
    return _notices(everything, manifest)


def _sizes(
    library: Library, wanted: Collection[BlobId]
) -> Generator[Progress, None, dict[BlobId, int]]:
    """How large each picture is; those that are missing or damaged are left out."""
    found: dict[BlobId, int] = {}
    for number, blob_id in enumerate(sorted(wanted)):
        yield Progress("checking the pictures", number, len(wanted))
        with suppress(StorageError):
            found[blob_id] = len(library.blobs.get(blob_id))
    return found


def _without_lost(manifest: Manifest, there: Collection[BlobId]) -> Manifest:
    """The manifest without the takes and the past versions whose pictures are lost."""

    def present(shelved: Shelved[Any]) -> Shelved[Any]:
        past = tuple(each for each in shelved.past if set(of_item(each.item)) <= {*there})
        return shelved.replace(past=past)

    return manifest.replace(
        styles=tuple(map(present, manifest.styles)),
        characters=tuple(map(present, manifest.characters)),
        takes=tuple(take for take in manifest.takes if take.picture in there),
    )


def _listing(library: Library, manifest: Manifest, sizes: dict[BlobId, int]) -> Manifest:
    """The manifest with its pictures and add-ons; StorageError when it cannot do without one."""
    needs = needs_of(manifest)
    for lost in needs.must - sizes.keys():
        library.blobs.get(lost)
    addons = []
    for digest in sorted(needs.addons):
        with suppress(*() if digest in needs.must_addons else (StorageError,)):
            file = library.addons.get(digest)
            size, name = file.stat().st_size, name_for(file.stem)
            addons.append(PackedAddOn(sha256=digest, size=size, name=name))
    blobs = (PackedBlob(sha256=b, size=sizes[b]) for b in sorted(needs.blobs & sizes.keys()))
    return manifest.replace(blobs=tuple(blobs), addons=tuple(addons))


def _trajectories(library: Library, manifest: Manifest, about: Abouts) -> Manifest:
    """The manifest with those of the project's trajectories that are at hand."""
    packed = []
    for key in sorted(trajectory_keys(manifest) & about.keys()):
        data = _trajectory(library, key, about)
        if data is not None:
            digest = Digest(hashlib.sha256(data).hexdigest())
            packed.append(PackedTrajectory(key=key, sha256=digest, size=len(data)))
    return manifest.replace(trajectories=tuple(packed))


def _trajectory(library: Library, key: Digest, about: Abouts) -> bytes | None:
    """As an archive holds it: a line of JSON that tells what it is of, then its tensors."""
    data = library.trajectories.get(key)
    return data and about[key].model_dump_json().encode() + b"\n" + data


def _write(
    library: Library, manifest: Manifest, about: Abouts, path: Path
) -> Generator[Progress, None, None]:
    text = manifest.model_dump_json().encode()
    if len(text) > LONGEST_MANIFEST:
        raise StorageError(
            f"“{manifest.project.title}” has too many pictures for one archive.",
            "Pack only the newest picture of each panel.",
        )
    files = manifest.files
    with writing(path) as file, ZipFile(file, "w") as archive:
        archive.writestr(_entry(MANIFEST, ZIP_DEFLATED, len(text)), text)
        for number, packed in enumerate(files):
            with archive.open(_entry(packed.entry, ZIP_STORED, packed.size), "w") as entry:
                for piece in _pieces(library, packed, about):
                    entry.write(piece)
                    yield Progress("packing", number, len(files))
    yield Progress("packing", len(files), len(files))


def _entry(name: str, method: int, size: int) -> ZipInfo:
    """An entry that says nothing of when and where it was made."""
    entry = ZipInfo(name)
    entry.create_system, entry.external_attr = 3, A_FILE
    entry.compress_type, entry.file_size = method, size
    return entry


def _pieces(library: Library, packed: PackedFile, about: Abouts) -> Iterator[bytes]:
    """The bytes of a file of the library, as the manifest says. StorageError when they are not."""
    match packed:
        case PackedBlob():
            yield library.blobs.get(packed.sha256)
        case PackedTrajectory():
            data = _trajectory(library, packed.key, about)
            if data is None:
                raise StorageError("A trajectory went while it was packed.", "Pack again.")
            yield data
        case PackedAddOn():
            yield from _of_addon(library, packed)


def _of_addon(library: Library, packed: PackedAddOn) -> Iterator[bytes]:
    seen = hashlib.sha256()
    path = library.addons.get(packed.sha256)
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                seen.update(piece)
                yield piece
    except OSError as error:
        raise StorageError(f"“{path}” cannot be read: {error.strerror or error}.") from error
    if seen.hexdigest() != packed.sha256:
        raise StorageError(
            f"“{path.stem}” in the library is damaged.", "Add its file again, then pack again."
        )


def _notices(everything: Manifest, packed: Manifest) -> tuple[str, ...]:
    """What could not go with the project."""
    notices = []
    if lost := len(everything.takes) - len(packed.takes):
        notices.append(
            "One picture was left out: its file is missing or damaged."
            if lost == 1
            else f"{lost} pictures were left out: their files are missing or damaged."
        )
    held = {blob.sha256 for blob in packed.blobs} | {addon.sha256 for addon in packed.addons}
    if not needs_of(packed).sources <= held:
        notices.append(
            "Some of its pictures cannot be made again: what they were made from is gone."
        )
    return tuple(notices)
