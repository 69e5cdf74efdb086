"""Where libraries have been: a drive that is away must not look like an empty library."""

import json
import logging
import os
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from core.domain.errors import StorageError
from core.storage.files import write_whole
from core.storage.library import DATABASE, Library
from core.storage.sentences import vanished

log = logging.getLogger(__name__)
DRIVES: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])
"""The folders of libraries, and where the drive of each was mounted."""


class Libraries:
    """Opens libraries, and remembers in a file on which drive each is."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def open(self, folder: Path, read_only: bool = False, create: bool = False) -> Library:
        """Open the library in a folder as `Library.open` does, or make one there.

        Where a library was on a drive that is not mounted now, none is made in its place:
        StorageError, unless the artist chose to `create` one there.
        """
        folder = folder.absolute()
        if not create and not (folder / DATABASE).exists() and self._is_away(folder):
            raise vanished(folder)
        library = Library.open(folder, read_only)
        if not read_only:
            self._remember(folder)
        return library

    def _is_away(self, folder: Path) -> bool:
        drive = self._read().get(str(folder))
        return drive is not None and not os.path.ismount(drive)

    def _remember(self, folder: Path) -> None:
        known, drive = self._read(), str(_drive(folder))
        if known.get(str(folder)) == drive:
            return
        try:
            write_whole(self._file, json.dumps({**known, str(folder): drive}, indent=2).encode())
        except StorageError as error:
            log.warning("The drive of a library was not noted. %s", error)

    def _read(self) -> dict[str, str]:
        try:
            return DRIVES.validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            return {}


def _drive(folder: Path) -> Path:
    """Where the drive of a folder is mounted."""
    found = folder.resolve()
    return next(path for path in (found, *found.parents) if os.path.ismount(path))
