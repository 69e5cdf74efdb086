"""Projects as files: packed into a `.castboard` archive, and taken in from one.

What reads and writes archives is imported when the first one is: the window opens sooner.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from core.domain.errors import AppError
from core.domain.events import Progress
from desktop.sentences import told
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.workers.background import Background, Task

if TYPE_CHECKING:
    from core.domain.archive import Manifest

SUFFIX = ".castboard"
TOPIC = "archive"


class Archives(QObject):
    """Packs and unpacks elsewhere, one archive at a time; only rows are written here."""

    def __init__(self, session: Session, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._task: Task | None = None
        self._shown: Progress | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an archive is being packed or unpacked."""
        return self._task is not None

    def pack(self, path: Path, trajectories: bool = False) -> None:
        """Write the open project with all it needs."""
        from core.storage.archive.pack import pack

        session = self._session
        if self._is_free() and session.save():
            project_id, library = session.project.id, session.library
            self._task = self._background.follow(
                lambda: pack(library, project_id, path, trajectories=trajectories),
                self._heard,
                partial(self._packed, path),
                self._failed,
            )

    def unpack(self, path: Path) -> None:
        """Bring an archive's project into the library, and open it."""
        from core.storage.archive.unpack import take_files

        if self._session.library.read_only:
            self._session.say_read_only()
        elif self._is_free():
            library = self._session.library
            self._task = self._background.follow(
                lambda: take_files(library, path), self._heard, self._taken, self._failed
            )

    def cancel(self) -> None:
        """Stop; nothing is left behind."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def _is_free(self) -> bool:
        if self._task is None:
            return True
        sentence = self.tr("An archive is being written or read already.")
        self._session.said.emit(Notice(sentence, is_error=True))
        return False

    def _heard(self, progress: Progress) -> None:
        """A file comes in many pieces: only what can be seen is shown."""
        if progress == self._shown:
            return
        self._shown = progress
        phase = told(progress.phase)
        self._session.said.emit(
            Notice(
                f"{phase[:1].upper()}{phase[1:]}…",
                topic=TOPIC,
                lasts=True,
                progress=(progress.done, progress.total),
                button=self.tr("Cancel"),
                action=self.cancel,
            )
        )

    def _packed(self, path: Path, notices: tuple[str, ...]) -> None:
        self._end()
        folder = QUrl.fromLocalFile(str(path.parent))
        self._session.said.emit(
            Notice(
                self.tr("The archive is written: {}").format(path.name),
                " ".join(notices),
                is_error=bool(notices),
                button=self.tr("Open folder"),
                action=partial(QDesktopServices.openUrl, folder),
            )
        )

    def _taken(self, manifest: "Manifest") -> None:
        from core.storage.archive.merge import merge

        self._end()
        session = self._session
        if not session.save():
            return
        try:
            unpacked = merge(session.library, manifest)
        except AppError as error:
            session.said.emit(notice_of(error))
            return
        session.refresh_library()
        session.open(unpacked.project)
        words = self.tr("“{}” was unpacked.").format(unpacked.project.title)
        session.said.emit(Notice(words, " ".join(unpacked.notices)))

    def _failed(self, error: Exception) -> None:
        self._end()
        self._session.said.emit(notice_of(error))

    def _end(self) -> None:
        self._task, self._shown = None, None
        self._session.settled.emit(TOPIC)
