"""Candidates of a casting, and the one that is being drawn."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.domain.character import Anchor
from desktop.board.card import fitted
from desktop.icons import pixmap
from desktop.models.pictures import Pictures
from desktop.theme import Appearance

TILE = 176


class Tile(QAbstractButton):
    """A candidate; checked when it is picked."""

    def __init__(self, number: int, anchor: Anchor, appearance: Appearance, pictures: Pictures):
        super().__init__()
        self.anchor = anchor
        self._appearance = appearance
        self._pictures = pictures
        self.setCheckable(True)
        self.setFixedSize(TILE, TILE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Candidate {}").format(number))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        pictures.ready.connect(self._repaint)
        appearance.changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(TILE, TILE)

    def _repaint(self) -> None:
        # A method, not a lambda: Qt lets go of it when the dialog is gone.
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, its border, and a tick where it is picked."""
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        inner = self.rect().adjusted(4, 4, -4, -4)
        painter.fillRect(inner, QColor(theme.sunken))
        shown = self._pictures.get(self.anchor.picture, inner.size() * self.devicePixelRatio())
        if shown is not None and not shown.isNull():
            painter.drawPixmap(fitted(shown, inner), shown, shown.rect().toRectF())
        picked, focused = self.isChecked(), self.hasFocus()
        colour = theme.accent if picked or focused else theme.line
        style = Qt.PenStyle.SolidLine if picked or not focused else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(colour), 3 if picked else 1, style))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 6, 6)
        if picked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_fill))
            painter.drawEllipse(inner.right() - 30, inner.top() + 6, 24, 24)
            image = pixmap("done", theme.on_accent, 16, self.devicePixelRatio())
            painter.drawPixmap(inner.right() - 26, inner.top() + 10, image)


class Forming(QWidget):
    """The candidate that is being drawn, as far as it has come."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._picture = QPixmap()
        self.setFixedSize(TILE, TILE)
        self.setAccessibleName(self.tr("Being drawn"))

    def show_picture(self, picture: QPixmap) -> None:
        """Show how it looks now."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The preview within a dashed border."""
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inner = self.rect().adjusted(4, 4, -4, -4)
        painter.fillRect(inner, QColor(theme.sunken))
        if not self._picture.isNull():
            painter.drawPixmap(
                fitted(self._picture, inner), self._picture, QRectF(self._picture.rect())
            )
        painter.setPen(QPen(QColor(theme.line_strong), 1, Qt.PenStyle.DashLine))
        painter.drawRect(inner)
