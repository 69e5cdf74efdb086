"""The bytes of the log of changes: frames (mark, number, length, digest) around JSON."""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.domain.errors import StorageError

FRAME = struct.Struct(">4sQI16s")
MARK = b"CBch"
HEAD = 1000
"""A file's first frame is no longer than this."""
SMALL = 400
"""Bytes that are not worth compressing."""

Statement = tuple[str, Any, bool]
"""SQL, its parameters, and whether these are many rows of parameters."""

Frame = tuple[int, bytes, int]
"""A number, what is under it, and where in the file it ends."""


@dataclass(frozen=True)
class Record:
    """The statements of one transaction."""

    number: int
    made_at: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Start:
    """How a file begins: its first number, and which tables its changes are changes of."""

    first: int
    version: str
    schema: str


def encode(number: int, statements: Sequence[Statement]) -> bytes:
    """A transaction as it goes to the log."""
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    data = json.dumps([made_at, statements], separators=(",", ":")).encode()
    return _frame(number, data if len(data) < SMALL else zlib.compress(data, 3))


def head(start: Start) -> bytes:
    """How a file begins."""
    return _frame(0, json.dumps([start.first, start.version, start.schema]).encode())


def start_of(frame: bytes) -> Start:
    """What `head` made."""
    return Start(*json.loads(frame))


def _frame(number: int, data: bytes) -> bytes:
    return FRAME.pack(MARK, number, len(data), _digest(number, data)) + data


def _digest(number: int, data: bytes) -> bytes:
    return hashlib.sha256(number.to_bytes(8, "big") + data).digest()[:16]


def frames_in(content: bytes) -> Iterator[Frame]:
    """The frames up to the first that is not whole."""
    at = 0
    while at + FRAME.size <= len(content):
        mark, number, length, digest = FRAME.unpack_from(content, at)
        data = content[at + FRAME.size : at + FRAME.size + length]
        if (mark, len(data), _digest(number, data)) != (MARK, length, digest):
            return
        at += FRAME.size + length
        yield number, data, at


def read_log(path: Path) -> tuple[Start, list[Frame]] | None:
    """A file's beginning and its frames, the first of which counts as before them all.

    None when it is no log.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(f"“{path}” cannot be read: {error.strerror or error}.") from error
    frames = list(frames_in(content))
    if not frames:
        return None
    start = start_of(frames[0][1])
    return start, [(start.first - 1, b"", frames[0][2]), *frames[1:]]


def record_of(number: int, data: bytes) -> Record:
    """What `encode` made."""
    text = data if data.startswith(b"[") else zlib.decompress(data)
    made_at, statements = json.loads(text)
    return Record(number, made_at, tuple((sql, values, many) for sql, values, many in statements))
