"""What the groups of rows share: the window, and what can be done in it now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class RowGroup(QObject):
    """Names actions of a window that belong together. What an action does is done elsewhere."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def _can_change(self) -> bool:
        return not self._window.session.library.read_only

    def _has_panels(self) -> bool:
        return bool(self._window.session.project.board.panels)

    def _has_selection(self) -> bool:
        return self._can_change() and bool(self._window.session.selected)

    def _can_draw(self) -> bool:
        return self._can_change() and self._has_panels()
