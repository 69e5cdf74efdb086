"""What is laid over a card's picture and under it: badges of its state, and its characters."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.board.lettering import LEFT, Lettering
from desktop.icons import pixmap
from desktop.models.card import Card
from desktop.session.standing import State
from desktop.theme import GAP, Theme

ICON = 16
STATES = {
    State.QUEUED: ("queued", "text", "raised"),
    State.RUNNING: ("running", "text", "raised"),
    State.FAILED: ("failed", "danger", "danger_soft"),
    State.STALE: ("stale", "warning", "warning_soft"),
}
"""A badge's icon, its colour and its ground; its words come from the model."""


@dataclass(frozen=True)
class Badge:
    """An icon with words, both in one colour on its ground; the colours are roles of a theme."""

    icon: str
    words: str
    colour: str
    ground: str


@dataclass(frozen=True)
class Brushes:
    """What cards are painted with."""

    painter: QPainter
    theme: Theme
    letters: Lettering
    ratio: float

    def icon(self, name: str, role: str, x: float, y: float, size: int = ICON) -> None:
        """Draw an icon in the colour of a role."""
        image = pixmap(name, getattr(self.theme, role), size, self.ratio)
        self.painter.drawPixmap(QPointF(x, y), image)

    def box(self, rect: QRect, ground: str, line: str = "", radius: float = 6) -> None:
        """Draw a box with round corners."""
        pen = QPen(QColor(getattr(self.theme, line)), 1) if line else QPen(Qt.PenStyle.NoPen)
        self.painter.setPen(pen)
        self.painter.setBrush(QColor(getattr(self.theme, ground)))
        inset = 0.5 if line else 0.0
        self.painter.drawRoundedRect(
            QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius
        )

    def words(self, rect: QRect, text: str, role: str, align: Qt.AlignmentFlag = LEFT) -> None:
        """Draw one line in the colour of a role; it is not shortened."""
        self.painter.setPen(QColor(getattr(self.theme, role)))
        self.painter.drawText(rect, align, text)


def badge_places(letters: Lettering, picture: QRect, badges: list[Badge]) -> list[QRect]:
    """Badges are stacked on the lower edge of a picture, the first one lowest."""
    height = letters.metrics.height() + GAP
    left, bottom = picture.left() + GAP, picture.bottom() + 1 - GAP
    return [
        QRect(
            left,
            bottom - height - at * (height + GAP // 2),
            _words(letters, picture, badge)[1] + ICON + 3 * GAP,
            height,
        )
        for at, badge in enumerate(badges)
    ]


def draw_badges(brushes: Brushes, picture: QRect, badges: list[Badge]) -> None:
    """Draw them."""
    brushes.painter.setFont(brushes.letters.plain)
    places = badge_places(brushes.letters, picture, badges)
    for badge, pill in zip(badges, places, strict=True):
        brushes.box(pill, badge.ground, "line")
        brushes.icon(badge.icon, badge.colour, pill.left() + GAP, pill.center().y() - 7.5)
        place = pill.adjusted(GAP + ICON + GAP // 2 + 2, 0, 0, 0)
        brushes.words(place, _words(brushes.letters, picture, badge)[0], badge.colour)


def _words(letters: Lettering, picture: QRect, badge: Badge) -> tuple[str, int]:
    """The words of a badge as far as they fit, and how wide they are."""
    return letters.elided(badge.words, picture.width() - 2 * GAP - ICON - 3 * GAP)


def draw_bar(brushes: Brushes, picture: QRect, card: Card) -> None:
    """How far the picture has come, along its lower edge."""
    bar = QRect(picture.left(), picture.bottom() - 2, picture.width(), 3)
    brushes.painter.fillRect(bar, QColor(brushes.theme.line))
    bar.setWidth(round(bar.width() * min(1.0, card.done / card.total)))
    brushes.painter.fillRect(bar, QColor(brushes.theme.accent_fill))


def draw_names(brushes: Brushes, rect: QRect, names: tuple[str, ...]) -> None:
    """The characters as pills in one row; those that do not fit are counted: +2."""
    letters = brushes.letters
    letters_width = letters.metrics.horizontalAdvance
    brushes.painter.setFont(letters.plain)
    left, end = rect.left(), rect.right() + 1
    for number, name in enumerate(names):
        hidden = len(names) - number - 1
        rest = letters_width(f"+{hidden}") + 2 * GAP if hidden else 0
        words, width = letters.elided(name, min(160, rect.width() - rest - 2 * GAP))
        if number and left + width + 2 * GAP + rest > end:
            place = QRect(left, rect.top(), end - left, rect.height())
            brushes.words(place, f"+{hidden + 1}", "muted")
            return
        pill = QRect(left, rect.top(), width + 2 * GAP, rect.height())
        brushes.box(pill, "accent_soft", radius=rect.height() / 2)
        brushes.words(pill.adjusted(GAP, 0, 0, 0), words, "accent")
        left = pill.right() + 1 + GAP // 2
