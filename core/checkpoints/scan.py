"""Finds the models on this machine by what is in the files. Nothing is moved or changed."""

import json
import logging
import os
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from core.checkpoints.identify import kind_of
from core.checkpoints.kinds import Family
from core.checkpoints.roots import HUB, OWN, Root
from core.checkpoints.weights import AGAIN
from core.domain.errors import ModelError
from core.domain.events import Progress
from core.domain.values import Value
from core.paths import real

log = logging.getLogger(__name__)

DEEPEST = 6
"""So many folders within each other are looked into."""
MOST_FOLDERS = 5000
"""So many folders of one root."""
OFTEN = 50
"""After so many folders it is said how far things have come, and may be stopped."""
FILES = (".safetensors", ".ckpt")
INDEX = "model_index.json"
LOOKING = "looking for models"


class Found(Value):
    """Something that is, or looks like, a model: a single file, or a folder (`is_folder`).

    `family` is None where it cannot be used, and `reason` and `way_out` then say why. `size` and
    `changed` (of its files: bytes, nanoseconds) tell when it has to be looked at again.
    """

    path: Path
    name: str
    tool: str = OWN
    is_folder: bool = False
    family: Family | None = None
    reason: str = ""
    way_out: str = ""
    size: int = 0
    changed: int = 0


def scan(
    roots: Iterable[Root], known: Mapping[Path, Found] | None = None
) -> Generator[Progress | Found, None, None]:
    """Yield what is in these folders, each thing once, and how many folders are done.

    What is `known` from an earlier scan and has not changed since is not read again.
    """
    known, roots = known or {}, list(roots)
    folders: set[str] = set()
    things: set[str] = set()
    for done, root in enumerate(roots):
        progress = Progress(LOOKING, done, len(roots))
        yield progress
        for number, path in enumerate(_candidates(root.path, folders)):
            if path is None:
                if number % OFTEN == 0:
                    yield progress
            elif (real := os.path.realpath(path)) not in things:
                things.add(real)
                yield _look(path, root, known.get(path))
    yield Progress(LOOKING, len(roots), len(roots))


def look_at(path: Path) -> Found:
    """What one file or folder is."""
    return _look(path, Root(path=path.parent), None)


def load_found(path: Path) -> dict[Path, Found]:
    """What an earlier scan found; nothing where that cannot be read."""
    try:
        found = TypeAdapter(list[Found]).validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValidationError) as error:
        log.warning("%s cannot be read; models are looked for anew. %s", path, error)
        return {}
    return {each.path: each for each in found}


def dump_found(found: Iterable[Found]) -> bytes:
    """What `load_found` reads."""
    return json.dumps([each.model_dump(mode="json") for each in found], indent=1).encode()


def _candidates(root: Path, seen: set[str]) -> Iterator[Path | None]:
    """What may be a model below a folder, and None for each folder that was looked into.

    `seen` are the real paths of folders: neither a loop of links nor a root within another one
    is walked twice.
    """
    waiting, count = [(root, 0)], 0
    while waiting and count < MOST_FOLDERS:
        folder, depth = waiting.pop()
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        count += 1
        folders, files = _listed(folder)
        names = {file.name for file in files}
        if INDEX in names:
            yield folder
        # A configuration beside weights makes them a part of something, and no model by themselves.
        elif "config.json" not in names:
            yield from (file for file in files if file.suffix.lower() in FILES)
        if INDEX not in names and depth < DEEPEST:
            waiting += [(each, depth + 1) for each in reversed(folders)]
        yield None


def _listed(folder: Path) -> tuple[list[Path], list[Path]]:
    """The folders and the files in a folder, by name; hidden ones and what may not be read not."""
    folders: list[Path] = []
    files: list[Path] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name.casefold())
    except OSError:
        return [], []
    for entry in entries:
        if not entry.name.startswith("."):
            # A link may lead to where nothing may be read.
            try:
                (folders if entry.is_dir() else files).append(Path(entry.path))
            except OSError:
                continue
    return folders, files


def _look(path: Path, root: Root, known: Found | None) -> Found:
    """What a candidate is, read from its headers unless it is known already."""
    is_folder = os.path.isdir(path)  # noqa: PTH112  Path.is_dir raises where nobody may look
    size, changed = _stamp(path, is_folder)
    if known is not None and (known.size, known.changed) == (size, changed):
        return known
    fields: dict[str, Any] = {}
    try:
        fields["family"] = kind_of(path).family
    except ModelError as error:
        fields["reason"] = error.sentence.replace(str(real(path)), path.name)
        fields["way_out"] = error.way_out
    except Exception:
        # A mistake of ours with one file must not hide the models in the others.
        log.exception("%s cannot be read", path)
        changed = 0  # it is read again the next time
        fields["reason"], fields["way_out"] = f"{path.name} cannot be read.", AGAIN
    name = _hub_name(path, is_folder) if root.tool == HUB else ""
    return Found(
        path=path,
        name=name or (path.name if is_folder else path.stem),
        tool=root.tool,
        is_folder=is_folder,
        size=size,
        changed=changed,
        **fields,
    )


def _stamp(path: Path, is_folder: bool) -> tuple[int, int]:
    """The bytes of a file, or of the weights of a folder, and when they changed last."""
    files = [path, *path.glob("*"), *path.glob("*/*")] if is_folder else [path]
    size = changed = 0
    for file in files:
        try:
            stat = file.stat()
        except OSError:
            continue
        changed = max(changed, stat.st_mtime_ns)
        size += stat.st_size if not file.is_dir() else 0
    return size, changed


def _hub_name(path: Path, is_folder: bool) -> str:
    """The name on the hub: its cache calls folders by the hash of a version."""
    for parent in (path, *path.parents):
        if parent.name.startswith("models--"):
            name = parent.name.removeprefix("models--").replace("--", "/")
            return name if is_folder else f"{name}/{path.stem}"
    return ""
