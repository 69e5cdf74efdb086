"""Text into boxes: wrap, shrink a little, then shorten with an ellipsis; never run over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from core.export.fonts import MM_PER_POINT, Face, Fonts
from core.export.layout import Rect
from core.export.marks import INK, Text
from core.export.writing import clusters, is_leftward

LEADING = 1.32
"""Line height over font size."""
BASELINE = 1.0
"""From the top of a line to its baseline, over font size."""
SPACING = 0.45
"""Between blocks, over the font size."""
SHRINKS = (1.0, 0.94, 0.88, 0.82)
ELLIPSIS = "…"
KEPT = 4096
"""Broken paragraphs that are remembered: an edit changes few of a board's."""

IDEOGRAPHS = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Scripts that are broken between any two characters, and their punctuation."""
NEVER_FIRST = (
    "、。，．・：；？！）」』】〕〉》”’…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々％?!,.:;)}\\]"
)
NEVER_LAST = "（「『【〔〈《“‘({\\["
"""Of a line, as JIS X 4051 says."""
BREAK = re.compile(
    f"(?<![{NEVER_LAST}])(?![{NEVER_FIRST}])(?:(?<=[{IDEOGRAPHS}])(?=.)|(?<=.)(?=[{IDEOGRAPHS}]))"
)


@dataclass(frozen=True)
class Block:
    """A paragraph. `lead` opens it in bold (who speaks)."""

    text: str
    points: float
    lead: str = ""
    colour: str = INK


@dataclass(frozen=True)
class _Set:
    """A block broken into lines at its final size."""

    block: Block
    lines: tuple[str, ...]
    indent: float

    @property
    def pitch(self) -> float:
        return self.block.points * MM_PER_POINT * LEADING

    @property
    def height(self) -> float:
        return len(self.lines) * self.pitch

    @property
    def space(self) -> float:
        return self.block.points * MM_PER_POINT * SPACING


def shrink_for(texts: Sequence[Sequence[Block]], box: Rect, fonts: Fonts) -> float:
    """One factor on the font sizes of many texts, so that a sheet is set in one size.

    The largest at which each of them fits a box of this size; the smallest where none does.
    """
    for shrink in SHRINKS[:-1]:
        if all(height_of(text, box.width, fonts, shrink) <= box.height for text in texts):
            return shrink
    return SHRINKS[-1]


def height_of(blocks: Sequence[Block], width: float, fonts: Fonts, shrink: float) -> float:
    """How high the paragraphs stand in a column of this width."""
    return _height(_broken(blocks, width, fonts, shrink))


def fit(blocks: Sequence[Block], box: Rect, fonts: Fonts, shrink: float = 1.0) -> list[Text]:
    """Set paragraphs one below the other; what does not fit ends in an ellipsis."""
    sets = _broken(blocks, box.width, fonts, shrink)
    while sets and _height(sets) > box.height:
        sets = _shortened(sets, box.width, fonts)
    return _place(sets, box)


def wrap(text: str, width: float, font: Face, points: float, indent: float = 0.0) -> list[str]:
    """Break a text into lines of at most `width`, the first one shorter by `indent`.

    Between words where that is possible; a word wider than a line is broken within.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for glue, word in _words(paragraph):
            longer = f"{line}{glue}{word}" if line else word
            room = width - (0.0 if lines else indent)
            if font.width(longer, points) <= room:
                line = longer
                continue
            if line or (indent and not lines):
                lines.append(line)
            *full, line = _pieces(word, width, font, points)
            lines += full
        lines.append(line)
    return lines


def shorten(text: str, width: float, font: Face, points: float) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if font.width(text, points) <= width:
        return text
    kept = list(clusters(text))
    while kept and font.width("".join(kept).rstrip() + ELLIPSIS, points) > width:
        kept.pop()
    return "".join(kept).rstrip() + ELLIPSIS


def _words(paragraph: str) -> Iterator[tuple[str, str]]:
    """What may begin a line, each with what stands before it where it does not."""
    for word in paragraph.split():
        for number, part in enumerate(BREAK.split(word)):
            yield ("" if number else " "), part


def _pieces(word: str, width: float, font: Face, points: float) -> list[str]:
    pieces, piece = [], ""
    for cluster in clusters(word):
        if piece and font.width(piece + cluster, points) > width:
            pieces.append(piece)
            piece = ""
        piece += cluster
    return [*pieces, piece]


def _broken(blocks: Sequence[Block], width: float, fonts: Fonts, shrink: float) -> list[_Set]:
    small = [replace(block, points=block.points * shrink) for block in blocks]
    known = fonts.known
    return [_break(each, width, fonts, known) for each in small if each.text or each.lead]


@lru_cache(KEPT)
def _break(block: Block, width: float, fonts: Fonts, known: int) -> _Set:  # noqa: ARG001
    block = replace(block, lead=shorten(block.lead, width, fonts.bold, block.points))
    indent = fonts.bold.width(f"{block.lead} ", block.points) + 0.6 if block.lead else 0.0
    lines = wrap(block.text, width, fonts.regular, block.points, indent)
    return _Set(block, tuple(lines), indent)


def _height(sets: Sequence[_Set]) -> float:
    return sum(each.height for each in sets) + sum(each.space for each in sets[1:])


def _shortened(sets: list[_Set], width: float, fonts: Fonts) -> list[_Set]:
    """One line less: of the longest block, or, where each has one line, of the last."""
    longest = max(range(len(sets)), key=lambda index: (len(sets[index].lines), index))
    each = sets[longest]
    if len(each.lines) == 1:
        return sets[:longest] + sets[longest + 1 :]
    lines = each.lines[:-1]
    room = width - (each.indent if len(lines) == 1 else 0.0)
    last = lines[-1].removesuffix(ELLIPSIS).rstrip(" .,;:")
    points = each.block.points
    if fonts.regular.width(last + ELLIPSIS, points) <= room:
        last += ELLIPSIS
    else:
        last = shorten(last + ELLIPSIS * 2, room, fonts.regular, points)
    return [*sets[:longest], replace(each, lines=(*lines[:-1], last)), *sets[longest + 1 :]]


def _place(sets: Sequence[_Set], box: Rect) -> list[Text]:
    marks: list[Text] = []
    y = box.y
    for each in sets:
        block = each.block
        drop = block.points * MM_PER_POINT * BASELINE
        if block.lead:
            marks.append(Text(box.x, y + drop, block.lead, block.points, True, block.colour))
        for number, line in enumerate(each.lines):
            x = box.x + (0.0 if number else each.indent)
            if line and is_leftward(block.text) and not block.lead:
                text = Text(box.right, y + drop, line, block.points, False, block.colour, "right")
                marks.append(text)
            elif line:
                marks.append(Text(x, y + drop, line, block.points, False, block.colour))
            y += each.pitch
        y += each.space
    return marks
