"""The grid of cards: it fills its width, and cards are dragged to another place."""

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from core.domain.geometry import parse_aspect
from desktop.board.card import CardDelegate
from desktop.models.panels import IdRole, PanelsModel
from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.theme import GAP, Appearance

PANELS = "application/x-castboard-panels"
CARD_WIDTH = {"wide": 280, "square": 208, "tall": 176}
"""How wide a card wants to be, by the board's shape; cards grow to fill the row."""


class BoardView(QListView):
    """Shows the panels of the session and keeps the selection equal to the session's.

    Signals:
        moved: ids of the dragged panels, and the index they are dropped before.
        opened: a card was double-clicked, or Enter pressed: write its prompt.
    """

    moved = Signal(object, int)
    opened = Signal()

    def __init__(
        self,
        session: Session,
        model: PanelsModel,
        pictures: Pictures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._panels = model
        self._drop_at: int | None = None
        self._syncing = False
        self._build(model)
        self._cards = CardDelegate(appearance, pictures, self)
        self.setItemDelegate(self._cards)
        session.selection_changed.connect(self._show_selection)
        model.modelReset.connect(self._after_reset)
        model.dataChanged.connect(self._fit)
        appearance.changed.connect(self.viewport().update)
        pictures.ready.connect(self.viewport().update)
        self.doubleClicked.connect(self.opened)
        self._fit()

    def _build(self, model: PanelsModel) -> None:
        self.setModel(model)
        self.setAccessibleName(self.tr("Panels"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(32)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    # Size of the cards

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards fill the row."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        aspect = float(parse_aspect(self._session.project.board.aspect))
        shape = "wide" if aspect > 1.2 else "tall" if aspect < 0.8 else "square"
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - GAP - bar - 2
        columns = max(1, room // (CARD_WIDTH[shape] + 4 * GAP))
        width = max(120, room // columns - 4 * GAP)
        if (width, aspect) != (self._cards.picture_width, self._cards.aspect):
            self._cards.picture_width, self._cards.aspect = width, aspect
            self.setGridSize(self._cards.card_size())
            self.scheduleDelayedItemsLayout()

    # Selection

    def selectionChanged(self, chosen: object, left: object) -> None:
        """Tell the session."""
        super().selectionChanged(chosen, left)  # type: ignore[arg-type]
        if not self._syncing:
            self._session.select(index.data(IdRole) for index in self.selectedIndexes())

    def _after_reset(self) -> None:
        self._fit()
        self._show_selection()

    def _show_selection(self) -> None:
        wanted = [self._panels.row_of(panel_id) for panel_id in self._session.selected]
        if {i.row() for i in wanted} == {i.row() for i in self.selectedIndexes()}:
            return
        self._syncing = True
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().clearSelection()
        for index in wanted:
            self.selectionModel().select(index, flags.Select)
        if wanted:
            self.selectionModel().setCurrentIndex(wanted[0], flags.NoUpdate)
            self.scrollTo(wanted[0])
        self._syncing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card; letters are shortcuts, not a search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
            return
        if event.text().isprintable() and event.text() and not event.text().isspace():
            event.ignore()
            return
        super().keyPressEvent(event)

    # Drag and drop

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected cards, by id."""
        ids = [index.data(IdRole) for index in sorted(self.selectedIndexes())]
        if not ids:
            return
        data = QMimeData()
        data.setData(PANELS, QByteArray("\n".join(ids).encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        card = self._cards.places(self.visualRect(self.selectedIndexes()[0])).card
        ghost = self.viewport().grab(card)
        drag.setPixmap(ghost.scaledToWidth(160, Qt.TransformationMode.SmoothTransformation))
        drag.setHotSpot(QPoint(80, 24))
        drag.exec(Qt.DropAction.MoveAction)
        self._show_drop(None)

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        """Take cards; leave files to the window."""
        if event.mimeData().hasFormat(PANELS):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the cards would go; near an edge, scroll."""
        # A list view's own answer in list mode forgets where the card is, and never scrolls.
        QAbstractItemView.dragMoveEvent(self, event)
        if event.mimeData().hasFormat(PANELS):
            self._show_drop(self.drop_index(event.position().toPoint()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The cards would go nowhere."""
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move."""
        if not event.mimeData().hasFormat(PANELS):
            event.ignore()
            return
        ids = bytes(event.mimeData().data(PANELS).data()).decode().split("\n")
        self.moved.emit(ids, self.drop_index(event.position().toPoint()))
        event.acceptProposedAction()
        # Ends the scrolling; an accepted event is not dropped once more.
        super().dropEvent(event)
        self._show_drop(None)

    def drop_index(self, at: QPoint) -> int:
        """The index before which a card dropped at this point goes."""
        size, count = self.gridSize(), self._panels.rowCount()
        columns = max(1, self.viewport().width() // size.width())
        top = at.y() + self.verticalScrollBar().value()
        column = min(columns, round(at.x() / size.width()))
        return max(0, min(count, (top // size.height()) * columns + column))

    def _show_drop(self, index: int | None) -> None:
        if index != self._drop_at:
            self._drop_at = index
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards, and the bar that shows where the dragged ones would go."""
        super().paintEvent(event)
        if self._drop_at is None or not self._panels.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self._bar(self._drop_at), QColor(self._appearance.theme.accent))

    def _bar(self, index: int) -> QRect:
        last = self._panels.rowCount() - 1
        rect = self.visualRect(self._panels.index(min(index, last)))
        x = rect.right() - 1 if index > last else rect.left() - 1
        return QRect(QPoint(x, rect.top() + GAP), QSize(3, rect.height() - 2 * GAP))
