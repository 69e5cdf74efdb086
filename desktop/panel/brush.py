"""A mask being painted over the picture: strokes, an eraser, and an undo of its own."""

from collections import deque

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsObject,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from desktop.panel.overlay import OPACITY, grey, tinted

STROKES = 32
"""So many strokes can be taken back."""
SMALLEST, LARGEST = 4, 512
GROWTH = 1.25


class MaskItem(QGraphicsObject):
    """Painted with the left button, erased with the right one. Measured in the picture's pixels.

    Signals:
        changed: the mask, what can be undone, or the brush is another.
    """

    changed = Signal()

    def __init__(self, size: QSize, colour: str) -> None:
        super().__init__()
        self.size = size
        self._colour = QColor(colour)
        self._layer = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        self._layer.fill(Qt.GlobalColor.transparent)
        self._before: deque[QImage] = deque(maxlen=STROKES)
        self._after: list[QImage] = []
        self._last: QPointF | None = None
        self._mouse: QPointF | None = None
        self.diameter = max(16, size.height() // 10)
        self.erases = False
        self.setAcceptHoverEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setZValue(3)

    @property
    def colour(self) -> str:
        """What it is painted in."""
        return self._colour.name()

    # The mask

    @property
    def mask(self) -> QImage:
        """What is painted: white on black."""
        alpha = self._layer.convertToFormat(QImage.Format.Format_Alpha8)
        alpha.reinterpretAsFormat(QImage.Format.Format_Grayscale8)
        return alpha

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted."""
        mask = self.mask
        return not any(bytes(mask.constBits()))

    @property
    def is_changed(self) -> bool:
        """Whether there is a stroke that could be lost."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether a stroke was taken back."""
        return bool(self._after)

    def begin_with(self, mask: QImage) -> None:
        """Paint on from this mask, of whatever size; nothing to undo."""
        self._put(mask)
        self._before.clear()
        self._after.clear()
        self._show()

    def replace(self, mask: QImage | None) -> None:
        """Take this mask instead, or an empty one: a step like a stroke."""
        self._keep()
        if mask is None:
            self._layer.fill(Qt.GlobalColor.transparent)
        else:
            self._put(mask)
        self._show()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._before:
            self._after.append(self._layer)
            self._layer = self._before.pop()
            self._show()

    def redo(self) -> None:
        """Make it again."""
        if self._after:
            self._before.append(self._layer)
            self._layer = self._after.pop()
            self._show()

    # The brush

    def resize(self, way: int) -> None:
        """A larger brush (1) or a smaller one (-1)."""
        self.use_diameter(round(self.diameter * GROWTH**way) + way)

    def use_diameter(self, diameter: int) -> None:
        """A brush of this many pixels of the picture."""
        self.diameter = min(LARGEST, max(SMALLEST, diameter))
        self._show()

    def use_eraser(self, erases: bool) -> None:
        """Erase from now on, or paint."""
        self.erases = erases
        self._show()

    def stroke(self, start: QPointF, end: QPointF, erases: bool) -> None:
        """Part of a stroke."""
        painter = QPainter(self._layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mode = QPainter.CompositionMode
        painter.setCompositionMode(
            mode.CompositionMode_DestinationOut if erases else mode.CompositionMode_SourceOver
        )
        pen = QPen(self._colour, self.diameter)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if start == end:
            painter.drawPoint(start)
        else:
            painter.drawLine(start, end)
        painter.end()
        margin = self.diameter
        area = QRectF(start, end).normalized()
        self.update(area.adjusted(-margin, -margin, margin, margin))

    # Qt

    def boundingRect(self) -> QRectF:
        """The picture."""
        return QRectF(QPointF(0, 0), self.size.toSizeF())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The tint, and a ring around what the brush would touch."""
        painter.save()
        painter.setOpacity(OPACITY)
        painter.drawImage(QPointF(0, 0), self._layer)
        painter.restore()
        if self._mouse is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self.diameter / 2
        for colour, width in (("black", 3), ("white", 1)):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawEllipse(self._mouse, radius, radius)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """A stroke begins."""
        self._keep()
        self._last = event.pos()
        self.stroke(event.pos(), event.pos(), self._is_erasing(event.button()))
        event.accept()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """The stroke goes on."""
        if self._last is not None:
            erases = self._is_erasing(event.buttons() & Qt.MouseButton.RightButton)
            self.stroke(self._last, event.pos(), erases)
            self._last = event.pos()
        self._point(event.pos())

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """The stroke ends."""
        self._last = None
        self.changed.emit()

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Show the brush."""
        self._point(event.pos())

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Hide it."""
        self._mouse = None
        self.update()

    def _is_erasing(self, button: Qt.MouseButton) -> bool:
        return self.erases or button == Qt.MouseButton.RightButton

    def _point(self, at: QPointF) -> None:
        self._mouse = at
        self.update()

    def _put(self, mask: QImage) -> None:
        size = self.size
        ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
        scaled = grey(mask.scaled(size, ignore, smooth.SmoothTransformation))
        self._layer = tinted(scaled, self._colour.name())

    def _keep(self) -> None:
        self._before.append(self._layer.copy())
        self._after.clear()

    def _show(self) -> None:
        self.update()
        self.changed.emit()
