"""Paints a job of the queue: a sign, what it is, how far it is, and its buttons."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.jobs.entry import State
from desktop.icons import pixmap
from desktop.jobs.lines import Line
from desktop.jobs.queue_model import LineRole
from desktop.theme import GAP, Appearance, Theme

SIGNS = {
    State.WAITING: ("queued", "muted"),
    State.RUNNING: ("running", "accent"),
    State.INTERRUPTED: ("pause", "warning"),
    State.FINISHED: ("done", "success"),
    State.CANCELLED: ("close", "muted"),
    State.FAILED: ("failed", "danger"),
}
"""A state's icon and its colour; its words are in the line."""
ICON = 16
SIDE = 28
BAR_WIDTH = 200
TITLE_SHARE = 0.28
"""The titles' part of a row's width, so that all words begin at one line."""


@dataclass(frozen=True)
class Button:
    """Where a button of a row lies: an icon for `cancel` and `forget`, else a word."""

    name: str
    rect: QRect


class RowDelegate(QStyledItemDelegate):
    """Rows of one height; where a failed job has a way out, a second line."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._font = parent.font()
        self.hovered: tuple[str, str] | None = None
        """The job and the name of the button under the mouse."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The height of a row."""
        line: Line = index.data(LineRole)
        extra = QFontMetrics(self._font).lineSpacing() if line.way_out else 0
        return QSize(0, SIDE + GAP + extra)

    def name_of(self, button: str) -> str:
        """A button's word."""
        return {
            "cancel": self.tr("Cancel"),
            "forget": self.tr("Remove from the list"),
            "retry": self.tr("Retry"),
            "resume": self.tr("Resume"),
        }[button]

    def buttons(self, rect: QRect, line: Line) -> list[Button]:
        """The buttons of a row, from left to right; the last one ends at the right edge."""
        made: list[Button] = []
        right = rect.right() + 1 - GAP
        metrics = QFontMetrics(self._font)
        for name in reversed(line.buttons):
            is_word = name in ("retry", "resume")
            width = metrics.horizontalAdvance(self.name_of(name)) + 3 * GAP if is_word else SIDE
            made.insert(0, Button(name, QRect(right - width, rect.top() + GAP // 2, width, SIDE)))
            right -= width + GAP // 2
        return made

    def button_at(self, rect: QRect, line: Line, x: int, y: int) -> str | None:
        """The name of the button at a point."""
        return next((b.name for b in self.buttons(rect, line) if b.rect.contains(x, y)), None)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        line, theme = index.data(LineRole), self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, theme)
        rect = QRect(option.rect)
        rect.setHeight(SIDE + GAP)
        self._sign(painter, rect, line, theme)
        buttons = self.buttons(rect, line)
        right = buttons[0].rect.left() - GAP if buttons else rect.right() - GAP
        self._texts(painter, rect, right, line, theme)
        for button in buttons:
            self._button(painter, button, line, theme)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        state = option.state
        inner = QRectF(option.rect).adjusted(GAP / 2, 1, -GAP / 2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(inner, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(inner, 6, 6)
        keyboard = QStyle.StateFlag.State_KeyboardFocusChange
        if state & QStyle.StateFlag.State_HasFocus and state & keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _sign(self, painter: QPainter, rect: QRect, line: Line, theme: Theme) -> None:
        name, role = SIGNS[line.state]
        ratio = painter.device().devicePixelRatio()
        image = pixmap(name, getattr(theme, role), ICON, ratio)
        top = rect.center().y() + 1 - ICON / 2
        painter.drawPixmap(QPointF(rect.left() + 2 * GAP, top), image)

    def _texts(self, painter: QPainter, rect: QRect, right: int, line: Line, theme: Theme) -> None:
        """The title, the words beside it, the bar at their right, and a way out below them."""
        left = rect.left() + 3 * GAP + ICON
        width = max(120, round(rect.width() * TITLE_SHARE)) - ICON - 3 * GAP
        title = QFont(self._font)
        title.setWeight(QFont.Weight.DemiBold)
        self._text(
            painter, QRect(left, rect.top(), width, rect.height()), line.title, title, theme.text
        )
        start = left + width + 2 * GAP
        if line.share is not None and right - start > 2 * BAR_WIDTH:
            self._bar(
                painter,
                QRect(right - BAR_WIDTH, rect.top(), BAR_WIDTH, rect.height()),
                line.share,
                theme,
            )
            right -= BAR_WIDTH + 2 * GAP
        colour = theme.danger if line.state is State.FAILED else theme.muted
        place = QRect(start, rect.top(), max(0, right - start), rect.height())
        self._text(painter, place, line.words, self._font, colour)
        if line.way_out:
            height = QFontMetrics(self._font).lineSpacing()
            below = QRect(start, rect.bottom() + 1 - GAP, place.width(), height)
            self._text(painter, below, line.way_out, self._font, theme.muted)

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        fits = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fits)

    def _bar(self, painter: QPainter, rect: QRect, share: float, theme: Theme) -> None:
        bar = QRectF(rect.left(), rect.center().y() - 2, rect.width(), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(bar, 3, 3)
        bar.setWidth(max(6.0, bar.width() * min(1.0, share)))
        painter.setBrush(QColor(theme.accent_fill))
        if share > 0:
            painter.drawRoundedRect(bar, 3, 3)

    def _button(self, painter: QPainter, button: Button, line: Line, theme: Theme) -> None:
        hot = self.hovered == (line.job_id, button.name)
        is_word = button.name in ("retry", "resume")
        frame = QRectF(button.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = theme.line_strong if hot else theme.line
        painter.setPen(QPen(QColor(edge), 1) if is_word else Qt.PenStyle.NoPen)
        ground = theme.raised if hot else theme.surface
        painter.setBrush(QColor(ground) if is_word or hot else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 6, 6)
        if is_word:
            painter.setFont(self._font)
            painter.setPen(QColor(theme.text))
            centre = Qt.AlignmentFlag.AlignCenter
            painter.drawText(button.rect, centre, self.name_of(button.name))
            return
        ratio = painter.device().devicePixelRatio()
        image = pixmap("close", theme.text if hot else theme.muted, ICON, ratio)
        corner = (SIDE - ICON) / 2
        painter.drawPixmap(QPointF(frame.left() + corner, frame.top() + corner), image)
