"""The parts of the window that are made when they are first seen, so that it opens quickly."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.panel.masking import Masking


class Pages:
    """Makes them, and tells the window what they want. `masking` is where masks are painted."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.masking: Masking | None = None

    def panel(self) -> QWidget:
        """One panel, large."""
        from desktop.panel.page import PanelPage

        window = self._window
        page = PanelPage(
            window.session,
            window.work,
            window.edits,
            window.pictures,
            window.appearance,
            window.background,
        )
        page.left.connect(window.show_board)
        self.masking = page.masking
        self.masking.resumed.connect(window.show_panel)
        return page

    def sheet(self) -> QWidget:
        """The pages of the sheet."""
        from desktop.sheet.page import SheetPage

        window = self._window
        page = SheetPage(window.session, window.pictures, window.background, window.appearance)
        page.export_wanted.connect(window.opener.export)
        page.board_wanted.connect(window.show_board)
        return page

    def player(self) -> QWidget:
        """The animatic."""
        from desktop.play.player import Player

        window = self._window
        player = Player(window.session, window.pictures, window.appearance)
        player.ended.connect(window.centre.go_back)
        return player

    def script(self) -> QWidget:
        """What becomes panels."""
        from desktop.script.page import ScriptPage

        window = self._window
        page = ScriptPage(window.session, window.shelf, window.background, window.appearance)
        page.made.connect(window.show_board)
        return page
