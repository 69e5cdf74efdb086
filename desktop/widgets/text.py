"""Text in a box: wrapped at words, its last line elided."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption


def draw_wrapped(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Draw as many lines as fit into `rect` and say how many; the last one may end in …."""
    metrics = QFontMetrics(font)
    lines = max(1, rect.height() // metrics.lineSpacing())
    flat = " ".join(text.split())
    painter.setFont(font)
    made = wrapped(flat, font, rect.width(), lines)
    for number, line in enumerate(made):
        place = QRect(
            rect.left(),
            rect.top() + number * metrics.lineSpacing(),
            rect.width(),
            metrics.lineSpacing(),
        )
        painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, line)
    return len(made)


def wrapped(text: str, font: QFont, width: int, lines: int) -> list[str]:
    """The text in at most `lines` lines of `width` pixels."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    made: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        start = line.textStart()
        if len(made) == lines - 1:
            rest = text[start:]
            made.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        made.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return made


def counted(count: int, one: str, many: str) -> str:
    """`1 panel`, `3 panels`: the right words for a number."""
    return (one if count == 1 else many).format(count)
