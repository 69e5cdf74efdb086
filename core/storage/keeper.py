"""The library's database, kept from harm: one writer, a log of changes, backups, a way back."""

import logging
import shutil
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.domain.errors import StorageError
from core.storage.backups import Backups
from core.storage.changes import Changes
from core.storage.closing import Note, forget_note, read_note, write_note
from core.storage.database import Database
from core.storage.files import STAGING, WRITING
from core.storage.frames import Start
from core.storage.lock import Lock
from core.storage.mending import look, mend
from core.storage.restore import Restored, aside, restore
from core.storage.sentences import vanished
from core.storage.verify import Verdict, schema_of, verify

DATABASE = "library.sqlite3"
VERSION = "0002"
"""The newest migration. A library that stands there is opened without importing Alembic."""

OFTEN = timedelta(hours=6)
LONG_LOG = 32 * 2**20
LARGE = 64 * 2**20
"""Reading a larger database whole takes seconds: that is done when it is open."""
log = logging.getLogger(__name__)


class Keeper:
    """A database that is open for writing, with all that keeps it from harm."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self.restored: Restored | None = None
        self.lock = Lock(folder, DATABASE)
        self.changes = Changes(folder / "changes")
        self.backups = Backups(folder / "backups")
        self.database = Database(self.path)
        self.database.before_writing = self._be_there
        self._schema = ""
        self._turn = threading.RLock()

    def open(self) -> None:
        """Take the lock, mend what is damaged, migrate, and begin to log.

        Raises LibraryBusyError, and StorageError when the library cannot be used.
        """
        self.lock.take()
        try:
            self._clear_away()
            note = read_note(self.path)
            found = look(self.path) if note and note.fits(self.path) else None
            if not (note and found and found.sequence == note.sequence):
                self._mend(note.sequence if note else 0)
                note = None
            is_new = self._migrate()
            self.database.use_wal()
            self.database.must_exist()
            self._log(note, is_new)
        except BaseException:
            self.database.close()
            self.lock.release()
            raise

    def _mend(self, expected: int) -> None:
        """The library was not closed in order: read it now, or let it be read soon."""
        is_large = self.path.exists() and self.path.stat().st_size > LARGE
        self.restored = mend(self.path, self.changes, self.backups, expected, is_large)
        self.database.is_suspect = is_large and self.restored is None

    def back_up(self) -> None:
        """Make a backup and let old ones go. Any thread; StorageError when that fails."""
        with self._turn:
            if not self.lock.is_kept:
                raise vanished(self.folder)
            self.backups.make(self.path, self._schema)
            self.changes.rotate()
            kept = self.backups.prune(datetime.now(UTC))
            self.changes.forget(min(backup.sequence for backup in kept))

    def due_for_backup(self) -> bool:
        """Whether it is time for a backup: changes, and a while since the last or a long log."""
        newest = next(iter(self.backups.all()), None)
        if newest is None or self.changes.has_gap:
            return True
        if self.changes.last <= newest.sequence:
            return False
        aged = datetime.now(UTC) - newest.made_at > OFTEN
        try:
            long = max(LONG_LOG, self.path.stat().st_size // 2)
            return aged or self.changes.size(newest.sequence) > long
        except OSError:  # the drive is away: a backup cannot be made either
            return False

    def verify(self) -> Verdict:
        """Read everything and say what is damaged. Any thread."""
        return verify(self.path, self._schema)

    def restore(self) -> Restored:
        """Put the last whole state in the place of what is damaged; writers wait."""
        with self._turn, self.database.still():
            with suppress(StorageError):
                self.changes.flush()
            self.database.close()
            self.restored = restore(self.path, self.changes, self.backups, self.changes.last)
            self.database.close()
            self._log(None, is_new=False)
            self.database.is_suspect = False
            return self.restored

    def close(self) -> None:
        """Close everything, after a backup that is being made, and note that all is in order."""
        with self._turn, self.database.still():
            with suppress(StorageError):
                self.changes.flush()
            self.changes.close()
            self.database.close()
            with suppress(StorageError, OSError):
                if self.database.is_suspect:
                    forget_note(self.path)
                elif self.changes.is_whole and self.lock.is_kept:
                    write_note(self.path, self.changes.last, *self.changes.position)
            self.lock.release()

    def _be_there(self) -> None:
        """Before every change: the folder is there and ours."""
        if self.lock.keep():
            self.database.close()
            self.changes.look_again()

    def _clear_away(self) -> None:
        """Remove what a killed process was still writing."""
        for folder in (self.folder, self.folder / "backups", self.folder / "changes"):
            for path in folder.glob(f"{WRITING}*"):
                with suppress(OSError):
                    path.unlink()
        for path in self.folder.glob(f"{STAGING}*"):
            shutil.rmtree(path, ignore_errors=True)

    def _migrate(self) -> bool:
        """Bring the tables to the newest version. Whether there was something to do."""
        if self.database.version() == VERSION:
            return False
        from core.storage.migrate import migrate

        migrate(self.database)
        return True

    def _log(self, note: Note | None, is_new: bool) -> None:
        """Go on with the log where it has everything; else begin anew, from a backup."""
        sequence = self.database.sequence()
        fits = not is_new
        if fits and not (note and self.changes.resume(note.log, note.end, sequence)):
            self.changes.go_on()
            newest = next(iter(self.backups.all()), None)
            fits = newest is not None and self.changes.reaches(sequence, newest.sequence)
        with self.database.reading() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            self._schema = schema_of(driver)
        start = self.changes.start
        if not fits or start is None or (start.version, start.schema) != (VERSION, self._schema):
            self._begin(sequence)
        self.database.changes = self.changes

    def _begin(self, sequence: int) -> None:
        if self.changes.last > sequence:
            self.changes.move_aside(aside(self.folder))
        self.changes.begin(Start(sequence + 1, VERSION, self._schema))
        self.changes.has_gap = True
        try:
            self.back_up()
        except StorageError:
            log.exception("The backup has to wait.")
