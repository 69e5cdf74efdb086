"""Paint pages as a PDF with embedded fonts and text that can be searched."""

from collections.abc import Sequence

from fpdf import FPDF

from core.export.fonts import Fonts
from core.export.frames import Sheet
from core.export.marks import Box, Mark, Page, Picture, Text
from core.export.pictures import fitted

FAMILY = "Noto Sans"


def paint_pdf(sheet: Sheet, pages: Sequence[Page], fonts: Fonts) -> bytes:
    """The whole sheet."""
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_title(sheet.title)
    pdf.set_subject(f"Storyboard, {len(sheet.frames)} panels, {sheet.aspect}")
    pdf.set_creator("Castboard")
    pdf.add_font(FAMILY, "", fonts.regular.path)
    pdf.add_font(FAMILY, "B", fonts.bold.path)
    for page in pages:
        pdf.add_page("L" if page.size.width > page.size.height else "P")
        for mark in page.marks:
            _paint(mark, pdf, fonts)
    return bytes(pdf.output())


def _paint(mark: Mark, pdf: FPDF, fonts: Fonts) -> None:
    match mark:
        case Text():
            pdf.set_font(FAMILY, "B" if mark.bold else "", mark.points)
            pdf.set_text_color(mark.colour)
            width = fonts.of(mark.bold).width(mark.text, mark.points)
            pdf.text(mark.left(width), mark.y, mark.text)
        case Box(rect=rect):
            if mark.fill:
                pdf.set_fill_color(mark.fill)
            if mark.outline:
                pdf.set_draw_color(mark.outline)
                pdf.set_line_width(mark.line)
            style = ("D" if mark.outline else "") + ("F" if mark.fill else "")
            pdf.rect(rect.x, rect.y, rect.width, rect.height, style)
        case Picture(rect=rect):
            picture = fitted(mark.data, rect, largest=True)
            pdf.image(picture, rect.x, rect.y, rect.width, rect.height)
