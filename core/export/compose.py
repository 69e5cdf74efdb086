"""From a sheet to pages of marks: header, scenes, strips, pictures, captions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from core.domain.sheet import STRIP_FIELDS
from core.export.fonts import Fonts
from core.export.frames import Frame, Sheet
from core.export.grids import grid_for, room_for
from core.export.header import META, header
from core.export.layout import USUAL_FONT, Cell, Grid, Rect
from core.export.marks import EMPTY, INK, LINE, PAPER, SOFT, Box, Mark, Page, Picture, Text
from core.export.typeset import Block, fit, height_of, shorten, shrink_for
from core.export.words import NOTE, caption, has_captions, strip_texts, words_of

CHIP = 4.6
"""Height of the number's box, at the usual font size."""
ABOVE = 2.2
BELOW = 1.5
"""Between a picture and its caption; and below the longest caption."""
SCENE_FONT = 9.5
BETWEEN = "  ·  "
ROUNDS = 2
"""In a lone column, text is as wide as the picture, which gives way to the text."""


def compose(sheet: Sheet, fonts: Fonts) -> list[Page]:
    """All pages of a sheet."""
    fonts.learn(words_of(sheet))
    captions = [caption(frame, sheet) for frame in sheet.frames]
    grid, shrink = _grid(sheet, captions, fonts)
    setting = _Setting(sheet, grid, shrink, fonts)
    total = grid.pages(len(sheet.frames))
    return [
        Page(grid.page, tuple(setting.page(number, f"{number + 1} / {total}")))
        for number in range(total)
    ]


def _grid(sheet: Sheet, captions: Sequence[list[Block]], fonts: Fonts) -> tuple[Grid, float]:
    """The grid that the captions fit into, and how much smaller than usual they are set."""
    template = sheet.template
    has_strip = any(field in STRIP_FIELDS for field in sheet.fields)
    has_scenes = any(frame.scene for frame in sheet.frames)
    room = room_for(template, has_strip, has_captions(sheet), has_scenes)
    grid = grid_for(sheet.ratio, len(sheet.frames), template, room)
    grid = grid.headed(_most_headings(sheet.frames, grid))
    shrink = 1.0
    for _ in range(ROUNDS):
        cell = grid.cell(0).caption
        height = max(0.0, grid.tallest - (0.0 if grid.beside else ABOVE))
        box = Rect(cell.x, cell.y, cell.width, height)
        shrink = shrink_for(captions, box, fonts)
        heights = [height_of(each, box.width, fonts, shrink) for each in captions]
        longest = min(max(heights, default=0.0), box.height)
        grid = grid.fitted(longest + ABOVE + BELOW if has_captions(sheet) else 0.0)
        if not grid.yields:
            break
    return grid, shrink


