"""The line of time under the picture: where each panel begins, and where it is now."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.play.reel import Reel
from desktop.theme import GAP, Theme

HEIGHT = 3 * GAP
FEWEST_PIXELS = 4
"""Marks that would stand closer are left out."""


class ScrubBar(QWidget):
    """Pressing or dragging on it goes there.

    Signals:
        sought: the moment that was chosen, in seconds.
    """

    sought = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reel = Reel()
        self._now = 0.0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Time"))

    def show_reel(self, reel: Reel) -> None:
        """Mark where these panels begin."""
        self._reel = reel
        self.update()

    def show_time(self, seconds: float) -> None:
        """Mark where it is now."""
        if seconds != self._now:
            self._now = seconds
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, HEIGHT)

    def x_of(self, seconds: float) -> float:
        """Where a moment stands on the bar."""
        share = seconds / self._reel.total if self._reel.total else 0.0
        return GAP + share * (self.width() - 2 * GAP)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._seek(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go there while a button is pressed."""
        self._seek(event.position().x())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, what is over, the marks, and the handle."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, now = self.height() / 2, self.x_of(self._now)
        for end, colour in ((self.x_of(self._reel.total), theme.line), (now, theme.accent_fill)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(GAP, middle - 2, max(0.0, end - GAP), 4), 2, 2)
        painter.setBrush(QColor(theme.line_strong))
        for x in self._marks():
            painter.drawRect(QRectF(x - 0.5, middle - 6, 1, 12))
        painter.setBrush(QColor(theme.text))
        painter.drawEllipse(QPointF(now, middle), 6, 6)

    def _marks(self) -> list[float]:
        """Where panels begin, but for the first one."""
        marks: list[float] = []
        for start in self._reel.starts[1:]:
            x = self.x_of(start)
            if not marks or x - marks[-1] >= FEWEST_PIXELS:
                marks.append(x)
        return marks

    def _seek(self, x: float) -> None:
        share = (x - GAP) / max(1, self.width() - 2 * GAP)
        self.sought.emit(min(1.0, max(0.0, share)) * self._reel.total)
