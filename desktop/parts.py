"""The parts of the window, and where they stand: board, library, inspector, queue and the rest."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from desktop.board.page import BoardPage
from desktop.centre import PANEL, PLAY, SHEET, Centre
from desktop.dialogs.care import Care
from desktop.dialogs.opener import Opener
from desktop.docks import Area, Docks, LazyBody, head
from desktop.inspector.inspector import Inspector
from desktop.jobs.eta import Etas
from desktop.jobs.lines import Lines
from desktop.jobs.queue_model import QueueModel
from desktop.jobs.queue_page import QueuePage
from desktop.jobs.status import Status
from desktop.library.deeds import Deeds
from desktop.library.inversions import Inversions
from desktop.library.library_page import LibraryPage
from desktop.models.panels import PanelsModel
from desktop.models.pictures import Pictures
from desktop.pages import Pages
from desktop.session.archives import Archives
from desktop.session.forecasts import Forecasts
from desktop.session.importing import Importer
from desktop.session.panels import PanelEdits
from desktop.session.preferences import Preferences
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.session.upkeep import Upkeep
from desktop.session.work import Work
from desktop.theme import Appearance
from desktop.widgets.notices import NoticeBar
from desktop.widgets.undo_keys import UndoKeys
from desktop.widgets.wheel import WheelGuard
from desktop.workers.background import Background
from desktop.workers.garbage import GarbageCollector

SMALLEST = QSize(1024, 640)
USUAL = QSize(1440, 900)


class Parts(QMainWindow):
    """Makes the parts of the window and puts each where it belongs; what they do is theirs."""

    def __init__(
        self,
        session: Session,
        work: Work,
        pictures: Pictures,
        appearance: Appearance,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self.session = session
        self.work = work
        self.pictures = pictures
        self.appearance = appearance
        self.preferences = preferences
        self.edits = PanelEdits(session)
        self.shelf = ShelfEdits(session)
        self.background = Background(self)
        self._build_helpers()
        self._build()

    def _build_helpers(self) -> None:
        """What acts for the window and has no place in it."""
        session, work, background = self.session, self.work, self.background
        appearance = self.appearance
        self.inversions = Inversions(session, work, background)
        self.archives = Archives(session, background, self)
        self.importer = Importer(session, self.shelf.take_in, background, self)
        self.opener = Opener(
            session,
            self.shelf,
            work,
            self.pictures,
            appearance,
            self.archives,
            self.importer,
            background,
            self,
        )
        self.deeds = Deeds(session, self.shelf, self.opener, self.inversions, appearance)
        self.upkeep = Upkeep(session, background)
        self.care = Care(
            session,
            work,
            self._is_busy,
            self.inversions,
            background,
            self.preferences,
            self.opener,
            appearance,
        )

    def _build(self) -> None:
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL.boundedTo(self.screen().availableSize()))
        self.setAcceptDrops(True)
        self._build_centre()
        self.library = LibraryPage(
            self.session,
            self.shelf,
            self.inversions,
            self.background,
            self.pictures,
            self.appearance,
            self.deeds,
        )
        self._build_queue()
        self.inspector = Inspector(
            self.session,
            self.edits,
            self.work,
            self.background,
            self.appearance,
            self.forecasts,
            self.lines,
        )
        self._build_docks()
        self._watch_fields()
        self._garbage = GarbageCollector(self)

    def _build_centre(self) -> None:
        session, appearance = self.session, self.appearance
        self.notices = NoticeBar(appearance)
        self.board = BoardPage(
            session,
            self.work,
            self.edits,
            self.shelf,
            PanelsModel(session, self.work, self),
            self.pictures,
            appearance,
        )
        self.pages = Pages(self)
        makers = {PANEL: self.pages.panel, SHEET: self.pages.sheet, PLAY: self.pages.player}
        self.centre = Centre(self.notices, self.board, makers)

    def _build_queue(self) -> None:
        work = self.work
        lines = self.lines = Lines(self.session, self)
        etas = Etas(work.queue)
        self.forecasts = Forecasts(work, self.background, self)
        jobs = QueueModel(work, lines, etas, self.forecasts, self)
        self.queue = QueuePage(work, jobs, self.appearance)
        self.status = Status(self.session, work, lines, etas, self.forecasts)
        self.setStatusBar(self.status)

    def _watch_fields(self) -> None:
        header, inspector = self.board.header, self.inspector
        self.undo_keys, self.wheel_guard = UndoKeys(self), WheelGuard(self)
        self.undo_keys.watch(header.title, *inspector.fields())
        boxes = (header.aspect, header.style_box, header.quality, header.numbering)
        self.wheel_guard.watch(*boxes, *inspector.wheel_fields())

    def _build_docks(self) -> None:
        self.docks = Docks(self, self.preferences.path.with_name("window.ini"))
        add, left = self.docks.add, Area.LeftDockWidgetArea
        self._script = LazyBody(self.pages.script)
        self.library_dock = add("library", self.tr("Library"), self.library, left)
        self.script_dock = add("script", self.tr("Script"), self._script, left)
        # Tab goes through the parts in the order in which they are put into the window.
        self.setCentralWidget(self.centre)
        title, right = self.tr("Inspector"), Area.RightDockWidgetArea
        self.inspector_dock = add("inspector", title, self.inspector, right, head(title))
        title, below = self.tr("Queue"), Area.BottomDockWidgetArea
        self.queue_dock = add("queue", title, self.queue, below, head(title, self.queue.tools))
        self.docks.arrange(self.library_dock, self.script_dock, self.inspector_dock)

    def _is_busy(self) -> bool:
        """Whether files are being made that no document speaks of yet."""
        drawing = self.work.is_busy or not self.work.keeping.is_empty
        return drawing or self.importer.is_busy or self.archives.is_busy
