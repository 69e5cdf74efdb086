"""Pages one below the other, as large as fits."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from desktop.sheet.maker import SheetMaker
from desktop.theme import GAP, Appearance

EDGE = 2 * GAP
"""Around pages and between them."""
SMALLEST = 120
"""A page is at least so wide."""


class PagesView(QAbstractScrollArea):
    """Shows the pages of a sheet. Page Up and Page Down turn them.

    Signals:
        turned: another page is the one that is looked at, or there are more or fewer.
    """

    turned = Signal()

    def __init__(self, maker: SheetMaker, appearance: Appearance) -> None:
        super().__init__()
        self._maker = maker
        self._appearance = appearance
        self.fits_width = False
        self.current = 0
        self._rects: list[QRect] = []
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages of the sheet"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        maker.composed.connect(self._composed)
        maker.painter.painted.connect(self.viewport().update)
        appearance.changed.connect(self.viewport().update)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._maker.result.pages)

    def turn_to(self, index: int) -> None:
        """Look at a page, from its top."""
        if self._rects:
            index = min(max(0, index), len(self._rects) - 1)
            self.verticalScrollBar().setValue(self._rects[index].top() - EDGE)
            self._look_at(index)

    def fit_width(self, fits_width: bool) -> None:
        """Make pages as wide as there is room, or as large as is seen whole."""
        self.fits_width = fits_width
        index = self.current
        self._place()
        self.turn_to(index)

    # Place

    def _composed(self) -> None:
        self._place()
        self._look_at(min(self.current, max(0, self.count - 1)))
        self.turned.emit()

    def _place(self) -> None:
        """Where each page lies, in pixels from the top of all."""
        self._rects = []
        y, room = EDGE, self.size()
        # Always, so that a page that fits the width does not change it by showing the scroll bar.
        room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        for page in self._maker.result.pages:
            width = room.width() - 2 * EDGE
            if not self.fits_width:
                high = room.height() - 2 * EDGE
                width = min(width, round(high * page.size.width / page.size.height))
            width = max(width, SMALLEST)
            height = round(width * page.size.height / page.size.width)
            self._rects.append(QRect((room.width() - width) // 2, y, width, height))
            y += height + EDGE
        self._centre(room.height() - y)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, y - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(5 * GAP)
        self.viewport().update()

    def _centre(self, left: int) -> None:
        """Put pages that do not fill the height in its middle."""
        if left > 0:
            self._rects = [rect.translated(0, left // 2) for rect in self._rects]

    def _shown(self) -> Iterator[tuple[int, QRect]]:
        """The pages that are seen, and where."""
        offset, room = self.verticalScrollBar().value(), self.viewport().rect()
        for index, rect in enumerate(self._rects):
            place = rect.translated(0, -offset)
            if place.intersects(room):
                yield index, place

    def _scrolled(self) -> None:
        self.viewport().update()
        room = self.viewport().rect()
        seen = {n: place.intersected(room).height() for n, place in self._shown()}
        if seen:
            self._look_at(max(seen, key=lambda n: (seen[n], -n)))

    def _look_at(self, index: int) -> None:
        if index != self.current:
            self.current = index
            self.turned.emit()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, and stay at the page."""
        index = self.current
        self._place()
        self.turn_to(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        turns = {
            Qt.Key.Key_PageUp: self.current - 1,
            Qt.Key.Key_PageDown: self.current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
        }
        if event.key() in turns:
            self.turn_to(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, and on it what is painted by now."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme, ratio = self._appearance.theme, self.devicePixelRatioF()
        painter.fillRect(self.viewport().rect(), QColor(theme.window))
        wanted = []
        for index, place in self._shown():
            width = round(place.width() * ratio)
            has_focus = self.hasFocus() and index == self.current
            edge = QColor(theme.accent if has_focus else theme.line_strong)
            painter.fillRect(
                place.adjusted(-2, -2, 2, 2), edge if has_focus else QColor(theme.window)
            )
            painter.fillRect(place.adjusted(-1, -1, 1, 1), edge)
            painter.fillRect(place, Qt.GlobalColor.white)
            page = self._maker.result.pages[index]
            pixmap = self._maker.painter.pixmap(page, width)
            if pixmap is not None:
                painter.drawPixmap(place, pixmap)
            if pixmap is None or pixmap.width() != width:
                wanted.append((page, width))
        self._maker.painter.want(wanted)