@dataclass(frozen=True)
class _Setting:
    """How all pages of a sheet are set."""

    sheet: Sheet
    grid: Grid
    shrink: float
    fonts: Fonts

    def page(self, number: int, name: str) -> Iterator[Mark]:
        """The marks of a page."""
        grid = self.grid
        yield from header(self.sheet, grid.header, name, self.fonts)
        frames = self.sheet.frames[number * grid.per_page : (number + 1) * grid.per_page]
        headings = 0
        for start in range(0, len(frames), grid.columns):
            row = frames[start : start + grid.columns]
            if _is_headed(row, start == 0):
                headings += 1
                yield from self._headings(row, start, headings)
            for index, frame in enumerate(row, start):
                yield from self._frame(frame, grid.cell(index, headings))

    def _headings(self, row: Sequence[Frame], start: int, headings: int) -> Iterator[Mark]:
        """A line over the panels of each scene in a row, and what the scene is called."""
        index = start
        for _, group in groupby(row, lambda frame: (frame.scene, _began(row, frame))):
            frames = list(group)
            first = self.grid.heading(index, headings)
            last = self.grid.heading(index + len(frames) - 1, headings)
            index += len(frames)
            if not frames[0].scene:
                continue
            width = last.right - first.x
            goes_on = not frames[0].starts_scene
            words = frames[0].scene
            if goes_on:
                words = self.sheet.phrases.continued.format(words)
            text = shorten(words, width, self.fonts.bold, SCENE_FONT)
            colour = SOFT if goes_on else INK
            yield Text(first.x, first.y + 4.0, text, SCENE_FONT, bold=True, colour=colour)
            yield Box(Rect(first.x, first.y + 5.6, width, 0.25), fill=LINE if goes_on else INK)

    def _frame(self, frame: Frame, cell: Cell) -> Iterator[Mark]:
        yield from self._strip(frame, cell.strip)
        if frame.picture is None:
            points = NOTE * self.sheet.template.font_size / USUAL_FONT
            prompt = Block(frame.prompt, points, colour=SOFT)
            yield Box(cell.picture, fill=EMPTY)
            yield from fit([prompt], cell.picture.inset(4.0), self.fonts)
        else:
            yield Picture(cell.picture, frame.picture)
        yield Box(cell.picture, outline=INK, line=0.25)
        yield from fit(caption(frame, self.sheet), self._text(cell), self.fonts, self.shrink)

    def _text(self, cell: Cell) -> Rect:
        box = cell.caption
        if self.grid.beside:
            return box
        return Rect(box.x, box.y + ABOVE, box.width, box.height - ABOVE)

    def _strip(self, frame: Frame, box: Rect) -> Iterator[Mark]:
        """Number and duration keep to the ends where they stand there; the rest is between."""
        scale = self.sheet.template.font_size / USUAL_FONT
        points, bold = META * scale, self.fonts.bold
        baseline = box.y + (CHIP / 2 + 1.02) * scale
        texts = strip_texts(frame, self.sheet)
        left, right = box.x, box.right
        time = texts.pop()[1] if texts and texts[-1][0] == "duration" else ""
        if time:
            right -= self.fonts.regular.width(time, points) + 4
        if texts and texts[0][0] == "number":
            number = texts.pop(0)[1]
            width = max((CHIP + 1.4) * scale, bold.width(number, points) + 3.4 * scale)
            yield Box(Rect(left, box.y, width, CHIP * scale), fill=INK)
            middle = left + width / 2
            yield Text(middle, baseline, number, points, True, PAPER, "centre")
            left += width + 2
        yield from self._between(texts, Rect(left, baseline, right - left, 0.0), points)
        if time:
            yield Text(box.right, baseline, time, points, colour=SOFT, align="right")

    def _between(
        self, texts: Sequence[tuple[str, str]], line: Rect, points: float
    ) -> Iterator[Mark]:
        """The shot's size stands out from what else is said of the camera."""
        x = line.x
        for number, (field, text) in enumerate(texts):
            is_bold = field in ("shot", "number")
            face = self.fonts.of(is_bold)
            words = text if is_bold or not number else BETWEEN + text
            words = shorten(words, line.right - x, face, points)
            if words.strip(" ·") in ("", "…") and number:
                return
            colour = INK if is_bold else SOFT
            yield Text(x, line.y, words, points, bold=is_bold, colour=colour)
            x += face.width(words, points)


def _is_headed(row: Sequence[Frame], is_first: bool) -> bool:
    """Whether a row has a scene's heading: where one begins, and on top of a page."""
    return any(frame.starts_scene for frame in row) or (is_first and bool(row[0].scene))


def _most_headings(frames: Sequence[Frame], grid: Grid) -> int:
    """On the page that has the most."""
    pages: Counter[int] = Counter()
    for start in range(0, len(frames), grid.columns):
        row = frames[start : start + grid.columns]
        pages[start // grid.per_page] += _is_headed(row, start % grid.per_page == 0)
    return max(pages.values(), default=0)


def _began(row: Sequence[Frame], frame: Frame) -> int:
    """How many scenes have begun in a row up to a frame: two may be called the same."""
    return sum(each.starts_scene for each in row[: row.index(frame) + 1])
