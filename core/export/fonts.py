"""The sheet's fonts: Noto Sans in two weights, and the machine's where it lacks characters."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from unicodedata import category

from fontTools.ttLib import TTFont
from PIL import ImageFont, features

from core.export.system_fonts import FontFile, fonts_for
from core.export.writing import INVISIBLE, clusters, directed, turned_around
from core.paths import resources

MM_PER_POINT = 25.4 / 72
MEASURED_AT = 400
"""Pixels per em at which widths are measured."""
SPACES = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Categories of characters that leave no mark."""
KEPT_WIDTHS = 2**15
KEPT_SIZES = 16


Find = Callable[[frozenset[str], bool], Iterable[FontFile]]
"""What gives the machine's fonts for characters, for a bold face or not."""


class Font:
    """One file. `shapes` says that its letters join, move and turn around as its script wants."""

    def __init__(self, path: Path, index: int = 0, shapes: bool = False) -> None:
        self.path = path
        self.index = index
        self.shapes = shapes
        self.width_of = lru_cache(KEPT_WIDTHS)(self._width)
        self.at = lru_cache(KEPT_SIZES)(self._at)

    @cached_property
    def _large(self) -> ImageFont.FreeTypeFont:
        return self.at(MEASURED_AT)

    @cached_property
    def characters(self) -> frozenset[str]:
        """What it can show."""
        with TTFont(self.path, lazy=True, fontNumber=self.index) as file:
            return frozenset(map(chr, file.getBestCmap() or ()))

    def _at(self, pixels: float) -> ImageFont.FreeTypeFont:
        """The font for painting at so many pixels per em."""
        shapes = self.shapes and features.check_feature("raqm")
        engine = ImageFont.Layout.RAQM if shapes else ImageFont.Layout.BASIC
        return ImageFont.truetype(self.path, pixels, self.index, layout_engine=engine)

    def _width(self, text: str) -> float:
        return self._large.getlength(text) / MEASURED_AT


@dataclass(frozen=True)
class Run:
    """A part of a line in one font, and how far from the line's left it begins, in millimetres."""

    font: Font
    text: str
    x: float = 0.0
    leftward: bool = False


def _run(font: Font, text: str, leftward: bool) -> Run:
    if leftward and not font.shapes:
        return Run(font, turned_around(text))
    return Run(font, text, 0.0, leftward)


class Face:
    """A weight: the bundled font, and those of the machine that were found for other characters."""

    def __init__(self, path: Path, bold: bool, find: Find) -> None:
        self.path = path
        self.fonts = [Font(path)]
        self._bold = bold
        self._find = find
        self._asked: set[str] = set()

    def learn(self, texts: Iterable[str]) -> None:
        """Look on this machine for fonts with the characters that no known one has."""
        new = frozenset(self.lacks(texts)) - self._asked
        if new:
            self._asked |= new
            found = self._find(new, self._bold)
            self.fonts += [Font(file.path, file.index, shapes=True) for file in found]

    def lacks(self, texts: Iterable[str]) -> str:
        """The characters among the texts that no known font can show, in order, each once."""
        unknown = (c for c in dict.fromkeys("".join(texts)) if not self._shows(c))
        return "".join(c for c in unknown if category(c) not in SPACES)

    def width(self, text: str, points: float) -> float:
        """The width of one line, in millimetres."""
        return sum(run.font.width_of(run.text) for run in self._runs(text)) * points * MM_PER_POINT

    def runs(self, text: str, points: float) -> list[Run]:
        """A line in the order in which it is seen."""
        x, placed = 0.0, []
        for run in self._runs(text):
            placed.append(Run(run.font, run.text, x, run.leftward))
            x += run.font.width_of(run.text) * points * MM_PER_POINT
        return placed

    def _runs(self, text: str) -> list[Run]:
        if self.fonts[0].characters.issuperset(text):
            return [Run(self.fonts[0], text)]
        runs: list[Run] = []
        for part, leftward in directed(text):
            found = [_run(font, each, leftward) for font, each in self._by_font(part)]
            runs += reversed(found) if leftward else found
        return runs

    def _by_font(self, text: str) -> Iterator[tuple[Font, str]]:
        """Parts in one font each; what stands between words stays with the word before."""
        begun: tuple[Font, str] | None = None
        for cluster in clusters(text):
            if begun and (self._stays(cluster, begun[0]) or self._font_of(cluster) is begun[0]):
                begun = (begun[0], begun[1] + cluster)
                continue
            if begun:
                yield begun
            begun = (self._font_of(cluster), cluster)
        if begun:
            yield begun

    @staticmethod
    def _stays(cluster: str, font: Font) -> bool:
        return not cluster[0].isalnum() and font.characters.issuperset(cluster)

    def _font_of(self, cluster: str) -> Font:
        needed = set(cluster) - INVISIBLE
        for font in self.fonts:
            if font.characters >= needed:
                return font
        alone = (font for font in self.fonts if cluster[0] in font.characters)
        return next(alone, self.fonts[0])

    def _shows(self, character: str) -> bool:
        return character in INVISIBLE or any(character in f.characters for f in self.fonts)


class Fonts:
    """Regular and bold."""

    def __init__(self, find: Find = fonts_for) -> None:
        folder = resources() / "fonts"
        self.regular = Face(folder / "NotoSans-Regular.ttf", False, find)
        self.bold = Face(folder / "NotoSans-Bold.ttf", True, find)

    def of(self, bold: bool) -> Face:
        """The face of a weight."""
        return self.bold if bold else self.regular

    @property
    def known(self) -> int:
        """How many fonts are known: with more of them, other texts have other widths."""
        return sum(len(face.fonts) for face in (self.regular, self.bold))

    def learn(self, texts: Iterable[str]) -> None:
        """Look on this machine for fonts with what these texts need."""
        texts = list(texts)
        for face in (self.regular, self.bold):
            face.learn(texts)
