"""What the groups of rows share: the window, and what can be done in it now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.actions import Condition

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class RowGroup(QObject):
    """Names actions of a window that belong together. What an action does is done elsewhere."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        session = window.session
        self._can_change = Condition(
            lambda: not session.library.read_only, self.tr("The library is open for reading only")
        )
        self._has_panels = Condition(
            lambda: bool(session.project.board.panels), self.tr("There is no panel yet")
        )
        self._can_draw = Condition(
            self._has_panels.holds, self._has_panels.otherwise, self._can_change
        )
        self._has_selection = Condition(
            lambda: bool(session.selected), self.tr("No panel is selected"), self._can_draw
        )
