"""Rows about the window itself: its pages and docks, how it looks, and help."""

from functools import partial

from PySide6.QtWidgets import QDockWidget

from core.settings import Theme
from desktop.actions import Row
from desktop.centre import BOARD, PANEL, SHEET
from desktop.rows.base import RowGroup


class ViewRows(RowGroup):
    """Pages, docks, layout and colours."""

    def rows(self) -> list[Row]:
        """Every row of the group."""
        return [*self._pages(), *self._docks(), *self._themes(), *self._layout()]

    def _pages(self) -> list[Row]:
        window, tr = self._window, self.tr
        pages = (
            ("view.board", tr("&Board"), window.show_board, "Ctrl+1", BOARD),
            ("view.panel", tr("&Panel"), window.show_panel, "Ctrl+2", PANEL),
            ("view.sheet", tr("S&heet"), window.show_sheet, "Ctrl+3", SHEET),
        )
        rows = [
            Row(i, text, slot, (key,), checked=partial(window.centre.is_shown, name))
            for i, text, slot, key, name in pages
        ]
        play = Row(
            "view.play",
            tr("Play the &animatic"),
            window.play,
            ("Space",),
            "resume",
            self._has_panels,
            within=window.board.view,
        )
        return [*rows, play]

    def _docks(self) -> list[Row]:
        window, tr = self._window, self.tr
        docks = (
            ("dock.library", tr("&Library"), window.library_dock),
            ("dock.script", tr("S&cript"), window.script_dock),
            ("dock.inspector", tr("&Inspector"), window.inspector_dock),
            ("dock.queue", tr("&Queue"), window.queue_dock),
        )
        return [
            Row(i, text, partial(_toggle, dock), checked=partial(_is_there, dock))
            for i, text, dock in docks
        ]

    def _themes(self) -> list[Row]:
        window, tr = self._window, self.tr
        names = (
            (Theme.SYSTEM, tr("Colours of the s&ystem")),
            (Theme.LIGHT, tr("Li&ght colours")),
            (Theme.DARK, tr("&Dark colours")),
        )
        return [
            Row(
                f"theme.{theme.value}",
                text,
                partial(window.preferences.change, theme=theme),
                checked=partial(self._is_theme, theme),
            )
            for theme, text in names
        ]

    def _is_theme(self, theme: Theme) -> bool:
        return self._window.preferences.settings.theme is theme

    def _layout(self) -> list[Row]:
        window, tr = self._window, self.tr
        return [
            Row("view.full", tr("&Full screen"), window.toggle_full_screen, ("F11",)),
            Row("view.reset", tr("&Reset layout"), window.docks.reset),
            Row(
                "view.palette",
                tr("C&ommand palette…"),
                window.show_palette,
                ("Ctrl+Shift+P", "Ctrl+K"),
                "search",
            ),
        ]


class HelpRows(RowGroup):
    """Settings, keys, and what to do when something went wrong."""

    def rows(self) -> list[Row]:
        """Every row of the group."""
        helpers, tr = self._window.helpers, self.tr
        return [
            Row("window.settings", tr("Se&ttings…"), helpers.settings, ("Ctrl+,",)),
            Row("help.welcome", tr("&Welcome…"), helpers.welcome),
            Row("help.keys", tr("&Keys at a glance"), helpers.keys, ("F1", "?")),
            Row("help.shortcuts", tr("&Change keys…"), helpers.shortcuts),
            Row("help.log", tr("Show the &log"), helpers.log),
            Row("help.report", tr("&Report a problem…"), helpers.report),
            Row("help.about", tr("&About Castboard"), helpers.about),
        ]


def _is_there(dock: QDockWidget) -> bool:
    return not dock.isHidden()


def _toggle(dock: QDockWidget) -> None:
    """Hide a dock; show one that is hidden, or behind another."""
    if dock.isVisible() and not dock.visibleRegion().isEmpty():
        dock.hide()
    else:
        dock.show()
        dock.raise_()
