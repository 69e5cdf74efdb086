"""From a sheet to pages of marks: header, strips, pictures, captions."""

import re
from dataclasses import replace

from core.export.fonts import Fonts
from core.export.frames import Frame, Sheet
from core.export.layout import Cell, Rect, grid_for
from core.export.marks import EMPTY, INK, PAPER, SOFT, Box, Mark, Page, Picture, Text
from core.export.typeset import Block, fit, height_of, shorten, shrink_for

TITLE, META, BODY, NOTE = 17.0, 8.0, 8.5, 7.5
"""Font sizes in points."""
CHIP = 4.6
"""Height of the number's box."""
ABOVE = 2.2
BELOW = 1.5
"""Between a picture and its caption; and below the longest caption."""
SPEAKER = re.compile(r"^\s*([^:\n]{1,28}):\s+(.+)$")


def compose(sheet: Sheet, fonts: Fonts) -> list[Page]:
    """All pages of a sheet."""
    grid = grid_for(sheet.ratio, len(sheet.frames))
    total = grid.pages(len(sheet.frames))
    captions = [_caption(frame) for frame in sheet.frames]
    room = _caption_room(grid.cell(0))
    shrink = shrink_for(captions, room, fonts)
    heights = [height_of(caption, room.width, fonts, shrink) for caption in captions]
    grid = replace(grid, caption=min(max(heights, default=0.0), room.height) + ABOVE + BELOW)
    pages = []
    for number in range(total):
        frames = sheet.frames[number * grid.per_page : (number + 1) * grid.per_page]
        marks = _header(sheet, grid.header, f"{number + 1} / {total}", fonts)
        for index, frame in enumerate(frames):
            marks += _frame(frame, grid.cell(index), fonts, shrink)
        pages.append(Page(grid.page, tuple(marks)))
    return pages


def duration(seconds: float) -> str:
    """A length of time as a sheet says it: 2 s, 2.5 s, 1 min 05 s."""
    if seconds < 60:
        return f"{seconds:.1f}".removesuffix(".0") + " s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s"


def _header(sheet: Sheet, box: Rect, page: str, fonts: Fonts) -> list[Mark]:
    count = len(sheet.frames)
    facts = [
        f"{count} panel{'' if count == 1 else 's'}",
        duration(sheet.seconds),
        sheet.aspect,
        ", ".join(sheet.cast),
    ]
    line = "   ·   ".join(fact for fact in facts if fact)
    day = f"{sheet.day.day} {sheet.day:%B %Y}"
    title = shorten(sheet.title or "Untitled", box.width - 25, fonts.bold, TITLE)
    room = box.width - fonts.regular.width(day, META) - 8
    first, second, rule = box.y + 5.2, box.y + 11.2, box.y + 14.0
    return [
        Text(box.x, first, title, TITLE, bold=True),
        Text(box.right, first, page, META + 1, bold=True, align="right"),
        Text(box.x, second, shorten(line, room, fonts.regular, META), META, colour=SOFT),
        Text(box.right, second, day, META, colour=SOFT, align="right"),
        Box(Rect(box.x, rule, box.width, 0.4), fill=INK),
    ]


def _frame(frame: Frame, cell: Cell, fonts: Fonts, shrink: float) -> list[Mark]:
    marks = _strip(frame, cell.strip, fonts)
    if frame.picture is None:
        prompt = Block(frame.prompt, NOTE, colour=SOFT)
        marks.append(Box(cell.picture, fill=EMPTY))
        marks += fit([prompt], cell.picture.inset(4.0), fonts)
    else:
        marks.append(Picture(cell.picture, frame.picture))
    marks.append(Box(cell.picture, outline=INK, line=0.25))
    marks += fit(_caption(frame), _caption_room(cell), fonts, shrink)
    return marks


def _caption_room(cell: Cell) -> Rect:
    box = cell.caption
    return Rect(box.x, box.y + ABOVE, box.width, box.height - ABOVE)


def _strip(frame: Frame, box: Rect, fonts: Fonts) -> list[Mark]:
    number, time = str(frame.number), duration(frame.panel.duration)
    chip = Rect(box.x, box.y, max(CHIP + 1.4, fonts.bold.width(number, META) + 3.4), CHIP)
    baseline = chip.y + CHIP / 2 + 1.02
    room = box.right - chip.right - fonts.regular.width(time, META) - 6
    shot = shorten(frame.panel.shot, room, fonts.bold, META)
    return [
        Box(chip, fill=INK),
        Text(
            chip.x + chip.width / 2, baseline, number, META, bold=True, colour=PAPER, align="centre"
        ),
        Text(chip.right + 2, baseline, shot, META, bold=True),
        Text(box.right, baseline, time, META, colour=SOFT, align="right"),
    ]


def _caption(frame: Frame) -> list[Block]:
    panel = frame.panel
    blocks = [Block(panel.action, BODY)] if panel.action else []
    for line in filter(None, map(str.strip, panel.dialogue.splitlines())):
        spoken = SPEAKER.match(line)
        if spoken:
            blocks.append(Block(spoken[2], BODY, lead=spoken[1].upper()))
        else:
            blocks.append(Block(f"“{line}”", BODY))
    if panel.notes:
        blocks.append(Block(panel.notes, NOTE, colour=SOFT))
    return blocks
