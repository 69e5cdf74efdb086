"""A view whose items lie in a grid for each scene, with headings as wide as the view."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.board.layout import Layout
from desktop.theme import GAP

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
NOTHING = Layout((), 1, QSize(1, 1))


class GridView(QListView):
    """Lays its items out by `made_layout`; everything else is as in any item view.

    It is a list view so that screen readers know it as a list; of the layout of one it has
    nothing, which is why some methods go around it to that of its base.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_ = NOTHING
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def made_layout(self) -> Layout:
        """Where everything lies, for the present model and width."""
        return NOTHING

    def lay_out(self) -> None:
        """Make the layout again, and let the scroll bar know how high it is."""
        self.layout_ = self.made_layout()
        self.updateGeometries()
        self.viewport().update()

    # Geometry

    def visualRect(self, index: Index) -> QRect:
        """Where an item lies in the viewport."""
        if not index.isValid() or index.row() >= self.layout_.count:
            return QRect()
        return self.seen(self.layout_.rect(index.row()))

    def seen(self, rect: QRect) -> QRect:
        """A place of the layout in the coordinates of the viewport."""
        return rect.translated(0, -self.verticalOffset())

    def laid(self, point: QPoint) -> QPoint:
        """A point of the viewport in the coordinates of the layout."""
        return point + QPoint(0, self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The item that lies here."""
        row = self.layout_.index_at(self.laid(point))
        return QModelIndex() if row is None else self.model().index(row, 0)

    def isIndexHidden(self, index: Index) -> bool:
        """Whether an item's scene is folded."""
        return index.row() < self.layout_.count and self.layout_.is_hidden(index.row())

    def horizontalOffset(self) -> int:
        """Nothing lies beside the viewport."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where selected items can be seen."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll as little as shows the whole item, with the heading above it."""
        if not index.isValid() or index.row() >= self.layout_.count:
            return
        rect, bar, height = self.layout_.rect(index.row()), self.verticalScrollBar(), 0
        run = self.layout_.run_of(index.row())
        if self.layout_.rect(self.layout_.runs[run].first).top() == rect.top():
            rect.setTop(self.layout_.sequence(run).top())
        height = self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop or rect.top() < bar.value():
            bar.setValue(rect.top())
        elif rect.bottom() >= bar.value() + height:
            bar.setValue(min(rect.top(), rect.bottom() + 1 - height))

    def updateGeometries(self) -> None:
        """How far it can be scrolled."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(4 * GAP)
        bar.setRange(0, max(0, self.layout_.height - height))
        QAbstractItemView.updateGeometries(self)

    def doItemsLayout(self) -> None:
        """The model is another one, or was reset."""
        self.layout_ = self.made_layout()
        QAbstractItemView.doItemsLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width."""
        QAbstractItemView.resizeEvent(self, event)
        self.lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted already; only what comes into sight is painted."""
        self.viewport().scroll(0, dy)

    def dataChanged(self, first: Index, last: Index, roles: object = ()) -> None:
        """Paint what is changed and can be seen."""
        area = self.viewport().rect()
        for row in self.rows_in(area):
            if first.row() <= row <= last.row():
                self.viewport().update(self.seen(self.layout_.rect(row)))

    def rows_in(self, area: QRect) -> list[int]:
        """The items that lie in a part of the viewport."""
        top = self.laid(area.topLeft()).y()
        return list(self.layout_.between(top, top + area.height() - 1))

    # Moving and selecting

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads from the current item."""
        count, at = self.layout_.count, self.currentIndex().row()
        if not count:
            return QModelIndex()
        if not self.currentIndex().isValid():
            return self._next_shown(0, 1)
        return self._target(action, at)

    def _target(self, action: Action, at: int) -> QModelIndex:
        match action:
            case Action.MoveLeft | Action.MovePrevious:
                return self._next_shown(at - 1, -1)
            case Action.MoveRight | Action.MoveNext:
                return self._next_shown(at + 1, 1)
            case Action.MoveHome:
                return self._next_shown(0, 1)
            case Action.MoveEnd:
                return self._next_shown(self.layout_.count - 1, -1)
            case Action.MoveUp:
                return self.model().index(self.layout_.above(at), 0)
            case Action.MoveDown:
                return self.model().index(self.layout_.below(at), 0)
        return self._page(at, 1 if action is Action.MovePageDown else -1)

    def _page(self, at: int, way: int) -> QModelIndex:
        """As many rows on as the viewport shows."""
        for _ in range(max(1, self.viewport().height() // self.layout_.card.height())):
            at = self.layout_.below(at) if way > 0 else self.layout_.above(at)
        return self.model().index(at, 0)

    def _next_shown(self, row: int, way: int) -> QModelIndex:
        """The next item, from here on, that is not folded away; else the current one."""
        while 0 <= row < self.layout_.count:
            if not self.layout_.is_hidden(row):
                return self.model().index(row, 0)
            row += way
        return self.currentIndex()

    def step_scene(self, way: int) -> None:
        """Go to the first panel of the next scene, or of this one and then of the one before."""
        runs, at = self.layout_.runs, self.currentIndex().row()
        if not runs:
            return
        number = self.layout_.run_of(max(0, at))
        if way > 0 or at <= runs[number].first:
            number += way
        while 0 <= number < len(runs) and runs[number].is_folded:
            number += way
        if 0 <= number < len(runs):
            index, flags = self.model().index(runs[number].first, 0), QItemSelectionModel
            # The view's own way would ask the keyboard, where Ctrl means to keep what is selected.
            self.selectionModel().setCurrentIndex(index, flags.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what a rubber band touches, or all from one item to another."""
        if self.state() is QAbstractItemView.State.DragSelectingState:
            band = rect.normalized().translated(0, self.verticalOffset())
            rows = [
                row
                for row in self.layout_.between(band.top(), band.bottom())
                if self.layout_.rect(row).adjusted(GAP, GAP, -GAP, -GAP).intersects(band)
            ]
            self.select_rows(rows, command)
            return
        ends = [self.indexAt(point).row() for point in (rect.topLeft(), rect.bottomRight())]
        first, last = min(ends), max(ends)
        self.select_rows(range(first, last + 1) if first >= 0 else range(0), command)

    def select_rows(
        self, rows: list[int] | range, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Select items as the command says, but none that is folded away."""
        selection = QItemSelection()
        for row in rows:
            index = self.model().index(row, 0)
            if not self.layout_.is_hidden(row):
                selection.select(index, index)
        self.selectionModel().select(selection, command)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """As in any item view."""
        QAbstractItemView.mouseMoveEvent(self, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As in any item view."""
        QAbstractItemView.mouseReleaseEvent(self, event)
