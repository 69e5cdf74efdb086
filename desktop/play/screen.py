"""The picture of one panel on a dark ground, and under it what is said and done."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.domain.values import BlobId
from desktop.models.pictures import Pictures
from desktop.theme import GAP, Theme
from desktop.widgets.text import draw_wrapped, wrapped

TEXT_SHARE = 0.24
"""How much of the height is kept for words, so that the picture stands still."""
WIDEST_TEXT = 60
"""In letters."""
SPOKEN, DONE = 1.6, 1.15
"""How large words are beside those of the window: dialogue, and everything else."""

NEAR_HEIGHT, LARGEST = 640, 2.4
"""A higher screen is seen from farther away: words grow with it, up to so many times."""


@dataclass(frozen=True)
class Frame:
    """What is shown of a panel. Without a picture its `words` stand in its place."""

    label: str
    shot: str
    picture: BlobId | None
    words: str
    dialogue: str
    action: str


class Screen(QWidget):
    """Shows a frame at the board's exact aspect, as large as fits."""

    def __init__(self, pictures: Pictures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._theme = theme
        self._aspect = Fraction(1)
        self._frame: Frame | None = None
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        pictures.ready.connect(self._came)

    def show_frame(self, frame: Frame | None, aspect: Fraction) -> None:
        """Show this; nothing where there is no panel."""
        if (frame, aspect) != (self._frame, self._aspect):
            self._frame, self._aspect = frame, aspect
            self.update()

    def preload(self, picture: BlobId | None) -> None:
        """Have a picture read, at the size it will be shown in."""
        if picture is not None:
            self._pictures.get(picture, self._device_size())

    def picture_rect(self) -> QRect:
        """Where the picture stands."""
        room = self.rect().adjusted(GAP, GAP, -GAP, -GAP)
        room.setHeight(max(1, self.height() - self._text_height() - 2 * GAP))
        width = min(room.width(), int(room.height() * self._aspect))
        size = QSize(max(1, width), max(1, round(width / self._aspect)))
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        return place

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the picture, and the words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.sunken))
        if self._frame is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_picture(painter, self._frame, self.picture_rect())
        self._paint_label(painter, self._frame)
        self._paint_words(painter, self._frame)

    def _paint_picture(self, painter: QPainter, frame: Frame, place: QRect) -> None:
        found = self._pictures.get(frame.picture, self._device_size()) if frame.picture else None
        if found is None or found.isNull():
            self._paint_missing(painter, frame, place)
            return
        size = found.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        inside = QRect(place.topLeft(), size)
        inside.moveCenter(place.center())
        painter.drawPixmap(inside, found)

    def _paint_missing(self, painter: QPainter, frame: Frame, place: QRect) -> None:
        """An empty frame with the panel's words, or nothing while its picture is read."""
        painter.fillRect(place, QColor(self._theme.surface))
        if frame.picture is not None:
            return
        painter.setPen(QPen(QColor(self._theme.line_strong), 1, Qt.PenStyle.DashLine))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(self._theme.muted))
        font = self._font(DONE)
        room = place.adjusted(3 * GAP, 3 * GAP, -3 * GAP, -3 * GAP)
        lines = max(1, room.height() // QFontMetrics(font).lineSpacing())
        count = len(wrapped(" ".join(frame.words.split()), font, room.width(), lines))
        used = count * QFontMetrics(font).lineSpacing()
        room = QRect(room.left(), room.center().y() - used // 2, room.width(), used)
        draw_wrapped(painter, room, frame.words, font, Qt.AlignmentFlag.AlignHCenter)

    def _paint_label(self, painter: QPainter, frame: Frame) -> None:
        """Number and shot, at the left of the words."""
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(self._font(DONE, bold=True))
        place = QRect(2 * GAP, self._text_top(), self.width() - 4 * GAP, self._text_height())
        words = "  ".join(filter(None, (frame.label, frame.shot)))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)

    def _paint_words(self, painter: QPainter, frame: Frame) -> None:
        """What is said, each speaker on a line of their own, then what is done."""
        room = self._words_rect()
        texts = [(line, SPOKEN, self._theme.text) for line in frame.dialogue.splitlines()]
        texts.append((frame.action, DONE, self._theme.muted))
        for text, scale, colour in texts:
            font = self._font(scale)
            spacing = QFontMetrics(font).lineSpacing()
            if not text.strip() or room.height() < spacing:
                continue
            painter.setPen(QColor(colour))
            lines = draw_wrapped(painter, room, text, font, Qt.AlignmentFlag.AlignHCenter)
            room.setTop(room.top() + lines * spacing)

    def _words_rect(self) -> QRect:
        widest = WIDEST_TEXT * QFontMetrics(self._font(SPOKEN)).averageCharWidth()
        width = min(widest, self.width() - 4 * GAP)
        top = self._text_top() + QFontMetrics(self._font(DONE, bold=True)).lineSpacing() + GAP // 2
        return QRect((self.width() - width) // 2, top, width, self.height() - top - GAP)

    def _text_top(self) -> int:
        return self.height() - self._text_height()

    def _text_height(self) -> int:
        return max(12 * GAP, round(self.height() * TEXT_SHARE))

    def _font(self, scale: float, bold: bool = False) -> QFont:
        font = QFont(self.font())
        far = min(LARGEST, max(1.0, self.height() / NEAR_HEIGHT))
        font.setPointSizeF(font.pointSizeF() * scale * far)
        font.setBold(bold)
        return font

    def _device_size(self) -> QSize:
        return self.picture_rect().size() * self.devicePixelRatio()

    def _came(self, blob_id: str) -> None:
        if self._frame is not None and self._frame.picture == blob_id:
            self.update()
