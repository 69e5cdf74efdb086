"""Bytes of a text file as text, whatever program wrote them."""

import codecs

from core.screenplay.draft import ReadingNotice

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODING_GUESSED = (
    "The file is not UTF-8 text. It was read as Windows-1252: look for wrong letters."
)


def decoded(data: bytes) -> tuple[str, tuple[ReadingNotice, ...]]:
    """The text with plain line ends, and what must be said of how it was read."""
    text, notices = _decoded(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return lines.replace("\x0b", "\n").replace("\x0c", "\n").replace("\u2028", "\n"), notices


def _decoded(data: bytes) -> tuple[str, tuple[ReadingNotice, ...]]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ()
    if guess := _without_mark(data[:4096]):
        return data.decode(guess, "replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), (ReadingNotice(ENCODING_GUESSED),)


def _without_mark(start: bytes) -> str:
    """UTF-16 that does not say so: of plain text every other byte is zero."""
    half = len(start) // 2
    if half and start[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    if half and start[0::2].count(0) > 0.6 * half:
        return "utf-16-be"
    return ""


def is_text(text: str) -> bool:
    """Whether it was written by somebody: other files are full of signs nobody can type."""
    odd = sum(not letter.isprintable() and letter not in "\t\n" for letter in text[:4096])
    return 20 * odd <= len(text[:4096])
