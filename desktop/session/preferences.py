"""The user's settings while the window is open: changed here, written at once."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.domain.errors import StorageError
from core.settings import Settings, save_settings


class Preferences(QObject):
    """Holds the settings and writes every change to their file, `path`.

    Signals:
        changed: the names of the settings that are others now, a set.
        failed: a StorageError; the change holds until the window is closed.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, settings: Settings, path: Path) -> None:
        super().__init__()
        self.settings = settings
        self.path = path

    def change(self, **fields: object) -> None:
        """Set some of them."""
        before, self.settings = self.settings, self.settings.replace(**fields)
        after = dict(self.settings)
        differing = {name for name, value in before if value != after[name]}
        if not differing:
            return
        try:
            save_settings(self.settings, self.path)
        except StorageError as error:
            self.failed.emit(error)
        self.changed.emit(differing)
