"""The user's settings while the window is open: changed here, written at once."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.domain.errors import StorageError
from core.settings import Settings, save_settings


class Preferences(QObject):
    """Holds the settings and writes every change to their file.

    Signals:
        failed: a StorageError; the change holds until the window is closed.
    """

    failed = Signal(object)

    def __init__(self, settings: Settings, path: Path) -> None:
        super().__init__()
        self.settings = settings
        self._path = path

    def change(self, **fields: object) -> None:
        """Set some of them."""
        self.settings = self.settings.replace(**fields)
        try:
            save_settings(self.settings, self._path)
        except StorageError as error:
            self.failed.emit(error)
