"""The log of changes: every committed transaction again, in files that are only appended to.

Should the database be damaged, a backup of it and the changes since then are all that is needed.
A torn last record was never acknowledged.
"""

import contextlib
import os
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from core.storage.files import cannot_write, write_whole
from core.storage.frames import (
    HEAD,
    Frame,
    Record,
    Start,
    frames_in,
    head,
    read_log,
    record_of,
    start_of,
)


class Changes:
    """A folder of logs, one after the other. Written by one thread, begun anew by any."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self.start: Start | None = None
        self._file: int | None = None
        self._end = 0
        self._pending: list[tuple[int, bytes]] = []
        self.last = 0
        self.has_gap = False

    @property
    def files(self) -> list[Path]:
        """The logs, oldest first."""
        return sorted(path for path in self._folder.glob("*.log") if path.stem.isdecimal())

    @property
    def position(self) -> tuple[str, int]:
        """The present file's name and how much of it is written."""
        return (self.path.name if self.start else ""), self._end

    @property
    def path(self) -> Path:
        """The present file."""
        assert self.start is not None, "begin() or go_on() ran before"
        return self._folder / f"{self.start.first:012d}.log"

    @property
    def is_whole(self) -> bool:
        """Whether all that was committed is in the log."""
        return not self._pending and not self.has_gap

    @property
    def newest_number(self) -> int:
        """The last change that was committed, be it written or not."""
        return self._pending[-1][0] if self._pending else self.last

    def begin(self, start: Start) -> None:
        """Start a new file. StorageError, and the old one goes on, when that fails."""
        with self._lock:
            data = head(start)
            write_whole(self._folder / f"{start.first:012d}.log", data)
            self.close()
            self.start, self._end, self.last = start, len(data), start.first - 1

    def resume(self, name: str, end: int, last: int) -> bool:
        """Append to a file that is known to be whole. False when it is not as long as it was."""
        path = self._folder / name
        try:
            with path.open("rb") as file:
                first = next(frames_in(file.read(HEAD)), None)
            if first is None or path.stat().st_size != end or path != self.files[-1]:
                return False
        except OSError:
            return False
        self.start, self._end, self.last = start_of(first[1]), end, last
        return True

    def go_on(self) -> bool:
        """Append to the newest file that can be read. False when there is none."""
        found = self._newest()
        if found:
            self.start, frames = found
            self.last, _, self._end = frames[-1]
        self._pending.clear()
        return found is not None

    def look_again(self) -> None:
        """The drive was away, and perhaps elsewhere: see where the log ends now."""
        with self._lock:
            self.close()
            pending = list(self._pending)
            self.go_on()
            self._pending = [each for each in pending if each[0] > self.last]

    def rotate(self) -> None:
        """Go on in a new file, so that old ones can go one day."""
        with self._lock:
            self.flush()
            if self.start and self.last >= self.start.first:
                self.begin(Start(self.last + 1, self.start.version, self.start.schema))
            self.has_gap = False

    def append(self, number: int, record: bytes) -> None:
        """Keep a committed transaction; on disk when this returns.

        StorageError when that fails. The record is then kept in memory and written before the
        next one, so that the log has no gap.
        """
        with self._lock:
            self.has_gap = self.has_gap or number != self.newest_number + 1
            self._pending.append((number, record))
            self.flush()

    def flush(self) -> None:
        """Write what could not be written before."""
        with self._lock:
            if not self._pending:
                return
            data = b"".join(record for _, record in self._pending)
            try:
                self._write(data)
            except OSError as error:
                self.close()
                raise cannot_write(self.path, error) from error
            self._end += len(data)
            self.last = self._pending[-1][0]
            self._pending.clear()

    def close(self) -> None:
        """Close the file; the next change opens it again."""
        with self._lock, contextlib.suppress(OSError):
            if self._file is not None:
                os.close(self._file)
        self._file = None

    def reaches(self, number: int, after: int) -> bool:
        """Whether all changes after one are there, and `number` is the last."""
        for path in self.files:
            frames = read_log(path)
            for found, _, _ in frames[1][1:] if frames else ():
                after += found == after + 1
        return after == number == self.last

    def read(self, after: int, version: str) -> Iterator[Record]:
        """The changes after a number, in order, up to the first that is missing or damaged."""
        for path in self.files:
            found = read_log(path)
            if not found or found[0].version != version:
                continue
            for number, data, _ in found[1][1:]:
                if number == after + 1:
                    yield record_of(number, data)
                    after = number

    def newest(self) -> tuple[Start, int] | None:
        """How the newest file that can be read begins, and the last number in it."""
        found = self._newest()
        return (found[0], found[1][-1][0]) if found else None

    def begins_with(self, first: int) -> bool:
        """Whether the oldest file that is kept can be read and begins there."""
        found = read_log(self.files[0]) if self.files else None
        return found is not None and found[0].first == first

    def forget(self, needed: int) -> None:
        """Delete the files that hold nothing after a number."""
        files = self.files
        for path, following in pairwise(files):
            if int(following.stem) - 1 <= needed:
                path.unlink(missing_ok=True)

    def move_aside(self, folder: Path) -> None:
        """Take every file out of the way: their numbers will be given again."""
        with self._lock:
            self.close()
            self.start, self.last = None, 0
            for path in self.files:
                path.replace(folder / path.name)

    def size(self, after: int) -> int:
        """The bytes of the files that were begun after a number."""
        return sum(path.stat().st_size for path in self.files if int(path.stem) > after)

    def _newest(self) -> tuple[Start, list[Frame]] | None:
        found = (read_log(path) for path in reversed(self.files))
        return next((each for each in found if each), None)

    def _write(self, data: bytes) -> None:
        if self._file is None:
            self._file = os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        os.lseek(self._file, self._end, os.SEEK_SET)
        while data:
            data = data[os.write(self._file, data) :]
        os.fsync(self._file)
