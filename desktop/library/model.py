"""What a shelf lists, read page by page: ten thousand rows cost no more than the visible ones."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from core.storage.search import Query, Row

CardRole = Qt.ItemDataRole.UserRole
PAGE = 64
KEPT = 24
"""Pages that are kept; the least recently used go first."""


class Listed(Protocol):
    """What is asked of a shelf of the library."""

    def find(self, query: Query, offset: int = 0, limit: int | None = None) -> list[Row]:
        """The rows of a part of what is found."""

    def count(self, query: Query) -> int:
        """How many are found."""


@dataclass(frozen=True)
class Remark:
    """What is said of a row: in a few words on its card, and whole in its tool tip.

    One that `warns` asks for something to be done.
    """

    short: str = ""
    whole: str = ""
    warns: bool = False


@dataclass(frozen=True)
class ShelfCard:
    """What is painted of a row."""

    row: Row
    used: bool
    remark: Remark


class ShelfModel(QAbstractListModel):
    """The rows that a query finds; ticking one asks for it to be used or not.

    Signals:
        ticked: an id, and whether it should be used.
        starred: an id, and whether it should be a favourite.
        repainted: rows look different, at the same places.
    """

    repainted = Signal()
    ticked = Signal(str, bool)
    starred = Signal(str, bool)

    def __init__(
        self,
        shelf: Listed,
        is_used: Callable[[str], bool],
        remark: Callable[[Row], Remark],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._is_used = is_used
        self._remark = remark
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self.query = Query()
        self._count = shelf.count(self.query)

    def show(self, query: Query) -> None:
        """List what this finds."""
        self.beginResetModel()
        self.query = query
        self._pages.clear()
        self._count = self._shelf.count(query)
        self.endResetModel()

    def refresh(self) -> None:
        """Something was written: read again what is shown."""
        count = self._shelf.count(self.query)
        if count != self._count:
            self.show(self.query)
            return
        self._pages.clear()
        self.repaint()

    def repaint(self) -> None:
        """What is said of the rows, or whether they are used, has changed.

        Said by a signal of its own: at `dataChanged` a list view lays out every row again.
        """
        self.repainted.emit()

    def row(self, place: int) -> Row:
        """What stands at a place; IndexError when it has gone meanwhile."""
        number, offset = divmod(place, PAGE)
        if number not in self._pages:
            self._pages[number] = self._shelf.find(self.query, number * PAGE, PAGE)
        self._pages.move_to_end(number)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return self._pages[number][offset]

    def card(self, place: int) -> ShelfCard:
        """What is painted at a place."""
        row = self.row(place)
        return ShelfCard(row, self._is_used(row.id), self._remark(row))

    def ids(self, places: Iterable[int]) -> list[str]:
        """The ids of what stands at these places."""
        return [self.row(place).id for place in sorted(places)]

    def place_of(self, item_id: str, near: int = 0) -> int | None:
        """Where an item stands, looked for on the pages around a place."""
        first = max(0, near // PAGE - 1) * PAGE
        for place in range(first, min(self._count, first + 3 * PAGE)):
            if self.row(place).id == item_id:
                return place
        return None

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """The number of rows."""
        return 0 if parent is not None and parent.isValid() else self._count

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Every card can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A card, its name, its tick, or all of its words."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return self.card(index.row())
            case Qt.ItemDataRole.DisplayRole:
                return self.row(index.row()).name
            case Qt.ItemDataRole.CheckStateRole:
                used = self._is_used(self.row(index.row()).id)
                return Qt.CheckState.Checked if used else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._words(self.card(index.row()))
        return None

    def setData(self, index: QModelIndex, value: object, role: int = 0) -> bool:
        """Ask for a card to be used, or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        used = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked.emit(self.row(index.row()).id, used)
        return True

    def star(self, place: int) -> None:
        """Ask for a row to be a favourite, or none any more."""
        row = self.row(place)
        self.starred.emit(row.id, not row.favourite)

    def _words(self, card: ShelfCard) -> str:
        row = card.row
        parts = [row.name, row.words.rstrip("."), card.remark.whole or card.remark.short]
        parts += [self.tr("Favourite")] if row.favourite else []
        parts += [self.tr("Folder: {}").format(row.folder)] if row.folder else []
        parts += [self.tr("Tags: {}").format(", ".join(row.tags))] if row.tags else []
        return ". ".join(part for part in parts if part)
