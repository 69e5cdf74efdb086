"""Safetensors files without torch: whether one is whole, and its name by content."""

import hashlib
import json
import struct
from pathlib import Path

from core.domain.errors import ModelError

WHOLE = 256 * 2**20
"""Files below this many bytes are hashed whole."""
PIECES, PIECE = 256, 64 * 2**10
"""Of larger ones, so many pieces of so many bytes, evenly spread."""
LONGEST_HEADER = 100 * 2**20


def check(path: Path) -> None:
    """Raise ModelError unless the file is a safetensors file of the length its header states.

    Layout: an unsigned 64-bit length n, n bytes of JSON with the `data_offsets` of each tensor,
    the tensors.
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        text = file.read(length) if 0 < length <= LONGEST_HEADER else b""
    try:
        tensors = json.loads(text)
        tensors.pop("__metadata__", None)
        end = max((tensor["data_offsets"][1] for tensor in tensors.values()), default=0)
        expected, found = 8 + length + end, path.stat().st_size
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        raise ModelError(
            f"{path} is not a safetensors file.", "Download or copy the model again."
        ) from None
    if found != expected:
        raise ModelError(
            f"{path} is damaged: it has {found:,} bytes and should have {expected:,}.",
            "Download or copy the model again.",
        )


def digest(path: Path) -> str:
    """The sha256 of the file, or, of a large one, of its size, header and evenly spread pieces."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if size < WHOLE:
            return hashlib.file_digest(file, "sha256").hexdigest()
        sha = hashlib.sha256(struct.pack("<Q", size))
        length = int.from_bytes(file.read(8), "little")
        sha.update(file.read(length))
        for number in range(PIECES):
            file.seek((size - PIECE) * number // (PIECES - 1))
            sha.update(file.read(PIECE))
    return sha.hexdigest()
