"""Another style for the whole board: which one, and what it will take."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from core.domain.project import Project
from core.domain.style import Style
from core.jobs.forecast import Forecast
from core.jobs.jobs import panels_of
from core.storage.search import Query, Sort
from desktop.dialogs.frame import ListDialog
from desktop.jobs.lines import Lines
from desktop.session.forecasts import Forecasts
from desktop.session.work import Work
from desktop.theme import Appearance
from desktop.widgets.text import counted

IdRole = Qt.ItemDataRole.UserRole
SHOWN = 100
ASK_MS = 150
"""What it will take is worked out when no other style was chosen for so long."""


class RestyleDialog(ListDialog):
    """Choose a style; the forecast follows. Restyling is one step that can be undone."""

    def __init__(
        self,
        work: Work,
        forecasts: Forecasts,
        lines: Lines,
        appearance: Appearance,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            appearance,
            self.tr("Restyle the board"),
            self.tr("Every panel that is not locked is drawn again in the style you choose."),
            parent,
        )
        self._work = work
        self._session = work.session
        self._forecasts = forecasts
        self._lines = lines
        self._asked: object = None
        self._build()
        self._quiet = QTimer(self, singleShot=True, interval=ASK_MS)
        self._quiet.timeout.connect(self._ask)
        self.finished.connect(lambda _: self._leave())
        self._session.project_changed.connect(self._leave_other)
        self._find("")
        self.resize(520, 480)
        self.search.setFocus()

    def _build(self) -> None:
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Search styles"))
        self.search.setAccessibleName(self.tr("Search styles"))
        self.search.textChanged.connect(self._find)
        self.list = QListWidget(spacing=3)
        self.list.setAccessibleName(self.tr("Styles"))
        self.list.currentRowChanged.connect(lambda _: self._choose())
        self.forecast = QLabel()
        self.forecast.setWordWrap(True)
        for widget in (self.search, self.list, self.forecast):
            self.body.addWidget(widget)
        self.button = self.add_last_button(self.tr("Restyle"), self.restyle)

    def _find(self, typed: str) -> None:
        """List the styles that have these words; no style comes first where nothing is typed."""
        self.list.clear()
        rows = self._session.library.styles.find(Query(text=typed, sort=Sort.BEST), limit=SHOWN)
        found = [(row.id, row.name) for row in rows]
        if not typed.strip():
            found.insert(0, ("", self.tr("No style")))
        for style_id, name in found:
            item = QListWidgetItem(name)
            item.setData(IdRole, style_id)
            self.list.addItem(item)
        self._choose()

    @property
    def style(self) -> Style | None:
        """The chosen style; None for no style."""
        style_id = self.list.currentItem().data(IdRole)
        return self._session.library.styles.get(style_id) if style_id else None

    def _choose(self) -> None:
        there = self.list.currentItem() is not None
        self.button.setEnabled(there)
        self.forecast.setText("" if there else self.tr("Choose a style."))
        if there:
            self._quiet.start()

    def _ask(self) -> None:
        """Say what is drawn, what stays, and then how long it takes."""
        if self.list.currentItem() is None:
            return
        job = self._asked = self._work.wish_restyled(self.style)
        if job is None:
            self.forecast.setText(self.tr("Nothing would be drawn."))
            return
        self._tell(len(panels_of(job)), None)
        self._forecasts.ask(job, partial(self._hear, job))

    def _leave(self) -> None:
        """What is still being worked out is of no use."""
        self._quiet.stop()
        self._asked = None

    def _leave_other(self, before: Project, after: Project) -> None:
        """The board that was meant is no longer the one that is open."""
        if before.id != after.id:
            self.reject()

    def _hear(self, job: object, forecast: Forecast) -> None:
        if job is self._asked:
            self._tell(len(panels_of(job)), forecast)

    def _tell(self, panels: int, forecast: Forecast | None) -> None:
        told = self._lines.forecast(forecast)
        words = counted(panels, self.tr("{} panel"), self.tr("{} panels"))
        locked = sum(panel.locked for panel in self._session.project.board.panels)
        stays = counted(
            locked,
            self.tr("{} locked panel stays as it is."),
            self.tr("{} locked panels stay as they are."),
        )
        said = f"{words}: {told}." if told else f"{words}."
        self.forecast.setText(f"{said} {stays}" if locked else said)

    def restyle(self) -> None:
        """Use the style and draw the board."""
        style = self.style
        self.accept()
        self._work.restyle(style)
