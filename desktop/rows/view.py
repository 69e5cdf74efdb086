"""Rows about the window itself: its pages and how it is laid out."""

from desktop.actions import Row
from desktop.centre import BOARD, PANEL, SHEET
from desktop.rows.base import RowGroup


class ViewRows(RowGroup):
    """Pages, layout, and help."""

    def rows(self) -> list[Row]:
        """Every row of the group."""
        return [*self._pages(), *self._layout()]

    def _pages(self) -> list[Row]:
        window, tr = self._window, self.tr
        shown = window.centre.is_shown
        return [
            Row(
                "view.board",
                tr("&Board"),
                window.show_board,
                ("Ctrl+1",),
                checked=lambda: shown(BOARD),
            ),
            Row(
                "view.panel",
                tr("&Panel"),
                window.show_panel,
                ("Ctrl+2",),
                enabled=self._has_panels,
                checked=lambda: shown(PANEL),
            ),
            Row(
                "view.sheet",
                tr("S&heet"),
                window.show_sheet,
                ("Ctrl+3",),
                checked=lambda: shown(SHEET),
            ),
            Row(
                "view.play",
                tr("Play the &animatic"),
                window.play,
                ("Space",),
                "resume",
                self._has_panels,
                within=window.board.view,
            ),
        ]

    def _layout(self) -> list[Row]:
        window, tr = self._window, self.tr
        return [
            Row("view.full", tr("&Full screen"), window.toggle_full_screen, ("F11",)),
            Row("view.reset", tr("&Reset layout"), window.docks.reset),
        ]
