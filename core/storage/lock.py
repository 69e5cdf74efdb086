"""One writer at a time: a lock that ends with its process, however that ends."""

import errno
from contextlib import suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from core.domain.errors import LibraryBusyError, StorageError
from core.storage.sentences import vanished

NAME = "library.lock"


class Lock:
    """The right to write in a library's folder.

    A folder without the library's `database` is never locked again: a drive was mounted there.
    """

    def __init__(self, folder: Path, database: str) -> None:
        self._folder = folder
        self._database = folder / database
        self._path = folder / NAME
        self._lock = self._new()
        self._file: tuple[int, int] | None = None

    def take(self) -> None:
        """Take the lock.

        Raises LibraryBusyError when somebody else has it, StorageError when the folder is not
        there, cannot be written or cannot be locked.
        """
        try:
            self._lock.acquire()
            self._file = self._identity()
        except Timeout as error:
            raise LibraryBusyError(
                f"The library in “{self._folder}” is open in another window.",
                "Use that window, or close it and try again.",
            ) from error
        except (OSError, NotImplementedError) as error:
            raise self._sentence(error) from error

    def keep(self) -> bool:
        """Make sure that the lock is on the folder as it is now. False when it still was.

        A drive that was away and came back is another one to the system: the lock is taken
        again. Raises as `take` does.
        """
        try:
            with suppress(FileNotFoundError):
                if self._identity() == self._file:
                    return False
            if not self._database.exists():
                raise vanished(self._folder)
        except OSError as error:
            raise self._sentence(error) from error
        self.release()
        self._lock = self._new()
        self.take()
        return True

    @property
    def is_kept(self) -> bool:
        """Whether the lock is held, on the folder as it is now."""
        try:
            return self._identity() == self._file
        except OSError:
            return False

    def release(self) -> None:
        """Let others write."""
        self._file = None
        with suppress(OSError):  # of a drive that is away there is nothing to let go
            self._lock.release(force=True)

    def _new(self) -> BaseFileLock:
        # Where the drive cannot lock, a file that merely lies there would outlive a crash.
        return FileLock(self._path, timeout=0, thread_local=False, fallback_to_soft=False)

    def _identity(self) -> tuple[int, int]:
        found = self._path.stat()
        return found.st_dev, found.st_ino

    def _sentence(self, error: Exception) -> StorageError:
        if not self._folder.exists():
            return vanished(self._folder)
        if isinstance(error, PermissionError) or getattr(error, "errno", None) == errno.EROFS:
            return StorageError(
                f"The library's folder “{self._folder}” cannot be written.",
                "Allow writing there, or open the library for reading only.",
            )
        return StorageError(
            f"The drive of “{self._folder}” cannot keep two windows apart: {error}.",
            "Move the library to a drive of this computer.",
        )
