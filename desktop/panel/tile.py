"""Paints a take in the strip: its picture, its marks, and when it was made."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.icons import pixmap
from desktop.models.pictures import Pictures
from desktop.panel.takes import Tile, TileRole
from desktop.theme import GAP, Appearance, Theme

HEIGHT = 64
"""Of a thumbnail, in device-independent pixels."""
NARROWEST, WIDEST = 48, 150
MARK = 20
"""The edge of a mark on a thumbnail."""
RADIUS = 4
SMALLEST = 8.0
"""In points."""


class TileDelegate(QStyledItemDelegate):
    """A take is as wide as its shape asks for."""

    def __init__(self, appearance: Appearance, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._pictures = pictures
        self._strip = parent

    @property
    def _font(self) -> QFont:
        """A little smaller than what is written elsewhere."""
        font = QFont(self._strip.font())
        font.setPointSizeF(max(SMALLEST, font.pointSizeF() * 0.85))
        return font

    @property
    def height(self) -> int:
        """The height of a tile."""
        return HEIGHT + QFontMetrics(self._font).lineSpacing() + 2 * GAP

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The thumbnail and the line below it."""
        tile = index.data(TileRole)
        width = HEIGHT
        if isinstance(tile, Tile):
            width = round(HEIGHT * tile.size.width / tile.size.height)
        return QSize(min(WIDEST, max(NARROWEST, width)) + GAP, self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one take."""
        tile = index.data(TileRole)
        if not isinstance(tile, Tile):
            return
        theme = self._appearance.theme
        area = option.rect.adjusted(GAP // 2, GAP // 2, -GAP // 2, 0)
        thumb = QRect(area.left(), area.top(), area.width(), HEIGHT)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._picture(painter, thumb, tile, theme)
        self._frame(painter, thumb, option.state, theme)
        self._marks(painter, thumb, tile, theme)
        self._words(painter, area, tile, theme)
        painter.restore()

    def _picture(self, painter: QPainter, rect: QRect, tile: Tile, theme: Theme) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(rect), RADIUS, RADIUS)
        painter.fillPath(path, QColor(theme.sunken))
        shown = tile.preview or self._stored(painter, rect, tile)
        if shown is not None and not shown.isNull():
            painter.save()
            painter.setClipPath(path)
            painter.drawPixmap(within(rect, shown), shown, QRectF(shown.rect()))
            painter.restore()
        elif tile.picture is None or shown is not None:
            name = "running" if tile.picture is None else "failed"
            ratio = painter.device().devicePixelRatio()
            image = pixmap(name, theme.muted, 20, ratio)
            painter.drawPixmap(QPointF(rect.center()) - QPointF(9.5, 9.5), image)

    def _stored(self, painter: QPainter, rect: QRect, tile: Tile) -> QPixmap | None:
        if tile.picture is None:
            return None
        return self._pictures.get(tile.picture, rect.size() * painter.device().devicePixelRatio())

    def _frame(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, theme: Theme) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        colour = theme.accent if selected else theme.line_strong if hovered else theme.line
        width = 3.0 if focused else 2.0 if selected else 1.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), width))
        inset = width / 2
        frame = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)

    def _marks(self, painter: QPainter, rect: QRect, tile: Tile, theme: Theme) -> None:
        """The take that is seen has a tick, a starred one a star, compared ones their letter."""
        corner = rect.topLeft() + QPoint(4, 4)
        if tile.is_seen:
            self._mark(painter, QRect(corner.x(), corner.y(), MARK, MARK), "done", theme, True)
        if tile.is_starred:
            at = QRect(rect.right() - MARK - 3, corner.y(), MARK, MARK)
            self._mark(painter, at, "star-on", theme, False)
        if tile.letter:
            at = QRect(corner.x(), rect.bottom() - MARK - 3, MARK, MARK)
            self._ground(painter, at, theme.surface, theme)
            painter.setFont(self._bold())
            painter.setPen(QColor(theme.text))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, tile.letter)

    def _mark(self, painter: QPainter, at: QRect, name: str, theme: Theme, filled: bool) -> None:
        ground, colour = (
            (theme.accent_fill, theme.on_accent) if filled else (theme.surface, theme.warning)
        )
        self._ground(painter, at, ground, theme)
        ratio = painter.device().devicePixelRatio()
        image = pixmap(name, colour, 14, ratio)
        painter.drawPixmap(QPointF(at.left() + 3, at.top() + 3), image)

    def _ground(self, painter: QPainter, at: QRect, colour: str, theme: Theme) -> None:
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF(at).adjusted(0.5, 0.5, -0.5, -0.5))

    def _words(self, painter: QPainter, area: QRect, tile: Tile, theme: Theme) -> None:
        metrics = QFontMetrics(self._font)
        line = QRect(area.left(), area.top() + HEIGHT + 2, area.width(), metrics.lineSpacing())
        painter.setFont(self._bold() if tile.is_seen else self._font)
        painter.setPen(QColor(theme.text if tile.is_seen else theme.muted))
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(tile.words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)

    def _bold(self) -> QFont:
        font = QFont(self._font)
        font.setWeight(QFont.Weight.DemiBold)
        return font


def within(rect: QRect, picture: QPixmap) -> QRectF:
    """Where the whole picture goes within `rect`."""
    scale = min(rect.width() / picture.width(), rect.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    centre = QRectF(rect).center()
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
