"""What becomes of files that are dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.dialogs.opener import Opener
from desktop.session.archives import SUFFIX, Archives
from desktop.session.importing import Importer

STORY = ".toml"


class Dropping(QObject):
    """A story is imported, an archive unpacked, a picture or many become styles."""

    def __init__(self, opener: Opener, archives: Archives, importer: Importer) -> None:
        super().__init__(opener)
        self._opener = opener
        self._archives = archives
        self._importer = importer

    def take(self, paths: list[Path]) -> None:
        """Do what the first of the files is for."""
        suffix = paths[0].suffix.lower()
        if suffix == STORY:
            self._opener.read_story(paths[0])
        elif suffix == SUFFIX:
            self._archives.unpack(paths[0])
        elif len(paths) == 1 and not paths[0].is_dir():
            self._opener.style(None, paths[0])
        else:
            self._importer.begin(paths)
