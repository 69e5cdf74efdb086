"""Archives that were made to do harm, or came to harm: a sentence, and no trace of them."""

import hashlib
import io
import json
import os
import random
import resource
import struct
import zlib
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import save

from core.domain.errors import ArchiveError
from core.storage.archive import check, container
from core.storage.archive.pack import pack
from core.storage.archive.unpack import unpack
from core.storage.library import Library
from tests.fakes.archives import a_rich_project, content_of, run
from tests.fakes.values import a_picture

Files = dict[str, bytes]
MANIFEST = "castboard.json"


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    """An archive that is as it should be."""
    folder = tmp_path_factory.mktemp("good")
    library = Library.open(folder / "library")
    project = a_rich_project(library, folder)
    run(pack(library, project.id, folder / "good.castboard", trajectories=True))
    library.close()
    return folder / "good.castboard"


@pytest.fixture(scope="module")
def victim(tmp_path_factory):
    """A library that nothing may touch. It is the same for all tests, and is never changed."""
    library = Library.open(tmp_path_factory.mktemp("victim") / "library")
    yield library
    library.close()


@pytest.fixture
def refused(victim, tmp_path) -> Callable[..., None]:
    """Check that an archive of these bytes is refused with a sentence, and leaves no trace."""

    def check_refused(data: bytes, sentence: str) -> None:
        path = tmp_path / "bad.castboard"
        path.write_bytes(data)
        before, beside = content_of(victim), sorted(victim.folder.parent.rglob("*"))
        with pytest.raises(ArchiveError, match=sentence) as caught:
            run(unpack(victim, path))
        assert caught.value.way_out
        assert "bad.castboard" in caught.value.sentence
        assert content_of(victim) == before
        assert sorted(victim.folder.parent.rglob("*")) == beside

    return check_refused


def files_of(path: Path) -> Files:
    with ZipFile(path) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


def zipped(files: Files | list[tuple[str, bytes]], spoil: Callable[[ZipInfo], None] = id) -> bytes:
    """An archive of these files. `spoil` may change what it says of them."""
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            entry = ZipInfo(name)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            entry.compress_type = ZIP_DEFLATED if name == MANIFEST else ZIP_STORED
            spoil(entry)
            archive.writestr(entry, data)
    return target.getvalue()


def retold(path: Path, change: Callable[[dict[str, Any]], Any]) -> bytes:
    """The archive with another manifest."""
    files = files_of(path)
    manifest = json.loads(files[MANIFEST])
    change(manifest)
    return zipped({**files, MANIFEST: json.dumps(manifest).encode()})


def first(files: Files, folder: str) -> str:
    return next(name for name in files if name.startswith(folder))


def with_file(path: Path, folder: str, data: bytes) -> bytes:
    """The archive with other bytes in one of its files, which it tells truly."""
    files = files_of(path)
    manifest = json.loads(files[MANIFEST])
    name, entry = first(files, folder), manifest[folder][0]
    if folder == "addons":  # trajectories are made with them
        files.pop(first(files, "trajectories"))
        manifest["trajectories"] = []
    old, new = entry["sha256"], hashlib.sha256(data).hexdigest()
    entry["size"] = len(data)
    told = {**files, MANIFEST: json.dumps(manifest).replace(old, new).encode(), name: data}
    return zipped({each.replace(old, new): content for each, content in told.items()})


