"""Trajectories of references, each in a file named by all that decides it.

They are derived: any may be deleted at any time, and nothing but time is lost. A file that is
damaged counts as missing. A file's first line tells what it is of, so that a list of all reads no
trajectory. What comes back of an inverted picture lies between both. Any thread may use this.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from core.domain.errors import DiskFullError
from core.domain.geometry import Size
from core.domain.values import BlobId, Digest, Value
from core.storage.files import SHA256_BYTES, files_in, read_sealed, write_sealed
from core.storage.sentences import for_reading_only

SUFFIX = ".trajectory"
HEADER_BYTES = 2**16
"""More than any first line has."""


class About(Value):
    """What a trajectory is of: an inverted `picture`, or the digest of the recipe that was `cast`.

    `model` is a fingerprint, `prompt` the text that goes with the picture, `noun` the words in it
    that are the subject (none for a style).
    """

    picture: BlobId | None = None
    cast: Digest | None = None
    model: str
    size: Size
    prompt: str = ""
    noun: str = ""


@dataclass(frozen=True)
class Reconstruction:
    """What comes back of an inverted picture, and how like it that is in dB (may be infinite)."""

    png: bytes
    psnr: float


class _Header(Value):
    """`picture` is the length of the reconstruction, 0 where there is none."""

    about: About
    made_at: datetime
    picture: Annotated[int, Field(ge=0)] = 0
    psnr: float | None = None


@dataclass(frozen=True)
class Cached:
    """A trajectory on disk; the times are UTC."""

    key: Digest
    bytes: int
    made_at: datetime
    used_at: datetime
    about: About


class Trajectories:
    """A folder of trajectories that is kept within `budget` bytes, where there is one."""

    def __init__(self, folder: Path, budget: int | None = None, read_only: bool = False) -> None:
        self._folder = folder
        self.budget = budget
        self._read_only = read_only

    def put(
        self, key: Digest, data: bytes, about: About, back: Reconstruction | None = None
    ) -> None:
        """Keep a trajectory, and what comes back from it.

        Those that were not used for longest make room for it. Raises StorageError when it cannot
        be written even so.
        """
        if self._read_only:
            raise for_reading_only()
        header = _Header(
            about=about,
            made_at=datetime.now(UTC),
            picture=len(back.png) if back else 0,
            psnr=back.psnr if back else None,
        )
        picture = back.png if back else b""
        content = header.model_dump_json(exclude_defaults=True).encode() + b"\n" + picture + data
        try:
            write_sealed(self._path(key), content, self._folder.parent)
        except DiskFullError:
            if not self._make_room(len(content)):
                raise
            write_sealed(self._path(key), content, self._folder.parent)
        if self.budget is not None:
            self.keep_within(self.budget, keep={key})

    def get(self, key: Digest) -> bytes | None:
        """The trajectory, or None when it is not there or damaged. It counts as used now."""
        path = self._path(key)
        header, rest = _read(path)
        if header is None:
            return None
        if not self._read_only:
            with suppress(OSError):
                os.utime(path)
        return rest[header.picture :]

    def reconstruction(self, key: Digest) -> Reconstruction | None:
        """What comes back from a trajectory, where it is there and says so."""
        header, rest = _read(self._path(key))
        if header is None or header.psnr is None or not header.picture:
            return None
        return Reconstruction(rest[: header.picture], header.psnr)

    def holds(self, key: Digest) -> bool:
        """Whether there is a file for it, whole or not: quick, for a forecast."""
        return self._path(key).exists()

    def all(self) -> list[Cached]:
        """What there is, the last used first. Damage behind a file's first line goes unnoticed."""
        found = [_cached(path, how) for path, how in self._files()]
        return sorted((c for c in found if c), key=lambda c: c.used_at, reverse=True)

    def damaged(self) -> Iterator[tuple[Digest, bool]]:
        """Every key, and whether its file is damaged: reads all of them."""
        for path, _ in self._files():
            header, _ = _read(path)
            yield Digest(path.stem), header is None

    def delete(self, keys: Collection[Digest]) -> None:
        """Forget these."""
        for key in keys:
            _forget(self._path(key))

    def clear(self) -> None:
        """Forget all."""
        self.keep_within(0)

    def keep_within(self, limit: int, keep: Collection[Digest] = ()) -> None:
        """Delete those that were not used for longest until all take `limit` bytes or less."""
        files = sorted(self._files(), key=lambda file: file[1].st_mtime)
        total = sum(how.st_size for _, how in files)
        for path, how in files:
            if total <= limit:
                return
            if path.stem not in keep:
                _forget(path)
                total -= how.st_size

    def _make_room(self, wanted: int) -> bool:
        """Free about so many bytes of a full disk; False when there is nothing to free."""
        total = sum(how.st_size for _, how in self._files())
        if total:
            self.keep_within(total - wanted)
        return total > 0

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        return files_in(self._folder, f"??/*{SUFFIX}")

    def _path(self, key: Digest) -> Path:
        return self._folder / key[:2] / f"{key}{SUFFIX}"


def _forget(path: Path) -> None:
    with suppress(OSError):  # what stays costs room, and goes another time
        path.unlink(missing_ok=True)


def _cached(path: Path, how: os.stat_result) -> Cached | None:
    """What the file says of itself; None when that cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(SHA256_BYTES)
            header = _parse(file.readline(HEADER_BYTES))
    except OSError:
        return None
    if header is None:
        return None
    used_at = datetime.fromtimestamp(how.st_mtime, UTC)
    return Cached(Digest(path.stem), how.st_size, header.made_at, used_at, header.about)


def _read(path: Path) -> tuple[_Header | None, bytes]:
    """A file's header, None where the file is missing or damaged, and what follows."""
    line, end, rest = (read_sealed(path) or b"").partition(b"\n")
    return (_parse(line) if end else None), rest


def _parse(line: bytes) -> _Header | None:
    try:
        return _Header.model_validate_json(line)
    except ValidationError:
        return None
