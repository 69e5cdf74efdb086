"""The list of jobs: waiting ones are dragged to another place, and every row has its buttons."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from core.jobs.entry import State
from desktop.jobs.lines import Line
from desktop.jobs.queue_model import JOB, IdRole, LineRole, QueueModel
from desktop.jobs.row import RowDelegate
from desktop.theme import GAP, Appearance


class QueueView(QListView):
    """Shows the queue.

    Signals:
        pressed: a job's id, and the name of the button that was pressed in its row.
        chosen: another job is selected, or it stands differently.
    """

    pressed = Signal(str, str)
    chosen = Signal()

    def __init__(self, model: QueueModel, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = model
        self._appearance = appearance
        self._current = ""
        self._down: tuple[str, str] | None = None
        self._drop_at: int | None = None
        self._rows = RowDelegate(appearance, self)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(self.tr("Queue"))
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        model.modelReset.connect(self._choose_again)
        model.dataChanged.connect(self._changed)
        appearance.changed.connect(self.viewport().update)

    # The selected job

    def line(self) -> Line | None:
        """The selected job's line."""
        index = self.currentIndex()
        return index.data(LineRole) if index.isValid() else None

    def choose(self, job_id: str) -> None:
        """Select a job."""
        self.setCurrentIndex(self._jobs.row_of(job_id))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Remember which job it is: rows come and go."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._current = current.data(IdRole)
        self.chosen.emit()

    def _choose_again(self) -> None:
        index = self._jobs.row_of(self._current)
        if index.isValid():
            self.setCurrentIndex(index)
        self.chosen.emit()

    def _changed(self, _first: QModelIndex, _last: QModelIndex, roles: list[int]) -> None:
        if not roles:  # in another state a row may be higher
            self.scheduleDelayedItemsLayout()
            self.chosen.emit()

    # Buttons

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A button is pressed, or else a row is selected and perhaps dragged."""
        self._down = self._button(event.position().toPoint())
        if self._down is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A button acts when it is let go where it was pressed."""
        down, self._down = self._down, None
        if down is None:
            super().mouseReleaseEvent(event)
        elif down == self._button(event.position().toPoint()):
            self.pressed.emit(*down)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the button under the mouse."""
        self._hover(self._button(event.position().toPoint()))
        if self._down is None:
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No button is under the mouse."""
        self._hover(None)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A button's tool tip says what it does; a row's has all of its words."""
        if isinstance(event, QHelpEvent) and (found := self._button(event.pos())) is not None:
            QToolTip.showText(event.globalPos(), self._rows.name_of(found[1]), self)
            return True
        return super().viewportEvent(event)

    def _button(self, at: QPoint) -> tuple[str, str] | None:
        index = self.indexAt(at)
        if not index.isValid():
            return None
        line = index.data(LineRole)
        name = self._rows.button_at(self.visualRect(index), line, at.x(), at.y())
        return (line.job_id, name) if name is not None else None

    def _hover(self, button: tuple[str, str] | None) -> None:
        if button != self._rows.hovered:
            self._rows.hovered = button
            self.viewport().update()

    # Drag and drop

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the selected job, if it waits."""
        index = self.currentIndex()
        line = self.line()
        if line is None or line.state is not State.WAITING:
            return
        drag = QDrag(self)
        drag.setMimeData(self._jobs.mimeData([index]))
        rect = self.visualRect(index)
        ghost = self.viewport().grab(rect.adjusted(0, 0, -rect.width() // 2, 0))
        drag.setPixmap(ghost)
        drag.setHotSpot(QPoint(3 * GAP, rect.height() // 2))
        drag.exec(Qt.DropAction.MoveAction)
        self._show_drop(None)

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        """Take jobs; leave files to the window."""
        if event.mimeData().hasFormat(JOB):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the job would go; near an edge, scroll."""
        QAbstractItemView.dragMoveEvent(self, event)
        if event.mimeData().hasFormat(JOB):
            self._show_drop(self.drop_row(event.position().toPoint()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QEvent) -> None:
        """The job would go nowhere."""
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Give the job its new turn."""
        row = self.drop_row(event.position().toPoint())
        data = event.mimeData()
        if self._jobs.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex()):
            event.acceptProposedAction()
        self._show_drop(None)
        self.setState(QAbstractItemView.State.NoState)

    def drop_row(self, at: QPoint) -> int:
        """The row before which a job dropped at this point goes."""
        index = self.indexAt(at)
        if not index.isValid():
            return self._jobs.rowCount()
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def _show_drop(self, row: int | None) -> None:
        if row != self._drop_at:
            self._drop_at = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a line where the dragged one would go."""
        super().paintEvent(event)
        if self._drop_at is None or not self._jobs.rowCount():
            return
        last = self._jobs.rowCount() - 1
        rect = self.visualRect(self._jobs.index(min(self._drop_at, last)))
        y = rect.bottom() - 1 if self._drop_at > last else rect.top() - 1
        painter = QPainter(self.viewport())
        colour = QColor(self._appearance.theme.accent)
        painter.fillRect(rect.left() + GAP, max(0, y), rect.width() - 2 * GAP, 2, colour)
