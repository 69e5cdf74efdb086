"""Rows about panels: those that are selected, and new ones."""

from desktop.actions import Row
from desktop.rows.base import RowGroup


class PanelRows(RowGroup):
    """Making, moving and deleting panels."""

    def rows(self) -> list[Row]:
        """Every row of the group."""
        return [*self._new(), *self._places()]

    def _new(self) -> list[Row]:
        window, edits, tr = self._window, self._window.edits, self.tr
        can, chosen = self._can_change, self._has_selection
        return [
            Row("panel.new", tr("&New panel"), window.add_panel, ("N",), "add", can),
            Row(
                "panel.before",
                tr("New panel &before"),
                lambda: window.add_panel(before=True),
                ("Shift+N",),
                enabled=can,
            ),
            Row("panel.duplicate", tr("&Duplicate"), edits.duplicate, ("Ctrl+D", "D"), "", chosen),
            Row(
                "panel.words", tr("&Write its prompt"), window.write_prompt, ("Alt+A",), "", chosen
            ),
        ]

    def _places(self) -> list[Row]:
        edits, tr, chosen = self._window.edits, self.tr, self._has_selection
        return [
            Row("panel.left", tr("Move &left"), lambda: edits.step(-1), ("Alt+Left",), "", chosen),
            Row(
                "panel.right", tr("Move &right"), lambda: edits.step(1), ("Alt+Right",), "", chosen
            ),
            Row(
                "panel.delete",
                tr("De&lete"),
                edits.delete,
                ("Del", "Ctrl+Backspace"),
                "delete",
                chosen,
                within=self._window.board.view,
            ),
        ]
