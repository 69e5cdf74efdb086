"""A picture with a frame over it, moved by the mouse or by keys."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from desktop.theme import Appearance

HANDLE = 12
"""How near to a corner, in device-independent pixels, the mouse must be to take it."""
SMALLEST = 0.05
"""Of the picture's edges."""
STEP = 0.02
"""By so much of the picture a key moves the frame."""
WHOLE = QRectF(0, 0, 1, 1)
KEYS = {
    Qt.Key.Key_Left: QPointF(-STEP, 0),
    Qt.Key.Key_Right: QPointF(STEP, 0),
    Qt.Key.Key_Up: QPointF(0, -STEP),
    Qt.Key.Key_Down: QPointF(0, STEP),
}


class CropView(QWidget):
    """`frame` is in shares of the picture's edges.

    Signals:
        changed: the frame is another.
    """

    changed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._pixmap = QPixmap()
        self.image = QImage()
        self.frame = QRectF(WHOLE)
        self._aspect = 0.0
        self._anchor: QPointF | None = None
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(280)
        self.setAccessibleName(self.tr("The part of the picture that is kept"))
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_image(self, image: QImage) -> None:
        """Put a picture under the frame."""
        self.image = image
        self._pixmap = QPixmap.fromImage(image)
        self._set(QRectF(WHOLE))

    def keep_aspect(self, aspect: float) -> None:
        """The frame has this width over height from now on; any where it is 0."""
        self._aspect = aspect
        if aspect and not self.image.isNull():
            self._set(self._largest())

    def frame_in_picture(self) -> QRect:
        """The frame in pixels of the picture; empty while it is all of it."""
        if self.image.isNull() or self.frame == WHOLE:
            return QRect()
        width, height = self.image.width(), self.image.height()
        left, top = round(self.frame.left() * width), round(self.frame.top() * height)
        size = QSizeF(self.frame.width() * width, self.frame.height() * height).toSize()
        return QRect(left, top, size.width(), size.height()).intersected(self.image.rect())

    # The frame

    @property
    def _shares(self) -> float:
        """The frame's height in shares for a width of one, where its shape is kept."""
        return self.image.width() / (self.image.height() * self._aspect)

    def _largest(self) -> QRectF:
        """The largest frame of this shape, in the middle."""
        width = min(1.0, 1 / self._shares)
        height = width * self._shares
        return QRectF((1 - width) / 2, (1 - height) / 2, width, height)

    def _between(self, anchor: QPointF, point: QPointF) -> QRectF:
        """From one corner to the one across, of the shape that is kept, within the picture."""
        right, below = point.x() >= anchor.x(), point.y() >= anchor.y()
        room_x = 1 - anchor.x() if right else anchor.x()
        room_y = 1 - anchor.y() if below else anchor.y()
        width = min(room_x, max(SMALLEST, abs(point.x() - anchor.x())))
        height = min(room_y, max(SMALLEST, abs(point.y() - anchor.y())))
        if self._aspect:
            width = min(max(width, height / self._shares), room_x, room_y / self._shares)
            height = width * self._shares
        left = anchor.x() if right else anchor.x() - width
        top = anchor.y() if below else anchor.y() - height
        return QRectF(left, top, width, height)

    def _moved(self, by: QPointF) -> QRectF:
        left = min(max(0.0, self.frame.left() + by.x()), 1 - self.frame.width())
        top = min(max(0.0, self.frame.top() + by.y()), 1 - self.frame.height())
        return QRectF(left, top, self.frame.width(), self.frame.height())

    def _set(self, frame: QRectF) -> None:
        self.frame = frame
        self.changed.emit()
        self.update()

    # Mouse and keys

    def _shown(self) -> QRectF:
        """Where the picture is drawn."""
        size = QSizeF(self.image.size()).scaled(
            QSizeF(self.size()) - QSizeF(HANDLE, HANDLE), Qt.AspectRatioMode.KeepAspectRatio
        )
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(QPointF(left, top), size)

    def _share(self, point: QPointF) -> QPointF:
        """A place of the widget in shares of the picture, at its edge where it is outside."""
        shown = self._shown()
        x = (point.x() - shown.left()) / shown.width()
        y = (point.y() - shown.top()) / shown.height()
        return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    def _on_screen(self) -> QRectF:
        """Where the frame is drawn."""
        shown, frame = self._shown(), self.frame
        return QRectF(
            shown.left() + frame.left() * shown.width(),
            shown.top() + frame.top() * shown.height(),
            frame.width() * shown.width(),
            frame.height() * shown.height(),
        )

    def _across(self, point: QPointF) -> QPointF | None:
        """The corner across from the one at this place of the widget, if one is there."""
        frame, seen = self.frame, self._on_screen()
        pairs = (
            (seen.topLeft(), frame.bottomRight()),
            (seen.topRight(), frame.bottomLeft()),
            (seen.bottomLeft(), frame.topRight()),
            (seen.bottomRight(), frame.topLeft()),
        )
        near = [far for at, far in pairs if (at - point).manhattanLength() <= 2 * HANDLE]
        return QPointF(near[0]) if near else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a corner, or what is inside, or begin another frame."""
        if self.image.isNull() or event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        self._anchor = self._across(point)
        if self._anchor is None and self.frame != WHOLE and self._on_screen().contains(point):
            self._grip = self._share(point)
        elif self._anchor is None:
            self._anchor = self._share(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the frame, or move it."""
        point = self._share(event.position())
        if self._grip is not None:
            self._set(self._moved(point - self._grip))
            self._grip = point
        elif self._anchor is not None:
            self._set(self._between(self._anchor, point))

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        """Let it go."""
        self._anchor = self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the frame, or with Shift its lower right corner."""
        by = KEYS.get(Qt.Key(event.key()))
        if by is None or self.image.isNull():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            corner = self.frame.bottomRight() + by
            if self._aspect and by.y():
                corner.setX(self.frame.left())
            elif self._aspect:
                corner.setY(self.frame.top())
            self._set(self._between(self.frame.topLeft(), corner))
        else:
            self._set(self._moved(by))

    def paintEvent(self, _: QPaintEvent) -> None:
        """The picture, darker outside the frame."""
        theme, painter = self._appearance.theme, QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.sunken))
        if self.image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown, frame = self._shown(), self._on_screen()
        painter.drawPixmap(shown, self._pixmap, QRectF(self._pixmap.rect()))
        painter.fillRect(shown, QColor(0, 0, 0, 140))
        painter.save()
        painter.setClipRect(frame)
        painter.drawPixmap(shown, self._pixmap, QRectF(self._pixmap.rect()))
        painter.restore()
        painter.setPen(QPen(QColor("white"), 3))
        painter.drawRect(frame)
        painter.setPen(QPen(QColor(theme.accent_fill), 1.5))
        painter.drawRect(frame)
        painter.setBrush(QColor("white"))
        for corner in (
            frame.topLeft(),
            frame.topRight(),
            frame.bottomLeft(),
            frame.bottomRight(),
        ):
            painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8))
