"""The worker thread of a device: it drives jobs and tells the window what happens.

The engine is made and used in that thread alone, and only when the first job arrives, so that
the window stands before torch is imported.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, Signal

from core.domain.events import JobEvent, PanelPreview
from core.jobs.drive import drive
from core.jobs.engine import Engine
from core.jobs.outcome import Outcome
from core.jobs.queue import Entry, JobQueue
from core.storage.library import Library

PREVIEW_SECONDS = 0.1
"""A panel's previews come no faster than this."""

MakeEngine = Callable[[], Engine]


class Worker(QObject):
    """Drives one job at a time in the thread it was moved to."""

    said = Signal(str, object)

    def __init__(self, make_engine: MakeEngine, library: Library) -> None:
        super().__init__()
        self._make_engine = make_engine
        self._library = library
        self._engine: Engine | None = None
        self._shown: dict[str, float] = {}

    def work(self, entry: Entry) -> None:
        """Do a job to its end: a `said` for each event, the last one with the Outcome."""
        if self._engine is None:
            self._engine = self._make_engine()
        self._shown.clear()
        for event in drive(entry.job, self._engine, self._library, entry.cancelled):
            if not self._is_too_soon(event):
                self.said.emit(entry.job.id, event)

    def _is_too_soon(self, event: JobEvent | Outcome) -> bool:
        if not isinstance(event, PanelPreview):
            return False
        now = time.monotonic()
        if now - self._shown.get(event.panel_id, float("-inf")) < PREVIEW_SECONDS:
            return True
        self._shown[event.panel_id] = now
        return False


class Pool(QObject):
    """Gives waiting jobs to the worker, one after the other. Lives in the window's thread.

    Signals:
        said: a job's id, and its event or its outcome.
    """

    said = Signal(str, object)
    _give = Signal(object)

    def __init__(self, queue: JobQueue, make_engine: MakeEngine, library: Library) -> None:
        super().__init__()
        self._queue = queue
        self._busy = False
        self._stopped = False
        self._thread = QThread(self)
        self._worker = Worker(make_engine, library)
        self._worker.moveToThread(self._thread)
        self._worker.said.connect(self._hear)
        self._give.connect(self._worker.work)

    def wake(self) -> None:
        """There may be work."""
        if self._busy or self._stopped:
            return
        entry = self._queue.take()
        if entry is not None:
            self._busy = True
            if not self._thread.isRunning():
                self._thread.start()
            self._give.emit(entry)

    def stop(self) -> None:
        """Cancel everything and wait for the worker; what it said last is still heard."""
        self._stopped = True
        for entry in self._queue.entries:
            if not entry.state.over:
                self._queue.cancel(entry.job.id)
        self._thread.quit()
        self._thread.wait()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _hear(self, job_id: str, event: JobEvent | Outcome) -> None:
        self.said.emit(job_id, event)
        if isinstance(event, Outcome):
            self._busy = False
            self.wake()
