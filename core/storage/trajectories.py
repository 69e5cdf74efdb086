"""Trajectories of references, each in a file named by all that decides it.

They are derived: the folder may be emptied at any time, and nothing but time is lost. A file
that is damaged counts as missing. Any thread may use this.
"""

from pathlib import Path

from core.domain.values import Digest
from core.storage.files import read_sealed, write_sealed


class Trajectories:
    """A folder of trajectories."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, key: Digest, data: bytes) -> None:
        """Keep a trajectory. Raises StorageError when the disk is full."""
        write_sealed(self._path(key), data)

    def get(self, key: Digest) -> bytes | None:
        """The trajectory, or None when it is not there or damaged."""
        return read_sealed(self._path(key))

    def _path(self, key: Digest) -> Path:
        return self._folder / key[:2] / f"{key}.trajectory"
