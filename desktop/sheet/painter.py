"""Pages as pixmaps, painted off the window's thread, one after the other."""

from collections import OrderedDict
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop.sheet.workshop import Workshop
from desktop.workers.background import Background

if TYPE_CHECKING:
    from core.export.marks import Page

KEPT_PIXELS = 2**25
"""Of painted pages, so many are kept: 128 MiB."""


class PagePainter(QObject):
    """Keeps what it painted: a page that an edit left as it was is not painted again.

    Signals:
        painted: a page can be shown now.
    """

    painted = Signal()

    def __init__(self, workshop: Workshop, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._background = background
        self._images: OrderedDict[tuple[Page, int], QPixmap] = OrderedDict()
        self._wanted: list[tuple[Page, int]] = []
        self._paints = False

    @property
    def is_busy(self) -> bool:
        """Whether something that is wanted is not painted yet."""
        return self._paints or bool(self._wanted)

    def pixmap(self, page: "Page", width: int) -> QPixmap | None:
        """A page so many pixels wide, or as it was painted last at another width."""
        found = self._images.get((page, width))
        if found is not None:
            self._images.move_to_end((page, width))
            return found
        return next((each for (of, _), each in reversed(self._images.items()) if of == page), None)

    def want(self, pages: "Iterable[tuple[Page, int]]") -> None:
        """Paint these pages, each with its width in pixels, and forget other wishes."""
        self._wanted = [each for each in pages if each not in self._images]
        self._next()

    def _next(self) -> None:
        if self._paints or not self._wanted:
            return
        page, width = self._wanted.pop(0)
        self._paints = True
        self._background.run(
            partial(self._workshop.paint, page, width),
            partial(self._keep, (page, width)),
            self._failed,
        )

    def _keep(self, key: "tuple[Page, int]", image: QImage) -> None:
        self._paints = False
        self._images[key] = QPixmap.fromImage(image)
        while sum(each.width() * each.height() for each in self._images.values()) > KEPT_PIXELS:
            self._images.popitem(last=False)
        self.painted.emit()
        self._next()

    def _failed(self, error: Exception) -> None:
        self._paints = False
        raise error