def test_the_archive_that_all_these_are_made_from_is_taken(good, tmp_path):
    library = Library.open(tmp_path / "library")
    path = tmp_path / "again.castboard"
    path.write_bytes(retold(good, lambda manifest: None))
    assert run(unpack(library, path)).project.title == "The well"
    path.write_bytes(with_file(good, "blobs", a_picture("purple")))
    run(unpack(library, path))
    library.close()


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "blobs/../../evil",
        "/etc/evil",
        "C:\\evil",
        "C:/evil",
        "blobs\\evil",
        "\\\\server\\evil",
        "blobs/",
        "evil",
        "blobs/" + "A" * 64,
        "blobs/" + "a" * 65,
        "blobs/" + "a" * 63 + "\n",
        "Castboard.json",
        "addons/" + "a" * 64 + "/../evil.safetensors",
        "addons/" + "a" * 64 + "/evil.bin",
        "addons/" + "a" * 64 + "/" + "e" * 300 + ".safetensors",
        ".unpacking-1/evil",
        "",
    ],
)
def test_a_name_that_no_archive_has_is_refused(good, refused, name):
    files = files_of(good)
    refused(zipped([*files.items(), (name, b"evil")]), "has a name that no archive has|twice")


@pytest.mark.parametrize("change", [str, str.upper])
def test_a_name_that_occurs_twice_is_refused_also_in_another_case(good, refused, change):
    files = files_of(good)
    twice = change(first(files, "blobs"))
    with pytest.warns(UserWarning, match="Duplicate") if change is str else nullcontext():
        data = zipped([*files.items(), (twice, b"evil")])
    refused(data, "a name occurs in it twice")


@pytest.mark.parametrize("kind", [0o120777, 0o040755, 0o010644, 0o020644])
def test_a_link_or_anything_else_that_is_no_file_is_refused(good, refused, kind):
    def spoil(entry: ZipInfo) -> None:
        if entry.filename.startswith("blobs"):
            entry.external_attr = kind << 16

    refused(zipped(files_of(good), spoil), "a link, or something else that is no file")


def test_a_file_that_is_missing_or_is_not_listed_is_refused(good, refused):
    files = files_of(good)
    left = {name: data for name, data in files.items() if name != first(files, "blobs")}
    refused(zipped(left), "other files than it says")
    more = {**files, "blobs/" + "a" * 64: a_picture()}
    refused(zipped(more), "other files than it says")


def test_an_archive_begins_with_its_manifest(good, refused):
    files = files_of(good)
    manifest = files.pop(MANIFEST)
    refused(zipped({**files, MANIFEST: manifest}), "does not begin with castboard.json")
    refused(zipped(files), "does not begin with castboard.json")
    refused(b"#!/bin/sh\n" + good.read_bytes(), "does not begin with castboard.json|damaged")


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\5\6" + bytes(18), b"not a ZIP at all" * 99])
def test_what_is_no_zip_is_refused(refused, data):
    refused(data, "cannot be unpacked")


