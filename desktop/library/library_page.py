"""The library at the left: what the artist keeps, and what the open project uses of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget

from core.domain.character import Character
from core.domain.style import Style
from desktop.library.cards import ShelfCard
from desktop.library.shelf import Shelf
from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.theme import Appearance

EditStyle = Callable[[Style | None], object]
EditCharacter = Callable[[Character | None], object]


class LibraryPage(QTabWidget):
    """Two tabs: characters and styles. Dialogs are opened by whoever owns this page."""

    def __init__(
        self,
        session: Session,
        shelf: ShelfEdits,
        pictures: Pictures,
        appearance: Appearance,
        edit_style: EditStyle,
        edit_character: EditCharacter,
        cast: Callable[[Character], object],
        own_picture: Callable[[Character], object],
    ) -> None:
        super().__init__()
        self._session = session
        self.setMinimumWidth(264)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.setAccessibleName(self.tr("Library"))
        self.characters = self._characters(
            shelf, pictures, appearance, edit_character, cast, own_picture
        )
        self.styles = self._styles(shelf, pictures, appearance, edit_style)
        self.addTab(self.characters, self.tr("Characters"))
        self.addTab(self.styles, self.tr("Styles"))
        session.library_changed.connect(self._refresh)
        session.project_changed.connect(self._refresh)
        self._refresh()

    def _characters(
        self,
        shelf: ShelfEdits,
        pictures: Pictures,
        appearance: Appearance,
        edit: EditCharacter,
        cast: Callable[[Character], object],
        own_picture: Callable[[Character], object],
    ) -> Shelf:
        get = self._session.library.characters.get
        made = Shelf(
            appearance,
            pictures,
            "character",
            (
                self.tr("No characters yet"),
                self.tr("Describe one in words, then cast it: its looks stay from panel to panel."),
                self.tr("New character…"),
            ),
            (
                ("edit", self.tr("Edit…"), lambda i: edit(get(i))),
                ("cast", self.tr("Cast…"), lambda i: cast(get(i))),
                ("picture", self.tr("Use my own picture…"), lambda i: own_picture(get(i))),
                ("delete", self.tr("Delete"), lambda i: shelf.delete_character(get(i))),
            ),
        )
        made.asked_for_new.connect(lambda: edit(None))
        made.model.ticked.connect(shelf.use_character)
        made.view.setAccessibleName(self.tr("Characters"))
        return made

    def _styles(
        self, shelf: ShelfEdits, pictures: Pictures, appearance: Appearance, edit: EditStyle
    ) -> Shelf:
        get = self._session.library.styles.get
        made = Shelf(
            appearance,
            pictures,
            "style",
            (
                self.tr("No styles yet"),
                self.tr("Drop a picture here. Every panel will look as if it were drawn like it."),
                self.tr("New style…"),
            ),
            (
                ("edit", self.tr("Edit…"), lambda i: edit(get(i))),
                ("delete", self.tr("Delete"), lambda i: shelf.delete_style(get(i))),
            ),
        )
        made.asked_for_new.connect(lambda: edit(None))
        made.model.ticked.connect(lambda i, used: shelf.use_style(i if used else None))
        made.view.setAccessibleName(self.tr("Styles"))
        return made

    def _refresh(self) -> None:
        project = self._session.project
        self.characters.show_cards(
            [
                ShelfCard(
                    id=one.id,
                    name=one.name,
                    words=one.words,
                    picture=one.anchors[0].picture if one.anchors else None,
                    used=one.id in project.character_ids,
                    remark="" if one.is_cast else self.tr("Not cast yet"),
                )
                for one in self._session.characters
            ]
        )
        self.styles.show_cards(
            [
                ShelfCard(
                    id=one.id,
                    name=one.name,
                    words=one.words or one.description,
                    picture=one.picture,
                    used=one.id == project.style_id,
                )
                for one in self._session.styles
            ]
        )
