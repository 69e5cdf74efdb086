"""How the rows of a draft are drawn: a tick, number and shot, the prompt, what is said."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.script.shot_rows import ROW, ShotRow
from desktop.spoken import spoken_length
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.text import draw_wrapped

TICK = 16
ALL = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))
SOME = ((0.25, 0.5), (0.75, 0.5))
"""Points of the mark in a box, in parts of its side."""
Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


class ShotDelegate(QStyledItemDelegate):
    """Draws in the theme's colours; a press on the tick, or Space, takes a shot or leaves it."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line for a heading; for a shot as many as it has to say, two of prompt at most."""
        row: ShotRow = index.data(ROW)
        line, width = QFontMetrics(option.font).lineSpacing(), self._view.viewport().width()
        if row.shot is None:
            return QSize(width, line + 2 * GAP)
        lines = 1 + _lines(option.font, row.prompt, width - _left() - GAP)
        return QSize(width, (lines + bool(row.shot.dialogue)) * line + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: ShotRow = index.data(ROW)
        theme, place = self._appearance.theme, option.rect
        painter.save()
        self._paint_ground(painter, option, theme, row)
        self._paint_tick(painter, option, index.data(Qt.ItemDataRole.CheckStateRole))
        text = place.adjusted(_left(), GAP, -GAP, -GAP)
        if row.shot is None:
            self._paint_heading(painter, option, text, row.title, theme)
        else:
            self._paint_shot(painter, option.font, text, row, theme)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A press on the tick, or Space."""
        pressed = (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and _tick_rect(option).adjusted(-4, -4, 4, 4).contains(event.position().toPoint())
        )
        typed = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        )
        if not (pressed or typed):
            return False
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme, row: ShotRow
    ) -> None:
        if option.state & State.State_Selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
        elif row.shot is None:
            painter.fillRect(option.rect, QColor(theme.raised))
        painter.setPen(QColor(theme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & State.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -2))

    def _paint_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, state: Qt.CheckState
    ) -> None:
        """A box: filled with a tick, with a line where only some are taken, or empty."""
        theme, box = (
            self._appearance.theme,
            QRectF(_tick_rect(option)).adjusted(0.5, 0.5, -0.5, -0.5),
        )
        is_off = state == Qt.CheckState.Unchecked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.line_strong if is_off else theme.accent_fill))
        painter.setBrush(QColor(theme.surface if is_off else theme.accent_fill))
        painter.drawRoundedRect(box, 4, 4)
        if not is_off:
            marks = SOME if state == Qt.CheckState.PartiallyChecked else ALL
            painter.setPen(QPen(QColor(theme.on_accent), 2))
            points = [
                QPointF(box.left() + x * box.width(), box.top() + y * box.height())
                for x, y in marks
            ]
            painter.drawPolyline(points)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        title: str,
        theme: Theme,
    ) -> None:
        font = _bold(option.font)
        painter.setPen(QColor(theme.text))
        draw_wrapped(painter, place, title, font)

    def _paint_shot(
        self, painter: QPainter, font: QFont, place: QRect, row: ShotRow, theme: Theme
    ) -> None:
        assert row.shot is not None
        line = QFontMetrics(font).lineSpacing()
        text, muted = QColor(theme.text), QColor(theme.muted)
        painter.setPen(text if row.taken else muted)
        painter.setFont(_bold(font))
        head = QRect(place.left(), place.top(), place.width(), line)
        label = "  ".join(filter(None, (str(row.number or "–"), row.shot.shot)))
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft, label)
        painter.setFont(font)
        painter.setPen(muted)
        painter.drawText(head, Qt.AlignmentFlag.AlignRight, spoken_length(row.shot.seconds))
        painter.setPen(text if row.taken else muted)
        lines = _lines(font, row.prompt, place.width())
        body = QRect(place.left(), head.bottom() + 1, place.width(), lines * line)
        if lines:
            draw_wrapped(painter, body, row.prompt, font)
        if row.shot.dialogue:
            painter.setPen(muted)
            said = QRect(place.left(), body.bottom() + 1, place.width(), line)
            draw_wrapped(painter, said, row.shot.dialogue, font)


def _lines(font: QFont, text: str, width: int) -> int:
    """How many lines of prompt are shown."""
    if not text:
        return 0
    return 1 if QFontMetrics(font).horizontalAdvance(text) <= width else 2


def _left() -> int:
    """Where the text begins."""
    return 2 * GAP + TICK + GAP


def _tick_rect(option: QStyleOptionViewItem) -> QRect:
    """In the middle of the first line."""
    row, line = option.rect, QFontMetrics(option.font).lineSpacing()
    return QRect(row.left() + 2 * GAP, row.top() + GAP + (line - TICK) // 2, TICK, TICK)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
