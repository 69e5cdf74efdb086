"""The text of cards: measured and broken into lines once, drawn many times."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from desktop.widgets.text import wrapped

KEPT = 6000
"""Texts that are remembered; more of them than the cards of any board that can be seen."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
T = TypeVar("T")


class Lettering:
    """Three cuts of one font, and what was made of texts in them."""

    def __init__(self, font: QFont) -> None:
        self.plain, self.bold, self.italic = QFont(font), QFont(font), QFont(font)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.italic.setItalic(True)
        self.metrics = QFontMetrics(font)
        self.line = self.metrics.lineSpacing()
        self._lines: dict[tuple[str, int, int, bool], list[str]] = {}
        self._elided: dict[tuple[str, int, bool], tuple[str, int]] = {}

    def elided(self, text: str, width: int, bold: bool = False) -> tuple[str, int]:
        """The text as far as it fits into `width`, and the width it takes."""

        def make() -> tuple[str, int]:
            metrics = QFontMetrics(self.bold) if bold else self.metrics
            flat = " ".join(text.split())
            short = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, max(0, width))
            return short, metrics.horizontalAdvance(short)

        return _kept(self._elided, (text, width, bold), make)

    def draw(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        lines: int,
        italic: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> int:
        """Draw at most so many lines from the top of `rect`, and say how many were drawn."""
        font = self.italic if italic else self.plain

        def make() -> list[str]:
            return wrapped(" ".join(text.split()), font, rect.width(), lines)

        made = _kept(self._lines, (text, rect.width(), lines, italic), make)
        painter.setFont(font)
        place = QRect(rect.left(), rect.top(), rect.width(), self.line)
        for line in made:
            painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, line)
            place.translate(0, self.line)
        return len(made)


def _kept(cache: dict[object, T], key: object, make: Callable[[], T]) -> T:
    """What was made for a key, made now where it was not."""
    if key not in cache:
        if len(cache) >= KEPT:
            cache.clear()
        cache[key] = make()
    return cache[key]
