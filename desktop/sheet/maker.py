"""The sheet of the open project, composed off the window's thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from core.domain.recipe import Take
from desktop.session.phrases import SheetPhrases
from desktop.session.session import Session
from desktop.sheet.painter import PagePainter
from desktop.sheet.workshop import Workshop
from desktop.workers.background import Background, Task

if TYPE_CHECKING:
    from core.export.marks import Page

SETTLES_MS = 200
"""An edit is shown this long after the last one."""
SLICE_MS = 8
"""The window waits no longer for the takes of many panels to be looked up."""


@dataclass(frozen=True)
class Composed:
    """Pages, and the characters that no font of this machine has."""

    pages: "tuple[Page, ...]" = ()
    boxes: str = ""


class SheetMaker(QObject):
    """Composes while somebody looks; `painter` paints the pages that are looked at.

    Signals:
        composed: there are other pages.
    """

    composed = Signal()

    def __init__(self, session: Session, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._phrases = SheetPhrases(self)
        self._workshop = Workshop(session.library)
        self.painter = PagePainter(self._workshop, background, self)
        self.result = Composed()
        self._looked_at = False
        self._is_old = True
        self._task: Task | None = None
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
        return not (waits or self.painter.is_busy)

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
        phrases = self._phrases.all()

        def work() -> Composed:
            return Composed(*self._workshop.compose(project, cast, takes, phrases))

        self._task = self._background.run(work, self._keep)

    def _keep(self, result: Composed) -> None:
        self._task = None
        self.result = result
        self.composed.emit()