def test_a_truncated_archive_is_refused_wherever_it_ends(good, refused):
    data = good.read_bytes()
    for length in [*range(1, 400, 37), *range(len(data) - 200, len(data), 13), len(data) // 2]:
        refused(data[:length], "its end is missing|damaged")


def test_a_comment_and_anything_behind_the_end_is_refused(good, refused):
    data = good.read_bytes()
    refused(data + b"more", "its end is missing")
    refused(data[:-2] + b"\4\0more", "its end is missing")


def test_parts_of_several_are_refused(good, refused):
    data = bytearray(good.read_bytes())
    data[-18:-16] = b"\1\0"
    refused(bytes(data), "one part of several")


def test_a_zip64_end_that_lies_is_refused(good, refused):
    data = good.read_bytes()
    end = list(container.END.unpack(data[-22:]))
    locator = container.LOCATOR.pack(b"PK\6\7", 0, len(data) - 22, 1)

    def record(mark: bytes, length: int, disk: int) -> bytes:
        return container.END64.pack(mark, 44, 45, 45, disk, disk, 1, 1, length, end[6])

    tail = locator + data[-22:]
    refused(data[:-22] + record(b"PK\6\6", 2**40, 0) + tail, "too many files")
    refused(data[:-22] + record(b"PK\6\6", end[5], 3) + tail, "one part of several")
    refused(data[:-22] + record(b"what", end[5], 0) + tail, "its end is damaged")
    end[5] = 2**32 - 2
    refused(data[:-22] + container.END.pack(*end), "too many files")


def test_a_compression_bomb_is_never_unpacked(good, refused):
    files = files_of(good)

    def deflate(entry: ZipInfo) -> None:
        entry.compress_type = ZIP_DEFLATED

    bomb = {**files, first(files, "blobs"): bytes(50_000_000)}
    refused(zipped(bomb, deflate), "packed in a way that no archive is")
    manifest = {**files, MANIFEST: b" " * (container.LONGEST_MANIFEST + 1)}
    refused(zipped(manifest), "its description is too long")


def test_a_manifest_that_says_it_is_shorter_than_it_is_is_read_no_further(good, refused):
    files = files_of(good)
    files[MANIFEST] = files[MANIFEST] + b" " * 60_000_000
    data = bytearray(zipped(files))
    central = data.rindex(b"PK\1\2", 0, data.index(b"castboard.json", 100))
    struct.pack_into("<L", data, central + 24, 1000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused(bytes(data), "another size than it should|damaged")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kB


def test_stored_files_cannot_be_larger_than_the_archive(good, refused):
    """Entries that share their bytes: a thousand pictures in the room of one."""
    picture = first(files_of(good), "blobs")
    data = bytearray(zipped(files_of(good)))
    place = data.rindex(picture.encode()) - 46
    struct.pack_into("<LL", data, place + 20, 2**30, 2**30)
    refused(bytes(data), "larger than it is itself")


@pytest.mark.parametrize("flag", [0x1, 0x8, 0x20, 0x40, 0x2000])
def test_an_encrypted_or_patched_file_is_refused(good, refused, flag):
    data = bytearray(good.read_bytes())
    place = data.rindex(b"PK\1\2")
    struct.pack_into("<H", data, place + 8, flag)
    refused(bytes(data), "encrypted, or packed in a way")


def test_a_size_that_lies_is_refused(good, refused):
    data = good.read_bytes()
    entry = data.rindex(b"PK\1\2")
    for offset, change in ((20, 1), (24, 1), (24, -1), (20, -1)):
        spoilt = bytearray(data)
        size = struct.unpack_from("<L", data, entry + offset)[0]
        struct.pack_into("<L", spoilt, entry + offset, size + change)
        refused(bytes(spoilt), "another size|damaged")
    refused(retold(good, lambda m: m["blobs"][0].update(size=5)), "another size")
    refused(retold(good, lambda m: m["blobs"][0].update(size=50_000)), "another size")


def test_a_file_that_is_not_what_its_name_says_is_refused(good, refused):
    files = files_of(good)
    refused(zipped({**files, first(files, "blobs"): files[first(files, "blobs")][::-1]}), "damaged")


def noise() -> bytes:
    return as_file("PNG", Image.frombytes("RGB", (32, 32), random.Random(1).randbytes(3072)))


def bomb() -> bytes:
    """A PNG of 40,000 by 40,000 pixels in a few bytes."""
    header = struct.pack(">LLBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", check)

    pixels = zlib.compress(bytes(10_000))
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def as_file(kind: str, image: Image.Image | None = None) -> bytes:
    file = io.BytesIO()
    (image or Image.new("RGB", (8, 8))).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        a_picture("red", (64, 64))[:80],
        noise()[:1500] + bytes(1000),
        bomb(),
        *map(as_file, ("GIF", "ICO", "PDF", "EPS")),
    ],
    ids=["text", "svg", "cut", "spoilt", "bomb", "gif", "ico", "pdf", "eps"],
)
def test_a_picture_that_is_none_is_refused(good, refused, data):
    refused(with_file(good, "blobs", data), "should be a picture|larger than can be shown")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "TIFF"])
def test_pictures_that_the_window_takes_are_taken(tmp_path, kind):
    check.check_picture(tmp_path, as_file(kind))


@pytest.mark.parametrize(
    "data",
    [
        b"import os; os.system('evil')",
        b"\x80\x04\x95",
        bytes(8),
        (2**62).to_bytes(8, "little") + b"{}",
        (2**17).to_bytes(8, "little") + b"[" * 2**17,
        (2).to_bytes(8, "little") + b"{}more",
    ],
)
def test_an_add_on_that_is_no_safetensors_file_is_refused(good, refused, data):
    refused(with_file(good, "addons", data), "is no safetensors file")


