"""Looks at the model folder off the window's thread: its files are named by content."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.checkpoints.identify import ModelCard, identify
from core.domain.errors import AppError


class ModelFinder(QObject):
    """Identifies models, one at a time.

    Signals:
        found: a ModelCard, or the AppError that says why there is none.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="model")

    def look(self, folder: Path) -> None:
        """Identify the model in a folder."""
        self._thread.submit(self._identify, folder)

    def stop(self) -> None:
        """Wait for the thread."""
        self._thread.shutdown(cancel_futures=True)

    def _identify(self, folder: Path) -> None:
        try:
            found: ModelCard | AppError = identify(folder)
        except AppError as error:
            found = error
        self.found.emit(found)
