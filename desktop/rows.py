"""What can be done in the window: the rows of its table of actions, group by group."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.actions import Row
from desktop.jobs.queue_rows import QueueRows

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class Rows(QObject):
    """Names every action of a window. What an action does is done elsewhere."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def all(self) -> list[Row]:
        """Every row."""
        return [
            *self._project(),
            *self._edit(),
            *self._panel(),
            *self._library(),
            *self._generate(),
            *QueueRows(self._window).all(),
        ]

    def _project(self) -> list[Row]:
        opener, tr = self._window.opener, self.tr
        return [
            Row("project.new", tr("&New project"), opener.new_project, ("Ctrl+N",)),
            Row("project.open", tr("&Open project…"), opener.projects, ("Ctrl+O",)),
            Row("project.rename", tr("&Rename project…"), opener.rename),
            Row("project.import", tr("&Import story…"), opener.import_story),
            Row(
                "project.export",
                tr("&Export sheet…"),
                opener.export,
                ("Ctrl+E",),
                "export",
                self._has_panels,
            ),
            Row("project.pack", tr("&Pack project…"), opener.pack, enabled=self._has_panels),
            Row("project.unpack", tr("&Unpack archive…"), opener.unpack, enabled=self._can_change),
            Row("window.close", tr("&Quit"), self._window.close, ("Ctrl+Q",)),
        ]

    def _edit(self) -> list[Row]:
        undo, tr = self._window.session.undo_stack, self.tr
        return [
            Row("edit.undo", tr("&Undo"), undo.undo, ("Ctrl+Z",), enabled=undo.canUndo),
            Row(
                "edit.redo",
                tr("&Redo"),
                undo.redo,
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                enabled=undo.canRedo,
            ),
        ]

    def _panel(self) -> list[Row]:
        window, edits, tr, chosen = self._window, self._window.edits, self.tr, self._has_selection
        can = self._can_change
        return [
            Row("panel.new", tr("&New panel"), window.add_panel, ("N",), "add", can),
            Row(
                "panel.before",
                tr("New panel &before"),
                lambda: window.add_panel(before=True),
                ("Shift+N",),
                enabled=can,
            ),
            Row("panel.duplicate", tr("&Duplicate"), edits.duplicate, ("Ctrl+D",), enabled=chosen),
            Row("panel.left", tr("Move &left"), lambda: edits.step(-1), ("Alt+Left",), "", chosen),
            Row(
                "panel.right", tr("Move &right"), lambda: edits.step(1), ("Alt+Right",), "", chosen
            ),
            Row(
                "panel.delete",
                tr("De&lete"),
                edits.delete,
                ("Del",),
                "delete",
                chosen,
                within=window.board.view,
            ),
        ]

    def _library(self) -> list[Row]:
        opener, care, tr, can = self._window.opener, self._window.care, self.tr, self._can_change
        return [
            Row("character.new", tr("New &character…"), opener.character, enabled=can),
            Row("style.new", tr("New &style…"), opener.style, enabled=can),
            Row("style.import", tr("Import &pictures…"), opener.import_pictures, enabled=can),
            Row(
                "library.search",
                tr("&Search the library"),
                self._window.search_library,
                ("Ctrl+F",),
            ),
            Row("library.bin", tr("&Bin…"), care.bin),
            Row("library.storage", tr("St&orage…"), care.storage),
            Row("library.check", tr("Chec&k library…"), care.check),
        ]

    def _generate(self) -> list[Row]:
        window, work, tr = self._window, self._window.work, self.tr
        return [
            Row(
                "generate.all",
                tr("Generate &all"),
                work.generate,
                ("Ctrl+Shift+Return",),
                "generate",
                self._can_draw,
                on_accent=True,
            ),
            Row(
                "generate.selected",
                tr("Generate &selected"),
                lambda: work.generate(window.session.selected),
                (),
                "generate-selected",
                self._has_selection,
            ),
            Row(
                "generate.cancel",
                tr("&Cancel"),
                work.cancel_all,
                ("Ctrl+.",),
                "cancel",
                lambda: work.is_busy,
            ),
            Row(
                "generate.now",
                tr("Generate selected, or all"),
                lambda: work.generate(window.session.selected or None),
                ("Ctrl+Return", "Ctrl+Enter"),
                "",
                self._can_draw,
            ),
        ]

    def _can_change(self) -> bool:
        return not self._window.session.library.read_only

    def _has_selection(self) -> bool:
        return self._can_change() and bool(self._window.session.selected)

    def _can_draw(self) -> bool:
        return self._can_change() and self._has_panels()

    def _has_panels(self) -> bool:
        return bool(self._window.session.project.board.panels)
