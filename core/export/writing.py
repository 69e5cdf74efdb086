"""How scripts are written: letters with their marks, and which way lines are read."""

from collections.abc import Iterator
from itertools import groupby
from unicodedata import bidirectional, category

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f")
"""Joiners and selectors, which are nothing to look at by themselves."""
MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))


def clusters(text: str) -> Iterator[str]:
    """Characters with the marks, joiners and selectors that belong to them."""
    begun = ""
    for character in text:
        belongs = character in INVISIBLE or category(character).startswith("M")
        if begun and not (belongs or begun.endswith("\u200d")):
            yield begun
            begun = ""
        begun += character
    if begun:
        yield begun


def directed(text: str) -> list[tuple[str, bool]]:
    """The parts of a line as they are seen from left to right, and which are read leftward.

    By the Unicode bidirectional algorithm (UAX 9), rule L2.
    """
    if not any(bidirectional(character) in ("R", "AL", "AN") for character in text):
        return [(text, False)]
    from fpdf.bidi import BidiParagraph  # a third of a second that only such text need wait

    levels = groupby(BidiParagraph(text=text).characters, lambda each: each.embedding_level)
    parts = [("".join(each.character for each in group), level) for level, group in levels]
    for depth in range(max(level for _, level in parts), 0, -1):
        parts = _turned(parts, depth)
    return [(part, level % 2 == 1) for part, level in parts]


def _turned(parts: list[tuple[str, int]], depth: int) -> list[tuple[str, int]]:
    """Parts in a row that lie so deep or deeper, turned around."""
    turned: list[tuple[str, int]] = []
    for is_deep, group in groupby(parts, lambda part: part[1] >= depth):
        row = list(group)
        turned += reversed(row) if is_deep else row
    return turned


def is_leftward(text: str) -> bool:
    """Whether a paragraph is read from right to left: its first letter is."""
    strong = (each for each in map(bidirectional, text) if each in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def turned_around(text: str) -> str:
    """Punctuation as it stands in text that is read leftward."""
    return "".join(MIRRORED.get(character, character) for character in reversed(text))
