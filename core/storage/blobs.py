"""Pictures as files named by their content: written once, checked whenever they are read.

What nothing can draw again (an artist's own pictures, painted masks) is kept under a second name
in `originals/`: a hard link, which costs no space. A picture that was deleted or replaced comes
back from there by itself. Damage within the file itself hits both names.

Any thread may use this: two writers of one picture write the same bytes.
"""

import hashlib
import logging
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.domain.errors import StorageError
from core.domain.values import BlobId
from core.storage.files import files_in, name_again, write_whole
from core.storage.sentences import for_reading_only

log = logging.getLogger(__name__)
BLOB_ID = re.compile(r"[0-9a-f]{64}")
CHECK = "“Check library” tells which, and draws it again where it can."


@dataclass(frozen=True)
class Kept:
    """A blob on disk: its bytes, under one name or two, and when it was last put."""

    blob_id: BlobId
    bytes: int
    put_at: float


class Blobs:
    """A folder of blobs, spread over sub-folders by the first two letters of their ids."""

    def __init__(self, folder: Path, read_only: bool = False) -> None:
        self._library = folder.parent
        self._folder = folder
        self._originals = folder.with_name("originals")
        self._read_only = read_only
        self._lock = threading.Lock()

    def put(self, data: bytes, original: bool = False) -> BlobId:
        """Keep these bytes; on disk when this returns. StorageError when that fails.

        An `original` is what nothing can draw again.
        """
        if self._read_only:
            raise for_reading_only()
        blob_id = BlobId(hashlib.sha256(data).hexdigest())
        self._touch(blob_id)
        if not self.holds(blob_id):
            write_whole(self.path(blob_id), data, self._library)
        if original:
            self.secure(blob_id)
        return blob_id

    def secure(self, blob_id: BlobId) -> None:
        """Give a whole blob its second name. StorageError when that fails."""
        if not self.is_secure(blob_id):
            name_again(self.path(blob_id), self._original(blob_id), self._library)

    def is_secure(self, blob_id: BlobId) -> bool:
        """Whether there is a whole second name, or a whole copy."""
        path, second = self.path(blob_id), self._original(blob_id)
        try:
            if path.samefile(second):
                return True
        except OSError:
            return False
        return _read(second, blob_id) is not None

    def get(self, blob_id: BlobId) -> bytes:
        """The bytes of a blob; StorageError when they are missing or not what was put."""
        path = self.path(blob_id)
        data = _read(path, blob_id)
        if data is None:
            data = self._from_original(blob_id)
        if data is not None:
            return data
        if not self._library.exists():
            raise StorageError(
                f"The library folder “{self._library}” cannot be reached.",
                "Connect its drive again, then try again.",
            )
        raise _fault(path)

    def holds(self, blob_id: BlobId) -> bool:
        """Whether the blob can be read, whole and undamaged."""
        try:
            self.get(blob_id)
        except StorageError:
            return False
        return True

    def all(self) -> Iterator[Kept]:
        """Every blob, under whichever name, whole or not."""
        found: dict[str, os.stat_result] = {}
        for folder in (self._originals, self._folder):
            found |= {p.name: s for p, s in files_in(folder, "??/*") if BLOB_ID.fullmatch(p.name)}
        for name, how in found.items():
            yield Kept(BlobId(name), how.st_size, how.st_mtime)

    def delete(self, blob_id: BlobId, older_than: float = 0.0) -> bool:
        """Delete a blob under both names, unless it was put in the last so many seconds."""
        paths = (self.path(blob_id), self._original(blob_id))
        with self._lock:
            times = [path.stat().st_mtime for path in paths if path.exists()]
            if not times or time.time() - max(times) < older_than:
                return False
            for path in paths:
                path.unlink(missing_ok=True)
        return True

    def path(self, blob_id: BlobId) -> Path:
        """Where the blob lies, or would."""
        return self._folder / blob_id[:2] / blob_id

    def _original(self, blob_id: BlobId) -> Path:
        return self._originals / blob_id[:2] / blob_id

    def _touch(self, blob_id: BlobId) -> None:
        """What is put is wanted: it is younger now than anything that is swept away."""
        with self._lock:
            for path in (self.path(blob_id), self._original(blob_id)):
                with suppress(OSError):
                    os.utime(path)

    def _from_original(self, blob_id: BlobId) -> bytes | None:
        """The bytes under the second name; the blob then has its first name again."""
        data = _read(self._original(blob_id), blob_id)
        if data is not None and not self._read_only:
            try:
                name_again(self._original(blob_id), self.path(blob_id), self._library)
            except (StorageError, OSError) as error:
                log.warning("A picture was read from its second name. %s", error)
        return data


def _read(path: Path, blob_id: BlobId) -> bytes | None:
    """A file's bytes; None when it is missing, cannot be read or is not what was put."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == blob_id else None


def _fault(path: Path) -> StorageError:
    """Why a file could not be read as what was put."""
    try:
        path.open("rb").close()
    except FileNotFoundError:
        return StorageError("A picture is missing from the library.", CHECK)
    except OSError as error:
        return StorageError(f"A picture of the library cannot be read: {error.strerror}.", CHECK)
    return StorageError("A picture of the library is damaged.", CHECK)
