"""The board's cards: selected, moved by keys, and dragged to another place."""

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from desktop.board.cards import CardsView
from desktop.board.pointing import Pointer
from desktop.board.scenes import Scenes
from desktop.dragging import PicturesOut, pictures_of
from desktop.models.panels import IdRole, PanelsModel
from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.theme import GAP, Appearance

PANELS = "application/x-castboard-panels"
WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BoardView(CardsView):
    """Shows the panels of the session and keeps the selection equal to the session's.

    Signals:
        opened: Enter was pressed: write the prompt of the selected panel.
        enlarged: the id of a panel whose card was double-clicked: see it large.
        moved: ids of the dragged panels, the index they are dropped before, and their scene.
    """

    opened = Signal()
    enlarged = Signal(str)
    moved = Signal(object, int, str)

    def __init__(
        self,
        session: Session,
        model: PanelsModel,
        pictures: Pictures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, model, pictures, appearance, parent)
        self.scenes = Scenes(self)
        self.pointer = Pointer(self, self.scenes)
        self._drop: tuple[int, str] | None = None
        self._band: QRect | None = None
        self._syncing = False
        self.setModel(model)
        self.setAccessibleName(self.tr("Panels"))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        session.selection_changed.connect(self._show_selection)
        model.modelReset.connect(self._show_selection)
        self.doubleClicked.connect(lambda index: self.enlarged.emit(index.data(IdRole)))

    # Selection

    def selectionChanged(self, chosen: object, left: object) -> None:
        """Tell the session."""
        super().selectionChanged(chosen, left)  # type: ignore[arg-type]
        if not self._syncing:
            self.session.select(index.data(IdRole) for index in self.selectedIndexes())

    def _show_selection(self) -> None:
        wanted = [self.panels.row_of(panel_id) for panel_id in self.session.selected]
        if {i.row() for i in wanted} == {i.row() for i in self.selectedIndexes()}:
            return
        self._syncing = True
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().clearSelection()
        self.select_rows([index.row() for index in wanted], flags.Select)
        if wanted:
            self.selectionModel().setCurrentIndex(wanted[0], flags.NoUpdate)
            self.scrollTo(wanted[0])
        self._syncing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card, Ctrl+arrows go by scenes; letters are shortcuts, not a search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.key() in WAYS and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.step_scene(WAYS[Qt.Key(event.key())])
        elif event.text().isprintable() and event.text() and not event.text().isspace():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def lay_out(self) -> None:
        """Take the fields of a heading along."""
        super().lay_out()
        self.scenes.place()

    def rename_scene(self) -> None:
        """Write the title of the current panel's scene over."""
        if self.currentIndex().isValid():
            self.scenes.edit(self.layout_.run_of(self.currentIndex().row()))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a button, a badge or a heading is not one on the card."""
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and self.pointer.press(event.position().toPoint()):
            event.accept()
            return
        self._band = QRect(self.laid(event.position().toPoint()), QSize(1, 1))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click on a button is another click on it, not on the card."""
        if self.pointer.press(event.position().toPoint()):
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is under the mouse, or what the rubber band touches."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        self.pointer.hover(point)
        if self.state() is QAbstractItemView.State.DragSelectingState and self._band is not None:
            self._band.setBottomRight(self.laid(point))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The rubber band has selected what it touched."""
        super().mouseReleaseEvent(event)
        self._band = None
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        super().leaveEvent(event)
        self.pointer.hover(QPoint(-1, -1))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips of the buttons and of headings."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.pointer.tip(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
                return True
        return super().viewportEvent(event)

    # Drag and drop

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected cards: by id here, as pictures elsewhere."""
        chosen = sorted(self.selectedIndexes())
        if not chosen:
            return
        ids = [index.data(IdRole) for index in chosen]
        data = PicturesOut(pictures_of(self.session, ids))
        data.setData(PANELS, QByteArray("\n".join(ids).encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        card = self.cards.places(self.visualRect(chosen[0])).card
        ghost = self.viewport().grab(card)
        drag.setPixmap(ghost.scaledToWidth(160, Qt.TransformationMode.SmoothTransformation))
        drag.setHotSpot(QPoint(80, 24))
        move = Qt.DropAction.MoveAction
        drag.exec(move | Qt.DropAction.CopyAction, move)
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
            self._show_drop(self.layout_.drop_at(self.laid(event.position().toPoint())))
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
        at, scene = self.layout_.drop_at(self.laid(event.position().toPoint()))
        self.moved.emit(ids, at, scene)
        event.acceptProposedAction()
        # Ends the scrolling; an accepted event is not dropped once more.
        QAbstractItemView.dropEvent(self, event)
        self._show_drop(None)

    def _show_drop(self, drop: tuple[int, str] | None) -> None:
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()

    def paint_over(self, painter: QPainter) -> None:
        """The bar that shows where dragged cards would go, or the rubber band."""
        accent = QColor(self._appearance.theme.accent)
        if self._drop is not None and self.layout_.count:
            painter.fillRect(self._bar(*self._drop), accent)
        if self.state() is QAbstractItemView.State.DragSelectingState and self._band is not None:
            painter.setPen(accent)
            accent.setAlpha(32)
            painter.setBrush(accent)
            painter.drawRect(self.seen(self._band.normalized()))

    def _bar(self, index: int, scene: str) -> QRect:
        """Beside the card that is before it in its scene, or else before the one after it."""
        panels = self.session.project.board.panels
        after = index > 0 and (index == len(panels) or panels[index].scene != scene)
        rect = self.visualRect(self.panels.index(index - 1 if after else index))
        x = rect.right() - 1 if after else rect.left() - 1
        return QRect(QPoint(x, rect.top() + GAP), QSize(3, max(3, rect.height() - 2 * GAP)))
