"""Looks after an open library: backs it up when that is due, and verifies it now and then."""

from PySide6.QtCore import QObject, QTimer

from core.domain.errors import AppError, StorageError
from core.storage.restore import Restored
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.workers.background import Background

FIRST_MS = 60_000
"""The library is first looked at when the window has long been there."""
WATCH_MS = 30_000
"""How often it is asked whether somebody met damage while reading."""
BACKUP_MS = 10 * 60_000
VERIFY_MS = 24 * 60 * 60_000
BACKING_UP = "backup"
"""The topic of the notice that a backup could not be made."""


class Upkeep(QObject):
    """Works off the window's thread; only a restoring is done in it."""

    def __init__(self, session: Session, background: Background) -> None:
        super().__init__(session)
        self._session = session
        self._library = session.library
        self._background = background
        self._reading = False
        self._backups = QTimer(self, interval=BACKUP_MS)
        self._backups.timeout.connect(self.back_up)
        self._watching = QTimer(self, interval=WATCH_MS)
        self._watching.timeout.connect(self.watch)
        self._verifying = QTimer(self, interval=VERIFY_MS)
        self._verifying.timeout.connect(self.verify)

    def begin(self) -> None:
        """Say what was restored at opening, and look after the library from now on."""
        if self._library.restored is not None:
            self._say_restored(self._library.restored)
        if self._library.read_only:
            return
        self._backups.start()
        self._verifying.start()
        self._watching.start()
        self.watch()
        QTimer.singleShot(FIRST_MS, self, self.verify)
        QTimer.singleShot(FIRST_MS, self, self.back_up)

    def stop(self) -> None:
        """Leave the library alone."""
        for timer in (self._backups, self._verifying, self._watching):
            timer.stop()

    def watch(self) -> None:
        """Verify at once where there is a suspicion."""
        if self._library.database.is_suspect:
            self.verify()

    def back_up(self) -> None:
        """Make a backup if one is due."""
        if self._library.due_for_backup():
            back_up = self._library.back_up
            self._background.run(back_up, self._backed_up, self._not_backed_up, long=True)

    def verify(self) -> None:
        """Read the database, unless it is being read; where it is damaged, restore it."""
        if self._reading:
            return
        self._reading = True
        verify = self._library.verify
        self._background.run(verify, self._verified, self._not_verified, long=True)

    def _verified(self, damage: list[str]) -> None:
        self._reading = False
        if not damage:
            self._library.database.is_suspect = False
            return
        try:
            restored = self._library.restore()
        except StorageError as error:
            self._watching.stop()  # once is enough to say it
            self._session.said.emit(notice_of(error))
            return
        self._session.reread()
        self._say_restored(restored)

    def _not_verified(self, error: Exception) -> None:
        """A drive that is away is said when something is written to it."""
        self._reading = False
        if not isinstance(error, AppError):
            raise error

    def _backed_up(self, _: None) -> None:
        self._session.settled.emit(BACKING_UP)

    def _not_backed_up(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        sentence = self.tr("The library could not be backed up.")
        self._session.said.emit(
            Notice(f"{sentence} {error.sentence}", error.way_out, is_error=True, topic=BACKING_UP)
        )

    def _say_restored(self, restored: Restored) -> None:
        self._session.said.emit(
            Notice(restored.sentence, is_error=not restored.complete, stays=True)
        )
