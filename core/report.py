"""What helps others to see what went wrong here, without what is nobody's business."""

import getpass
import importlib.metadata
import os
import platform
import re
import socket
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from core import VERSION
from core.log import FILE
from core.paths import log_folder, resources, settings_file

PACKAGES = (
    "PySide6-Essentials",
    "torch",
    "diffusers",
    "transformers",
    "accelerate",
    "peft",
    "safetensors",
    "tokenizers",
    "SQLAlchemy",
    "alembic",
    "pydantic",
    "numpy",
    "pillow",
    "fpdf2",
    "fonttools",
    "uharfbuzz",
    "typer",
    "rich",
    "filelock",
    "psutil",
    "appdirs",
    "defusedxml",
    "PyYAML",
)
"""What Castboard is built on."""
LINES = 200
LONGEST = 400
"""A licence of more letters is its whole text."""
TAIL = 200_000
"""The last lines of the log are looked for in so many bytes."""
COMMON = frozenset({"root", "user", "admin", "home", "castboard"})
"""User names that say nothing of anybody, and would be struck out of other words."""
PATH = re.compile(r"(?<![\w.…>~/\\-])(?:[A-Za-z]:)?[/\\](?:[^\s/\\\"'<>|:;,()]+[/\\])+")


def report(trace: str, library: Path | None = None, extra: Mapping[str, str] | None = None) -> str:
    """Versions, a trace if there is one, and the end of the log, all without personal paths."""
    versions = {
        "Castboard": VERSION,
        "Python": platform.python_version(),
        "System": platform.platform(),
        "Machine": platform.machine(),
        **(extra or {}),
    }
    parts = [
        "\n".join(f"{name}: {value}" for name, value in versions.items()),
        "Packages: " + ", ".join(f"{name} {version}" for name, version in installed()),
        trace.strip(),
        "The end of the log:\n" + "\n".join(log_tail(log_folder() / FILE)),
    ]
    return scrubbed("\n\n".join(filter(None, parts)), known_places(library)) + "\n"


def installed() -> list[tuple[str, str]]:
    """The packages that are there, with their versions; none is imported for it."""
    found = []
    for name in PACKAGES:
        try:
            found.append((name, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def licence_of(name: str) -> str:
    """What a package says of its licence; empty where it says nothing."""
    about = importlib.metadata.metadata(name)

    def all_of(key: str) -> list[str]:
        return about.get_all(key) or []

    classes = (each for each in all_of("Classifier") if each.startswith("License ::"))
    said = (*all_of("License-Expression"), *all_of("License"), *classes)
    short = (each.rpartition(" :: ")[2].strip().split("\n")[0] for each in said)
    return next((each for each in short if 0 < len(each) < LONGEST), "")


def log_tail(path: Path, lines: int = LINES) -> list[str]:
    """The last lines of a log; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
            return file.read().decode("utf-8", "replace").splitlines()[-lines:]
    except OSError:
        return []


def known_places(library: Path | None = None) -> list[tuple[Path, str]]:
    """Folders of this machine and what to call them, the innermost first."""
    places = [
        (log_folder(), "<log>"),
        (settings_file().parent, "<settings>"),
        (resources().parent, "<castboard>"),
        (Path(sys.prefix), "<python>"),
        (Path(sys.base_prefix), "<python>"),
        (Path(tempfile.gettempdir()), "<temporary>"),
        (Path.home(), "~"),
    ]
    if library is not None:
        places.append((library, "<library>"))
    both = {path for place in places for path in (place, (place[0].resolve(), place[1]))}
    return sorted(both, key=lambda place: -len(str(place[0])))


def scrubbed(text: str, places: Iterable[tuple[Path, str]]) -> str:
    """The text without folders of this machine, its name and its user's.

    Of a path that lies in no known place only the file's name stays.
    """
    for path, name in places:
        if len(path.parts) > 1:
            for written in {str(path), path.as_posix(), str(path).replace("\\", "\\\\")}:
                text = re.sub(re.escape(written) + r"(?![\w-])", name, text)
    text = PATH.sub("…/", text)
    for word, name in ((getpass.getuser(), "<user>"), (socket.gethostname(), "<computer>")):
        if len(word) > 2 and word.casefold() not in COMMON:
            text = re.sub(rf"\b{re.escape(word)}\b", name, text, flags=re.IGNORECASE)
    return text
