"""What the artist does to the library, and to what the open project takes from it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.domain.character import Anchor, Character
from core.domain.errors import PictureError, StorageError
from core.domain.project import Project
from core.domain.prompting import MENTION
from core.domain.style import Style
from core.domain.values import BlobId
from core.storage.naming import taken
from core.storage.shelves import Item, Shelf
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.session.undo import RenameCharacter
from desktop.widgets.text import counted

Action = Callable[[], None]


class ShelfEdits(QObject):
    """Saves, files and deletes styles and characters.

    Signals:
        wanted: the artist wants to see this style or character on its shelf.
    """

    wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._library = session.library

    # Styles

    def take_in(self, path: Path) -> BlobId:
        """Keep a picture file; PictureError when it is none, StorageError when that fails."""
        return self._library.blobs.put(read_picture(path), original=True)

    def path(self, blob_id: BlobId) -> Path:
        """The file of a picture of the library."""
        return self._library.blobs.path(blob_id)

    def save_style(self, style: Style) -> None:
        """Keep a style; a new one becomes the project's style where it has none."""
        shelf = self._library.styles
        is_new = shelf.version(style.id) == 0
        shelf.save(style)
        self._session.refresh_library()
        if is_new and self._session.project.style_id is None:
            self.use_style(style.id)
        self._say_duplicate(shelf, style)

    def use_style(self, style_id: str | None) -> None:
        """Draw the open project in this style, or in none."""
        project = self._session.project.replace(style_id=style_id)
        self._session.edit(self.tr("Change style"), project)

    def delete_styles(self, styles: Sequence[Style]) -> None:
        """Move styles to the bin, out of the open project first."""

        def use(style_id: str, used: bool) -> None:
            self.use_style(style_id if used else None)

        self._delete(self._library.styles, styles, use)

    # Characters

    def save_character(self, character: Character) -> None:
        """Keep a character; a new one joins the cast, a renamed one is renamed in prompts.

        StorageError, nothing kept, when it cannot be or would be called like another one.
        """
        shelf = self._library.characters
        old = next(iter(shelf.get_many([character.id])), None)
        if old is None or old.name != character.name:
            self._check_name(character)
        if old is not None and old.name != character.name:
            self._rename(old.name, character)
        else:
            shelf.save(character)
            self._session.refresh_library()
        if old is None:
            self.use_character(character.id, True)
        self._say_duplicate(shelf, character)

    def _check_name(self, character: Character) -> None:
        named = self._library.characters.named([character.name.casefold()])
        if any(one.id != character.id for one in named):
            raise taken(character.name)

    def keep_characters(self, characters: Sequence[Character]) -> None:
        """Keep new characters, which no project has yet; StorageError when that fails."""
        for character in characters:
            self._library.characters.save(character)
        if characters:
            self._session.refresh_library()

    def freeze(self, character: Character, anchors: tuple[Anchor, ...], variant: str = "") -> None:
        """Fix the identity of a character, or of one of its variants."""
        self.save_character(character.frozen(anchors, variant))

    def use_character(self, character_id: str, used: bool) -> None:
        """Let a character take part in the open project, or not."""
        ids = tuple(i for i in self._session.project.character_ids if i != character_id)
        ids = (*ids, character_id) if used else ids
        project = self._session.project.replace(character_ids=ids)
        self._session.edit(self.tr("Change cast"), project)

    def delete_characters(self, characters: Sequence[Character]) -> None:
        """Move characters to the bin, out of the open project first."""
        self._delete(self._library.characters, characters, self.use_character)

    # Filing

    def favour(self, shelf: Shelf[Item], ids: Sequence[str], favourite: bool) -> None:
        """Make these favourites, or no longer."""
        self._file(lambda: shelf.favour_many(ids, favourite))

    def file(
        self,
        shelf: Shelf[Item],
        ids: Sequence[str],
        folder: str | None,
        add: Sequence[str],
        remove: Sequence[str],
    ) -> None:
        """Put these into a folder (None leaves each where it is), add and remove tags."""

        def write() -> None:
            if folder is not None:
                shelf.file(ids, folder)
            if add or remove:
                shelf.tag(ids, add, remove)

        self._file(write)

    def _file(self, write: Callable[[], object]) -> None:
        try:
            write()
        except StorageError as error:
            self._session.said.emit(notice_of(error))
        self._session.library_changed.emit()

    # Deleting

    def _delete(
        self, shelf: Shelf[Item], items: Sequence[Item], use: Callable[[str, bool], None]
    ) -> None:
        """Move to the bin what no other project uses, and offer to bring it back.

        `use` lets the open project use an item, or not.
        """
        project = self._session.project
        used = [item.id for item in items if shelf.is_used(item.id, project)]
        for item_id in used:
            use(item_id, False)
        if not self._session.save():
            return
        kept, gone = self._binned(shelf, items)
        for item in kept:
            if item.id in used:
                use(item.id, True)
        self._session.refresh_library()

        def back() -> None:
            try:
                self._library.bin.restore([item.id for item in gone])
            except StorageError as error:
                self._session.said.emit(notice_of(error))
                return
            self._session.refresh_library()
            for item in gone:
                if item.id in used and self._session.project.id == project.id:
                    use(item.id, True)

        if gone:
            self._say_gone(gone, back)

    def _say_gone(self, gone: Sequence[Style] | Sequence[Character], back: Action) -> None:
        sentence = self.tr("“{}” was moved to the bin.").format(gone[0].name)
        if len(gone) > 1 and isinstance(gone[0], Style):
            sentence = self.tr("{} styles were moved to the bin.").format(len(gone))
        elif len(gone) > 1:
            sentence = self.tr("{} characters were moved to the bin.").format(len(gone))
        self._session.said.emit(Notice(sentence, button=self.tr("Undo"), action=back))

    def _binned(
        self, shelf: Shelf[Item], items: Sequence[Item]
    ) -> tuple[Sequence[Item], Sequence[Item]]:
        """Which items had to stay, and which went; why the first one stays is said."""
        try:
            kept = set(shelf.delete_many([item.id for item in items]))
        except StorageError as error:
            self._session.said.emit(notice_of(error))
            return items, []
        staying = [item for item in items if item.id in kept]
        if staying:
            self._session.said.emit(self._refusal(shelf, staying[0]))
        return staying, [item for item in items if item.id not in kept]

    def _refusal(self, shelf: Shelf[Item], item: Item) -> Notice:
        users = [heading.title for heading in shelf.used_in(item.id)]
        way_out = self.tr("Take it out of that project first.")
        if len(users) > 1:
            way_out = self.tr("Take it out of those projects first.")
        sentence = self.tr("“{}” is used by {}.").format(item.name, self._spoken(users))
        return Notice(sentence, way_out, is_error=True)

    def _spoken(self, titles: Sequence[str]) -> str:
        if len(titles) == 1:
            return self.tr("the project “{}”").format(titles[0])
        more = counted(len(titles) - 1, self.tr("one other project"), self.tr("{} other projects"))
        return self.tr("the project “{}” and {}").format(titles[0], more)

    # What follows

    def _say_duplicate(self, shelf: Shelf[Item], item: Item) -> None:
        """There is another one that is the same but for its name."""
        others = shelf.duplicates(item)
        if others:
            other = shelf.get(others[0].id)
            self._session.said.emit(
                Notice(
                    self.tr("“{}” is the same as “{}” but for its name.").format(
                        item.name, other.name
                    ),
                    button=self.tr("Show the other one"),
                    action=partial(self.wanted.emit, other),
                )
            )

    def _rename(self, old: str, character: Character) -> None:
        """One undo step for the library and for the open project."""
        session, text = self._session, self.tr("Rename {}").format(old)
        self._rename_in_library(character, old)
        rename = partial(self._rename_again, character.id)
        session.undo_stack.beginMacro(text)
        try:
            session.undo_stack.push(RenameCharacter(rename, old, character.name))
            session.edit(text, renamed_in(session.project, old, character.name))
        finally:
            session.undo_stack.endMacro()

    def _rename_in_library(self, character: Character, old: str) -> None:
        """The character, and the prompts of every project that has it but the open one, or none.

        StorageError, nothing written, when that fails.
        """
        library, new = self._library, character.name
        ids = [heading.id for heading in library.characters.used_in(character.id)]
        others = [library.projects.get(each) for each in ids if each != self._session.project.id]
        with library.database.writing() as connection:
            for project in others:
                library.projects.write(connection, renamed_in(project, old, new))
            library.characters.keep(connection, character)
        self._session.refresh_library()

    def _rename_again(self, character_id: str, old: str, new: str) -> None:
        """An undo or a redo; the undo stack goes on where that fails."""
        try:
            for character in self._library.characters.get_many([character_id]):
                self._rename_in_library(character.replace(name=new), old)
        except StorageError as error:
            self._session.said.emit(notice_of(error))


def renamed(prompt: str, old: str, new: str) -> str:
    """The prompt with `@old` written `@new`."""
    return MENTION.sub(lambda m: f"@{new}" if m[1].casefold() == old.casefold() else m[0], prompt)


def renamed_in(project: Project, old: str, new: str) -> Project:
    """The project with `@old` written `@new` in every prompt."""
    board = project.board
    panels = tuple(p.replace(prompt=renamed(p.prompt, old, new)) for p in board.panels)
    return project.replace(board=board.replace(panels=panels))


def read_picture(path: Path) -> bytes:
    """A picture file's bytes; PictureError, with a sentence, when it cannot be shown."""
    from core.pictures import picture_in  # brings Pillow: the window opens sooner

    try:
        data = path.read_bytes()
    except OSError as error:
        raise PictureError(f"“{path.name}” cannot be read: {error.strerror}.") from error
    picture_in(data, f"“{path.name}” is not a picture that can be read.")
    return data
