"""The sheet's two fonts: their files, the width of a text, the characters they lack."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

from core.paths import resources

MM_PER_POINT = 25.4 / 72
MEASURED_AT = 400
"""Pixels per em at which widths are measured."""


class Font:
    """One weight of Noto Sans."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _large(self) -> ImageFont.FreeTypeFont:
        return self.at(MEASURED_AT)

    @cached_property
    def _characters(self) -> frozenset[int]:
        with TTFont(self.path, lazy=True) as file:
            return frozenset(file.getBestCmap())

    def at(self, pixels: float) -> ImageFont.FreeTypeFont:
        """The font for painting at so many pixels per em."""
        return ImageFont.truetype(self.path, pixels, layout_engine=ImageFont.Layout.BASIC)

    def width(self, text: str, points: float) -> float:
        """The width of one line, in millimetres."""
        return self._large.getlength(text) / MEASURED_AT * points * MM_PER_POINT

    def lacks(self, texts: Iterable[str]) -> str:
        """The characters among the texts that this font cannot show, in order, each once."""
        found = dict.fromkeys(character for text in texts for character in text)
        return "".join(c for c in found if c.isprintable() and ord(c) not in self._characters)


class Fonts:
    """Regular and bold."""

    def __init__(self) -> None:
        folder = resources() / "fonts"
        self.regular = Font(folder / "NotoSans-Regular.ttf")
        self.bold = Font(folder / "NotoSans-Bold.ttf")

    def of(self, bold: bool) -> Font:
        """The font of a weight."""
        return self.bold if bold else self.regular
