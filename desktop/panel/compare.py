"""Two takes at once: side by side, one over the other with a slider, or in turn."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from core.domain.recipe import Take
from desktop.models.pictures import Pictures
from desktop.panel.looking import Looking
from desktop.panel.takes import short_time
from desktop.panel.tile import within
from desktop.theme import GAP, Appearance, Theme

STEP = 0.02
"""What an arrow key moves the slider by."""
GRIP = 14
SHORTEST = 24
"""Words with less room than this are left out."""


class Mode(StrEnum):
    """How two takes are shown."""

    SIDE = "side"
    SLIDER = "slider"
    BLINK = "blink"


class CompareStage(QWidget):
    """Paints both takes. A is the one that is looked at, B the one it is compared with.

    Signals:
        changed: the mode, or which one blinks up, is another.
    """

    changed = Signal()

    def __init__(
        self,
        looking: Looking,
        pictures: Pictures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._looking = looking
        self._pictures = pictures
        self._appearance = appearance
        self.mode = Mode.SIDE
        self.split = 0.5
        self.shows_second = False
        self._second_id = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        looking.changed.connect(self._tell)
        pictures.ready.connect(self.update)
        appearance.changed.connect(self.update)
        self._tell()

    # What the artist does

    def use(self, mode: Mode) -> None:
        """Show the two in another way."""
        self.mode = mode
        slides = mode is Mode.SLIDER
        self.setCursor(Qt.CursorShape.SplitHCursor if slides else Qt.CursorShape.ArrowCursor)
        self._tell()
        self.changed.emit()

    def blink(self) -> None:
        """Show the other one in the same place."""
        self.shows_second = self.mode is Mode.BLINK and not self.shows_second
        self.use(Mode.BLINK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the slider, or blink."""
        if self.mode is Mode.SLIDER:
            self._slide(event.position().x())
        elif self.mode is Mode.BLINK:
            self.blink()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the slider."""
        if self.mode is Mode.SLIDER and event.buttons() & Qt.MouseButton.LeftButton:
            self._slide(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the slider; other keys are the page's."""
        ways = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}
        way = ways.get(Qt.Key(event.key()))
        if self.mode is Mode.SLIDER and way is not None:
            self.split = min(1.0, max(0.0, self.split + way))
            self.update()
            return
        event.ignore()

    def _slide(self, x: float) -> None:
        area = self._area()
        self.split = min(1.0, max(0.0, (x - area.left()) / max(1, area.width())))
        self.update()

    # What is seen

    def words(self, take: Take, letter: str) -> str:
        """Which one this is."""
        parts = [letter, self.tr("seed {}").format(take.recipe.seed), short_time(take.made_at)]
        if self._looking.is_seen(take):
            parts.append(self.tr("shown on the board"))
        return " · ".join(parts)

    def _tell(self) -> None:
        """Say to a screen reader what is shown. One that was just picked is shown first."""
        one, other = self._looking.take, self._looking.against
        if other is not None and other.id != self._second_id:
            self.shows_second = bool(self._second_id)
        self._second_id = other.id if other is not None else ""
        if one is not None and other is not None:
            first, second = self.words(one, "A"), self.words(other, "B")
            shown = second if self.shows_second else first
            both = self.tr("{} beside {}").format(first, second)
            self.setAccessibleName(shown if self.mode is Mode.BLINK else both)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both, in their way."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        theme = self._appearance.theme
        painter.fillRect(self.rect(), QColor(theme.sunken))
        one, other = self._looking.take, self._looking.against
        if one is None or other is None:
            return
        match self.mode:
            case Mode.SIDE:
                self._paint_side(painter, one, other, theme)
            case Mode.SLIDER:
                self._paint_slider(painter, one, other, theme)
            case Mode.BLINK:
                take, letter = (other, "B") if self.shows_second else (one, "A")
                self._paint_take(painter, self._area(), take)
                self._paint_words(painter, self._area(), take, letter, theme)

    def _paint_side(self, painter: QPainter, one: Take, other: Take, theme: Theme) -> None:
        area = self.rect().adjusted(GAP, GAP, -GAP, -GAP)
        # Wide pictures stand one above the other where they are larger so.
        beside = QSize((area.width() - GAP) // 2, area.height())
        above = QSize(area.width(), (area.height() - GAP) // 2)
        size = max((beside, above), key=lambda room: _fitted(one, room))
        step = QPoint(size.width() + GAP, 0) if size == beside else QPoint(0, size.height() + GAP)
        for number, (take, letter) in enumerate(((one, "A"), (other, "B"))):
            room = QRect(area.topLeft() + number * step, size)
            self._paint_take(painter, room, take)
            self._paint_words(painter, self._place(room, take), take, letter, theme)

    def _paint_slider(self, painter: QPainter, one: Take, other: Take, theme: Theme) -> None:
        area = self._area()
        at = round(area.left() + self.split * area.width())
        left = QRect(self.rect().topLeft(), QPoint(at - 1, self.rect().bottom()))
        right = QRect(QPoint(at, 0), self.rect().bottomRight())
        for take, letter, part in ((one, "A", left), (other, "B", right)):
            painter.save()
            painter.setClipRect(part)
            self._paint_take(painter, area, take)
            painter.restore()
            self._paint_words(painter, area.intersected(part), take, letter, theme, letter == "B")
        painter.setPen(QPen(QColor(theme.surface), 4))
        painter.drawLine(at, area.top(), at, area.bottom())
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawLine(at, area.top(), at, area.bottom())
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(QRect(at - GRIP, area.center().y() - GRIP, 2 * GRIP, 2 * GRIP))
        painter.setPen(QColor(theme.text))
        grip = QRect(at - GRIP, area.center().y() - GRIP, 2 * GRIP, 2 * GRIP)
        painter.drawText(grip, Qt.AlignmentFlag.AlignCenter, "‹ ›")

    def _area(self) -> QRect:
        """Where one picture lies when it has the whole room."""
        room, take = self.rect().adjusted(GAP, GAP, -GAP, -GAP), self._looking.take
        return self._place(room, take) if take is not None else room

    def _place(self, room: QRect, take: Take) -> QRect:
        """Where the whole of a take lies within a room."""
        size = QSize(take.recipe.size.width, take.recipe.size.height)
        fitted = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - fitted.width()) // 2
        return QRect(QPoint(left, room.top() + (room.height() - fitted.height()) // 2), fitted)

    def _paint_take(self, painter: QPainter, room: QRect, take: Take) -> None:
        picture = self._picture(take)
        if picture is not None and not picture.isNull():
            painter.drawPixmap(within(room, picture), picture, QRectF(picture.rect()))

    def _picture(self, take: Take) -> QPixmap | None:
        size = QSize(take.recipe.size.width, take.recipe.size.height)
        return self._pictures.get(take.picture, size)

    def _paint_words(
        self,
        painter: QPainter,
        at: QRect,
        take: Take,
        letter: str,
        theme: Theme,
        right: bool = False,
    ) -> None:
        metrics = self.fontMetrics()
        most = at.width() - 4 * GAP
        if most < SHORTEST:
            return
        text = metrics.elidedText(self.words(take, letter), Qt.TextElideMode.ElideRight, most)
        width = metrics.horizontalAdvance(text) + 2 * GAP
        left = at.right() - width - GAP if right else at.left() + GAP
        pill = QRect(left, at.top() + GAP, width, metrics.height() + GAP)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QColor(theme.text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _fitted(take: Take, room: QSize) -> int:
    """How wide a take is drawn in this room."""
    size = QSize(take.recipe.size.width, take.recipe.size.height)
    return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).width()
