"""What jobs will take, worked out beside the window: waiting ones, and what Generate would ask."""

import logging
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.errors import AppError
from core.jobs.forecast import Forecast, forecast
from core.jobs.jobs import Job, RenderPanels, needs_device
from desktop.session.work import Work
from desktop.workers.background import Background, raised

log = logging.getLogger(__name__)

QUIET_MS = 400
"""The forecast of what could be drawn waits until nothing has changed for so long."""
SLICE_SECONDS = 0.004
"""The window is kept for no longer than this at a time while panels are looked at."""


class Forecasts(QObject):
    """Remembers forecasts until something was measured anew.

    `wish` is what generating all panels would ask for now, None when there is nothing to draw,
    and its forecast, None while that is being worked out.

    Signals:
        changed: a forecast is there.
    """

    changed = Signal()

    def __init__(self, work: Work, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wish: tuple[RenderPanels | None, Forecast | None] = (None, None)
        self._work = work
        self._session = work.session
        self._background = background
        self._known: dict[str, Forecast | None] = {}
        self._left: list[str] = []
        self._busy: set[str] = set()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._begin)
        self._slice = QTimer(self, singleShot=True, interval=0)
        self._slice.timeout.connect(self._look)
        self._connect()
        self._later()

    def _connect(self) -> None:
        session = self._session
        for signal in (session.project_changed, session.library_changed, session.panel_changed):
            signal.connect(self._later)
        session.panels_changed.connect(self._follow)
        for signal in (self._work.ended, self._work.model_changed):
            signal.connect(self._measured)

    def of(self, job: Job) -> Forecast | None:
        """What a job will take; None while that is being worked out, and where it draws nothing."""
        if job.id not in self._known and needs_device(job):
            self._known[job.id] = None
            self.ask(job, partial(self._keep, job.id))
        return self._known.get(job.id)

    def ask(self, job: Job, then: Callable[[Forecast], object]) -> None:
        """Work out what a job would take, and then tell."""
        device, loaded = self._work.devices[0], self._work.is_loaded
        library = self._session.library
        self._background.run(partial(forecast, job, library, device, loaded), then, _failed)

    def stop(self) -> None:
        """Look at nothing any more."""
        self._quiet.stop()
        self._slice.stop()

    def _measured(self) -> None:
        """There are new measurements, or the model need no longer be read: all may be different."""
        self._known.clear()
        self._later()
        self.changed.emit()

    def _keep(self, job_id: str, found: Forecast) -> None:
        self._known[job_id] = found
        self.changed.emit()

    # What Generate would ask for

    def _follow(self, panel_ids: set[str]) -> None:
        """Steps of a job do not change what could be drawn: panels that join or leave one do."""
        doing = ((panel_id, self._session.doing(panel_id)) for panel_id in panel_ids)
        busy = {panel_id for panel_id, one in doing if one is not None and one.error is None}
        if busy != self._busy & panel_ids:
            self._busy = (self._busy - panel_ids) | busy
            self._later()

    def _later(self) -> None:
        self._slice.stop()
        self._quiet.start()

    def _begin(self) -> None:
        self._left = [panel.id for panel in self._session.project.board.panels]
        self._look()

    def _look(self) -> None:
        """See how panels stand, a few at a time: a long board takes a while after some edits."""
        until = time.monotonic() + SLICE_SECONDS
        there = {panel.id for panel in self._session.project.board.panels}
        while self._left and time.monotonic() < until:
            panel_id = self._left.pop()
            if panel_id in there:
                self._session.standing(panel_id)
        if self._left:
            self._slice.start()
            return
        wish = self._work.wish()
        self.wish = (wish, None)
        if wish is not None:
            self.ask(wish, partial(self._show, wish))
        self.changed.emit()

    def _show(self, wish: RenderPanels, found: Forecast | None) -> None:
        if self.wish[0] == wish:
            self.wish = (wish, found)
            self.changed.emit()


def _failed(error: Exception) -> None:
    """A forecast is no promise: the job itself says what is wrong with the library."""
    if not isinstance(error, AppError):
        raised(error)
    log.warning("There is no forecast: %s", error)
