"""Trajectories of references, each in a file named by all that decides it.

They are derived: the folder may be emptied at any time, and nothing but time is lost. A file
that is damaged counts as missing. Any thread may use this.
"""

import hashlib
from pathlib import Path

from core.domain.values import Digest
from core.storage.files import write_whole

SHA256_BYTES = 32


class Trajectories:
    """A folder of trajectories; each file is the sha256 of its content, then the content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, key: Digest, data: bytes) -> None:
        """Keep a trajectory. Raises StorageError when the disk is full."""
        write_whole(self._path(key), hashlib.sha256(data).digest() + data)

    def get(self, key: Digest) -> bytes | None:
        """The trajectory, or None when it is not there or damaged."""
        try:
            content = self._path(key).read_bytes()
        except OSError:
            return None
        check, data = content[:SHA256_BYTES], content[SHA256_BYTES:]
        return data if hashlib.sha256(data).digest() == check else None

    def _path(self, key: Digest) -> Path:
        return self._folder / key[:2] / f"{key}.trajectory"
