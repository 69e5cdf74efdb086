"""Safetensors files without torch: whether one is whole, what it holds, its name by content."""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.domain.errors import ModelError

WHOLE = 256 * 2**20
"""Files below this many bytes are hashed whole."""
PIECES, PIECE = 256, 64 * 2**10
"""Of larger ones, so many pieces of so many bytes, evenly spread."""
LONGEST_HEADER = 100 * 2**20
PICKLES = (".bin", ".ckpt", ".pt", ".pth")
AGAIN = "Download or copy it again."


@dataclass(frozen=True)
class Header:
    """The beginning of a safetensors file: its tensors' shapes, and notes of whoever wrote it."""

    shapes: Mapping[str, tuple[int, ...]]
    notes: Mapping[str, str]

    def any(self, *signs: str) -> bool:
        """Whether a tensor's name holds one of these pieces."""
        return any(sign in name for name in self.shapes for sign in signs)

    def begins(self, *prefixes: str) -> bool:
        """Whether a tensor's name begins with one of these."""
        return any(name.startswith(prefixes) for name in self.shapes)


def read_header(path: Path) -> Header:
    """Read a file's header; ModelError unless it is safetensors of the length the header states.

    Layout: an unsigned 64-bit length n, n bytes of JSON with the shape and the `data_offsets` of
    each tensor, the tensors.
    """
    if path.suffix.lower() in PICKLES:
        raise ModelError(
            f"{path} is a pickle, which can run code when it is opened.",
            "Get the same file as safetensors.",
        )
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        text = file.read(length) if 0 < length <= LONGEST_HEADER else b""
    try:
        tensors = json.loads(text)
        notes = _texts(tensors.pop("__metadata__", None))
        end = max((tensor["data_offsets"][1] for tensor in tensors.values()), default=0)
        shapes = {name: tuple(tensor["shape"]) for name, tensor in tensors.items()}
        expected, found = 8 + length + end, path.stat().st_size
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise ModelError(
            f"{path} is not a safetensors file, or its beginning is damaged.", AGAIN
        ) from None
    if found != expected:
        raise ModelError(
            f"{path} is damaged: it has {found:,} bytes and should have {expected:,}.", AGAIN
        )
    return Header(shapes, notes)


def _texts(notes: object) -> dict[str, str]:
    """What is text among the notes; whoever writes a file may put anything there."""
    told = notes.items() if isinstance(notes, dict) else ()
    return {key: note for key, note in told if isinstance(note, str)}


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
