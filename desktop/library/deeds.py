"""What the artist can do with the cards of a shelf."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from core.domain.character import Character
from core.domain.style import Style
from core.storage.shelves import Item
from core.storage.shelves import Shelf as StoredShelf
from desktop.dialogs.filing_dialog import FilingDialog
from desktop.dialogs.info_dialog import InfoDialog
from desktop.dialogs.opener import Opener
from desktop.library.inversions import Inversions
from desktop.library.shelf import LINE, Deed
from desktop.session.notice import Notice
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.spoken import spoken_bytes
from desktop.theme import Appearance


class Deeds(QObject):
    """Finds the styles or characters that are meant, and opens dialogs or edits them."""

    def __init__(
        self,
        session: Session,
        edits: ShelfEdits,
        opener: Opener,
        inversions: Inversions,
        appearance: Appearance,
    ) -> None:
        super().__init__(opener)
        self._session = session
        self._edits = edits
        self._opener = opener
        self._inversions = inversions
        self._appearance = appearance
        self.edit_character = opener.character
        self.edit_style = opener.style

    def for_characters(self) -> tuple[Deed, ...]:
        """The first is what a double click does, the last what Delete does."""
        opener, shelf = self._opener, self._session.library.characters
        return (
            Deed(self.tr("Edit…"), lambda ids: opener.character(shelf.get(ids[0])), "edit"),
            Deed(self.tr("Cast…"), lambda ids: opener.cast(shelf.get(ids[0])), "cast"),
            Deed(
                self.tr("Use my own picture…"),
                lambda ids: opener.own_picture(shelf.get(ids[0])),
                "picture",
            ),
            *self._common(shelf),
            Deed(
                self.tr("Delete"),
                lambda ids: self._edits.delete_characters(shelf.get_many(ids)),
                "delete",
                many=True,
            ),
        )

    def for_styles(self) -> tuple[Deed, ...]:
        """The first is what a double click does, the last what Delete does."""
        opener, shelf = self._opener, self._session.library.styles
        return (
            Deed(self.tr("Edit…"), lambda ids: opener.style(shelf.get(ids[0])), "edit"),
            *self._common(shelf),
            Deed(
                self.tr("Delete"),
                lambda ids: self._edits.delete_styles(shelf.get_many(ids)),
                "delete",
                many=True,
            ),
        )

    def _common(self, shelf: StoredShelf[Item]) -> tuple[Deed, ...]:
        tr = self.tr
        return (
            LINE,
            Deed(tr("Tags and folder…"), lambda ids: self.file(shelf, ids), many=True),
            Deed(
                tr("Add to favourites"),
                lambda ids: self._edits.favour(shelf, ids, True),
                many=True,
            ),
            Deed(
                tr("Remove from favourites"),
                lambda ids: self._edits.favour(shelf, ids, False),
                many=True,
            ),
            Deed(
                tr("Uses and versions…"),
                lambda ids: self.show_info(shelf, shelf.get(ids[0])),
                writes=False,
            ),
            Deed(
                tr("Forget cached inversions"),
                lambda ids: self.forget(shelf.get_many(ids)),
                many=True,
            ),
            LINE,
        )

    def file(self, shelf: StoredShelf[Item], ids: Sequence[str]) -> FilingDialog:
        """Ask for a folder and tags."""
        rows = shelf.rows(ids)
        dialog = FilingDialog(
            rows, shelf.tags(), shelf.folders(), self._appearance, self._opener.window
        )

        def go() -> None:
            self._edits.file(shelf, ids, dialog.folder, dialog.added, dialog.removed)

        dialog.accepted.connect(go)
        return self._opener.show(dialog)

    def show_info(self, shelf: StoredShelf[Item], item: Item) -> InfoDialog:
        """Who uses it, what it was before, and what is cached of it."""
        save = self._edits.save_style if isinstance(item, Style) else self._edits.save_character
        return self._opener.show(
            InfoDialog(
                shelf,
                item,
                self._session,
                self._inversions,
                save,
                self._appearance,
                self._opener.window,
            )
        )

    def forget(self, items: Sequence[Style] | Sequence[Character]) -> None:
        """Delete what is cached of these; it is made again when it is needed."""
        freed = spoken_bytes(self._inversions.forget(items))
        self._session.said.emit(
            Notice(
                self.tr("{} are free again.").format(freed),
                self.tr("What a panel needs of it is inverted again."),
            )
        )
