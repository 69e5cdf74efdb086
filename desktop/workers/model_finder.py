"""Looks at the model folder off the window's thread: its files are named by content."""

from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from core.checkpoints.identify import ModelCard, built_in, identify
from core.domain.errors import AppError


class ModelFinder(QObject):
    """Identifies one model.

    Signals:
        found: a ModelCard, or the AppError that says why there is none.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = QThreadPool(self)

    def look(self, folder: Path | None) -> None:
        """Identify the model in a folder, or the built-in one."""
        self._threads.start(_Look(self, folder))

    def stop(self) -> None:
        """Wait for the thread."""
        self._threads.waitForDone()


class _Look(QRunnable):
    def __init__(self, owner: ModelFinder, folder: Path | None) -> None:
        super().__init__()
        self._owner, self._folder = owner, folder

    def run(self) -> None:
        try:
            found: ModelCard | AppError = identify(self._folder) if self._folder else built_in()
        except AppError as error:
            found = error
        self._owner.found.emit(found)
