"""Over a corner of the picture: which colour stands for whom, or why there is none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.panel.overlay import Spot
from desktop.theme import GAP

WIDEST = 280


class Legend(QFrame):
    """Hidden while masks are. A name without a colour says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "accent")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Where the characters are"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(GAP // 2)
        self.lines: list[tuple[str, str]] = []
        self.hide()

    def tell(self, spots: Sequence[Spot], has_masks: bool, empty: set[str]) -> None:
        """What the tints mean; in words alone where there are none."""
        lines = self._lines(spots, has_masks, empty)
        if lines != self.lines:
            self._clear()
            self.lines = lines
            for text, colour in lines:
                self._add(text, colour)
            self._column.activate()
        self.adjustSize()
        self.show()

    def forget(self) -> None:
        """Write everything anew the next time: the text has another size."""
        self._clear()
        self.lines = []

    def _lines(
        self, spots: Sequence[Spot], has_masks: bool, empty: set[str]
    ) -> list[tuple[str, str]]:
        """Each line with its colour."""
        if not spots:
            return [(self.tr("No character is named in this take."), "")]
        if not has_masks:
            words = self.tr(
                "Where the characters are was not kept with this take. Takes made from now on tell."
            )
            return [(words, "")]
        return [(self._name(spot, empty), spot.colour) for spot in spots]

    def _name(self, spot: Spot, empty: set[str]) -> str:
        if spot.picture is None or spot.name in empty:
            return self.tr("{}: not found").format(spot.name)
        if spot.is_painted:
            return self.tr("{}: as painted").format(spot.name)
        return spot.name

    def _add(self, text: str, colour: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        if colour:
            dot = QLabel()
            dot.setPixmap(dot_of(colour, self.devicePixelRatio()))
            row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if label.sizeHint().width() > WIDEST:
            label.setWordWrap(True)
            label.setFixedWidth(WIDEST)
        row.addWidget(label, 1)
        holder = QWidget(objectName="plain")
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        self._column.addWidget(holder)
        holder.show()

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def dot_of(colour: str, ratio: float) -> QPixmap:
    """A round patch of a colour."""
    made = QPixmap(round(14 * ratio), round(14 * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(QColor("black"))
    painter.drawEllipse(1, 1, 12, 12)
    painter.end()
    return made
