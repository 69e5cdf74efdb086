"""The list of characters or styles: a thumbnail, a name, words, and whether it is in use."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.domain.values import BlobId
from desktop.board.card import fitted
from desktop.icons import pixmap
from desktop.models.pictures import Pictures
from desktop.theme import GAP, Appearance

CardRole = Qt.ItemDataRole.UserRole
THUMB = 56


@dataclass(frozen=True)
class ShelfCard:
    """What is painted of a style or a character."""

    id: str
    name: str
    words: str
    picture: BlobId | None
    used: bool
    remark: str = ""


class ShelfModel(QAbstractListModel):
    """Cards; ticking one asks for it to be used or not.

    Signals:
        ticked: an id, and whether it should be used.
    """

    ticked = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ShelfCard] = []

    def show(self, cards: list[ShelfCard]) -> None:
        """Show these cards."""
        if [card.id for card in cards] == [card.id for card in self.cards]:
            self.cards = cards
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """The number of cards."""
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Every card can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A card, its name, its tick, or all of its words."""
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return card
            case Qt.ItemDataRole.DisplayRole:
                return card.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if card.used else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return ". ".join(part for part in (card.words, card.remark) if part)
        return None

    def setData(self, index: QModelIndex, value: object, role: int = 0) -> bool:
        """Ask for a card to be used, or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        used = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked.emit(self.cards[index.row()].id, used)
        return True


class ShelfDelegate(QStyledItemDelegate):
    """Paints a ShelfCard; a click on the tick toggles it."""

    def __init__(self, appearance: Appearance, pictures: Pictures, icon: str, parent: QWidget):
        super().__init__(parent)
        self._appearance = appearance
        self._pictures = pictures
        self._icon = icon
        self._font = parent.font()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row."""
        line = QFontMetrics(self._font).lineSpacing()
        return QSize(200, max(THUMB, 3 * line) + 3 * GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        card = index.data(CardRole)
        if not isinstance(card, ShelfCard):
            return
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._ground(painter, option)
        row = option.rect.adjusted(2 * GAP, 0, -2 * GAP, 0)
        thumb = QRect(row.left(), row.center().y() - THUMB // 2, THUMB, THUMB)
        self._thumb(painter, thumb, card)
        self._words(painter, row.adjusted(THUMB + GAP + 4, 0, -28, 0), card)
        self._tick(painter, self.tick_place(option.rect), card.used)
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: object, index: object) -> bool:
        """Toggle when the tick is clicked."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            place = self.tick_place(option.rect).adjusted(-GAP, -GAP, GAP, GAP)  # type: ignore[attr-defined]
            if place.contains(event.position().toPoint()):
                toggle(model, index)  # type: ignore[arg-type]
                return True
        return False

    def tick_place(self, rect: QRect) -> QRect:
        """Where the tick is."""
        return QRect(rect.right() - 2 * GAP - 18, rect.center().y() - 9, 18, 18)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, state = self._appearance.theme, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.raised))
        else:
            return
        painter.drawRoundedRect(QRectF(option.rect.adjusted(GAP, 2, -GAP, -2)), 6, 6)

    def _thumb(self, painter: QPainter, rect: QRect, card: ShelfCard) -> None:
        theme, ratio = self._appearance.theme, painter.device().devicePixelRatio()
        path = QPainterPath()
        path.addRoundedRect(QRectF(rect), 6, 6)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(rect, QColor(theme.sunken))
        shown = self._pictures.get(card.picture, rect.size() * ratio) if card.picture else None
        if shown is not None and not shown.isNull():
            painter.drawPixmap(fitted(shown, rect), shown, QRectF(shown.rect()))
        painter.restore()
        if card.picture is None:
            image = pixmap(self._icon, theme.line_strong, 24, ratio)
            painter.drawPixmap(QPointF(rect.center().x() - 11.5, rect.center().y() - 11.5), image)

    def _words(self, painter: QPainter, rect: QRect, card: ShelfCard) -> None:
        theme = self._appearance.theme
        bold = QFont(self._font)
        bold.setWeight(QFont.Weight.DemiBold)
        lines = [(bold, theme.text, card.name), (self._font, theme.muted, card.words)]
        if card.remark:
            lines.append((self._font, theme.warning, card.remark))
        height = QFontMetrics(self._font).lineSpacing()
        top = rect.center().y() - height * len(lines) // 2
        for number, (font, colour, text) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            line = QRect(rect.left(), top + number * height, rect.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _tick(self, painter: QPainter, rect: QRect, used: bool) -> None:
        theme = self._appearance.theme
        painter.setBrush(QColor(theme.accent_fill if used else theme.surface))
        painter.setPen(QPen(QColor(theme.accent_fill if used else theme.line_strong), 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if used:
            image = pixmap("done", theme.on_accent, 16, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(rect.left() + 1, rect.top() + 1), image)


def toggle(model: QAbstractListModel, index: QModelIndex) -> None:
    """Tick a card, or take its tick away."""
    checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
    model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


class ShelfView(QListView):
    """The list itself. Space ticks, Enter or a double click edits.

    Signals:
        opened: the card of this row should be edited.
    """

    opened = Signal(int)

    def __init__(
        self, model: ShelfModel, delegate_icon: str, appearance: Appearance, pictures: Pictures
    ):
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(ShelfDelegate(appearance, pictures, delegate_icon, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pictures.ready.connect(self.viewport().update)
        appearance.changed.connect(self.viewport().update)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def keyPressEvent(self, event) -> None:
        """Space ticks, Enter edits."""
        index = self.currentIndex()
        if index.isValid() and event.key() == Qt.Key.Key_Space:
            toggle(self.model(), index)
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index.row())
        else:
            super().keyPressEvent(event)
