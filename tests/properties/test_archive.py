"""Whatever a project holds, an archive gives it back; whatever an archive holds, nothing breaks."""

import io
import json
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from core.domain.errors import ArchiveError
from core.storage.archive.pack import pack
from core.storage.archive.unpack import unpack
from core.storage.library import Library
from tests.fakes.archives import a_rich_project, content_of, run
from tests.fakes.model_folder import CONTROLNET_FILE, LORA_FILE, write_header
from tests.fakes.values import a_picture
from tests.properties.strategies import projects_with_all

COLOURS = ("red", "green", "blue", "white", "black")
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: on a disk it would take minutes."""
ON_DISK = settings(max_examples=12, deadline=None, phases=FOUND)
OFTEN = settings(max_examples=60, deadline=None, phases=FOUND)


class Stage:
    """Two libraries for each example, copied from prepared ones: making one takes far longer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        Library.open(folder / "empty").close()
        library = Library.open(folder / "furnished")
        self.pictures = [library.blobs.put(a_picture(colour), True) for colour in COLOURS]
        self.addons = [
            library.addons.put(write_header(folder / "ink.safetensors", LORA_FILE)),
            library.addons.put(write_header(folder / "canny.safetensors", CONTROLNET_FILE)),
        ]
        library.close()

    def open(self, which: str) -> Library:
        self._count += 1
        place = self._folder / f"{which}-{self._count}"
        shutil.copytree(self._folder / which, place)
        return Library.open(place)

    def close(self, library: Library) -> None:
        library.close()
        shutil.rmtree(library.folder)


@pytest.fixture(scope="module")
def stage(tmp_path_factory) -> Stage:
    return Stage(tmp_path_factory.mktemp("archives"))


def everything(library: Library) -> dict[str, Any]:
    """All values of a library."""
    projects = library.projects.all()
    return {
        "projects": projects,
        "styles": library.styles.all(),
        "characters": library.characters.all(),
        "seen": [
            [library.takes.of_project(project.id).shown(panel) for panel in project.board.panels]
            for project in projects
        ],
    }


@ON_DISK
@given(data=st.data(), latest=st.booleans())
def test_any_project_comes_out_of_its_archive_as_it_went_in(stage: Stage, data, latest):
    library, other = stage.open("furnished"), stage.open("empty")
    project, styles, characters, takes = data.draw(projects_with_all(stage.pictures, stage.addons))
    for style in styles:
        library.styles.save(style)
    for character in characters:
        library.characters.save(character)
    library.projects.save(project)
    for take in takes:
        library.takes.add(take)
    path = library.folder.with_suffix(".castboard")
    run(pack(library, project.id, path, latest=latest))
    before = content_of(library)
    assert run(unpack(library, path)).project == project
    assert content_of(library) == before
    assert run(unpack(other, path)).project == project
    assert everything(other) == everything(library)
    marked = {each for p in project.board.panels for each in (p.take, *p.starred)}
    kept = marked if latest else {take.id for take in takes}
    assert other.takes.get_many(kept) == library.takes.get_many(kept)
    for blob in other.blobs.all():
        assert other.blobs.get(blob.blob_id) == library.blobs.get(blob.blob_id)
    assert other.verify() == []
    again = other.folder.with_suffix(".castboard")
    run(pack(other, project.id, again, latest=latest))
    assert again.read_bytes() == path.read_bytes()
    stage.close(library)
    stage.close(other)


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
def taken(stage: Stage) -> Iterator[Callable[[bytes], bool]]:
    """Offer an archive: False when it is refused with a sentence and leaves no trace.

    True when it is taken in whole. Anything else is an error.
    """
    victim = stage.open("empty")
    untouched = content_of(victim)
    path = victim.folder.with_suffix(".castboard")

    def offer(data: bytes) -> bool:
        nonlocal victim
        path.write_bytes(data)
        try:
            project = run(unpack(victim, path)).project
        except ArchiveError:
            assert content_of(victim) == untouched
            return False
        assert victim.projects.all() == [project]
        assert victim.verify() == []
        run(pack(victim, project.id, path, trajectories=True))
        stage.close(victim)
        victim = stage.open("empty")
        return True

    yield offer
    stage.close(victim)


HOW = st.sampled_from(["flip", "cut", "copy", "put"])
places = st.floats(0, 1)
MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "copy", "put"]), places, places, st.binary(max_size=9)
    ),
    min_size=1,
    max_size=3,
)


def mutated(data: bytes, how: str, one: float, other: float, new: bytes) -> bytes:
    """Some bytes otherwise: near the ends more often, where a ZIP tells of itself."""
    first, second = (int(place**2 * (len(data) - 1)) for place in (one, other))
    if len(new) % 2:
        first, second = len(data) - 1 - first, len(data) - 1 - second
    match how:
        case "flip":
            return data[:first] + bytes([data[first] ^ (1 + second % 255)]) + data[first + 1 :]
        case "cut":
            return data[: min(first, second)] + data[max(first, second) :]
        case "copy":
            return data[:first] + data[second : second + 200] + data[first + 200 :]
        case _:
            return data[:first] + new + data[first:]


@OFTEN
@given(mutations=MUTATIONS)
def test_bytes_that_were_damaged_are_refused_or_mean_the_same(good, taken, mutations):
    data = good.read_bytes()
    for mutation in mutations:
        assume(len(data) > 1)
        data = mutated(data, *mutation)
    taken(data)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["a" * 64, "../evil", "", "1:1", "2026-11-23T02:00:00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place within a JSON value: what holds it, and its key or index there."""
    for key in value if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from leaves(value[key])


@OFTEN
@given(data=st.data())
def test_a_manifest_with_anything_anywhere_is_refused_or_taken_whole(good, taken, data):
    with ZipFile(good) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    manifest = json.loads(files["castboard.json"])
    holders = list(leaves(manifest))
    holder, key = holders[data.draw(st.integers(0, len(holders) - 1))]
    others = [each[name] for each, name in holders]
    holder[key] = deepcopy(data.draw(anything | st.sampled_from(others)))
    text = json.dumps(manifest).encode()
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in {**files, "castboard.json": text}.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED if name == "castboard.json" else ZIP_STORED
            archive.writestr(entry, content)
    taken(target.getvalue())
