"""Above a shelf's cards: what is searched for, in which order, and which cards are left out."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from core.storage.search import Query, Sort
from desktop.icons import icon
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.flow import FlowLayout

Counted = Callable[[], Iterable[tuple[str, int]]]
"""Tags or folders with the number of items that have them."""


class SearchField(QLineEdit):
    """Escape empties it.

    Signals:
        down: the artist goes on to what was found.
    """

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties, Down leaves."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Makes a Query.

    Signals:
        changed: the query is another one. Keys typed in one go make one change.
    """

    changed = Signal(object)

    def __init__(
        self, appearance: Appearance, placeholder: str, tags: Counted, folders: Counted
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._tags = tags
        self._folders = folders
        self.query = Query()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self.changed.emit(self.query))
        self._build(placeholder)
        self.search.textChanged.connect(lambda text: self._set(text=text))
        self.menu.aboutToShow.connect(self.fill)
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)

    def clear(self) -> None:
        """Leave nothing out; the order stays."""
        self.search.clear()
        self._set(tags=frozenset(), folder=None, favourites=False)

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return self.query != Query(sort=self.query.sort)

    def fill(self) -> None:
        """Put into the menu what can be chosen now."""
        self.menu.clear()
        for submenu in self.menu.findChildren(QMenu):
            submenu.deleteLater()
        query = self.query
        self._choice(
            self.menu,
            self.tr("Favourites only"),
            query.favourites,
            partial(self._set, favourites=not query.favourites),
        )
        self._fill_folders()
        self._fill_tags()
        self.menu.addSeparator()
        for sort, text in self._sorts().items():
            self._choice(self.menu, text, query.sort == sort, partial(self._set, sort=sort))

    # Build

    def _build(self, placeholder: str) -> None:
        self.search = SearchField(clearButtonEnabled=True)
        self.search.setPlaceholderText(placeholder)
        self.search.setAccessibleName(placeholder)
        self._glass = QAction(self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.button = QToolButton()
        self.button.setProperty("quiet", True)
        self.button.setToolTip(self.tr("Filter and sort"))
        self.button.setAccessibleName(self.tr("Filter and sort"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        row.addWidget(self.search, 1)
        row.addWidget(self.button)
        self.chips = QWidget(objectName="plain")
        self._flow = FlowLayout(self.chips, GAP // 2)
        self.chips.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, GAP, GAP)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.chips)

    def _sorts(self) -> dict[Sort, str]:
        return {
            Sort.BEST: self.tr("Best match first"),
            Sort.NAME: self.tr("By name"),
            Sort.CHANGED: self.tr("Last changed first"),
            Sort.ADDED: self.tr("Newest first"),
        }

    def _fill_folders(self) -> None:
        query, folders = self.query, list(self._folders())
        menu = self.menu.addMenu(self.tr("Folder"))
        menu.setEnabled(bool(folders))
        self._choice(
            menu, self.tr("Anywhere"), query.folder is None, partial(self._set, folder=None)
        )
        self._choice(
            menu, self.tr("In no folder"), query.folder == "", partial(self._set, folder="")
        )
        menu.addSeparator()
        for folder, count in folders:
            chosen = query.folder == folder
            self._choice(menu, f"{folder} ({count})", chosen, partial(self._set, folder=folder))

    def _fill_tags(self) -> None:
        query, tags = self.query, list(self._tags())
        menu = self.menu.addMenu(self.tr("Tags"))
        menu.setEnabled(bool(tags))
        for tag, count in tags:
            after = query.tags ^ {tag}
            self._choice(
                menu, f"{tag} ({count})", tag in query.tags, partial(self._set, tags=after)
            )

    def _choice(self, menu: QMenu, text: str, on: bool, choose: Callable[[], None]) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: choose())

    # Change

    def _set(self, **changes: object) -> None:
        after = replace(self.query, **changes)  # type: ignore[arg-type]
        if after != self.query:
            self.query = after
            self._show_chips()
            self._soon.start()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        query = self.query
        if query.favourites:
            self._chip(self.tr("Favourites"), partial(self._set, favourites=False))
        if query.folder is not None:
            folder = query.folder or self.tr("In no folder")
            self._chip(folder, partial(self._set, folder=None))
        for tag in sorted(query.tags):
            self._chip(tag, partial(self._set, tags=query.tags - {tag}))
        self.chips.setVisible(bool(self._flow.count()))

    def _chip(self, text: str, remove: Callable[[], None]) -> None:
        chip = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setProperty("chip", True)
        chip.setText(text.replace("&", "&&"))
        chip.setIcon(icon("close", self._appearance.theme))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the word
        chip.setToolTip(self.tr("Show cards without this too"))
        chip.setAccessibleName(self.tr("Without the filter {}").format(text))
        chip.clicked.connect(lambda: remove())
        self._flow.addWidget(chip)

    def _paint(self, theme: Theme) -> None:
        self._glass.setIcon(icon("search", theme, "muted"))
        self.button.setIcon(icon("filter", theme))
        self._show_chips()
