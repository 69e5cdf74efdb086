"""Paint pages as a PDF with embedded fonts and text that can be searched."""

from collections.abc import Sequence

from fpdf import FPDF

from core.export.fonts import MM_PER_POINT, Font, Fonts
from core.export.frames import Sheet
from core.export.marks import Box, Mark, Page, Picture, Read, Text
from core.export.pictures import fitted

BASELINE = 0.8
"""Where fpdf2 puts the baseline of a cell as high as its font, over that height."""


def paint_pdf(sheet: Sheet, pages: Sequence[Page], fonts: Fonts, read: Read) -> bytes:
    """The whole sheet."""
    pdf = FPDF(unit="mm")
    pdf.set_auto_page_break(False)
    pdf.c_margin = 0
    pdf.set_title(sheet.title)
    pdf.set_subject(f"{sheet.phrases.panels(len(sheet.frames))}, {sheet.aspect}")
    pdf.set_creator("Castboard")
    if author := sheet.template.header.author:
        pdf.set_author(author)
    painter = _Painter(pdf, fonts, read)
    for page in pages:
        width, height = page.size.width, page.size.height
        size = (min(width, height), max(width, height))
        pdf.add_page("L" if width > height else "P", format=size)
        for mark in page.marks:
            painter.paint(mark)
    return bytes(pdf.output())


class _Painter:
    def __init__(self, pdf: FPDF, fonts: Fonts, read: Read) -> None:
        self._pdf = pdf
        self._fonts = fonts
        self._read = read
        self._names: dict[Font, str] = {}

    def paint(self, mark: Mark) -> None:
        pdf = self._pdf
        match mark:
            case Text():
                self._write(mark)
            case Box(rect=rect):
                if mark.fill:
                    pdf.set_fill_color(mark.fill)
                if mark.outline:
                    pdf.set_draw_color(mark.outline)
                    pdf.set_line_width(mark.line)
                style = ("D" if mark.outline else "") + ("F" if mark.fill else "")
                pdf.rect(rect.x, rect.y, rect.width, rect.height, style)
            case Picture(rect=rect):
                picture = fitted(self._read(mark.picture), rect, largest=True)
                pdf.image(picture, rect.x, rect.y, rect.width, rect.height)

    def _write(self, mark: Text) -> None:
        pdf, face = self._pdf, self._fonts.of(mark.bold)
        pdf.set_text_color(mark.colour)
        left = mark.left(face.width(mark.text, mark.points))
        for run in face.runs(mark.text, mark.points):
            pdf.set_font(self._name(run.font), size=mark.points)
            if not run.font.shapes:
                pdf.text(left + run.x, mark.y, run.text)
                continue
            high = mark.points * MM_PER_POINT
            pdf.set_text_shaping(True, direction="rtl" if run.leftward else "ltr")
            pdf.set_xy(left + run.x, mark.y - BASELINE * high)
            pdf.cell(h=high, text=run.text)
            pdf.set_text_shaping(False)

    def _name(self, font: Font) -> str:
        """What the PDF calls a font, which it takes in when it is first needed."""
        if font not in self._names:
            self._names[font] = f"font{len(self._names)}"
            self._pdf.add_font(self._names[font], "", font.path, collection_font_number=font.index)
        return self._names[font]
