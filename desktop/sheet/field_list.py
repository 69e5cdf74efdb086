"""The fields of a sheet: which are shown, and in which order."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from desktop.theme import GAP

KEY = Qt.ItemDataRole.UserRole
ROW = 3 * GAP + 2
"""Rows are at least so high."""


class FieldList(QListWidget):
    """Ticked fields are shown. They are dragged into their order, or moved with Alt and arrows.

    Signals:
        edited: the fields that are shown now, in order.
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Fields"))
        self.setToolTip(self.tr("Drag fields into their order, or move them with Alt+Up and Down."))
        # Later: what hears of it may fill the list anew, under the hands of what emits these.
        self.itemChanged.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.model().rowsMoved.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def show_fields(self, fields: list[tuple[str, str, bool]]) -> None:
        """Fields as (key, name, whether it is shown). What is not shown stays where it stands."""
        wanted = tuple(key for key, _, is_shown in fields if is_shown)
        names = {(key, name) for key, name, _ in fields}
        if wanted == self._told() and names == {(i.data(KEY), i.text()) for i in self._items()}:
            return
        current = self.currentItem().data(KEY) if self.currentItem() else None
        with QSignalBlocker(self):
            self.clear()
            for key, name, is_shown in fields:
                self._add(key, name, is_shown)
                if key == current:
                    self.setCurrentRow(self.count() - 1)
        self._fit()

    def move_current(self, by: int) -> None:
        """Move the field that has the focus up or down."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            self.insertItem(row + by, self.takeItem(row))
            self.setCurrentRow(row + by)
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move a field."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in moves:
            self.move_current(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Rows are as high as their letters need."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        height = max(ROW, self.fontMetrics().height() + GAP)
        with QSignalBlocker(self):
            for item in self._items():
                item.setSizeHint(QSize(1, height))
        self.setFixedHeight(height * self.count() + 2)

    def _add(self, key: str, name: str, is_shown: bool) -> None:
        item = QListWidgetItem(name, self)
        item.setData(KEY, key)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
        )
        item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)

    def _tell(self, *_: object) -> None:
        self.edited.emit(self._told())

    def _told(self) -> tuple[str, ...]:
        return tuple(i.data(KEY) for i in self._items() if self._is_ticked(i))

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    @staticmethod
    def _is_ticked(item: QListWidgetItem) -> bool:
        return item.checkState() == Qt.CheckState.Checked
