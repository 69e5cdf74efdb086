"""Fonts of this machine for characters that Noto Sans lacks: Chinese, Arabic, Thai and so on."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from fontTools.ttLib import TTCollection, TTFont, TTLibError

log = logging.getLogger(__name__)
PATIENCE_S = 10
"""How long fontconfig may take; the first time it may have to read every font."""
MOST_ASKED = 200
"""Characters in one question to fontconfig."""
MOST_FONTS = 24
"""One sheet uses no more of the machine's fonts."""
FAMILIAR = (
    "notosanscjk", "sourcehansans", "notosans", "yugoth", "msyh", "malgun", "msjh", "pingfang",
    "hiragino sans", "hiraginosans", "applesdgothic", "segoeui", "seguisym", "nirmala", "leelawui",
    "tahoma", "geezapro", "arial", "droidsansfallback", "dejavusans",
)  # fmt: skip
"""Beginnings of the names of plain fonts, the best first."""
FANCY = ("mono", "serif", "italic", "oblique", "condensed", "light", "thin", "black", "medium",
         "semi", "extra", "variable", "-vf")  # fmt: skip
RESTRICTED = 0x0002
"""In OS/2.fsType: may not be embedded."""
COLOURED = ("CBDT", "sbix", "SVG ", "COLR")
"""Tables of fonts that paint pictures in place of outlines."""


@dataclass(frozen=True)
class FontFile:
    """A face within a font file."""

    path: Path
    index: int = 0


def fonts_for(characters: frozenset[str], bold: bool = False) -> list[FontFile]:
    """Fonts that together have as many of these characters as can be had; best first."""
    if which("fc-list") and sys.platform not in ("win32", "darwin"):
        return _asked_for(characters, bold)
    return _searched(characters, bold, folders())


def _asked_for(characters: frozenset[str], bold: bool) -> list[FontFile]:
    """By fontconfig, which knows what each font has: at best one font has all."""
    missing: set[str] = set(characters)
    chosen: list[FontFile] = []
    while missing and len(chosen) < MOST_FONTS:
        first = min(missing)
        for wanted in (missing, {first}):
            ranked = sorted(_listed(wanted), key=lambda file: _rank(file, bold))
            found = next((file for file in ranked if first in readable(file)), None)
            if found is not None:
                chosen.append(found)
                missing -= readable(found)
                break
        missing.discard(first)
    return chosen


def _searched(characters: frozenset[str], bold: bool, places: Iterable[Path]) -> list[FontFile]:
    """By reading the fonts in some folders, the best first, until nothing is missing."""
    found = (face for path in _files(places) for face in faces(path))
    missing: set[str] = set(characters)
    chosen: list[FontFile] = []
    for file in sorted(found, key=lambda each: _rank(each, bold)):
        if not missing or len(chosen) == MOST_FONTS:
            break
        has = readable(file)
        if not missing.isdisjoint(has):
            chosen.append(file)
            missing -= has
    return chosen


def readable(file: FontFile) -> frozenset[str]:
    """The characters that a sheet can show by this font; none where it cannot be embedded."""
    try:
        with TTFont(file.path, lazy=True, fontNumber=file.index) as font:
            drawn = "glyf" in font or "CFF " in font
            if not drawn or any(table in font for table in COLOURED):
                return frozenset()
            if font["OS/2"].fsType & 0x000F == RESTRICTED:
                return frozenset()
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (OSError, TTLibError, KeyError, AssertionError, ValueError) as error:
        log.info("The font %s cannot be read: %s", file.path.name, error)
        return frozenset()


def _rank(file: FontFile, bold: bool) -> tuple[bool, int, int, str]:
    """The smaller, the better: the weight, then known families, then plain ones."""
    name = file.path.name.casefold()
    known = next((n for n, each in enumerate(FAMILIAR) if name.startswith(each)), len(FAMILIAR))
    fancy = sum(word in name for word in FANCY)
    return ("bold" in name) != bold and bold, fancy + (not bold and "bold" in name), known, name


def _listed(characters: Iterable[str]) -> Iterator[FontFile]:
    """What fontconfig knows to have all these characters."""
    codes = " ".join(f"{ord(character):x}" for character in sorted(characters)[:MOST_ASKED])
    command = ["fc-list", f":charset={codes}", "--format", "%{index}\t%{file}\n"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE_S, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("fontconfig cannot be asked for fonts: %s", error)
        return
    for line in done.stdout.decode(errors="replace").splitlines():
        index, _, path = line.partition("\t")
        # The upper half of an index names an instance of a variable font.
        if path and index.isdecimal():
            yield FontFile(Path(path), int(index) & 0xFFFF)


def folders() -> list[Path]:
    """Where this system keeps fonts."""
    home = Path.home()
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return [windows, home / "AppData/Local/Microsoft/Windows/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts"]


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        found = folder.rglob("*") if folder.is_dir() else ()
        yield from (path for path in found if path.suffix.lower() in {".ttf", ".otf", ".ttc"})


def faces(path: Path) -> list[FontFile]:
    """The faces in a file: several in a collection."""
    if path.suffix.lower() != ".ttc":
        return [FontFile(path)]
    try:
        with TTCollection(path, lazy=True) as collection:
            return [FontFile(path, index) for index in range(len(collection))]
    except (OSError, TTLibError):
        return []
