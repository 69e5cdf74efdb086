"""What the artist does to the library, and to what the open project takes from it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from core.domain.character import Anchor, Character
from core.domain.errors import PictureError, StorageError
from core.domain.project import Project
from core.domain.prompting import MENTION
from core.domain.style import Style
from core.domain.values import BlobId
from core.storage.shelves import Item, Shelf
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.session.undo import RenameCharacter


class ShelfEdits(QObject):
    """Saves and deletes styles and characters; what is used by the project can be undone."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._library = session.library

    # Styles

    def take_in(self, path: Path) -> BlobId:
        """Keep a picture file; PictureError when it is none, StorageError when that fails."""
        data = read_picture(path)
        return self._library.blobs.put(data)

    def path(self, blob_id: BlobId) -> Path:
        """The file of a picture of the library."""
        return self._library.blobs.path(blob_id)

    def save_style(self, style: Style) -> None:
        """Keep a style; a new one becomes the project's style where it has none."""
        is_new = style.id not in {one.id for one in self._session.styles}
        self._library.styles.save(style)
        self._session.refresh_library()
        if is_new and self._session.project.style_id is None:
            self.use_style(style.id)

    def use_style(self, style_id: str | None) -> None:
        """Draw the open project in this style, or in none."""
        project = self._session.project.replace(style_id=style_id)
        self._session.edit(self.tr("Change style"), project)

    def delete_style(self, style: Style) -> None:
        """Delete a style, out of the open project first."""
        shelf = self._library.styles
        self._delete(shelf, style, lambda used: self.use_style(style.id if used else None))

    # Characters

    def save_character(self, character: Character) -> None:
        """Keep a character; a new one joins the cast, a renamed one is renamed in prompts."""
        old = next((c for c in self._session.characters if c.id == character.id), None)
        self._library.characters.save(character)
        self._session.refresh_library()
        if old is None:
            self.use_character(character.id, True)
        elif old.name != character.name:
            self._rename(character.id, old.name, character.name)

    def freeze(self, character: Character, anchors: tuple[Anchor, ...]) -> None:
        """Fix a character's identity."""
        self.save_character(character.replace(anchors=anchors))

    def use_character(self, character_id: str, used: bool) -> None:
        """Let a character take part in the open project, or not."""
        ids = tuple(i for i in self._session.project.character_ids if i != character_id)
        ids = (*ids, character_id) if used else ids
        project = self._session.project.replace(character_ids=ids)
        self._session.edit(self.tr("Change cast"), project)

    def delete_character(self, character: Character) -> None:
        """Delete a character, out of the open project first."""
        shelf = self._library.characters
        self._delete(shelf, character, partial(self.use_character, character.id))

    def _delete(self, shelf: Shelf[Item], item: Item, use: Callable[[bool], None]) -> None:
        """Delete what no other project uses, and offer to bring it back.

        `use` lets the open project use the item, or not.
        """
        project = self._session.project
        others = (p for p in self._library.projects.all() if p.id != project.id)
        keeper = next((p for p in others if shelf.is_used(item.id, p)), None)
        if keeper is not None:
            sentence = self.tr("“{}” is used by the project “{}”.")
            self._session.said.emit(
                Notice(
                    sentence.format(item.name, keeper.title),
                    self.tr("Take it out of that project first."),
                    is_error=True,
                )
            )
            return
        used = shelf.is_used(item.id, project)
        if used:
            use(False)
        self._session.save()
        try:
            shelf.delete(item.id)
        except StorageError as error:
            self._session.said.emit(notice_of(error))
            return
        self._session.refresh_library()
        sentence = self.tr("“{}” was deleted.").format(item.name)

        def back() -> None:
            shelf.save(item)
            self._session.refresh_library()
            if used and self._session.project.id == project.id:
                use(True)

        self._session.said.emit(Notice(sentence, button=self.tr("Undo"), action=back))

    def _rename(self, character_id: str, old: str, new: str) -> None:
        """One undo step for the library and for the open project."""
        session, text = self._session, self.tr("Rename {}").format(old)
        session.undo_stack.beginMacro(text)
        rename = partial(self._rename_in_library, character_id)
        session.undo_stack.push(RenameCharacter(rename, old, new))
        session.edit(text, renamed_in(session.project, old, new))
        session.undo_stack.endMacro()

    def _rename_in_library(self, character_id: str, old: str, new: str) -> None:
        """The character, and the prompts of every project but the open one."""
        for project in self._library.projects.all():
            after = renamed_in(project, old, new)
            is_cast = character_id in project.character_ids
            if is_cast and project.id != self._session.project.id and after != project:
                self._library.projects.save(after)
        character = next((c for c in self._session.characters if c.id == character_id), None)
        if character is not None:
            self._library.characters.save(character.replace(name=new))
            self._session.refresh_library()


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
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PictureError(f"“{path.name}” cannot be read: {error.strerror}.") from error
    if QImage.fromData(data).isNull():
        raise PictureError(
            f"“{path.name}” is not a picture that can be read.",
            "Choose a PNG, JPEG or WebP file.",
        )
    return data
