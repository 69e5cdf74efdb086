"""Paint pages as PNG files of 200 pixels per inch, the sheet's recipes in a text chunk."""

import json
from collections.abc import Sequence
from io import BytesIO
from math import ceil, floor

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from core.export.fonts import MM_PER_POINT, Font, Fonts
from core.export.frames import Sheet
from core.export.layout import Rect
from core.export.marks import PAPER, Box, Mark, Page, Picture, Text
from core.export.pictures import DPI, fitted, pixels

CHUNK = "castboard"
SCALE = DPI / 25.4
FINER = 4


def paint_pngs(sheet: Sheet, pages: Sequence[Page], fonts: Fonts) -> list[bytes]:
    """One PNG for each page."""
    info = PngInfo()
    info.add_itxt(CHUNK, recipes(sheet), zip=True)
    files = []
    for page in pages:
        file = BytesIO()
        paint(page, fonts).save(file, "PNG", pnginfo=info, dpi=(DPI, DPI))
        files.append(file.getvalue())
    return files


def recipes(sheet: Sheet) -> str:
    """What made the sheet's pictures, as JSON."""
    frames = [
        {
            "number": frame.number,
            "panel": frame.panel.model_dump(mode="json"),
            "recipe": frame.recipe.model_dump(mode="json") if frame.recipe else None,
        }
        for frame in sheet.frames
    ]
    return json.dumps({"title": sheet.title, "aspect": sheet.aspect, "panels": frames})


def paint(page: Page, fonts: Fonts) -> Image.Image:
    """One page."""
    image = Image.new("RGB", (pixels(page.size.width), pixels(page.size.height)), PAPER)
    draw = ImageDraw.Draw(image)
    for mark in page.marks:
        _paint(mark, image, draw, fonts)
    return image


def _paint(mark: Mark, image: Image.Image, draw: ImageDraw.ImageDraw, fonts: Fonts) -> None:
    match mark:
        case Text():
            _write(mark, image, fonts.of(mark.bold))
        case Box():
            line = max(1, round(mark.line * SCALE))
            draw.rectangle(_corners(mark.rect), mark.fill, mark.outline, line)
        case Picture():
            x, y, *_ = _corners(mark.rect)
            image.paste(fitted(mark.data, mark.rect), (x, y))


def _write(mark: Text, image: Image.Image, font: Font) -> None:
    """Four times as large and then reduced: Pillow rounds advances, and lines would grow."""
    width = font.width(mark.text, mark.points)
    em = mark.points * MM_PER_POINT * SCALE
    left, base = mark.left(width) * SCALE, mark.y * SCALE
    x, y = floor(left - em / 2), floor(base - em * 1.5)
    size = (ceil(width * SCALE + em) + 2, ceil(em * 2.2))
    large = Image.new("L", (size[0] * FINER, size[1] * FINER))
    start = ((left - x) * FINER, (base - y) * FINER)
    ImageDraw.Draw(large).text(start, mark.text, 255, font.at(em * FINER), anchor="ls")
    image.paste(mark.colour, (x, y), large.reduce(FINER))


def _corners(rect: Rect) -> tuple[int, int, int, int]:
    """The first and the last pixel of a box."""
    x, y = pixels(rect.x), pixels(rect.y)
    return x, y, x + pixels(rect.width) - 1, y + max(1, pixels(rect.height)) - 1
