"""Whether what an archive says and holds makes sense, looked at before any of it is used."""

import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from pydantic import BaseModel, ValidationError
from safetensors import SafetensorError, safe_open

from core.domain.archive import FORMAT, HASH, Manifest, Shelved
from core.domain.errors import ArchiveError
from core.domain.geometry import parse_aspect
from core.domain.values import Digest
from core.pictures import FORMATS
from core.storage.archive.container import broken
from core.storage.archive.needs import needs_of, recipes_of
from core.storage.trajectories import About

LARGEST_PICTURE = 2**27
"""In pixels: half a gigabyte in memory."""
ID = r"[\w-]{1,64}"


class _Head(BaseModel):
    """All that an archive of any format says."""

    format: int
    made_by: str


def read_manifest(path: Path, text: bytes) -> Manifest:
    """What an archive says of itself; ArchiveError where that cannot be or makes no sense."""
    try:
        head = _Head.model_validate_json(text)
        if head.format > FORMAT:
            raise ArchiveError(
                f"“{path.name}” was packed by a newer Castboard ({head.made_by[:40]}).",
                "Update Castboard, then unpack it again.",
            )
        manifest = Manifest.model_validate_json(text)
    except (ValidationError, RecursionError):
        raise broken(path, "its description cannot be read") from None
    if fault := next(_faults(manifest), None):
        raise broken(path, fault)
    return manifest


def check_picture(path: Path, data: bytes) -> None:
    """ArchiveError unless these bytes are a picture that can be shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(data), formats=FORMATS)
        with opened as picture:
            if picture.width * picture.height <= LARGEST_PICTURE:
                picture.load()
                return
    except Exception:
        raise broken(path, "a file in it should be a picture and is none") from None
    raise broken(path, "a picture in it is larger than can be shown")


def check_addon(path: Path, file: Path) -> None:
    """ArchiveError unless a staged file is safetensors, whole."""
    try:
        with safe_open(file, framework="np"):
            pass
    except (SafetensorError, OSError):
        raise broken(path, f"“{file.name}” in it is no safetensors file") from None


def check_trajectory(path: Path, content: bytes) -> None:
    """ArchiveError unless these bytes are a line that says of what, then a trajectory's tensors."""
    # numpy is of no use before that, and the window opens sooner without it.
    from core.storage.latents import is_trajectory

    head, _, data = content.partition(b"\n")
    try:
        fits = is_trajectory(data, About.model_validate_json(head).size)
    except ValidationError:
        fits = False
    if not fits:
        raise broken(path, "a file in it should be a trajectory and is none")


def _faults(manifest: Manifest) -> Iterator[str]:
    """What is wrong with a manifest, beyond its form."""
    yield from _faults_of_ids(manifest)
    yield from _faults_of_times(manifest)
    yield from _faults_of_files(manifest)
    try:
        parse_aspect(manifest.project.board.aspect)
    except ValueError:
        yield "its project has an aspect that cannot be drawn"


def _faults_of_ids(manifest: Manifest) -> Iterator[str]:
    project = manifest.project
    styles = [each.item.id for each in manifest.styles]
    characters = [each.item.id for each in manifest.characters]
    panels = [panel.id for panel in project.board.panels]
    takes = [take.id for take in manifest.takes]
    ids = (project.id, project.board.id, *styles, *characters, *panels, *takes)
    shown = [take.panel_id for take in manifest.takes]
    if not all(re.fullmatch(ID, each, re.ASCII) for each in (*ids, *shown)):
        yield "something in it has an id that cannot be"
    for each in (styles, characters, panels, takes, project.character_ids):
        if _repeats(each):
            yield "something occurs in it twice"
    if not {*styles} <= {project.style_id} or not {*characters} <= {*project.character_ids}:
        yield "it holds something that its project does not use"
    if any(take.project_id != project.id for take in manifest.takes):
        yield "it holds pictures of another project"
    shelves: list[Shelved[Any]] = [*manifest.styles, *manifest.characters]
    for shelved in shelves:
        if not _is_history(shelved):
            yield "the versions of something in it make no sense"


def _is_history(shelved: Shelved[Any]) -> bool:
    """Whether the past is of the same thing, in order, and before the present."""
    numbers = [*(past.version for past in shelved.past), shelved.version]
    same = all(past.item.id == shelved.item.id for past in shelved.past)
    return same and numbers == sorted(set(numbers))


def _faults_of_times(manifest: Manifest) -> Iterator[str]:
    shelves: list[Shelved[Any]] = [*manifest.styles, *manifest.characters]
    times = [past.saved_at for shelved in shelves for past in shelved.past]
    try:
        for time in (*times, *(take.made_at for take in manifest.takes)):
            datetime.fromisoformat(time)
    except ValueError:
        yield "something in it has a date that cannot be"


def _faults_of_files(manifest: Manifest) -> Iterator[str]:
    needs = needs_of(manifest)
    blobs = [blob.sha256 for blob in manifest.blobs]
    addons = [addon.sha256 for addon in manifest.addons]
    keys = [trajectory.key for trajectory in manifest.trajectories]
    if _repeats(blobs) or _repeats(addons) or _repeats(keys):
        yield "a file in it is listed twice"
    if not all(re.fullmatch(HASH, each) for each in (*needs.blobs, *needs.addons)):
        yield "it names a file in a way that cannot be"
    if not needs.must <= {*blobs} or not needs.must_addons <= {*addons}:
        yield "something that its project needs is missing from it"
    if not {*blobs} <= needs.blobs or not {*addons} <= needs.addons:
        yield "it holds a file that nothing in it names"
    if keys and not {*keys} <= trajectory_keys(manifest):
        yield "it holds a trajectory that nothing in it names"


def trajectory_keys(manifest: Manifest) -> set[Digest]:
    """The trajectories that its pictures were made from."""
    return {
        recipe.trajectory_key(reference)
        for recipe in recipes_of(manifest)
        for reference in recipe.references
    }


def _repeats(values: Sequence[str]) -> bool:
    return len(values) != len(set(values))
