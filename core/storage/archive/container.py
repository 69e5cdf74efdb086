"""The ZIP file around an archive, read as if it had been made to do harm.

Castboard writes one kind of ZIP only, and nothing else is read: one file, no comment, no
encryption, no links, no folders, names of a strict grammar, everything stored as it is but the
manifest. So no entry can hold more than the file has bytes.
"""

import re
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from core.domain.archive import PackedFile
from core.domain.errors import ArchiveError

MANIFEST = "castboard.json"
LONGEST_MANIFEST = 64 * 2**20
LONGEST_DIRECTORY = 16 * 2**20
"""Of the ZIP's own list of entries: more than a hundred thousand."""
PIECE = 2**20
GRAMMAR = re.compile(
    rf"{re.escape(MANIFEST)}|(blobs|trajectories)/[0-9a-f]{{64}}"
    r"|addons/[0-9a-f]{64}/[\w(). -]{1,59}\.safetensors"
)
UTF8 = 0x800
"""The one flag of an entry that is allowed: its name is UTF-8."""
END = struct.Struct("<4s4H2LH")
LOCATOR = struct.Struct("<4sLQL")
END64 = struct.Struct("<4sQ2H2L4Q")


class Container:
    """An open archive whose list of entries is in order. What they hold is not yet looked at."""

    def __init__(self, path: Path, file: ZipFile) -> None:
        self._path = path
        self._file = file

    @property
    def names(self) -> set[str]:
        """The entries' names."""
        return set(self._file.namelist())

    def manifest(self) -> bytes:
        """The manifest's text; ArchiveError when it is too long."""
        return b"".join(self._pieces(MANIFEST, self._file.getinfo(MANIFEST).file_size))

    def pieces(self, packed: PackedFile) -> Iterator[bytes]:
        """The bytes of a file; ArchiveError when they are not as many as the manifest says."""
        return self._pieces(packed.entry, packed.size)

    def _pieces(self, name: str, size: int) -> Iterator[bytes]:
        left = size
        with _sentences(self._path), self._file.open(name) as entry:
            while piece := entry.read(min(PIECE, left + 1)):
                left -= len(piece)
                if left < 0:
                    break
                yield piece
        if left:
            raise broken(self._path, "a file in it has another size than it should")


@contextmanager
def opened(path: Path) -> Iterator[Container]:
    """An archive, its list of entries checked. ArchiveError when it cannot be used."""
    with _sentences(path):
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise broken(path, "it cannot be read: it is no file")
        file = path.open("rb")
    with file:
        with _sentences(path):
            _check_end(path, file)
            zipped = ZipFile(file)
        with zipped:
            _check_entries(path, zipped.infolist(), path.stat().st_size)
            yield Container(path, zipped)


def broken(path: Path, what: str) -> ArchiveError:
    """The sentence for an archive that is not as it must be."""
    return ArchiveError(
        f"“{path.name}” cannot be unpacked: {what}.",
        "Nothing was taken from it. Ask for the file again, or pack the project again.",
    )


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """What zipfile raises where a file is not what it expects."""
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, ValueError):
        raise broken(path, "the file is damaged, or no Castboard archive") from None
    except OSError as error:
        raise broken(path, f"the file cannot be read ({error.strerror or error})") from None


def _check_end(path: Path, file: BinaryIO) -> None:
    """Check the records at the end before anything believes what they say."""
    size = file.seek(0, 2)
    file.seek(max(0, size - END.size - LOCATOR.size - END64.size))
    tail = file.read().rjust(END.size + LOCATOR.size + END64.size, b"\0")
    mark, *disks, _, _, length, _, comment = END.unpack(tail[-END.size :])
    if mark != b"PK\5\6" or comment:
        raise broken(path, "its end is missing, or it is no Castboard archive")
    locator = LOCATOR.unpack(tail[END64.size : -END.size])
    if locator[0] == b"PK\6\7":
        end = END64.unpack(tail[: END64.size])
        if end[0] != b"PK\6\6":
            raise broken(path, "its end is damaged")
        disks += [locator[1], locator[3] - 1, end[4], end[5]]
        length = end[8]
    if any(disks):
        raise broken(path, "it is one part of several")
    if length > LONGEST_DIRECTORY:
        raise broken(path, "it holds too many files")


def _check_entries(path: Path, entries: list[ZipInfo], size: int) -> None:
    """Check everything that the list of entries says."""
    names = Counter(entry.filename.casefold() for entry in entries)
    if any(count > 1 for count in names.values()):
        raise broken(path, "a name occurs in it twice")
    if not entries or entries[0].filename != MANIFEST or entries[0].header_offset:
        raise broken(path, f"it does not begin with {MANIFEST}")
    for entry in entries:
        if reason := _fault(entry):
            raise broken(path, f"{reason} (“{entry.filename[:80]}”)")
    if sum(entry.compress_size for entry in entries) > size:
        raise broken(path, "its files would be larger than it is itself")


def _fault(entry: ZipInfo) -> str:
    """What is wrong with an entry, if anything is."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    is_manifest = entry.filename == MANIFEST
    if not GRAMMAR.fullmatch(entry.filename) or entry.filename != entry.orig_filename:
        return "a file in it has a name that no archive has"
    if kind not in (0, stat.S_IFREG):
        return "it holds a link, or something else that is no file"
    if entry.flag_bits & ~UTF8:
        return "a file in it is encrypted, or packed in a way that no archive is"
    if entry.compress_type != (ZIP_DEFLATED if is_manifest else ZIP_STORED):
        return "a file in it is packed in a way that no archive is"
    if is_manifest and entry.file_size > LONGEST_MANIFEST:
        return "its description is too long"
    if not is_manifest and entry.file_size != entry.compress_size:
        return "a file in it has another size than it says"
    return ""
