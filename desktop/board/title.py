"""The project's title: a field that looks like a heading until it is clicked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

MARGIN = 8


class TitleEdit(QLineEdit):
    """A line edit that ends in … where its text is too long and nobody is typing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, or its shortened text alone."""
        room = self.width() - 2 * MARGIN
        is_long = self.fontMetrics().horizontalAdvance(self.text()) > room
        self.setToolTip(self.text() if is_long else "")
        if self.hasFocus() or not is_long:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        place = self.rect().adjusted(MARGIN, 0, -MARGIN, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