@pytest.mark.parametrize(
    "data",
    [
        b"no trajectory",
        b"\n",
        b'{"model": "m", "size": {"width": 1, "height": 1}}\nno tensors',
        b'{"model": "m", "size": {"width": 1, "height": 1}}\n' + (2).to_bytes(8, "little") + b"{}",
        b"{" * 2**17 + b"\n",
    ],
)
def test_a_trajectory_that_is_none_is_refused(good, refused, data):
    refused(with_file(good, "trajectories", data), "should be a trajectory")


LATENTS, LEVELS = np.zeros((2, 4, 2, 4), "f2"), np.array([0.1, 1.0])


@pytest.mark.parametrize(
    "changes",
    [
        {"latents": LATENTS.astype("i4")},
        {"latents": LATENTS[0]},
        {"latents": LATENTS[:1], "levels": LEVELS[:1]},
        {"latents": LATENTS[:, :0]},
        {"latents": LATENTS[:, :, :, :3]},
        {"latents": np.full_like(LATENTS, np.nan)},
        {"levels": np.array([0.1, 0.5, 1.0])},
        {"levels": LEVELS[::-1].copy()},
        {"levels": np.array([0.1, np.nan])},
        {"levels": np.array([0.1, 2.0])},
        {"levels": np.array([0.5, 0.5])},
        {"latents": np.concatenate([LATENTS, LATENTS[:1]]), "levels": np.array([0.1, 1.0, 1.0])},
        {"levels": np.array([[0.1], [1.0]])},
        {"subject": np.zeros(4)},
        {"metadata": {"castboard": "[]"}},
        {"metadata": {"castboard": '{"psnr": "high"}'}},
        {"metadata": {"castboard": "[" * 10**5}},
    ],
)
def test_a_trajectory_that_could_not_be_computed_with_is_refused(good, refused, changes):
    metadata = changes.get("metadata")
    tensors = {"latents": LATENTS, "levels": LEVELS, **changes}
    tensors.pop("metadata", None)
    data = b'{"model": "m", "size": {"width": 32, "height": 16}}\n' + save(tensors, metadata)
    refused(with_file(good, "trajectories", data), "should be a trajectory")


def test_a_trajectory_whose_notes_are_null_is_refused(good, refused):
    whole = save({"latents": LATENTS, "levels": LEVELS})
    length = int.from_bytes(whole[:8], "little")
    header = b'{"__metadata__":null,' + whole[9 : 8 + length]
    data = len(header).to_bytes(8, "little") + header + whole[8 + length :]
    told = b'{"model": "m", "size": {"width": 32, "height": 16}}\n' + data
    refused(with_file(good, "trajectories", told), "should be a trajectory")


def test_an_archive_of_a_newer_castboard_says_so(good, refused):
    refused(retold(good, lambda m: m.update(format=2, more=1)), "packed by a newer Castboard")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b'{"format": 1}',
        b"[" * 1_000_000,
        b'{"format": ' + b"[" * 1_000_000,
        b"\xff\xfe",
        b'{"format": 1, "format": "x", "made_by": ""}',
        b'{"format": 1, "made_by": "\\ud800"}',
        b'{"format": 1' + b"0" * 5000 + b', "made_by": "x"}',
    ],
)
def test_a_manifest_that_cannot_be_read_is_refused(good, refused, text):
    sentence = "its description cannot be read|newer Castboard"
    refused(zipped({**files_of(good), MANIFEST: text}), sentence)


def nested(manifest: dict[str, Any]) -> None:
    """A recipe that is made from one that is made from one, and so on."""
    recipe = manifest["takes"][0]["recipe"]
    innermost = recipe
    for _ in range(300):
        copy = {**recipe, "references": [], "subjects": [{"noun": "fox"}]}
        reference = {"role": "subject", "prompt": "", "cast": copy}
        innermost["references"] = [reference]
        innermost = copy


