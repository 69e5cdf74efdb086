"""Paints a panel's card: number, shot and duration, the whole picture, badges, and captions."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPixmap

from desktop.board.badges import Badge, Brushes, draw_badges, draw_bar, draw_names
from desktop.board.deeds import Deed, draw_buttons
from desktop.board.lettering import Lettering
from desktop.models.card import Card
from desktop.models.pictures import Pictures
from desktop.session.standing import State
from desktop.theme import GAP

RADIUS = 8
QUOTES = '“”„"'
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TEXT_LINES = 2
"""Lines for what happens, and as many for all that is said and noted."""


@dataclass(frozen=True)
class Places:
    """Where the parts of a card lie."""

    card: QRect
    strip: QRect
    picture: QRect
    names: QRect
    caption: QRect


@dataclass(frozen=True)
class Look:
    """How a card looks apart from what it shows. `over` is the button under the mouse."""

    is_selected: bool = False
    is_hovered: bool = False
    has_focus: bool = False
    over: Deed | None = None


class CardPainter(QObject):
    """One size for all cards of a board; `picture_width` follows the width of the view."""

    def __init__(self, pictures: Pictures, letters: Lettering) -> None:
        super().__init__()
        self._pictures = pictures
        self.letters = letters
        self.picture_width = 280
        self.aspect = 1.0
        self.has_names = False
        self.can_change = True

    def size(self) -> QSize:
        """The size of a card with its margin."""
        height = self._strip_height() + self._picture_height() + GAP
        height += self._names_height() + 2 * TEXT_LINES * self.letters.line + GAP // 2 + GAP
        return QSize(self.picture_width + 4 * GAP, height + 2 * GAP)

    def places(self, rect: QRect) -> Places:
        """The parts of the card within its item."""
        card = rect.adjusted(GAP, GAP, -GAP, -GAP)
        left, width = card.left() + GAP, card.width() - 2 * GAP
        strip = QRect(left, card.top(), width, self._strip_height())
        picture = QRect(left, strip.bottom() + 1, width, self._picture_height())
        names = QRect(left, picture.bottom() + 1 + GAP, width, self.letters.line + 4)
        top = picture.bottom() + 1 + GAP + self._names_height()
        caption = QRect(left, top, width, 2 * TEXT_LINES * self.letters.line + GAP // 2)
        return Places(card, strip, picture, names, caption)

    def paint(
        self, brushes: Brushes, rect: QRect, card: Card, badges: list[Badge], look: Look
    ) -> None:
        """Paint one card within its item."""
        places = self.places(rect)
        self._frame(brushes, places.card, look)
        self._strip(brushes, places.strip, card)
        self._picture(brushes, places.picture, card)
        draw_badges(brushes, places.picture, badges)
        if card.state is State.RUNNING and card.total:
            draw_bar(brushes, places.picture, card)
        if self.has_names:
            draw_names(brushes, places.names, card.names)
        self._captions(brushes, places.caption, card)
        if look.is_hovered:
            draw_buttons(brushes, places.picture, card, look.over, self.can_change)

    def _strip_height(self) -> int:
        return self.letters.line + 2 * GAP

    def _names_height(self) -> int:
        return self.letters.line + 4 + GAP // 2 + 2 if self.has_names else 0

    def _picture_height(self) -> int:
        return round(self.picture_width / self.aspect)

    def _frame(self, brushes: Brushes, rect: QRect, look: Look) -> None:
        """The ground and the border: two pixels of accent where it is selected."""
        painter, theme = brushes.painter, brushes.theme
        line = theme.line_strong if look.is_hovered else theme.line
        width = 2.0 if look.is_selected else 1.0
        painter.setBrush(QColor(theme.surface))
        painter.setPen(QPen(QColor(theme.accent if look.is_selected else line), width))
        inset = width / 2
        frame = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if look.has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame.adjusted(-4, -4, 4, 4), RADIUS + 3, RADIUS + 3)

    def _strip(self, brushes: Brushes, rect: QRect, card: Card) -> None:
        """The number, the shot's size and, from the right, the duration and the lock."""
        painter, letters = brushes.painter, self.letters
        seconds = f"{card.panel.duration:g} s"
        duration = seconds.replace(".", QLocale().decimalPoint())
        painter.setFont(letters.plain)
        brushes.words(rect, duration, "muted", RIGHT)
        end = rect.right() + 1 - letters.elided(duration, rect.width())[1] - GAP
        painter.setFont(letters.bold)
        label, width = letters.elided(card.label, rect.width() // 2, bold=True)
        brushes.words(rect, label, "text")
        start = rect.left() + width + GAP
        painter.setFont(letters.plain)
        if card.panel.locked:
            end = self._lock(brushes, QRect(start, rect.top(), end - start, rect.height()))
        if card.panel.shot and end - start > 4 * GAP:
            shot, width = letters.elided(card.panel.shot, end - start - GAP - GAP // 2)
            tag = QRect(start, rect.center().y() - letters.line // 2, width + GAP, letters.line + 1)
            brushes.box(tag, "raised", "line", 4)
            brushes.words(tag.adjusted(GAP // 2, 0, 0, 0), shot, "muted")

    def _lock(self, brushes: Brushes, rect: QRect) -> int:
        """A lock at the right end, with its word where there is room; where it begins."""
        words, width = self.letters.elided(self.tr("Locked"), rect.width())
        left = rect.right() + 1 - 16
        if rect.width() > width + 120:
            left -= width + GAP // 2
            brushes.words(rect, words, "muted", RIGHT)
        brushes.icon("lock", "muted", left, rect.center().y() - 7.5)
        return left - GAP

    def _picture(self, brushes: Brushes, rect: QRect, card: Card) -> None:
        painter = brushes.painter
        shown = card.preview or self._stored(brushes, rect, card)
        painter.fillRect(rect, QColor(brushes.theme.sunken))
        if shown is not None and not shown.isNull():
            painter.drawPixmap(placed(shown, rect, brushes.ratio), shown, QRectF(shown.rect()))
        # Corners painted over cost less than a picture that is clipped.
        painter.fillPath(corners(rect), QColor(brushes.theme.surface))
        if shown is None and card.picture is None:
            self._placeholder(brushes, rect, card)

    def _stored(self, brushes: Brushes, rect: QRect, card: Card) -> QPixmap | None:
        if card.picture is None:
            return None
        return self._pictures.get(card.picture, rect.size() * brushes.ratio)

    def _placeholder(self, brushes: Brushes, rect: QRect, card: Card) -> None:
        """A dashed frame that says what is missing."""
        painter, line = brushes.painter, self.letters.line
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(brushes.theme.line_strong), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if card.state is not State.EMPTY:
            return
        lines = min(3, max(1, (rect.height() - 80) // line))
        top = rect.center().y() - (32 + GAP + lines * line) // 2
        brushes.icon("picture", "line_strong", rect.center().x() - 15.5, top, 32)
        painter.setPen(QColor(brushes.theme.muted))
        text = QRect(rect.left() + 2 * GAP, top + 32 + GAP, rect.width() - 4 * GAP, lines * line)
        hint = card.hint if card.text else self.tr("Describe this shot")
        self.letters.draw(painter, text, hint, lines, align=Qt.AlignmentFlag.AlignHCenter)

    def _captions(self, brushes: Brushes, rect: QRect, card: Card) -> None:
        """What happens; below it what is said, then what else is noted as far as it fits."""
        painter, theme, letters = brushes.painter, brushes.theme, self.letters
        painter.setPen(QColor(theme.text))
        lines = 2 * TEXT_LINES
        if card.text:
            lines -= letters.draw(painter, rect, card.text, TEXT_LINES)
        painter.setPen(QColor(theme.muted))
        place = rect.adjusted(0, rect.height() - lines * letters.line, 0, 0)
        if card.said and lines:
            said = self.tr("“{}”").format(card.said.strip(QUOTES))
            used = letters.draw(painter, place, said, min(lines, TEXT_LINES), italic=True)
            place, lines = place.adjusted(0, used * letters.line, 0, 0), lines - used
        for words in card.more[:lines]:
            letters.draw(painter, place, words, 1)
            place = place.adjusted(0, letters.line, 0, 0)


def corners(rect: QRect) -> QPainterPath:
    """What lies outside of the round corners of a rectangle."""
    outside, inside = QPainterPath(), QPainterPath()
    outside.addRect(QRectF(rect))
    inside.addRoundedRect(QRectF(rect), 4, 4)
    return outside.subtracted(inside)


def placed(picture: QPixmap, rect: QRect, ratio: float) -> QRectF:
    """Where a picture goes that may have been read for this place: then it is not scaled again."""
    width, height = picture.width() / ratio, picture.height() / ratio
    beside, below = rect.width() - width, rect.height() - height
    if min(beside, below) < 0 or min(beside, below) > 1:
        return fitted(picture, rect)
    return QRectF(rect.left() + round(beside / 2), rect.top() + round(below / 2), width, height)


def fitted(picture: QPixmap, rect: QRect) -> QRectF:
    """Where the whole picture goes within `rect`: letter-boxed, never cropped."""
    scale = min(rect.width() / picture.width(), rect.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    # A picture's size is rounded to what the model can draw; two pixels are no letter-box.
    if rect.width() - width <= 2 and rect.height() - height <= 2:
        return QRectF(rect)
    centre = QRectF(rect).center()
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
