"""Where other programs keep their models on this machine. Nothing there is ever changed."""

import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from core.domain.values import Value

log = logging.getLogger(__name__)

COMFY, A1111, FOOOCUS = "ComfyUI", "A1111 or Forge", "Fooocus"
MATRIX, INVOKE, HUB, KRITA = "Stability Matrix", "InvokeAI", "Hugging Face", "Krita AI Diffusion"
OWN = ""
"""The tool of a folder that the artist named."""
LAYOUTS = (
    (FOOOCUS, "fooocus_version.py", ("models/checkpoints",)),
    (COMFY, "models/checkpoints", ("models/checkpoints",)),
    (A1111, "models/Stable-diffusion", ("models/Stable-diffusion",)),
    (MATRIX, "Data/Models/StableDiffusion", ("Data/Models/StableDiffusion",)),
    (MATRIX, "Models/StableDiffusion", ("Models/StableDiffusion",)),
    (INVOKE, "invokeai.yaml", ("models", "autoimport")),
    (INVOKE, "databases/invokeai.db", ("models", "autoimport")),
)
"""A tool, what its folder is known by, and where its models are in there."""
USUAL = (
    "ComfyUI",
    "comfy/ComfyUI",
    "ComfyUI_windows_portable/ComfyUI",
    "stable-diffusion-webui",
    "stable-diffusion-webui-forge",
    "stable-diffusion-webui-reForge",
    "Fooocus",
    "StabilityMatrix",
    "invokeai",
    "InvokeAI",
)
"""The folders of tools as they are called unless somebody renames them."""
CONFIGS = ("extra_model_paths.yaml", "extra_models_config.yaml")
"""Where ComfyUI, and its desktop application, are told of models elsewhere."""
LARGEST_CONFIG = 100_000
"""A configuration of more bytes is none that anybody wrote."""
MOST_NAMED = 1000
"""So many folders that one of them names."""


class Root(Value):
    """A folder in which models may be, and the tool that keeps them there."""

    path: Path
    tool: str = OWN


def find_roots(
    folders: Iterable[Path] = (),
    home: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> list[Root]:
    """The folders to look for models in, those that are there, each once.

    `folders` are the artist's own; they come first.
    """
    home = home or Path.home()
    found = [
        *(root for folder in folders for root in _in_folder(folder)),
        *_of_tools(home, _data_folders(home, environment, platform)),
        *_of_hub(home, environment),
    ]
    there: dict[str, Root] = {}
    for root in found:
        # Path.is_dir raises where a path is too long, or leads through what may not be entered.
        if os.path.isdir(root.path):  # noqa: PTH112
            there.setdefault(os.path.realpath(root.path), root)
    return list(there.values())


def _in_folder(folder: Path) -> Iterator[Root]:
    """A folder of the artist's: a tool's folder where it looks like one, else itself."""
    inside = list(_layout(folder))
    yield from inside or [Root(path=folder)]


def _layout(folder: Path) -> Iterator[Root]:
    """Where a tool's folder has its models; nothing for another folder."""
    for tool, sign, places in LAYOUTS:
        if os.path.exists(folder / sign):  # noqa: PTH110  as above
            for place in places:
                yield Root(path=folder / place, tool=tool)
            if tool == FOOOCUS:
                yield from _of_fooocus(folder)
            break
    for name in CONFIGS:
        yield from read_config(folder / name)


def _of_tools(home: Path, data: tuple[Path, ...]) -> Iterator[Root]:
    """The tools where they are usually installed."""
    for base in (home, home / "Documents", home / "AI", *data):
        for name in USUAL:
            yield from _layout(base / name)
    for base in data:
        for name in CONFIGS:
            yield from read_config(base / "ComfyUI" / name)
        server = base / "krita" / "ai_diffusion" / "server"
        for folder in (server, server / "ComfyUI"):
            yield Root(path=folder / "models" / "checkpoints", tool=KRITA)


def _data_folders(home: Path, environment: Mapping[str, str], platform: str) -> tuple[Path, ...]:
    """Where programs keep what is theirs, on each system."""
    if platform == "win32":
        roaming = environment.get("APPDATA") or home / "AppData" / "Roaming"
        local = environment.get("LOCALAPPDATA") or home / "AppData" / "Local"
        return Path(roaming), Path(local)
    if platform == "darwin":
        return (home / "Library" / "Application Support",)
    config = environment.get("XDG_CONFIG_HOME") or home / ".config"
    data = environment.get("XDG_DATA_HOME") or home / ".local" / "share"
    return Path(config), Path(data)


def _of_hub(home: Path, environment: Mapping[str, str]) -> Iterator[Root]:
    """The cache of the Hugging Face hub, which its variables may have moved."""
    cache = Path(environment.get("XDG_CACHE_HOME") or home / ".cache")
    hub_home = Path(environment.get("HF_HOME") or cache / "huggingface")
    yield Root(path=Path(environment.get("HF_HUB_CACHE") or hub_home / "hub"), tool=HUB)


def read_config(path: Path) -> Iterator[Root]:
    """The checkpoint folders that a file of ComfyUI's names; none where it cannot be read.

    Each section has a `base_path` and, relative to it, one folder a line.
    """
    yield from islice(_named(path), MOST_NAMED)


def _named(path: Path) -> Iterator[Root]:
    # Whatever its tags, everything is text: a folder may be called 1.50. Nor is anything merged,
    # which a short file can make endless.
    for section in _mapping(path, partial(yaml.load, Loader=yaml.BaseLoader)).values():
        if not isinstance(section, dict):
            continue
        base = _absolute("".join(_lines(section.get("base_path"))[:1]), path.parent)
        for line in _lines(section.get("checkpoints")):
            yield Root(path=_absolute(line, base), tool=COMFY)


def _of_fooocus(folder: Path) -> Iterator[Root]:
    """The folders that Fooocus was told of: one or several, relative to its own."""
    places = _mapping(folder / "config.txt", json.loads).get("path_checkpoints")
    for place in _lines(places):
        yield Root(path=_absolute(place, folder), tool=FOOOCUS)


def _mapping(path: Path, parse: Any) -> dict[str, Any]:
    """What a configuration says; nothing where there is none or it is damaged."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_CONFIG + 1)
        if len(data) > LARGEST_CONFIG:
            raise ValueError("It is too large.")
        read = parse(data.decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        log.warning("%r cannot be read and is passed over. %s", str(path), error)
        return {}
    return read if isinstance(read, dict) else {}


def _lines(value: object) -> list[str]:
    """The folders of an entry: a list, or one a line."""
    parts = value.splitlines() if isinstance(value, str) else value
    texts = (part for part in parts if isinstance(part, str)) if isinstance(parts, list) else ()
    return [text.strip() for text in texts if text.strip()]


def _absolute(written: str, base: Path) -> Path:
    # Path.expanduser raises where nobody has the name behind a `~`.
    return base / os.path.expanduser(os.path.expandvars(written))  # noqa: PTH111
