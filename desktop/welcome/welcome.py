"""The welcome of the first start: five pages beside the window, none of which must be read."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.paths import log_folder
from desktop.session.preferences import Preferences
from desktop.theme import GAP, Appearance
from desktop.welcome.looking import MEMORY, Looking
from desktop.welcome.machine import Machine
from desktop.welcome.model_list import ModelList
from desktop.welcome.models_dialog import use_model
from desktop.welcome.pages import (
    DevicePage,
    FirstPage,
    LastPage,
    ModelPage,
    Page,
    PlacesPage,
    free_space,
)
from desktop.workers.background import Background

MODELS = 2
"""The page on which a model is chosen."""
SMALLEST = QSize(780, 560)
WIDTH, HEIGHT = 96, 28
"""In large text the dialog is so many letters wide, and lines high."""


class Welcome(QDialog):
    """Leaves everything as it is unless something is chosen; Escape closes it at any page.

    Signals:
        sample_wanted, script_wanted: how the artist wants to begin; the welcome is closed.
    """

    sample_wanted = Signal()
    script_wanted = Signal()

    def __init__(
        self,
        preferences: Preferences,
        background: Background,
        library: Path,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome"))
        self._preferences = preferences
        self._looking = Looking(background, preferences.path.with_name(MEMORY), self)
        self._machine = Machine(self)
        self.models = ModelList(self._looking, preferences, appearance)
        self.device = DevicePage(appearance)
        self.last = LastPage(appearance)
        self.pages: tuple[Page, ...] = (
            FirstPage(appearance),
            self.device,
            ModelPage(self.models),
            PlacesPage(self._places(library)),
            self.last,
        )
        self._build()
        self._connect()
        self.turn_to(0)

    def turn_to(self, number: int) -> None:
        """Show a page."""
        self.stack.setCurrentIndex(number)
        is_last = number == len(self.pages) - 1
        self.step.setText(self.tr("{} of {}").format(number + 1, len(self.pages)))
        self.back.setVisible(number > 0)
        self.next.setVisible(not is_last)
        self.skip.setText(self.tr("Close") if is_last else self.tr("S&kip all"))
        self._name_next()
        (self.last.sample if is_last else self.next).setDefault(True)
        (self.last.sample if is_last else self.next).setFocus()

    def done(self, result: int) -> None:
        """Look no further, and do not come by itself again."""
        self._looking.stop()
        self._machine.stop()
        self._preferences.change(welcomed=True)
        super().done(result)

    def _places(self, library: Path) -> tuple[tuple[str, str, Path], ...]:
        room = free_space(library)
        free = self.tr("{} are free there.").format(room) if room else ""
        kept = self.tr("Projects, characters, styles, every picture and cached inversions.")
        later = self.tr("Another folder: start Castboard with --library FOLDER.")
        return (
            (self.tr("Library"), f"{kept} {free} {later}", library),
            (
                self.tr("Settings"),
                self.tr("What you choose once for all projects."),
                self._preferences.path.parent,
            ),
            (self.tr("Log"), self.tr("What helps when something goes wrong."), log_folder()),
        )

    def _build(self) -> None:
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(_scrolled(page))
        self.step = QLabel()
        self.step.setProperty("role", "muted")
        self.skip, self.back, self.next = (
            QPushButton(),
            QPushButton(self.tr("&Back")),
            QPushButton(),
        )
        self.next.setProperty("primary", True)
        for button in (self.skip, self.back):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.skip)
        buttons.addStretch()
        buttons.addWidget(self.step)
        buttons.addSpacing(GAP)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GAP, 4 * GAP, 4 * GAP, 2 * GAP)
        column.setSpacing(2 * GAP)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)
        letters = self.fontMetrics()
        wanted = QSize(WIDTH * letters.averageCharWidth(), HEIGHT * letters.lineSpacing())
        room = self.screen().availableSize() - QSize(6 * GAP, 10 * GAP)
        self.resize(wanted.expandedTo(SMALLEST).boundedTo(room))

    def _connect(self) -> None:
        self.skip.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self.turn_to(self.stack.currentIndex() - 1))
        self.next.clicked.connect(self._go_on)
        self.models.changed.connect(self._name_next)
        self.models.wanted.connect(self._go_on)
        self._machine.found.connect(self.device.show_devices)
        self.last.own.clicked.connect(self.accept)
        self.last.sample.clicked.connect(lambda: self._begin(self.sample_wanted))
        self.last.script.clicked.connect(lambda: self._begin(self.script_wanted))
        # First the pages, then what they show.
        QTimer.singleShot(0, self._look)

    def _look(self) -> None:
        if self.isVisible():
            self._machine.look()
            self.models.begin()

    def _is_choosing(self) -> bool:
        """Whether a model is selected that is not the one in use."""
        chosen = self.models.chosen
        on_page = self.stack.currentIndex() == MODELS
        return on_page and chosen is not None and not self.models.is_in_use(chosen)

    def _name_next(self) -> None:
        self.next.setText(
            self.tr("&Use this model") if self._is_choosing() else self.tr("Co&ntinue")
        )

    def _go_on(self) -> None:
        if self._is_choosing():
            use_model(self.models, self._preferences)
        self.turn_to(self.stack.currentIndex() + 1)

    def _begin(self, wanted: Signal) -> None:
        self.accept()
        wanted.emit()


def _scrolled(page: Page) -> QScrollArea:
    """A page that scrolls where large text makes it higher than the screen."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
