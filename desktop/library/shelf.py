"""One shelf of the library, characters or styles: a search, the cards, the buttons below them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.storage.search import Query
from desktop.icons import icon
from desktop.library.cards import ShelfView
from desktop.library.filter_bar import FilterBar
from desktop.library.model import ShelfModel
from desktop.models.pictures import Pictures
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.empty import EmptyState

MOST_KEPT = 200
"""A selection that is larger is not looked for again after a change."""


@dataclass(frozen=True)
class Deed:
    """What can be done with the chosen cards, told by their ids; unless `many`, with one alone.

    Those with an icon have a button too. A text that is empty is a line in the menu. What does
    not write can be done in a library that is open for reading only.
    """

    text: str
    do: Callable[[list[str]], object]
    icon: str = ""
    many: bool = False
    writes: bool = True


LINE = Deed("", lambda _: None)


class Shelf(QWidget):
    """Shows cards and lets the artist add one, or do something with the chosen ones.

    Signals:
        asked_for_new: the artist wants to add one.
    """

    asked_for_new = Signal()

    def __init__(
        self,
        appearance: Appearance,
        pictures: Pictures,
        icon_name: str,
        model: ShelfModel,
        filters: FilterBar,
        empty: tuple[str, str, str],
        deeds: tuple[Deed, ...],
        read_only: bool = False,
    ) -> None:
        super().__init__(objectName="dock-body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._buttons: list[tuple[str, QToolButton]] = []
        self._deeds = deeds
        self._read_only = read_only
        self._kept: list[str] = []
        self.model = model
        self.filters = filters
        self.view = ShelfView(model, icon_name, appearance, pictures)
        heading, sentence, new = empty
        begin = () if read_only else ((new, self.asked_for_new.emit),)
        self.empty = EmptyState(appearance, icon_name, heading, sentence, begin)
        self.nothing = EmptyState(
            appearance,
            "search",
            self.tr("Nothing found"),
            self.tr("Nothing here has all of these words and filters."),
            ((self.tr("Show everything"), filters.clear),),
        )
        self._build(new)
        self._connect()
        self._paint(appearance.theme)
        self._show_place()
        self._enable()

    def refresh(self) -> None:
        """Something was written: show it, with the same cards selected."""
        kept, near = self._kept, min(self.view.places(), default=0)
        self.model.refresh()
        found = [self.model.place_of(each, near) for each in kept]
        self.view.select([place for place in found if place is not None])
        self._selected()
        self._show_place()

    def chosen(self) -> list[str]:
        """The ids of the chosen cards."""
        return self.model.ids(self.view.places())

    def show_only(self, item_id: str, text: str) -> None:
        """Search for a text, and select one of what is found."""
        self.filters.clear()
        self.filters.search.setText(text)
        self._search(self.filters.query)
        place = self.model.place_of(item_id)
        self.view.select([place] if place is not None else [])

    def focus_search(self) -> None:
        """Let the artist write what to search for."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def menu(self) -> QMenu:
        """What can be done with the chosen cards."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(self.view.places())
        for deed in self._deeds:
            if not deed.text:
                menu.addSeparator()
                continue
            action = menu.addAction(deed.text)
            action.setEnabled(self._can(deed, count))
            action.triggered.connect(lambda _=False, deed=deed: self._do(deed))
        return menu

    def _build(self, new: str) -> None:
        self._stack = QStackedWidget()
        for widget in (self.empty, self.nothing, self.view):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addLayout(self._build_bar(new))

    def _build_bar(self, new: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(GAP, GAP, GAP, GAP)
        row.setSpacing(GAP // 2)
        self.new = self._button("add", new)
        self.new.setText(self.tr("New"))
        self.new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.new.setEnabled(not self._read_only)
        self.new.clicked.connect(self.asked_for_new)
        row.addWidget(self.new)
        row.addStretch()
        self._doers: list[tuple[Deed, QToolButton]] = []
        for deed in self._deeds:
            if deed.icon:
                button = self._button(deed.icon, deed.text)
                button.clicked.connect(lambda _=False, deed=deed: self._do(deed))
                self._doers.append((deed, button))
                row.addWidget(button)
        self.more = self._button("more", self.tr("More"))
        self.more.clicked.connect(
            lambda: self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )
        row.addWidget(self.more)
        return row

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setToolTip(text.rstrip("…"))
        button.setAccessibleName(text.rstrip("…"))
        self._buttons.append((name, button))
        return button

    def _connect(self) -> None:
        view, filters = self.view, self.filters
        view.opened.connect(lambda row: self._do(self._deeds[0], [self.model.row(row).id]))
        view.deleted.connect(lambda: self._do(self._deeds[-1]))
        view.typed.connect(self._type)
        view.selectionModel().selectionChanged.connect(self._selected)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(
            lambda at: self.menu().popup(view.viewport().mapToGlobal(at))
        )
        filters.changed.connect(self._search)
        filters.search.down.connect(self._go_down)
        self.model.modelReset.connect(self._selected)
        self._appearance.changed.connect(self._paint)

    def _search(self, query: Query) -> None:
        if query == self.model.query:
            return
        self.model.show(query)
        self.view.scrollToTop()
        self._show_place()

    def _type(self, text: str) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.end(False)
        self.filters.search.insert(text)

    def _go_down(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()
            self.view.select([0])

    def _show_place(self) -> None:
        """The cards, or how to begin, or how to find more."""
        is_on = self.filters.is_on
        nothing = self.nothing if is_on else self.empty
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else nothing)
        self.filters.setVisible(is_on or self.model.rowCount() > 0)

    def _do(self, deed: Deed, ids: list[str] | None = None) -> None:
        chosen = self.chosen() if ids is None else ids
        if self._can(deed, len(chosen)):
            deed.do(chosen)

    def _can(self, deed: Deed, count: int) -> bool:
        """Whether it can be done with so many cards."""
        is_allowed = not (deed.writes and self._read_only)
        return is_allowed and (count == 1 or (count > 1 and deed.many))

    def _selected(self) -> None:
        """What is selected is remembered by its ids: rows move when something is written."""
        places = self.view.places()
        self._kept = self.model.ids(places) if len(places) <= MOST_KEPT else []
        self._enable()

    def _enable(self) -> None:
        count = len(self.view.places())
        for deed, button in self._doers:
            button.setEnabled(self._can(deed, count))
        self.more.setEnabled(count > 0)

    def _paint(self, theme: Theme) -> None:
        for name, button in self._buttons:
            button.setIcon(icon(name, theme))
