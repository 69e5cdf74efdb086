"""What the artist does to the board. Every edit can be undone."""

import secrets
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from core.domain.board import Board, Panel
from core.domain.prompting import MENTION
from core.domain.values import new_id
from desktop.session.session import Session


class PanelEdits(QObject):
    """Adds, copies, changes, moves and deletes panels of the open project."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def add(self, before: bool = False) -> Panel:
        """A new panel after the selection (or before it), selected."""
        places = self._places()
        end = len(self._board.panels)
        index = (places[0] if before else places[-1] + 1) if places else (0 if before else end)
        board, panel = self._board.with_new_panel(index)
        self._apply(self.tr("Add panel"), board)
        self._session.select([panel.id])
        return panel

    def duplicate(self) -> None:
        """Copies of the selected panels after them, each with a seed of its own."""
        places, board, made = self._places(), self._board, []
        for offset, place in enumerate(places):
            fields = dict(self._board.panels[place])
            fields.update(id=new_id())
            del fields["seed"]
            board, panel = board.with_new_panel(places[-1] + 1 + offset, **fields)
            made.append(panel.id)
        self._apply(self.tr("Duplicate"), board)
        self._session.select(made)

    def delete(self) -> None:
        """Delete the selected panels and select the one that follows."""
        places = self._places()
        if not places:
            return
        board = self._board.without(set(self._session.selected))
        self._apply(self.tr("Delete"), board)
        if board.panels:
            self._session.select([board.panels[min(places[0], len(board.panels) - 1)].id])

    def step(self, way: int) -> None:
        """Move the selected panels by one place, -1 to the left or 1 to the right."""
        places = self._places()
        if not places:
            return
        at = places[0] - 1 if way < 0 else places[-1] + 2
        self.move(self._session.selected, max(0, at))

    def move(self, panel_ids: Sequence[str], at: int) -> None:
        """Put panels, in their order, before the panel that stands at `at` now."""
        self._apply(self.tr("Move"), self._board.moved(panel_ids, at))

    def change(self, panel_id: str, field: str, value: Any) -> None:
        """Change one field of a panel. Typing on in it stays one undo step.

        A character of the library that a prompt names joins the project's cast with it.
        """
        session = self._session
        panel = self._board.panel(panel_id).replace(**{field: value})
        project = session.project.replace(board=self._board.with_panel(panel))
        if field == "prompt":
            project = project.replace(character_ids=self._with_mentioned(panel.prompt))
        session.edit(self.tr("Change {}").format(field), project, f"{panel_id}/{field}")

    def roll(self, panel_id: str) -> None:
        """Give a panel another seed."""
        self._session.end_burst()
        self.change(panel_id, "seed", secrets.randbelow(2**31))

    @property
    def _board(self) -> Board:
        return self._session.project.board

    def _places(self) -> list[int]:
        return [self._board.index(panel_id) for panel_id in self._session.selected]

    def _apply(self, text: str, board: Board) -> None:
        self._session.edit(text, self._session.project.replace(board=board))

    def _with_mentioned(self, prompt: str) -> tuple[str, ...]:
        named = {name.casefold() for name in MENTION.findall(prompt)}
        named -= {one.name.casefold() for one in self._session.cast}
        joining = self._session.library.characters.named(named) if named else []
        return (*self._session.project.character_ids, *(one.id for one in joining))
