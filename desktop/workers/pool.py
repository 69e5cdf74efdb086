"""Worker threads: each drives jobs on its device and tells the window what happens.

An engine is made and used in its thread alone, and only when the first job arrives, so that the
window stands before torch is imported. Work that needs no device has a thread of its own.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer, Signal

from core.domain.events import JobEvent, PanelPreview
from core.jobs.drive import drive
from core.jobs.engine import Engine
from core.jobs.entry import Entry, State
from core.jobs.outcome import Outcome
from core.jobs.queue import NO_DEVICE, JobQueue
from core.storage.library import Library
from desktop.workers.previews import Previews

MakeEngine = Callable[[], Engine]
MINUTE_MS = 60_000


class Worker(QObject):
    """Drives one job at a time in the thread it was moved to.

    Signals:
        said: a job's id, and its event or its outcome.
        loaded: whether the model is in memory now.
    """

    said = Signal(str, object)
    loaded = Signal(bool)

    def __init__(
        self, make_engine: MakeEngine | None, library: Library, previews: Previews
    ) -> None:
        super().__init__()
        self._make_engine = make_engine
        self._library = library
        self._previews = previews
        self._engine: Engine | None = None
        self._loaded = False

    def work(self, entry: Entry) -> None:
        """Do a job to its end: a `said` for each event, the last one with the Outcome."""
        if self._engine is None and self._make_engine is not None:
            self._engine = self._make_engine()
        for event in drive(entry.job, self._engine, self._library, entry.orders):
            self._say_loaded()
            if isinstance(event, PanelPreview):
                self._previews.put(event.panel_id, event.png)
            else:
                self.said.emit(entry.job.id, event)

    def unload(self) -> None:
        """Let go of the model; the next job reads it again."""
        if self._engine is not None:
            self._engine.unload()
            self._say_loaded()

    def _say_loaded(self) -> None:
        loaded = self._engine is not None and self._engine.is_loaded
        if loaded != self._loaded:
            self._loaded = loaded
            self.loaded.emit(loaded)


class Seat(QObject):
    """A device's worker and its thread, seen from the window's.

    After `idle_ms` without work the model leaves the memory; 0 keeps it there.

    Signals:
        said: a job's id, and its event or its outcome.
        loaded: the model was loaded, or has left the memory.
    """

    said = Signal(str, object)
    loaded = Signal()
    _give = Signal(object)
    _unload = Signal()

    def __init__(self, device: str, worker: Worker, idle_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self.device = device
        self.busy = False
        self.is_loaded = False
        self._worker = worker
        self._thread = QThread(self)
        self._idle = QTimer(self, singleShot=True, interval=idle_ms)
        self._idle.timeout.connect(self._unload)
        worker.moveToThread(self._thread)
        worker.said.connect(self._hear)
        worker.loaded.connect(self._note_loaded)
        self._give.connect(worker.work)
        self._unload.connect(worker.unload)

    def begin(self, entry: Entry) -> None:
        """Hand a job over."""
        self.busy = True
        self._idle.stop()
        if not self._thread.isRunning():
            self._thread.start()
        self._give.emit(entry)

    def unload(self) -> None:
        """Let the model go, after the running job if there is one."""
        self._unload.emit()

    def unload_after(self, idle_ms: int) -> None:
        """From the next time that there is no work."""
        self._idle.setInterval(idle_ms)

    def leave(self) -> None:
        """End the thread as soon as its job has ended."""
        self._idle.stop()
        self._thread.quit()

    def wait(self) -> None:
        """Wait for the thread; what it said last is heard."""
        self._thread.wait()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _hear(self, job_id: str, event: JobEvent | Outcome) -> None:
        if isinstance(event, Outcome):
            self.busy = False
            if self._idle.interval():
                self._idle.start()
        self.said.emit(job_id, event)

    def _note_loaded(self, loaded: bool) -> None:
        self.is_loaded = loaded
        self.loaded.emit()


class Pool(QObject):
    """Gives waiting jobs to the workers that are free. Lives in the window's thread.

    `engines` names each device with what makes its engine. Previews come out of `previews`.

    Signals:
        said: a job's id, and its event or its outcome.
        model_changed: a device's model was loaded, or has left the memory.
    """

    said = Signal(str, object)
    model_changed = Signal()

    def __init__(
        self,
        queue: JobQueue,
        engines: Sequence[tuple[str, MakeEngine]],
        library: Library,
        idle_minutes: float = 0,
    ) -> None:
        super().__init__()
        self.previews = Previews(self)
        self._queue = queue
        self._stopped = False
        self._waking = QTimer(self, singleShot=True, interval=0)
        self._waking.timeout.connect(self.wake)
        queue.listen(self._note_change)
        self._seats: list[Seat] = []
        for device, make_engine in (*engines, (NO_DEVICE, None)):
            worker = Worker(make_engine, library, self.previews)
            seat = Seat(device, worker, round(idle_minutes * MINUTE_MS), self)
            seat.said.connect(self._hear)
            seat.loaded.connect(self.model_changed)
            self._seats.append(seat)

    @property
    def devices(self) -> tuple[str, ...]:
        """Where drawing is done."""
        return tuple(seat.device for seat in self._seats if seat.device != NO_DEVICE)

    def is_loaded(self, device: str) -> bool:
        """Whether a device's model is in memory."""
        return any(seat.is_loaded for seat in self._seats if seat.device == device)

    def wake(self) -> None:
        """There may be work."""
        for seat in self._seats:
            if seat.busy or self._stopped:
                continue
            entry = self._queue.take(seat.device)
            if entry is not None:
                seat.begin(entry)

    def unload_after(self, idle_minutes: float) -> None:
        """Let a model go after so many minutes without work; 0 keeps it."""
        for seat in self._seats:
            seat.unload_after(round(idle_minutes * MINUTE_MS))

    def free_memory(self) -> None:
        """Let the models go: at once where nothing runs, else when the running job has ended."""
        for seat in self._seats:
            seat.unload()

    def stop(self) -> None:
        """Stop everything and wait for the workers; what they said last is still heard.

        What is not done stays in the queue's journal.
        """
        self._stopped = True
        self._queue.interrupt()
        for seat in self._seats:
            seat.leave()
        for seat in self._seats:
            seat.wait()

    def _hear(self, job_id: str, event: JobEvent | Outcome) -> None:
        self.said.emit(job_id, event)
        if isinstance(event, Outcome):
            self.wake()

    def _note_change(self, entry: Entry) -> None:
        """A job that waited for another one may be free now."""
        if entry.state is not State.RUNNING:
            self._waking.start()
