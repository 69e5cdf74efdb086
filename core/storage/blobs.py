"""Pictures as files named by their content: written once, checked whenever they are read.

Any thread may use this: two writers of one picture write the same bytes.
"""

import hashlib
from pathlib import Path

from core.domain.errors import StorageError
from core.domain.values import BlobId
from core.storage.files import write_whole


class Blobs:
    """A folder of blobs, spread over sub-folders by the first two letters of their ids."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> BlobId:
        """Keep these bytes; on disk when this returns. StorageError when that fails."""
        blob_id = BlobId(hashlib.sha256(data).hexdigest())
        if not self.holds(blob_id):
            write_whole(self.path(blob_id), data)
        return blob_id

    def get(self, blob_id: BlobId) -> bytes:
        """The bytes of a blob; StorageError when they are missing or not what was put."""
        try:
            data = self.path(blob_id).read_bytes()
        except FileNotFoundError as error:
            raise StorageError(
                "A picture is missing from the library.", "Render it again, or restore a backup."
            ) from error
        except OSError as error:
            raise StorageError(f"A picture cannot be read: {error.strerror}.") from error
        if hashlib.sha256(data).hexdigest() != blob_id:
            raise StorageError(
                "A picture of the library is damaged.", "Render it again, or restore a backup."
            )
        return data

    def holds(self, blob_id: BlobId) -> bool:
        """Whether the blob can be read, whole and undamaged."""
        try:
            self.get(blob_id)
        except StorageError:
            return False
        return True

    def path(self, blob_id: BlobId) -> Path:
        """Where the blob lies, or would."""
        return self._folder / blob_id[:2] / blob_id
