"""The status bar: what is going on, what generating would take, the model, what is saved."""

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QLabel, QStatusBar

from core.domain.events import Measured
from core.jobs.entry import Entry, State
from core.jobs.jobs import panels_of
from desktop.jobs.eta import Etas
from desktop.jobs.lines import Lines
from desktop.session.forecasts import Forecasts
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.spoken import decimal
from desktop.widgets.text import counted

GIGA = 1e9


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
        self._over = sum(entry.state.over for entry in work.queue.entries)
        self._build()
        session.saved.connect(self._show_saved)
        session.saving_failed.connect(self._show_unsaved)
        work.queue.listen(self._heard)
        work.paused.connect(self._refresh)
        work.model_changed.connect(self._show_loaded)
        work.measured.connect(self._show_memory)
        forecasts.changed.connect(self._refresh)
        if session.library.read_only:
            self.saved.setText(self.tr("Reading only"))

    def _build(self) -> None:
        self.activity = QLabel(self.tr("Ready"))
        self.activity.setMinimumWidth(40)
        self.queue, self.memory, self.model = QLabel(), QLabel(), QLabel()
        self.offline = QLabel(self.tr("Offline"))
        self.saved = QLabel(self.tr("Saved"), objectName="saved")
        self.saved_at = QLabel(objectName="saved-at")
        for label, words in (
            (self.queue, self.tr("The job that runs, of all that were asked for")),
            (
                self.memory,
                self.tr("The most memory that the last work used, of all that its device has"),
            ),
            (self.model, self.tr("The model that draws")),
            (
                self.offline,
                self.tr(
                    "Castboard works on this machine alone: it sends nothing and fetches nothing."
                ),
            ),
            (self.saved, self.tr("Everything is written as you work.")),
        ):
            label.setToolTip(words)
        self.addWidget(self.activity, 1)
        for label in (
            self.queue,
            self.memory,
            self.model,
            self.offline,
            self.saved,
            self.saved_at,
        ):
            self.addPermanentWidget(label)
        self.queue.hide()
        self.memory.hide()

    def show_model(self, name: str, device: str) -> None:
        """Say which model draws, and on what."""
        self._model = name if device == "auto" else f"{name} · {device}"
        self._show_loaded()

    def _show_loaded(self) -> None:
        loaded = self._work.is_loaded
        state = self.tr("loaded") if loaded else self.tr("not loaded")
        self.model.setText(f"{self._model} · {state}")

        if not loaded:
            self.memory.hide()

    def _show_memory(self, measured: Measured) -> None:
        used, capacity = decimal(measured.memory / GIGA), decimal(measured.capacity / GIGA)
        self.memory.setText(self.tr("{} of {} GB").format(used, capacity))
        self.memory.setVisible(measured.capacity > 0)

    def _show_saved(self, saved: bool) -> None:
        self.saved.setText(self.tr("Saved") if saved else self.tr("Saving…"))
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self.saved_at.setText(now if saved else "")

    def _show_unsaved(self) -> None:
        self.saved.setText(self.tr("Not saved"))
        self.saved_at.setText("")

    def _heard(self, _: Entry) -> None:
        self._refresh()
        entries = self._work.queue.entries
        open_jobs = sum(not entry.state.over for entry in entries)
        if not open_jobs:
            self._over = len(entries)
        done = len(entries) - open_jobs - self._over
        total = max(0, done) + open_jobs
        self.queue.setText(self.tr("Job {} of {}").format(max(0, done) + 1, total))
        self.queue.setVisible(open_jobs > 0 and total > 1)

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
