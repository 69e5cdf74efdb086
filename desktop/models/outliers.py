"""Which pictures of the open board look least like one of its characters."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.likeness import by_character, outliers
from core.domain.project import Project
from core.domain.recipe import Take
from desktop.session.session import Session

AFTER_MS = 250
"""Changes that come together are looked at together."""
SLICE_SECONDS = 0.004
"""How long the window may be kept at once: a long board is looked at in several slices."""


class Outliers(QObject):
    """Looks at the takes that are seen, a while after something changed.

    Signals:
        found: for each panel that is out of line, by its id, the name of the character.
    """

    found = Signal(object)

    def __init__(self, session: Session, is_shown: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._is_shown = is_shown
        self._looking: Iterator[None] = iter(())
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._begin)
        session.project_changed.connect(self._follow)
        session.panel_changed.connect(self._wait)
        session.library_changed.connect(self._wait)
        self._wait()

    def _follow(self, before: Project, after: Project) -> None:
        self._wait()

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _begin(self) -> None:
        self._looking = self._look()
        self._go_on()

    def _go_on(self) -> None:
        """Look for a while, then let the window be heard."""
        if not self._is_shown():
            return
        end = time.perf_counter() + SLICE_SECONDS
        for _ in self._looking:
            if time.perf_counter() > end:
                QTimer.singleShot(0, self, self._go_on)
                return

    def _look(self) -> Iterator[None]:
        """Panel by panel, then all together."""
        project, takes = self._session.project, dict[str, Take]()
        for panel in project.board.panels:
            if self._session.project is not project:
                return  # it is looked at anew
            take = self._session.standing(panel.id).take
            if take is not None and take.likeness:
                takes[panel.id] = take
            yield
        self.found.emit(self._named(takes))

    def _named(self, takes: dict[str, Take]) -> dict[str, str]:
        names = {used.id: used.name for take in takes.values() for used in take.used}
        names |= {one.id: one.name for one in self._session.cast}
        marked: dict[str, str] = {}
        for character_id, likeness in by_character(takes).items():
            for panel_id in outliers(likeness):
                marked.setdefault(panel_id, names[character_id])
        return marked
