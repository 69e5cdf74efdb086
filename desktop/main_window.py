"""The window: board in the centre, library, inspector and queue around it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from core.paths import resources
from core.settings import Theme
from desktop.actions import Actions
from desktop.board.page import BoardPage
from desktop.dialogs.care import Care
from desktop.dialogs.opener import Opener
from desktop.inspector.inspector import Inspector
from desktop.jobs.eta import Etas
from desktop.jobs.lines import Lines
from desktop.jobs.queue_model import QueueModel
from desktop.jobs.queue_page import QueuePage
from desktop.jobs.status import Status
from desktop.library.deeds import Deeds
from desktop.library.inversions import Inversions
from desktop.library.library_page import LibraryPage
from desktop.menus import Menus
from desktop.models.panels import PanelsModel
from desktop.models.pictures import Pictures
from desktop.rows import Rows
from desktop.session.archives import SUFFIX, Archives
from desktop.session.forecasts import Forecasts
from desktop.session.importing import Importer
from desktop.session.notice import Notice, notice_of
from desktop.session.panels import PanelEdits
from desktop.session.preferences import Preferences
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.session.upkeep import Upkeep
from desktop.session.work import Work
from desktop.theme import GAP, Appearance
from desktop.widgets.drop import dropped_files
from desktop.widgets.notices import NoticeBar
from desktop.widgets.undo_keys import UndoKeys
from desktop.widgets.wheel import WheelGuard
from desktop.workers.background import Background
from desktop.workers.garbage import GarbageCollector

SMALLEST = QSize(1024, 640)
USUAL = QSize(1440, 900)
SAMPLE = resources() / "samples" / "a-day-at-the-sea" / "story.toml"


class MainWindow(QMainWindow):
    """Puts the parts together; what they do is theirs.

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
        super().__init__()
        self.session = session
        self.work = work
        self._pictures = pictures
        self._appearance = appearance
        self.preferences = preferences
        self._close_down = close_down
        self._leaves_unsaved = False
        self.edits = PanelEdits(session)
        self.shelf = ShelfEdits(session)
        self.background = Background(self)
        self.inversions = Inversions(session, work, self.background)
        self.archives = Archives(session, self.background, self)
        self.importer = Importer(session, self.shelf.take_in, self.background, self)
        self.opener = Opener(
            session,
            self.shelf,
            work,
            pictures,
            appearance,
            self.archives,
            self.importer,
            self,
        )
        self.deeds = Deeds(session, self.shelf, self.opener, self.inversions, appearance)
        self.upkeep = Upkeep(session, self.background)
        self.care = Care(
            session,
            work,
            self._is_busy,
            self.inversions,
            self.background,
            preferences,
            self.opener,
            appearance,
        )
        self._build()
        self.actions_table = Actions(self, Rows(self).all())
        self.queue.use(self.actions_table)
        Menus(self, self.actions_table).build(self.docks, appearance, self.choose_theme)
        self._connect()
        self._refresh()
        self.inversions.refresh()
        self.upkeep.begin()
        self._say_read_only()
        self.board.setFocus()
        work.begin()

    # Build

    def _build(self) -> None:
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        session, appearance = self.session, self._appearance
        model = PanelsModel(session, self.work, self)
        self.notices = NoticeBar(appearance)
        self.board = BoardPage(
            session,
            self.work,
            self.edits,
            self.shelf,
            model,
            self._pictures,
            appearance,
        )
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.board, 1)
        self.setCentralWidget(centre)
        self.library = LibraryPage(
            session,
            self.shelf,
            self.inversions,
            self.background,
            self._pictures,
            appearance,
            self.deeds,
        )
        self.inspector = Inspector(session, self.edits, self.work, appearance)
        self._build_queue()
        self._build_docks()
        self._watch_fields()
        self._garbage = GarbageCollector(self)

    def _build_queue(self) -> None:
        work = self.work
        lines, etas = Lines(self.session, self), Etas(work.queue)
        self.forecasts = Forecasts(work, self.background, self)
        jobs = QueueModel(work, lines, etas, self.forecasts, self)
        self.queue = QueuePage(work, jobs, self._appearance)
        self.status = Status(self.session, work, lines, etas, self.forecasts)
        self.setStatusBar(self.status)

    def _watch_fields(self) -> None:
        header, inspector = self.board.header, self.inspector
        self._undo_keys = UndoKeys(self)
        self._undo_keys.watch(header.title, *inspector.fields())
        self._wheel_guard = WheelGuard(self)
        boxes = (header.aspect, header.style_box, header.quality)
        self._wheel_guard.watch(*boxes, *inspector.wheel_fields())

    def _build_docks(self) -> None:
        area, corner = Qt.DockWidgetArea, Qt.Corner
        self.setCorner(corner.BottomLeftCorner, area.LeftDockWidgetArea)
        self.setCorner(corner.BottomRightCorner, area.RightDockWidgetArea)
        self.docks = [
            self._dock(self.tr("Library"), self.library, area.LeftDockWidgetArea),
            self._dock(self.tr("Inspector"), self.inspector, area.RightDockWidgetArea),
            self._dock(self.tr("Queue"), self.queue, area.BottomDockWidgetArea, self.queue.tools),
        ]
        self.resizeDocks(self.docks[:2], [280, 320], Qt.Orientation.Horizontal)
        self.resizeDocks(self.docks[2:], [160], Qt.Orientation.Vertical)

    def _dock(
        self, title: str, body: QWidget, area: Qt.DockWidgetArea, tools: QWidget | None = None
    ) -> QDockWidget:
        dock = QDockWidget(title, self, objectName=title)
        feature = QDockWidget.DockWidgetFeature
        dock.setFeatures(feature.DockWidgetClosable | feature.DockWidgetMovable)
        bar = QWidget(objectName="dock-title")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * GAP, GAP, GAP, GAP)
        label = QLabel(title)
        label.setProperty("role", "field")
        row.addWidget(label, 1)
        if tools is not None:
            row.setContentsMargins(2 * GAP, 2, GAP, 2)
            row.addWidget(tools)
        dock.setTitleBarWidget(bar)
        dock.setWidget(body)
        self.addDockWidget(area, dock)
        return dock

    # Connect

    def _connect(self) -> None:
        session = self.session
        session.project_changed.connect(self._refresh)
        session.selection_changed.connect(self.actions_table.refresh)
        session.undo_stack.indexChanged.connect(self._name_undo)
        session.said.connect(self.notices.say)
        session.settled.connect(self.notices.settle)
        self.board.header.styles_wanted.connect(self.choose_style)
        self.preferences.failed.connect(lambda error: self.notices.say(notice_of(error)))
        self.importer.begun.connect(lambda: self.library.setCurrentWidget(self.library.styles))
        self.shelf.wanted.connect(self.library.show_item)
        self.queue.changed.connect(self.actions_table.refresh)
        self.work.model_changed.connect(self.actions_table.refresh)
        self.forecasts.changed.connect(
            lambda: self.actions_table.hint("generate.all", self.status.forecast())
        )
        self.work.ended.connect(lambda *_: self.inversions.refresh())
        self.work.casting_wanted.connect(self.opener.cast)
        self.board.view.opened.connect(self.inspector.focus_prompt)
        self.board.new_wanted.connect(self.add_panel)
        self.board.script_wanted.connect(self.opener.import_story)
        self.board.sample_wanted.connect(lambda: self.opener.read_story(SAMPLE))
        self._appearance.changed.connect(self.actions_table.paint)
        self.actions_table.paint(self._appearance.theme)

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
            self.actions_table[action_id].setText(f"{verb} {what[:1].lower()}{what[1:]}".strip())
        self.actions_table.refresh()

    def add_panel(self, before: bool = False) -> None:
        """A new panel, its prompt ready to be written."""
        self.edits.add(before)
        self.inspector.focus_prompt()

    def choose_theme(self, choice: str) -> None:
        """Use a theme from now on."""
        self._appearance.choose(choice)
        self.preferences.change(theme=Theme(choice))

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

    def _is_busy(self) -> bool:
        """Whether files are being made that no document speaks of yet."""
        drawing = self.work.is_busy or not self.work.keeping.is_empty
        return drawing or self.importer.is_busy or self.archives.is_busy

    def choose_style(self) -> None:
        """Look for a style among all."""
        self.docks[0].show()
        self.library.setCurrentWidget(self.library.styles)
        self.library.focus_search()

    def search_library(self) -> None:
        """Look for something on the shelf that is shown."""
        self.docks[0].show()
        self.library.focus_search()

    # The window itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A story is imported, an archive unpacked, a picture or many become styles."""
        paths = dropped_files(event.mimeData())
        if not paths:
            return
        event.acceptProposedAction()
        suffix = paths[0].suffix.lower()
        if suffix == ".toml":
            self.opener.read_story(paths[0])
        elif suffix == SUFFIX:
            self.archives.unpack(paths[0])
        elif len(paths) == 1 and not paths[0].is_dir():
            self.opener.style(None, paths[0])
        else:
            self.importer.begin(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save, stop all work within a denoising step, and only then go."""
        is_kept = self.session.save() and self.work.keeping.flush()
        if not is_kept and not self._leaves_unsaved:
            event.ignore()
            self._offer_to_leave()
            return
        self.hide()
        self.work.stop()
        self.forecasts.stop()
        self.upkeep.stop()
        self.background.stop()
        self._pictures.stop()
        self.session.close()
        self._garbage.stop()
        self._close_down()
        event.accept()

    def _offer_to_leave(self) -> None:
        def leave() -> None:
            self._leaves_unsaved = True
            self.close()

        self.notices.say(
            Notice(
                self.tr("The window stays open, because what was made last is not saved."),
                is_error=True,
                button=self.tr("Close without saving"),
                action=leave,
            )
        )
