"""The library at the left: what the artist keeps, and what the open project uses of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QTabWidget

from core.domain.character import Character
from core.domain.project import Project
from core.domain.style import Style
from core.storage.shelves import Shelf as StoredShelf
from desktop.library.deeds import Deeds
from desktop.library.filter_bar import FilterBar
from desktop.library.inversions import Inversions
from desktop.library.model import ShelfModel
from desktop.library.remarks import Remarks
from desktop.library.shelf import Deed, Shelf
from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.theme import Appearance
from desktop.workers.background import Background


class LibraryPage(QTabWidget):
    """Two tabs: characters and styles. What is done with their cards is in `deeds`."""

    def __init__(
        self,
        session: Session,
        edits: ShelfEdits,
        inversions: Inversions,
        background: Background,
        pictures: Pictures,
        appearance: Appearance,
        deeds: Deeds,
    ) -> None:
        super().__init__()
        self._session = session
        self._pictures = pictures
        self._appearance = appearance
        self._remarks = Remarks(session, inversions, background, self)
        self.setMinimumWidth(264)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.setAccessibleName(self.tr("Library"))
        self.characters = self._characters(edits, deeds)
        self.styles = self._styles(edits, deeds)
        self.addTab(self.characters, self.tr("Characters"))
        self.addTab(self.styles, self.tr("Styles"))
        self._behind: set[Shelf] = set()
        self.currentChanged.connect(self._catch_up)
        session.library_changed.connect(self._refresh)
        session.project_changed.connect(self._follow)
        inversions.changed.connect(self._remarks.forget)
        self._remarks.changed.connect(self._repaint)

    def focus_search(self) -> None:
        """Search the shelf that is shown."""
        shelf = self.currentWidget()
        assert isinstance(shelf, Shelf)
        shelf.focus_search()

    def show_item(self, item: Style | Character) -> None:
        """Show an item on its shelf, selected, with all that is called like it."""
        shelf = self.styles if isinstance(item, Style) else self.characters
        self.setCurrentWidget(shelf)
        shelf.show_only(item.id, item.name)

    def _characters(self, edits: ShelfEdits, deeds: Deeds) -> Shelf:
        library = self._session.library
        made = self._shelf(
            library.characters,
            lambda i: i in self._session.project.character_ids,
            "character",
            self.tr("Search characters"),
            (
                self.tr("No characters yet"),
                self.tr("Describe one in words, then cast it: its looks stay from panel to panel."),
                self.tr("New character…"),
            ),
            deeds.for_characters(),
        )
        made.asked_for_new.connect(lambda: deeds.edit_character(None))
        made.model.ticked.connect(edits.use_character)
        made.model.starred.connect(lambda i, on: edits.favour(library.characters, [i], on))
        made.view.setAccessibleName(self.tr("Characters"))
        return made

    def _styles(self, edits: ShelfEdits, deeds: Deeds) -> Shelf:
        library = self._session.library
        made = self._shelf(
            library.styles,
            lambda i: i == self._session.project.style_id,
            "style",
            self.tr("Search styles"),
            (
                self.tr("No styles yet"),
                self.tr("Drop pictures here. Panels will look as if they were drawn like one."),
                self.tr("New style…"),
            ),
            deeds.for_styles(),
        )
        made.asked_for_new.connect(lambda: deeds.edit_style(None))
        made.model.ticked.connect(lambda i, used: edits.use_style(i if used else None))
        made.model.starred.connect(lambda i, on: edits.favour(library.styles, [i], on))
        made.view.setAccessibleName(self.tr("Styles"))
        return made

    def _shelf(
        self,
        stored: StoredShelf[Any],
        is_used: Callable[[str], bool],
        icon: str,
        search: str,
        empty: tuple[str, str, str],
        deeds: tuple[Deed, ...],
    ) -> Shelf:
        model = ShelfModel(stored, is_used, lambda row: self._remarks.of(stored, row), self)
        is_fixed = self._session.library.read_only
        filters = FilterBar(self._appearance, search, stored.tags, stored.folders)
        return Shelf(self._appearance, self._pictures, icon, model, filters, empty, deeds, is_fixed)

    # Follow

    def _repaint(self) -> None:
        for shelf in (self.characters, self.styles):
            shelf.model.repaint()

    def _refresh(self) -> None:
        """The shelf that is seen at once, the other one when it is."""
        self._remarks.forget()
        self._behind = {self.characters, self.styles}
        self._catch_up()

    def _catch_up(self) -> None:
        shelf = self.currentWidget()
        if shelf in self._behind:
            self._behind.discard(shelf)
            shelf.refresh()

    def _follow(self, before: Project, after: Project) -> None:
        """Which cards are ticked, and whether inversions of their size are there."""
        used = (before.style_id, before.character_ids), (after.style_id, after.character_ids)
        drawn = (before.board.aspect, before.adapters), (after.board.aspect, after.adapters)
        if drawn[0] != drawn[1]:
            self._remarks.forget()
        elif used[0] != used[1]:
            self._repaint()
