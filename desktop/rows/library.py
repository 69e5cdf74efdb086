"""Rows about the library: what is on its shelves, and how it is looked after."""

from desktop.actions import Row
from desktop.rows.base import RowGroup


class LibraryRows(RowGroup):
    """Characters, styles, and the care of the library."""

    def rows(self) -> list[Row]:
        """Every row of the group."""
        return [*self._shelves(), *self._care()]

    def _shelves(self) -> list[Row]:
        window, tr, can = self._window, self.tr, self._can_change
        opener = window.opener
        return [
            Row("character.new", tr("New &character…"), opener.character, enabled=can),
            Row("style.new", tr("New &style…"), opener.style, enabled=can),
            Row(
                "style.import",
                tr("Import &pictures…"),
                opener.import_pictures,
                ("Ctrl+Shift+I",),
                enabled=can,
            ),
            Row("library.search", tr("&Search the library"), window.search_library, ("Ctrl+F",)),
        ]

    def _care(self) -> list[Row]:
        care, tr = self._window.care, self.tr
        return [
            Row("library.models", tr("&Models…"), lambda: self._window.helpers.models()),
            Row("library.bin", tr("&Bin…"), care.bin),
            Row("library.storage", tr("St&orage…"), care.storage),
            Row("library.check", tr("Chec&k library…"), care.check),
        ]
