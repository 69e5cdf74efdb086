"""What composes and paints sheets, for any thread: one at a time, with the same fonts."""

import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from core.domain.character import Character
from core.domain.errors import StorageError
from core.domain.project import Project
from core.domain.recipe import Take
from core.domain.values import BlobId
from core.export.phrases import Phrases
from core.storage.library import Library

if TYPE_CHECKING:
    from core.export.fonts import Fonts
    from core.export.marks import Page


class Workshop:
    """Imports what it needs when it is first used: the window's thread does not wait for it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._fonts: Fonts | None = None

    def compose(
        self,
        project: Project,
        cast: Sequence[Character],
        takes: Mapping[str, Take],
        phrases: Phrases,
    ) -> "tuple[tuple[Page, ...], str]":
        """The pages of a project, and the characters that no font of this machine has."""
        from core.export.compose import compose
        from core.export.gather import lacking, sheet_for, with_logo

        with self._lock:
            fonts = self._known_fonts()
            sheet = sheet_for(project, cast, takes, phrases=phrases)
            sheet = with_logo(sheet, self._library.blobs.get)
            boxes, _ = lacking(sheet, fonts)
            return tuple(compose(sheet, fonts)), boxes

    def paint(self, page: "Page", width: int) -> QImage:
        """A page, so many pixels wide."""
        from core.export.png import paint

        with self._lock:
            dpi = width / page.size.width * 25.4
            painted = paint(page, self._known_fonts(), self._read, dpi)
        form = QImage.Format.Format_RGB888
        data, line = painted.tobytes(), 3 * painted.width
        return QImage(data, painted.width, painted.height, line, form).copy()

    def _read(self, blob_id: BlobId) -> bytes:
        from core.export.pictures import blank

        try:
            return self._library.blobs.get(blob_id)
        except StorageError:
            return blank()

    def _known_fonts(self) -> "Fonts":
        """Under the lock: what was found on this machine is found once."""
        from core.export.fonts import Fonts

        if self._fonts is None:
            self._fonts = Fonts()
        return self._fonts
