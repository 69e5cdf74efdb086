"""The window: its parts put together, and what they tell each other."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from core.paths import resources
from core.storage.shelves import Shelf
from desktop.actions import Actions
from desktop.centre import BOARD, PANEL, PLAY, SHEET
from desktop.closing import Closing
from desktop.dialogs.helping import Helping
from desktop.dropping import Dropping
from desktop.letter_keys import LetterKeys
from desktop.menus import Menus
from desktop.models.pictures import Pictures
from desktop.parts import Parts
from desktop.rows import rows_of
from desktop.session.notice import Notice, notice_of
from desktop.session.preferences import Preferences
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.theme import Appearance
from desktop.widgets.drop import dropped_files

if TYPE_CHECKING:
    from desktop.dialogs.restyle_dialog import RestyleDialog
    from desktop.palette.palette import Palette


class MainWindow(Parts):
    """Brings the parts together: what they tell each other, where one goes, how it ends.

    `close_down` is called once when the window closes, after everything is saved and stopped.
    """

    def __init__(
        self,
        session: Session,
        work: Work,
        pictures: Pictures,
        appearance: Appearance,
        preferences: Preferences,
        close_down: Callable[[], None],
    ) -> None:
        super().__init__(session, work, pictures, appearance, preferences)
        self._close_down = close_down
        self._closing = Closing(self)
        self.dropping = Dropping(
            session, self.opener, self.archives, self.importer, self.background, self.read_script
        )
        self.helpers = Helping(self)
        self.actions_table = Actions(self, rows_of(self), preferences.settings.shortcuts)
        self.letter_keys = LetterKeys(self)
        self.queue.use(self.actions_table)
        self.menus = Menus(self, self.actions_table)
        self.menus.build()
        self.docks.restore()
        self._connect()
        self._refresh()
        self.inversions.refresh()
        self.upkeep.begin()
        self._say_read_only()
        self.board.setFocus()
        work.begin()

    # Connect

    def _connect(self) -> None:
        session, actions = self.session, self.actions_table
        session.project_changed.connect(self._refresh)
        session.selection_changed.connect(actions.refresh)
        session.undo_stack.indexChanged.connect(self._name_undo)
        session.said.connect(self.notices.say)
        session.settled.connect(self.notices.settle)
        self.preferences.changed.connect(self._apply)
        self.preferences.failed.connect(lambda error: self.notices.say(notice_of(error)))
        self.importer.begun.connect(lambda: self.library.setCurrentWidget(self.library.styles))
        self.shelf.wanted.connect(self.library.show_item)
        self.queue.changed.connect(actions.refresh)
        self.work.model_changed.connect(actions.refresh)
        self.forecasts.changed.connect(self._show_forecast)
        self.work.ended.connect(lambda *_: self.inversions.refresh())
        self.work.casting_wanted.connect(self.opener.cast)
        self._connect_board()
        self.script_dock.visibilityChanged.connect(lambda seen: seen and self.script())
        for dock in self.docks.all:
            dock.visibilityChanged.connect(actions.refresh)
        self.centre.changed.connect(actions.refresh)
        self.appearance.changed.connect(actions.paint)
        actions.paint(self.appearance.theme)

    def _connect_board(self) -> None:
        board = self.board
        board.header.styles_wanted.connect(self.choose_style)
        board.view.opened.connect(self.write_prompt)
        board.new_wanted.connect(lambda: self.add_panel())
        board.script_wanted.connect(self.show_script)
        board.sample_wanted.connect(self.open_sample)
        board.panel_wanted.connect(self.show_panel)

    def _apply(self, changed: set[str]) -> None:
        """Settings are others now."""
        settings = self.preferences.settings
        self.appearance.choose(settings.theme)
        self.appearance.choose_font_size(settings.font_size)
        if "shortcuts" in changed:
            self.actions_table.bind(settings.shortcuts)
        if "cache_gb" in changed:
            self.care.use_budget()
        self.actions_table.refresh()

    def _refresh(self) -> None:
        title = self.session.project.title or self.tr("Untitled")
        self.setWindowTitle(f"{title} – Castboard")
        self.actions_table.refresh()

    def _name_undo(self) -> None:
        """Undo and redo say what they would do."""
        undo = self.session.undo_stack
        names = {"edit.undo": (self.tr("&Undo"), undo.undoText())}
        names["edit.redo"] = (self.tr("&Redo"), undo.redoText())
        for action_id, (verb, what) in names.items():
            self.actions_table[action_id].setText(f"{verb}: {what}" if what else verb)
        self.actions_table.refresh()

    def _show_forecast(self) -> None:
        self.actions_table.hint("generate.all", self.status.forecast())

    # Pages and docks

    def show_board(self) -> None:
        """All panels."""
        self.centre.show_page(BOARD)

    def show_panel(self, panel_id: str | None = None) -> None:
        """One panel, large: this one, else the selected one."""
        if panel_id is not None:
            self.session.select([panel_id])
        self.centre.show_page(PANEL)

    def show_sheet(self) -> None:
        """The pages of the sheet."""
        self.centre.show_page(SHEET)

    def play(self) -> None:
        """The animatic, from the selected panel on."""
        selected = self.session.selected
        self.centre.show_page(PLAY)
        self.centre.page(PLAY).play(selected[0] if selected else None)

    def show_script(self) -> None:
        """Where scripts and shot lists become panels, ready to paste one."""
        self.script_dock.show()
        self.script_dock.raise_()
        self.script().focus_text()

    def choose_script(self) -> QFileDialog:
        """Choose a script or a shot list, and show what it would become."""
        self.show_script()
        return self.script().choose_file()

    def read_script(self, path: Path) -> None:
        """Show what a script or a shot list would become."""
        self.show_script()
        self.script().open_file(path)

    def script(self) -> QWidget:
        """The page of scripts and shot lists."""
        return self._script.body()

    def open_sample(self) -> None:
        """The story that ships with Castboard, as a project of the library."""
        self.opener.read_story(resources() / "samples" / "a-day-at-the-sea" / "story.toml")

    def show_palette(self) -> None:
        """Everything that can be done or gone to, found by typing."""
        self.palette_box.open()

    @cached_property
    def palette_box(self) -> "Palette":
        """What is shown then."""
        from desktop.palette.palette import Palette
        from desktop.palette.sources import Sources

        return Palette(Sources(self), self.appearance, self)

    def restyle(self) -> "RestyleDialog":
        """Choose another style for the whole board."""
        from desktop.dialogs.restyle_dialog import RestyleDialog

        dialog = RestyleDialog(self.work, self.forecasts, self.lines, self.appearance, self)
        return self.opener.show(dialog)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def add_panel(self, before: bool = False) -> None:
        """A new panel, its prompt ready to be written."""
        self.edits.add(before)
        self.write_prompt()

    def write_prompt(self) -> None:
        """Put the cursor into the prompt of the selected panel."""
        self.inspector.focus_prompt()

    def choose_style(self) -> None:
        """Look for a style among all."""
        self.library.setCurrentWidget(self.library.styles)
        self.search_library()

    def search_library(self) -> None:
        """Look for something on the shelf that is shown."""
        self.library_dock.show()
        self.library_dock.raise_()
        self.library.focus_search()

    def show_in_library(self, shelf: Shelf, item_id: str) -> None:
        """Show a character or a style where it stands."""
        self.library_dock.show()
        self.library_dock.raise_()
        self.library.show_item(shelf.get(item_id))

    def open_project(self, project_id: str) -> None:
        """Leave the open project for another one of the library."""
        self.session.open(self.session.library.projects.get(project_id))
        self.show_board()

    def _say_read_only(self) -> None:
        """A notice that stays: what can be done here, and what cannot."""
        if self.session.library.read_only:
            self.notices.say(
                Notice(
                    self.tr("This library is open for reading only."),
                    self.tr("Look at everything and export it; nothing can be drawn or changed."),
                    topic="read-only",
                    lasts=True,
                )
            )

    # The window itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from elsewhere; what is dragged within the window is for its parts."""
        if event.source() is None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropping.take(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save, stop all work within a denoising step, and only then go."""
        if not self._closing.may_close():
            event.ignore()
            return
        self.docks.save()
        self.hide()
        for each in (self.work, self.forecasts, self.upkeep, self.background, self.pictures):
            each.stop()
        self.session.close()
        self._garbage.stop()
        self._close_down()
        event.accept()
