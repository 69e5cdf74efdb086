"""Writes the open project beside the window: a disk may take its time."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from PySide6.QtCore import QObject, Qt, Signal

from core.domain.project import Project


class Saver(QObject):
    """One thread, so that an older state never comes after a newer one.

    Signals:
        ended: a Project, and the exception that kept it from being written, or None.
    """

    ended = Signal(object, object)
    _arrived = Signal()

    def __init__(self, write: Callable[[Project], None], parent: QObject) -> None:
        super().__init__(parent)
        self._write = write
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="saving")
        self._running: tuple[Project, Future[None]] | None = None
        self._arrived.connect(self._collect, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a state is being written."""
        return self._running is not None

    def begin(self, project: Project) -> None:
        """Write a state; only when none is being written."""
        future = self._thread.submit(self._write, project)
        self._running = project, future
        future.add_done_callback(lambda _: self._arrived.emit())

    def wait(self) -> None:
        """Wait for what is being written, and tell of its end at once."""
        if self._running is not None:
            wait([self._running[1]])
            self._collect()

    def stop(self) -> None:
        """Wait, and write nothing any more."""
        self.wait()
        self._thread.shutdown()

    def _collect(self) -> None:
        if self._running is None or not self._running[1].done():
            return
        (project, future), self._running = self._running, None
        self.ended.emit(project, future.exception())
