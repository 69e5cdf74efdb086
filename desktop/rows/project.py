"""Rows about the open project, and about undoing what was done to it."""

from desktop.actions import Condition, Row
from desktop.rows.base import RowGroup


class ProjectRows(RowGroup):
    """Projects, files, undo."""

    def rows(self) -> list[Row]:
        """Every row of the group."""
        return [*self._project(), *self._files(), *self._edit()]

    def _project(self) -> list[Row]:
        window, tr = self._window, self.tr
        opener, can = window.opener, self._can_change
        return [
            Row("project.new", tr("&New project"), opener.new_project, ("Ctrl+N",), enabled=can),
            Row("project.open", tr("&Open project…"), opener.projects, ("Ctrl+O",)),
            Row("project.rename", tr("&Rename project…"), opener.rename, enabled=can),
            Row("project.save", tr("&Save now"), window.session.save, ("Ctrl+S",)),
            Row("window.close", tr("&Quit"), window.close, ("Ctrl+Q",)),
        ]

    def _files(self) -> list[Row]:
        opener, tr, can = self._window.opener, self.tr, self._can_change
        return [
            Row(
                "project.script",
                tr("Import s&cript or shot list…"),
                self._window.choose_script,
                ("Ctrl+I",),
                "script",
                self._can_change,
            ),
            Row("project.import", tr("&Import story…"), opener.import_story, enabled=can),
            Row(
                "project.export",
                tr("&Export sheet…"),
                opener.export,
                ("Ctrl+E", "Ctrl+P"),
                "export",
                self._has_panels,
            ),
            Row("project.pack", tr("&Pack project…"), opener.pack, enabled=self._has_panels),
            Row("project.unpack", tr("&Unpack archive…"), opener.unpack, enabled=can),
        ]

    def _edit(self) -> list[Row]:
        undo, tr = self._window.session.undo_stack, self.tr
        can_undo = Condition(undo.canUndo, tr("There is nothing to undo"))
        return [
            Row("edit.undo", tr("&Undo"), undo.undo, ("Ctrl+Z",), enabled=can_undo),
            Row(
                "edit.redo",
                tr("&Redo"),
                undo.redo,
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                enabled=Condition(undo.canRedo, tr("There is nothing to redo")),
            ),
        ]
