"""The head of a page: title, logo, page number and figures."""

from core.export.fonts import Fonts
from core.export.frames import Sheet
from core.export.layout import Rect
from core.export.marks import INK, SOFT, Box, Mark, Picture, Text
from core.export.typeset import shorten
from core.export.words import duration

TITLE, SUBTITLE, META = 17.0, 10.0, 8.0
"""Font sizes in points."""
FIRST, SECOND, RULE = 5.2, 11.2, 14.0
"""Where lines of text stand, and the line below them, in millimetres from the top."""
LOGO = 12.0
WIDEST_LOGO = 45.0
BETWEEN = "   ·   "


def header(sheet: Sheet, box: Rect, page: str, fonts: Fonts) -> list[Mark]:
    """The marks of a page's header; none where the template has none."""
    template = sheet.template.header
    if template.is_empty:
        return []
    marks: list[Mark] = [Box(Rect(box.x, box.y + RULE, box.width, 0.4), fill=INK)]
    left = box.x
    if template.logo and sheet.logo_ratio:
        width = min(WIDEST_LOGO, LOGO * sheet.logo_ratio)
        height = width / sheet.logo_ratio
        place = Rect(box.x, box.y + (LOGO - height) / 2, width, height)
        marks.append(Picture(place, template.logo))
        left += width + 4
    first = _first_line(sheet, left, box, page, fonts)
    return [*marks[1:], *first, *_second_line(sheet, left, box, fonts), marks[0]]


def _first_line(sheet: Sheet, left: float, box: Rect, page: str, fonts: Fonts) -> list[Mark]:
    template, y = sheet.template.header, box.y + FIRST
    marks: list[Mark] = []
    room = box.right - left - 25
    if "title" in template.shows:
        wide = room * 0.62 if template.subtitle else room
        title = shorten(sheet.title or sheet.phrases.untitled, wide, fonts.bold, TITLE)
        marks.append(Text(left, y, title, TITLE, bold=True))
        used = fonts.bold.width(title, TITLE) + 5
        left, room = left + used, room - used
    if template.subtitle:
        subtitle = shorten(template.subtitle, room, fonts.regular, SUBTITLE)
        marks.append(Text(left, y, subtitle, SUBTITLE, colour=SOFT))
    if "page" in template.shows:
        marks.append(Text(box.right, y, page, META + 1, bold=True, align="right"))
    return marks


def _second_line(sheet: Sheet, left: float, box: Rect, fonts: Fonts) -> list[Mark]:
    template, y = sheet.template.header, box.y + SECOND
    said = {
        "panels": sheet.phrases.panels(len(sheet.frames)),
        "duration": sheet.phrases.figure(duration(sheet.seconds)),
        "aspect": sheet.aspect,
        "cast": ", ".join(sheet.cast),
    }
    facts = BETWEEN.join(text for part, text in said.items() if text and part in template.shows)
    day = sheet.phrases.date(sheet.day) if "date" in template.shows else ""
    marks: list[Mark] = []
    room = box.right - left - 8
    right = BETWEEN.join(filter(None, (template.version, template.author, day)))
    if right:
        right = shorten(right, room / 2 if facts else room, fonts.regular, META)
        room -= fonts.regular.width(right, META)
    if facts:
        facts = shorten(facts, room, fonts.regular, META)
        marks.append(Text(left, y, facts, META, colour=SOFT))
    if right:
        marks.append(Text(box.right, y, right, META, colour=SOFT, align="right"))
    return marks
