"""The picture, large: fitted, at its own size or larger, moved by dragging."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

from desktop.theme import GAP, Appearance, Theme

LARGEST = 16.0
NOTCH = 1.2
"""What one notch of the wheel enlarges by."""


class Canvas(QGraphicsView):
    """Shows one picture. Its scene is measured in the picture's own pixels.

    Signals:
        zoomed: the scale has changed; 1 is a pixel of the picture on a pixel of the screen.
    """

    zoomed = Signal(float)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._use_fit(True)
        self._area = QRectF()
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setScene(QGraphicsScene(self))
        self.scene().addItem(self._item)
        self.setAccessibleName(self.tr("Picture of the panel"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)

    def show_picture(self, pixmap: QPixmap | None, size: QSizeF) -> None:
        """Show a picture that is `size` large, perhaps by a smaller pixmap; None shows nothing."""
        self._item.setPixmap(pixmap or QPixmap())
        if pixmap is not None and not pixmap.isNull():
            scale = size.width() / pixmap.width()
            self._item.setScale(scale)
        area = QRectF(QPointF(0, 0), size)
        if area != self._area:
            # Else the scene would grow with what is laid over the picture.
            self._area = area
            self.setSceneRect(area)
            self._fit()

    # Zoom

    @property
    def fits(self) -> bool:
        """Whether the whole picture is kept in view."""
        return self._fits

    @property
    def zoom(self) -> float:
        """Pixels of the screen for a pixel of the picture."""
        return self.transform().m11() * self.devicePixelRatio()

    def fit(self) -> None:
        """Keep the whole picture in view."""
        self._use_fit(True)
        self._fit()

    def actual(self) -> None:
        """A pixel of the picture on a pixel of the screen."""
        self.zoom_to(1.0)

    def zoom_to(self, zoom: float) -> None:
        """Show the picture at a scale, what is in the middle (or under the mouse) staying there."""
        self._use_fit(False)
        smallest = min(1.0, self._fitting())
        wanted = min(LARGEST, max(smallest, zoom))
        factor = wanted / self.zoom
        self.scale(factor, factor)
        self.zoomed.emit(self.zoom)

    def _use_fit(self, fits: bool) -> None:
        """Without scroll bars where the picture fits: they would come and go as it is resized."""
        self._fits = fits
        policy = Qt.ScrollBarPolicy
        bars = policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(bars)
        self.setVerticalScrollBarPolicy(bars)

    def _fitting(self) -> float:
        """The scale at which the whole picture is seen."""
        area, room = self.sceneRect(), self.viewport().size() - 2 * QSizeF(GAP, GAP).toSize()
        if area.isEmpty():
            return 1.0
        ratio = self.devicePixelRatio()
        width, height = max(1, room.width()), max(1, room.height())
        return min(width / area.width(), height / area.height()) * ratio

    def _fit(self) -> None:
        if not self._fits:
            return
        scale = self._fitting() / self.devicePixelRatio()
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(self.sceneRect().center())
        self.zoomed.emit(self.zoom)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole picture in view where it is wanted."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self.zoom * NOTCH ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus zoom, 0 fits, 1 shows the picture's own size; other keys are the page's.

        Arrows move a picture that is larger than the view.
        """
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_to(self.zoom * NOTCH)
            case Qt.Key.Key_Minus:
                self.zoom_to(self.zoom / NOTCH)
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_1:
                self.actual()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if not self._fits:
                super().keyPressEvent(event)
            case _:
                event.ignore()

    def _paint(self, theme: Theme) -> None:
        self.setBackgroundBrush(QBrush(QColor(theme.sunken)))
