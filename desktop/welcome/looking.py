"""Looks for models off the window's thread, and remembers what was found."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.checkpoints.roots import find_roots
from core.checkpoints.scan import Found, dump_found, load_found, scan
from core.domain.errors import StorageError
from core.domain.events import Progress
from core.storage.files import write_whole
from desktop.workers.background import Background, Task

MEMORY = "models.json"
"""What was found the last time, beside the settings."""


class Looking(QObject):
    """One scan at a time.

    Signals:
        found: a Found.
        progress: how many folders are done, and of how many.
        ended: whether it went through; False when it was stopped or broke off.
    """

    found = Signal(object)
    progress = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, background: Background, memory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._memory = memory
        self._task: Task | None = None
        self._all: list[Found] = []

    @property
    def is_looking(self) -> bool:
        """Whether a scan goes on."""
        return self._task is not None

    def begin(self, folders: tuple[Path, ...]) -> None:
        """Look anew, in folders of the artist's too."""
        self.stop()
        self._all = []
        memory = self._memory
        self._task = self._background.follow(
            lambda: scan(find_roots(folders), load_found(memory)),
            self._heard,
            self._finished,
            self._failed,
        )

    def stop(self) -> None:
        """Look no further; what was found stays."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.ended.emit(False)

    def _heard(self, event: Progress | Found) -> None:
        if isinstance(event, Found):
            self._all.append(event)
            self.found.emit(event)
        else:
            self.progress.emit(event.done, event.total)

    def _finished(self, _: None) -> None:
        self._task = None
        data, memory = dump_found(self._all), self._memory
        # Nothing is lost without it: the next scan reads the headers again.
        self._background.run(
            lambda: write_whole(memory, data), lambda _: None, _pass_over_storage_errors
        )
        self.ended.emit(True)

    def _failed(self, error: Exception) -> None:
        """A mistake of ours: nobody waits for the end of it."""
        self._task = None
        self.ended.emit(False)
        raise error


def _pass_over_storage_errors(error: Exception) -> None:
    if not isinstance(error, StorageError):
        raise error
