"""Below the tabs: draw what is selected, and what that will take."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core.jobs.forecast import Forecast
from core.jobs.jobs import RenderPanels
from desktop.icons import icon
from desktop.jobs.lines import Lines
from desktop.session.forecasts import Forecasts
from desktop.session.standing import State
from desktop.session.work import Work
from desktop.theme import GAP, Appearance, Theme

QUIET_MS = 400
"""What it will take is worked out when nothing has changed for so long."""


class Foot(QWidget):
    """Generate, with its forecast. Hidden while nothing is selected."""

    def __init__(
        self, work: Work, forecasts: Forecasts, lines: Lines, appearance: Appearance
    ) -> None:
        super().__init__(objectName="dock-foot")
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
        self._asked = None
        if not selected:
            return
        all_standing = [session.standing(panel_id) for panel_id in selected]
        busy = (State.QUEUED, State.RUNNING)
        ready = [one for one in all_standing if one.recipe is not None and one.state not in busy]
        why = next((str(one.error) for one in all_standing if one.error is not None), "")
        one = len(selected) == 1
        self.generate.setText(
            self.tr("Generate this panel") if one else self.tr("Generate these panels")
        )
        self.generate.setEnabled(bool(ready))
        self.generate.setToolTip("" if ready else why)
        self._quiet.start()

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
