"""Makes panels and characters of what was read."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject

from core.domain.character import Character
from core.domain.errors import StorageError
from core.domain.project import new_project
from core.screenplay.draft import DraftScene
from core.screenplay.mentions import Cast
from core.screenplay.placing import placed
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.widgets.text import counted


class Where(Enum):
    """Where the new panels go."""

    END = auto()
    SELECTION = auto()
    PROJECT = auto()


class Making(QObject):
    """Panels and scenes are one undo step. Characters are the library's: they stay."""

    def __init__(self, session: Session, shelf: ShelfEdits) -> None:
        super().__init__(session)
        self._session = session
        self._shelf = shelf

    def make(
        self,
        title: str,
        scenes: Sequence[DraftScene],
        cast: Cast,
        new: Sequence[Character],
        known: Sequence[Character],
        where: Where,
    ) -> tuple[str, ...]:
        """Make it, select it, and say so; the ids of the panels, none where it failed."""
        session = self._session
        if session.library.read_only:
            session.say_read_only()
            return ()
        if where is Where.PROJECT and not self._begin(title):
            return ()
        try:
            self._shelf.keep_characters(new)
        except StorageError as error:
            session.said.emit(notice_of(error))
            return ()
        board, made = placed(session.project.board, scenes, self._place(where), cast)
        ids = dict.fromkeys((*session.project.character_ids, *(one.id for one in (*known, *new))))
        project = session.project.replace(board=board, character_ids=tuple(ids))
        session.edit(self.tr("Make panels from script"), project)
        session.select(made)
        self._say(len(made), len(new))
        return made

    def _begin(self, title: str) -> bool:
        """A new project; no where the open one cannot be saved."""
        project = new_project(title or self.tr("Untitled storyboard"))
        self._session.open(project)
        return self._session.project.id == project.id

    def _place(self, where: Where) -> int:
        board, selected = self._session.project.board, self._session.selected
        if where is Where.SELECTION and selected:
            return board.index(selected[-1]) + 1
        return len(board.panels)

    def _say(self, panels: int, characters: int) -> None:
        said = counted(panels, self.tr("1 panel was made."), self.tr("{} panels were made."))
        stays = ""
        if characters:
            one = self.tr("1 character was added to the library; undo leaves it there.")
            many = self.tr("{} characters were added to the library; undo leaves them there.")
            stays = counted(characters, one, many)
        self._session.said.emit(Notice(said, stays))
