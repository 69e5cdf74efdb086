"""Pictures that are dragged out of the window: files, copied when somebody asks for them."""

import atexit
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QUrl

from core.domain.numbering import labels_of
from core.domain.recipe import Take
from desktop.session.session import Session

FILES = "text/uri-list"
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class PicturesOut(QMimeData):
    """Pictures with the names that their files will have; other formats may be put beside them.

    The copies are in a folder that is removed when Castboard ends.
    """

    def __init__(self, pictures: Sequence[tuple[str, Path]]) -> None:
        super().__init__()
        self._pictures = pictures
        self._urls: list[QUrl] = []

    def formats(self) -> list[str]:
        """What is here, and files."""
        return [*super().formats(), *([FILES] if self._pictures else [])]

    def hasFormat(self, name: str) -> bool:
        """Whether there is this format."""
        return name in self.formats()

    def retrieveData(self, name: str, wanted: Any) -> Any:
        """Somebody takes it: now the files are needed."""
        if name != FILES or not self._pictures:
            return super().retrieveData(name, wanted)
        if not self._urls:
            self._urls = [QUrl.fromLocalFile(str(path)) for path in copies(self._pictures)]
        return self._urls


def pictures_of(session: Session, panel_ids: Iterable[str]) -> list[tuple[str, Path]]:
    """The pictures that these panels show, named after the project and their numbers."""
    board = session.project.board
    labels = dict(zip((panel.id for panel in board.panels), labels_of(board), strict=True))
    takes = ((panel_id, session.standing(panel_id).take) for panel_id in panel_ids)
    return [picture_of(session, take, labels[i]) for i, take in takes if take is not None]


def picture_of(session: Session, take: Take, label: str) -> tuple[str, Path]:
    """A take's picture, named after the project and the panel's number."""
    name = FORBIDDEN.sub("-", f"{session.project.title} {label}").strip(" .") or label
    return f"{name}.png", session.library.blobs.path(take.picture)


def copies(pictures: Iterable[tuple[str, Path]]) -> list[Path]:
    """Copies under their names; what cannot be read is left out."""
    # Whoever takes the files may read them much later.
    folder = Path(tempfile.mkdtemp(prefix="castboard-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = []
    for name, source in pictures:
        path = folder / name
        try:
            shutil.copyfile(source, path)
        except OSError:
            continue
        made.append(path)
    return made
