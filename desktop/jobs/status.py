"""The status bar: the model, what is going on, and whether everything is saved."""

from PySide6.QtWidgets import QLabel, QStatusBar

from core.jobs.queue import State
from desktop.jobs.eta import Eta
from desktop.jobs.queue_page import describe
from desktop.session.session import Session
from desktop.session.work import Work


class Status(QStatusBar):
    """Permanent words at fixed places."""

    def __init__(self, session: Session, work: Work) -> None:
        super().__init__()
        self._work = work
        self._etas: dict[str, Eta] = {}
        self.setSizeGripEnabled(False)
        self.activity = QLabel(self.tr("Ready"))
        self.model = QLabel()
        self.saved = QLabel(self.tr("Saved"))
        self.addWidget(self.activity, 1)
        self.addPermanentWidget(self.model)
        self.addPermanentWidget(self.saved)
        session.saved.connect(self._show_saved)
        session.saving_failed.connect(lambda: self.saved.setText(self.tr("Not saved")))
        work.queue.listen(self._refresh)
        work.cancelling.connect(self._refresh)

    def show_model(self, name: str, device: str) -> None:
        """Say which model draws, and on what."""
        self.model.setText(name if device == "auto" else f"{name} · {device}")

    def _show_saved(self, saved: bool) -> None:
        self.saved.setText(self.tr("Saved") if saved else self.tr("Saving…"))

    def _refresh(self, _: object = None) -> None:
        entries = self._work.queue.entries
        running = next((e for e in entries if e.state is State.RUNNING), None)
        waiting = sum(e.state is State.WAITING for e in entries)
        if running is None:
            self._etas.clear()
            self.activity.setText(self.tr("Ready"))
            return
        eta = self._etas.setdefault(running.job.id, Eta())
        seconds = eta.seconds(running.progress) if running.progress else None
        if running.cancelled.is_set():
            self.activity.setText(self.tr("Cancelling…"))
            return
        words = describe(running, seconds) or self.tr("Starting")
        if waiting:
            words += " · " + self.tr("{} waiting").format(waiting)
        self.activity.setText(words)
