"""What the palette offers: the window's actions, and places to go to by name."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.domain.numbering import labels_of
from core.storage.search import Query
from desktop.palette.finding import Entry

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

NAMED = 6
"""Characters, and styles, that are offered at most."""
OWN = "view.palette"


class Sources(QObject):
    """Reads what can be found when the palette opens, and the shelves as something is typed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._used: list[str] = []

    def fixed(self) -> list[Entry]:
        """Actions, those used last first, then panels and projects."""
        return [*self._actions(), *self._panels(), *self._projects()]

    def named(self, typed: str) -> list[Entry]:
        """Characters and styles whose name or words begin so."""
        if not typed.strip():
            return []
        window = self._window
        library = window.session.library
        shelves = (
            (library.characters, self.tr("Character")),
            (library.styles, self.tr("Style")),
        )
        return [
            Entry(row.name, kind, partial(window.show_in_library, shelf, row.id))
            for shelf, kind in shelves
            for row in shelf.find(Query(text=typed), limit=NAMED)
        ]

    def _actions(self) -> Iterator[Entry]:
        window = self._window
        actions = window.actions_table
        groups = window.menus.groups
        kinds = {i: title.replace("&", "") for title, ids in groups for i in ids}
        for action_id in sorted(kinds, key=self._rank):
            if action_id and action_id != OWN:
                action = actions[action_id]
                yield Entry(
                    action.text().replace("&", "").rstrip("…"),
                    kinds[action_id],
                    partial(self._trigger, action_id),
                    actions.keys(action_id),
                    action.isEnabled(),
                    actions.rows[action_id].why_not,
                )

    def _rank(self, action_id: str) -> int:
        used = self._used
        return used.index(action_id) if action_id in used else len(used)

    def _trigger(self, action_id: str) -> None:
        self._used = [action_id, *(each for each in self._used if each != action_id)]
        self._window.actions_table[action_id].trigger()

    def _panels(self) -> Iterator[Entry]:
        window = self._window
        board = window.session.project.board
        labels = labels_of(board)
        for label, panel in zip(labels, board.panels, strict=True):
            words = panel.action or panel.prompt
            title = " ".join(filter(None, (label, panel.shot, words)))
            yield Entry(title, self.tr("Panel"), partial(self._go_to, panel.id))

    def _go_to(self, panel_id: str) -> None:
        self._window.session.select([panel_id])
        self._window.show_board()

    def _projects(self) -> Iterator[Entry]:
        window = self._window
        for heading in window.session.library.projects.headings():
            if heading.id != window.session.project.id:
                yield Entry(
                    heading.title, self.tr("Project"), partial(window.open_project, heading.id)
                )
