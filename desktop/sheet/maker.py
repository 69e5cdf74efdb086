"""The sheet of the open project, composed and painted off the window's thread."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from core.domain.errors import StorageError
from core.domain.recipe import Take
from core.domain.values import BlobId
from desktop.session.session import Session
from desktop.workers.background import Background, Task

if TYPE_CHECKING:
    from core.export.fonts import Fonts
    from core.export.marks import Page

SETTLES_MS = 200
"""An edit is shown this long after the last one."""
SLICE_MS = 8
"""The window waits no longer for the takes of many panels to be looked up."""
KEPT_PIXELS = 2**25
"""Of painted pages, so many are kept: 128 MiB."""


@dataclass(frozen=True)
class Composed:
    """Pages, and the characters that no font of this machine has."""

    pages: "tuple[Page, ...]" = ()
    boxes: str = ""


class SheetMaker(QObject):
    """Composes while somebody looks, and paints the pages that are looked at.

    Signals:
        composed: there are other pages.
        painted: the index of a page that can be shown now.
    """

    composed = Signal()
    painted = Signal(int)

    def __init__(self, session: Session, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self.result = Composed()
        self._looked_at = False
        self._is_old = True
        self._task: Task | None = None
        self._lock = threading.Lock()
        self._fonts: Fonts | None = None
        self._images: OrderedDict[tuple[Page, int], QPixmap] = OrderedDict()
        self._wanted: list[tuple[int, int]] = []
        self._paints = False
        self._takes: dict[str, Take] = {}
        self._left: list[str] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._begin)
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._look_up)
        session.project_changed.connect(self.refresh)
        session.library_changed.connect(self.refresh)
        session.panel_changed.connect(self.refresh)

    def look(self, looked_at: bool) -> None:
        """Somebody looks at the sheet from now on, or nobody does."""
        self._looked_at = looked_at
        if looked_at and self._is_old:
            self._timer.start(0)

    def refresh(self) -> None:
        """Something that the sheet shows is different."""
        self._is_old = True
        self._slices.stop()
        if self._looked_at:
            self._timer.start(SETTLES_MS)

    @property
    def is_settled(self) -> bool:
        """Whether the pages show the project as it is now, as far as they are looked at."""
        waits = self._timer.isActive() or self._slices.isActive() or self._task is not None
        return not (waits or self._paints or self._wanted)

    def pixmap(self, index: int, width: int) -> QPixmap | None:
        """A page so many pixels wide, or as it was painted last at another width."""
        page = self.result.pages[index]
        found = self._images.get((page, width))
        if found is not None:
            self._images.move_to_end((page, width))
            return found
        return next((each for (of, _), each in reversed(self._images.items()) if of == page), None)

    def want(self, pages: Iterable[tuple[int, int]]) -> None:
        """Paint these pages, by index and width in pixels, and forget other wishes."""
        all_pages = self.result.pages
        self._wanted = [
            (n, width) for n, width in pages if (all_pages[n], width) not in self._images
        ]
        self._paint_next()

    # Compose

    def _begin(self) -> None:
        if self._looked_at:
            self._is_old = False
            self._takes = {}
            self._left = [panel.id for panel in reversed(self._session.project.board.panels)]
            self._look_up()

    def _look_up(self) -> None:
        """The takes that are seen, a few panels at a time: each recipe may have to be made."""
        clock = QElapsedTimer()
        clock.start()
        while self._left:
            panel_id = self._left.pop()
            take = self._session.standing(panel_id).take
            if take is not None:
                self._takes[panel_id] = take
            if clock.elapsed() > SLICE_MS:
                self._slices.start()
                return
        self._compose()

    def _compose(self) -> None:
        if self._task is not None:
            self._task.cancel()
        project, cast, takes = self._session.project, tuple(self._session.cast), self._takes

        def work() -> Composed:
            from core.export.compose import compose
            from core.export.gather import lacking, sheet_for, with_logo

            with self._lock:
                fonts = self._known_fonts()
                sheet = with_logo(sheet_for(project, cast, takes), self._session.library.blobs.get)
                boxes, _ = lacking(sheet, fonts)
                return Composed(tuple(compose(sheet, fonts)), boxes)

        self._task = self._background.run(work, self._keep)

    def _known_fonts(self) -> "Fonts":
        """In another thread, under the lock: what fonts were found is found once."""
        from core.export.fonts import Fonts

        if self._fonts is None:
            self._fonts = Fonts()
        return self._fonts

    def _keep(self, result: Composed) -> None:
        self._task = None
        self.result = result
        self._wanted = []
        self.composed.emit()

    # Paint

    def _paint_next(self) -> None:
        if self._paints or not self._wanted:
            return
        index, width = self._wanted.pop(0)
        page = self.result.pages[index]
        self._paints = True

        def done(image: QImage) -> None:
            self._paints = False
            self._images[(page, width)] = QPixmap.fromImage(image)
            while sum(map(_pixels, self._images.values())) > KEPT_PIXELS:
                self._images.popitem(last=False)
            if index < len(self.result.pages):
                self.painted.emit(index)
            self._paint_next()

        def failed(error: Exception) -> None:
            self._paints = False
            raise error

        self._background.run(self._painting(page, width), done, failed)

    def _painting(self, page: "Page", width: int) -> Callable[[], QImage]:
        blobs = self._session.library.blobs

        def work() -> QImage:
            from core.export.pictures import blank
            from core.export.png import paint

            def read(blob_id: BlobId) -> bytes:
                try:
                    return blobs.get(blob_id)
                except StorageError:
                    return blank()

            with self._lock:
                painted = paint(page, self._known_fonts(), read, width / page.size.width * 25.4)
            data = painted.tobytes()
            form = QImage.Format.Format_RGB888
            return QImage(data, painted.width, painted.height, 3 * painted.width, form).copy()

        return work


def _pixels(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height()
