"""Paint pages as PNG files of 200 pixels per inch, the sheet's recipes in a text chunk."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil, floor

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from core.export.fonts import MM_PER_POINT, Fonts, Run
from core.export.frames import Sheet
from core.export.layout import Rect
from core.export.marks import PAPER, Box, Mark, Page, Picture, Read, Text
from core.export.pictures import DPI, fitted, pixels

CHUNK = "castboard"
FINER = 4
LARGE = 80
"""Letters are drawn at least so large, in pixels, before they are reduced."""
OVERHANG = 1.5
"""Letters of some scripts stand this far above the baseline, over the font size."""


def paint_pngs(sheet: Sheet, pages: Sequence[Page], fonts: Fonts, read: Read) -> list[bytes]:
    """One PNG for each page."""
    info = PngInfo()
    info.add_itxt(CHUNK, recipes(sheet), zip=True)
    files = []
    for page in pages:
        file = BytesIO()
        paint(page, fonts, read).save(file, "PNG", pnginfo=info, dpi=(DPI, DPI))
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


def paint(page: Page, fonts: Fonts, read: Read, dpi: float = DPI) -> Image.Image:
    """One page at so many pixels per inch."""
    size = (pixels(page.size.width, dpi), pixels(page.size.height, dpi))
    image = Image.new("RGB", size, PAPER)
    painter = _Painter(image, ImageDraw.Draw(image), fonts, read, dpi)
    for mark in page.marks:
        painter.paint(mark)
    return image


@dataclass(frozen=True)
class _Painter:
    image: Image.Image
    draw: ImageDraw.ImageDraw
    fonts: Fonts
    read: Read
    dpi: float

    def paint(self, mark: Mark) -> None:
        match mark:
            case Text():
                face = self.fonts.of(mark.bold)
                left = mark.left(face.width(mark.text, mark.points))
                for run in face.runs(mark.text, mark.points):
                    self._write(mark, run, left + run.x)
            case Box():
                line = max(1, round(mark.line * self._scale))
                self.draw.rectangle(self._corners(mark.rect), mark.fill, mark.outline, line)
            case Picture():
                x, y, *_ = self._corners(mark.rect)
                picture = fitted(self.read(mark.picture), mark.rect, self.dpi)
                self.image.paste(picture, (x, y))

    def _write(self, mark: Text, run: Run, left: float) -> None:
        """Several times as large and then reduced: Pillow rounds advances, and lines would grow."""
        em = mark.points * MM_PER_POINT * self._scale
        finer = max(FINER, ceil(LARGE / em))
        left, base = left * self._scale, mark.y * self._scale
        x, y = floor(left - em / 2), floor(base - em * OVERHANG)
        size = (ceil(run.font.width_of(run.text) * em + em) + 2, ceil(em * (OVERHANG + 0.7)))
        large = Image.new("L", (size[0] * finer, size[1] * finer))
        start = ((left - x) * finer, (base - y) * finer)
        font = run.font.at(em * finer)
        shapes = font.layout_engine == ImageFont.Layout.RAQM
        direction = ("rtl" if run.leftward else "ltr") if shapes else None
        draw = ImageDraw.Draw(large)
        draw.text(start, run.text, 255, font, anchor="ls", direction=direction)
        self.image.paste(mark.colour, (x, y), large.reduce(finer))

    def _corners(self, rect: Rect) -> tuple[int, int, int, int]:
        """The first and the last pixel of a box."""
        x, y = pixels(rect.x, self.dpi), pixels(rect.y, self.dpi)
        width, height = pixels(rect.width, self.dpi), pixels(rect.height, self.dpi)
        return x, y, x + max(1, width) - 1, y + max(1, height) - 1

    @property
    def _scale(self) -> float:
        """Pixels in a millimetre."""
        return self.dpi / 25.4
