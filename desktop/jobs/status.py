"""The status bar: what is going on, what generating would take, the model, what is saved."""

from PySide6.QtWidgets import QLabel, QStatusBar

from core.jobs.entry import State
from core.jobs.jobs import panels_of
from desktop.jobs.eta import Etas
from desktop.jobs.lines import Lines
from desktop.session.forecasts import Forecasts
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.widgets.text import counted


class Status(QStatusBar):
    """Permanent words at fixed places."""

    def __init__(
        self, session: Session, work: Work, lines: Lines, etas: Etas, forecasts: Forecasts
    ) -> None:
        super().__init__()
        self._work = work
        self._lines = lines
        self._etas = etas
        self._forecasts = forecasts
        self._model = ""
        self.setSizeGripEnabled(False)
        self.activity = QLabel(self.tr("Ready"))
        self.model = QLabel()
        self.saved = QLabel(self.tr("Saved"))
        self.addWidget(self.activity, 1)
        self.addPermanentWidget(self.model)
        self.addPermanentWidget(self.saved)
        session.saved.connect(self._show_saved)
        session.saving_failed.connect(lambda: self.saved.setText(self.tr("Not saved")))
        work.queue.listen(lambda _: self._refresh())
        work.paused.connect(self._refresh)
        work.model_changed.connect(self._show_loaded)
        forecasts.changed.connect(self._refresh)

    def show_model(self, name: str, device: str) -> None:
        """Say which model draws, and on what."""
        self._model = name if device == "auto" else f"{name} · {device}"
        self._show_loaded()

    def _show_loaded(self) -> None:
        loaded = self._work.is_loaded
        state = self.tr("loaded") if loaded else self.tr("not loaded")
        self.model.setText(f"{self._model} · {state}")

    def _show_saved(self, saved: bool) -> None:
        self.saved.setText(self.tr("Saved") if saved else self.tr("Saving…"))

    def _refresh(self) -> None:
        self.activity.setText(self._activity())
        busy = self._work.is_busy
        self.activity.setToolTip(
            self.tr("What is not done when you close Castboard is kept for the next start.")
            if busy
            else ""
        )

    def _activity(self) -> str:
        entries = self._work.queue.entries
        running = next((e for e in entries if e.state is State.RUNNING), None)
        waiting = sum(entry.state is State.WAITING for entry in entries)
        waits = self.tr("{} waiting").format(waiting) if waiting else ""
        if self._work.queue.paused and (running or waiting):
            return " · ".join(filter(None, (self.tr("Paused"), waits)))
        if running is None:
            return waits or self.forecast() or self.tr("Ready")
        if running.cancelled.is_set():
            return self.tr("Cancelling…")
        words = self._lines.progress(running, self._etas.of(running.job.id))
        return " · ".join(filter(None, (words, waits)))

    def forecast(self) -> str:
        """What generating all would take; empty where there is nothing to generate."""
        wish, forecast = self._forecasts.wish
        if wish is None:
            return ""
        panels = len(panels_of(wish))
        what = counted(panels, self.tr("Generate {} panel"), self.tr("Generate {} panels"))
        told = self._lines.forecast(forecast)
        return f"{what}: {told}" if told else what