def moved(key: str, value: Any, *path: Any) -> Callable[[dict[str, Any]], None]:
    """A change of one place in a manifest."""

    def change(manifest: dict[str, Any]) -> None:
        place: Any = manifest
        for step in path:
            place = place[step]
        place[key] = value

    change.__name__ = f"{'.'.join(map(str, path))}.{key}"
    return change


def twice(*path: Any) -> Callable[[dict[str, Any]], None]:
    """The same thing two times in a list."""

    def change(manifest: dict[str, Any]) -> None:
        place: Any = manifest
        for step in path:
            place = place[step]
        place.append(place[0])

    change.__name__ = f"{'.'.join(map(str, path))} twice"
    return change


EVIL = "../../evil"
WRONG = [
    nested,
    moved("extra", 1),
    moved("steps", 10**6, "project"),
    moved("aspect", "1:0", "project", "board"),
    moved("aspect", "wide", "project", "board"),
    moved("id", EVIL, "project"),
    moved("id", "", "project"),
    moved("id", "x" * 65, "project"),
    moved("id", EVIL, "project", "board", "panels", 0),
    moved("id", EVIL, "styles", 0, "item"),
    moved("panel_id", EVIL, "takes", 0),
    moved("project_id", "other", "takes", 0),
    moved("picture", EVIL, "takes", 0),
    moved("picture", "a" * 64, "takes", 0),
    moved("made_at", "yesterday", "takes", 0),
    moved("saved_at", "then", "characters", 0, "past", 0),
    moved("version", 7, "characters", 0, "past", 0),
    moved("version", 0, "characters", 0),
    moved("version", 2**63, "characters", 0),
    moved("id", "other", "characters", 0, "past", 0, "item"),
    moved("picture", "a" * 64, "styles", 0, "item"),
    moved("style_id", "other", "project"),
    moved("character_ids", [], "project"),
    moved("file", EVIL, "takes", 0, "recipe", "adapters", 0),
    moved("picture", EVIL, "takes", 0, "recipe", "control"),
    moved("model", "a" * 64, "project", "board", "panels", 1, "control"),
    moved("mask", EVIL, "takes", 0, "recipe", "subjects", 0),
    moved("sha256", EVIL, "blobs", 0),
    moved("size", -1, "blobs", 0),
    moved("size", 2**70, "blobs", 0),
    moved("size", True, "blobs", 0),
    moved("name", EVIL, "addons", 0),
    moved("name", "evil.", "addons", 0),
    moved("name", "e" * 100, "addons", 0),
    moved("key", "a" * 64, "trajectories", 0),
    moved("duration", "NaN", "project", "board", "panels", 0),
    twice("takes"),
    twice("styles"),
    twice("characters"),
    twice("project", "board", "panels"),
    twice("project", "character_ids"),
    twice("blobs"),
    twice("addons"),
    twice("trajectories"),
    twice("characters", 0, "past"),
]


@pytest.mark.parametrize("change", WRONG, ids=lambda change: change.__name__)
def test_a_manifest_that_makes_no_sense_is_refused(good, refused, change):
    refused(retold(good, change), "cannot be unpacked")


def test_a_file_that_cannot_be_opened_is_a_sentence(victim, tmp_path):
    with pytest.raises(ArchiveError, match="cannot be read"):
        run(unpack(victim, tmp_path / "nothing.castboard"))
    with pytest.raises(ArchiveError, match="cannot be read"):
        run(unpack(victim, tmp_path))


@pytest.mark.skipif(os.name == "nt", reason="a pipe in the file system")
def test_a_pipe_is_not_waited_for(victim, tmp_path):
    os.mkfifo(tmp_path / "pipe.castboard")
    with pytest.raises(ArchiveError, match="no file"):
        run(unpack(victim, tmp_path / "pipe.castboard"))
