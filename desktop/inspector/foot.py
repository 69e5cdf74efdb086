"""Below the tabs: draw what is selected, and what that will take."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core.jobs.forecast import Forecast
from core.jobs.jobs import RenderPanels
from desktop.icons import icon
from desktop.jobs.lines import Lines
from desktop.session.forecasts import Forecasts
from desktop.session.standing import Standing, State
from desktop.session.work import Work
from desktop.theme import GAP, Appearance, Theme

QUIET_MS = 400
"""What it will take is worked out when nothing has changed for so long."""
MANY = 60
"""Of more panels the forecast would keep the window waiting; the status bar tells that of all."""


class Foot(QWidget):
    """Generate, with its forecast. Hidden while nothing is selected."""

    def __init__(
        self, work: Work, forecasts: Forecasts, lines: Lines, appearance: Appearance
    ) -> None:
        super().__init__(objectName="dock-foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self._session = work.session
        self._forecasts = forecasts
        self._lines = lines
        self._asked: RenderPanels | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._ask)
        self.generate = QPushButton()
        self.generate.clicked.connect(lambda: work.generate(self._session.selected))
        self.forecast = QLabel()
        self.forecast.setProperty("role", "muted")
        self.forecast.setWordWrap(True)
        self.forecast.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        column.setSpacing(GAP // 2)
        column.addWidget(self.generate)
        column.addWidget(self.forecast)
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)

    def refresh(self) -> None:
        """Show what can be drawn now."""
        session = self._session
        selected = session.selected
        self.setVisible(bool(selected))
        self.forecast.clear()
        # Its line is kept, so that nothing moves when the words arrive.
        self.forecast.setMinimumHeight(self.forecast.fontMetrics().height())
        self._asked = None
        if not selected:
            return
        if len(selected) == 1:
            self._show_one(session.standing(selected[0]))
        else:
            self.generate.setText(self.tr("Generate these panels"))
            self.generate.setEnabled(True)
            self.generate.setToolTip("")
        if len(selected) <= MANY:
            self._quiet.start()

    def _show_one(self, standing: Standing) -> None:
        """Of one panel the button says why it is off."""
        busy = standing.state in (State.QUEUED, State.RUNNING)
        self.generate.setText(self.tr("Generate this panel"))
        self.generate.setEnabled(standing.recipe is not None and not busy)
        self.generate.setToolTip(str(standing.error) if standing.error is not None else "")

    def _ask(self) -> None:
        there = {panel.id for panel in self._session.project.board.panels}
        wish = self._work.wish([each for each in self._session.selected if each in there])
        self._asked = wish
        if wish is not None:
            self._forecasts.ask(wish, partial(self._show, wish))

    def _show(self, wish: RenderPanels, forecast: Forecast) -> None:
        if wish is self._asked:
            self.forecast.setText(self._lines.forecast(forecast))

    def _paint(self, theme: Theme) -> None:
        self.generate.setIcon(icon("generate", theme))
