"""Line icons from resources/icons, drawn in any colour and at any pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.paths import resources
from desktop.theme import Theme

SIZES = (16, 24)
"""Buttons and menus take the first; larger ones are drawn with `pixmap`."""


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon in one colour, `size` device-independent pixels wide and high."""
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _drawing(name, colour).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    """An icon in a colour, ready to be drawn in any size."""
    source = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))


def icon(name: str, theme: Theme, role: str = "text") -> QIcon:
    """The icon in the colour of a theme's role; paler where it is disabled."""
    made = QIcon()
    for size in SIZES:
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, getattr(theme, role), size, ratio))
            made.addPixmap(pixmap(name, theme.line_strong, size, ratio), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """Castboard's own icon."""
    made = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("castboard", "#000000", size))
    return made
