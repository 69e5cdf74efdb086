"""A button that starts a job, how far the job is, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.domain.errors import AppError
from core.jobs.entry import Entry
from core.jobs.jobs import Job
from core.jobs.outcome import Cancelled, Failed, Outcome
from desktop.sentences import told
from desktop.session.work import Work
from desktop.theme import GAP


class JobBar(QWidget):
    """Follows one job at a time.

    Signals:
        wanted: the button was pressed while nothing ran.
        failed: a sentence, why the job ended or could not begin.
        ended: the job is over, however it ended.
    """

    wanted = Signal()
    failed = Signal(str)
    ended = Signal()

    def __init__(self, work: Work, text: str) -> None:
        super().__init__(objectName="plain")
        self._work = work
        self._text = text
        self._job: str | None = None
        self.button = QPushButton(text)
        self.button.setAutoDefault(False)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(text.replace("&", ""))
        self.phase = QLabel()
        self.phase.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.button)
        row.addWidget(self.phase, 1)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.button.clicked.connect(self._pressed)
        work.ended.connect(self._over)
        self._unlisten = work.queue.listen(self._heard)
        self._show()

    @property
    def is_busy(self) -> bool:
        """Whether its job waits or runs."""
        return self._job is not None

    def begin(self, job: Job) -> None:
        """Put a job into the queue and follow it."""
        try:
            self._job = self._work.submit(job)
        except AppError as error:
            self.failed.emit(str(error))
        self.bar.setValue(0)
        self.phase.setText(self.tr("Waiting for its turn"))
        self._show()

    def stop(self) -> None:
        """Let the job go."""
        if self._job is not None:
            self._work.cancel(self._job)
            self._job = None
            self._show()

    def leave(self) -> None:
        """The dialog goes: nothing is followed any more."""
        self.stop()
        self._unlisten()

    def _pressed(self) -> None:
        if self.is_busy:
            self.stop()
        else:
            self.wanted.emit()

    def _heard(self, entry: Entry) -> None:
        if entry.job.id != self._job or entry.progress is None:
            return
        phase = told(entry.progress.phase)
        self.phase.setText(phase[:1].upper() + phase[1:])
        self.bar.setMaximum(max(1, entry.progress.total))
        self.bar.setValue(entry.progress.done)

    def _over(self, job_id: str, outcome: Outcome) -> None:
        if job_id != self._job:
            return
        self._job = None
        self._show()
        if isinstance(outcome, Failed):
            self.failed.emit(f"{told(outcome.sentence)} {told(outcome.way_out)}".strip())
        elif not isinstance(outcome, Cancelled):
            self.failed.emit("")
        self.ended.emit()

    def _show(self) -> None:
        self.button.setText(self.tr("Stop") if self.is_busy else self._text)
        self.bar.setVisible(self.is_busy)
        self.phase.setVisible(self.is_busy)
