"""The list of characters or styles: a thumbnail, a name, words, and whether it is in use."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.board.card import fitted
from desktop.icons import pixmap
from desktop.library.model import CardRole, ShelfCard, ShelfModel
from desktop.models.pictures import Pictures
from desktop.theme import GAP, Appearance

THUMB = 56
BATCH = 256
"""Rows that are laid out before the window is heard again: each asks the model twice."""
TOGETHER_MS = 60
"""Pictures that come within so long are shown together."""
STAR = 22
"""The edge of the place in a thumbnail's corner where a favourite has its star."""


class ShelfDelegate(QStyledItemDelegate):
    """Paints a ShelfCard; a click on the tick or on the star toggles it."""

    def __init__(self, appearance: Appearance, pictures: Pictures, icon: str, parent: QWidget):
        super().__init__(parent)
        self._appearance = appearance
        self._pictures = pictures
        self._icon = icon
        self._view = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row."""
        line = QFontMetrics(self._view.font()).lineSpacing()
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
        self._thumb(painter, self._thumb_place(option.rect), card)
        shown = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        if card.row.favourite or option.state & shown:
            self._star(painter, self.star_place(option.rect), card.row.favourite)
        self._words(painter, row.adjusted(THUMB + GAP + 4, 0, -28, 0), card)
        self._tick(painter, self.tick_place(option.rect), card.used)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Toggle when the tick or the star is clicked; neither changes the selection."""
        clicks = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
        if not isinstance(event, QMouseEvent) or event.type() not in clicks:
            return False
        if not isinstance(model, ShelfModel):
            return False
        part = self.part_at(event.position().toPoint(), option.rect)
        if part and event.type() == QEvent.Type.MouseButtonRelease:
            if part == "tick":
                toggle(model, index)
            else:
                model.star(index.row())
        return bool(part)

    def part_at(self, at: QPoint, rect: QRect) -> str:
        """The `tick` or the `star` at a point of a row; nothing elsewhere."""
        if self.tick_place(rect).adjusted(-GAP, -GAP, GAP, GAP).contains(at):
            return "tick"
        return "star" if self.star_place(rect).contains(at) else ""

    def tick_place(self, rect: QRect) -> QRect:
        """Where the tick is."""
        return QRect(rect.right() - 2 * GAP - 18, rect.center().y() - 9, 18, 18)

    def star_place(self, rect: QRect) -> QRect:
        """Where the star is."""
        return QRect(self._thumb_place(rect).topLeft(), QSize(STAR, STAR))

    def _thumb_place(self, rect: QRect) -> QRect:
        return QRect(rect.left() + 2 * GAP, rect.center().y() - THUMB // 2, THUMB, THUMB)

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
        picture = card.row.picture
        theme, ratio = self._appearance.theme, painter.device().devicePixelRatio()
        path = QPainterPath()
        path.addRoundedRect(QRectF(rect), 6, 6)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(rect, QColor(theme.sunken))
        shown = self._pictures.get(picture, rect.size() * ratio) if picture else None
        if shown is not None and not shown.isNull():
            painter.drawPixmap(fitted(shown, rect), shown, QRectF(shown.rect()))
        painter.restore()
        if picture is None:
            image = pixmap(self._icon, theme.line_strong, 24, ratio)
            painter.drawPixmap(QPointF(rect.center().x() - 11.5, rect.center().y() - 11.5), image)

    def _words(self, painter: QPainter, rect: QRect, card: ShelfCard) -> None:
        theme = self._appearance.theme
        bold = QFont(self._view.font())
        bold.setWeight(QFont.Weight.DemiBold)
        lines = [(bold, theme.text, card.row.name)]
        if card.row.words:
            lines.append((self._view.font(), theme.muted, card.row.words))
        if card.remark.short:
            colour = theme.warning if card.remark.warns else theme.muted
            lines.append((self._view.font(), colour, card.remark.short))
        height = QFontMetrics(self._view.font()).lineSpacing()
        top = rect.center().y() - height * len(lines) // 2
        for number, (font, colour, text) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            line = QRect(rect.left(), top + number * height, rect.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _star(self, painter: QPainter, rect: QRect, favourite: bool) -> None:
        """On a round ground of its own, so that it can be seen on any picture."""
        theme = self._appearance.theme
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5))
        name, colour = ("star-on", theme.warning) if favourite else ("star", theme.muted)
        image = pixmap(name, colour, 14, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(rect.left() + 4, rect.top() + 4), image)

    def _tick(self, painter: QPainter, rect: QRect, used: bool) -> None:
        theme = self._appearance.theme
        painter.setBrush(QColor(theme.accent_fill if used else theme.surface))
        painter.setPen(QPen(QColor(theme.accent_fill if used else theme.line_strong), 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if used:
            image = pixmap("done", theme.on_accent, 16, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(rect.left() + 1, rect.top() + 1), image)


def toggle(model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> None:
    """Tick a card, or take its tick away."""
    checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
    model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


class ShelfView(QListView):
    """The list itself. Space ticks, a full stop stars, Enter or a double click edits.

    Signals:
        opened: the card of this row should be edited.
        deleted: the selected cards should go.
        typed: the artist begins to write what to search for.
    """

    opened = Signal(int)
    deleted = Signal()
    typed = Signal(str)

    def __init__(
        self, model: ShelfModel, delegate_icon: str, appearance: Appearance, pictures: Pictures
    ):
        super().__init__()
        self._cards = model
        self.setModel(model)
        self.delegate = ShelfDelegate(appearance, pictures, delegate_icon, self)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(32)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.repainted.connect(self.viewport().update)
        self._soon = QTimer(self, singleShot=True, interval=TOGETHER_MS)
        self._soon.timeout.connect(self.viewport().update)
        pictures.ready.connect(self._picture_ready)
        appearance.changed.connect(self.viewport().update)
        self.doubleClicked.connect(self._double_clicked)

    def _picture_ready(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def places(self) -> list[int]:
        """The rows that are selected."""
        chosen = self.selectionModel().selection()
        return [row for part in chosen for row in range(part.top(), part.bottom() + 1)]

    def select(self, places: list[int]) -> None:
        """Select these rows and no others."""
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().clearSelection()
        for place in places:
            self.selectionModel().select(self._cards.index(place), flags.Select)
        if places:
            self.selectionModel().setCurrentIndex(self._cards.index(places[0]), flags.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, a full stop stars, Enter edits, Delete deletes; letters search."""
        index = self.currentIndex()
        acts = {
            Qt.Key.Key_Space: lambda: toggle(self._cards, index),
            Qt.Key.Key_Period: lambda: self._cards.star(index.row()),
            Qt.Key.Key_Return: lambda: self.opened.emit(index.row()),
            Qt.Key.Key_Enter: lambda: self.opened.emit(index.row()),
            Qt.Key.Key_Delete: self.deleted.emit,
        }
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if index.isValid() and event.key() in acts and not control:
            acts[Qt.Key(event.key())]()
        elif event.text().strip() and event.text().isprintable() and not control:
            # The list's own search by letters would read every row.
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _double_clicked(self, index: QModelIndex) -> None:
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        if not self.delegate.part_at(at, self.visualRect(index)):
            self.opened.emit(index.row())
