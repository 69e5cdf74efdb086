"""A job of the queue in words: what it is, how far it is, and what can be done with it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from core.domain.board import Board
from core.domain.numbering import labels_of
from core.jobs.entry import Entry, State
from core.jobs.forecast import Forecast
from core.jobs.jobs import (
    CastCharacter,
    DrawAgain,
    ExportSheet,
    InvertPicture,
    Job,
    RenderPanels,
    TryOut,
    needs_device,
    panels_of,
)
from desktop.jobs.eta import spoken
from desktop.sentences import told
from desktop.session.session import Session
from desktop.spoken import decimal
from desktop.widgets.text import counted

GIGA = 1e9


@dataclass(frozen=True)
class Line:
    """What is shown of a job. `share` is how much is done, None where that says nothing."""

    job_id: str
    state: State
    title: str
    words: str
    way_out: str = ""
    share: float | None = None
    is_ending: bool = False

    @property
    def buttons(self) -> tuple[str, ...]:
        """What can be pressed: `retry`, `resume`, `cancel`, `forget`."""
        match self.state:
            case State.WAITING | State.RUNNING:
                return () if self.is_ending else ("cancel",)
            case State.INTERRUPTED:
                return ("resume", "forget")
            case State.FAILED | State.CANCELLED:
                return ("retry", "forget")
        return ("forget",)


class Lines(QObject):
    """Writes the lines of jobs, as they are seen from the open project."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._projects: dict[str, str] = {}
        self._board: Board | None = None
        self._labels: dict[str, str] = {}

    def line(
        self,
        entry: Entry,
        seconds: float | None,
        forecast: Forecast | None,
        shows_device: bool,
        paused: bool,
    ) -> Line:
        """The line of a job: `seconds` are left of its phase, `forecast` is made of it."""
        progress, runs = entry.progress, entry.state is State.RUNNING
        words = self._words(entry, seconds, forecast)
        if paused and runs and needs_device(entry.job) and not entry.cancelled.is_set():
            words = self.tr("Paused") + f" · {words}"
        if runs and shows_device and entry.device:
            words += f" · {entry.device}"
        share = progress.done / progress.total if runs and progress and progress.total else None
        return Line(
            job_id=entry.job.id,
            state=entry.state,
            title=self.title(entry.job, len(entry.dropped)),
            words=words,
            way_out=told(entry.failure.way_out) if entry.failure else "",
            share=share,
            is_ending=entry.cancelled.is_set() and not entry.state.over,
        )

    def title(self, job: Job, dropped: int = 0) -> str:
        """What a job is; of another project with its title."""
        match job:
            case RenderPanels():
                return self._of_project(self._panels(job, dropped), job.project_id)
            case CastCharacter():
                return self.tr("Cast {}").format(job.name)
            case InvertPicture():
                return self.tr("Invert “{}”").format(job.name)
            case TryOut():
                return self.tr("Try out “{}”").format(job.name)
            case ExportSheet():
                return self.tr("Export {}").format(Path(job.paths[0]).name)
            case DrawAgain():
                count = len(job.takes) + len(job.casts)
                return counted(count, self.tr("Mend {} picture"), self.tr("Mend {} pictures"))
        return type(job).__name__

    def _panels(self, job: RenderPanels, dropped: int) -> str:
        ids = panels_of(job)
        label = self._label(ids[0]) if len(ids) == 1 else ""
        if label and len(job.panels) > 1:
            return self.tr("Panel {}, {} variations").format(label, len(job.panels))
        if label:
            return self.tr("Panel {}").format(label)
        return counted(len(ids) - dropped, self.tr("{} panel"), self.tr("{} panels"))

    def _of_project(self, what: str, project_id: str) -> str:
        if project_id == self._session.project.id:
            return what
        if project_id not in self._projects:
            headings = self._session.library.projects.headings()
            self._projects = {heading.id: heading.title for heading in headings}
        title = self._projects.get(project_id)
        return self.tr("{} of “{}”").format(what, title) if title else what

    def _label(self, panel_id: str) -> str:
        """A panel's number as its card has it now; empty when it is not on the board."""
        board = self._session.project.board
        if board is not self._board:
            self._board = board
            ids = (panel.id for panel in board.panels)
            self._labels = dict(zip(ids, labels_of(board), strict=True))
        return self._labels.get(panel_id, "")

    def _words(self, entry: Entry, seconds: float | None, forecast: Forecast | None) -> str:
        match entry.state:
            case State.WAITING:
                guess = self.forecast(forecast)
                return self.tr("Waiting") + (f" · {guess}" if guess else "")
            case State.FINISHED:
                return self.tr("Done")
            case State.CANCELLED:
                return self.tr("Cancelled")
            case State.INTERRUPTED:
                return self.tr("Interrupted when Castboard ended")
            case State.FAILED:
                return told(entry.failure.sentence) if entry.failure else self.tr("Failed")
        if entry.cancelled.is_set():
            return self.tr("Cancelling…")
        return self.progress(entry, seconds)

    def progress(self, entry: Entry, seconds: float | None) -> str:
        """A running job's phase, step and time left."""
        progress = entry.progress
        if progress is None:
            return self.tr("Starting")
        phase = told(progress.phase)
        parts = [phase[:1].upper() + phase[1:]]
        if progress.total > 1:
            parts.append(f"{progress.done}/{progress.total}")
        if seconds is not None:
            parts.append(self.tr("about {} left").format(spoken(seconds)))
        elif progress.total > 2:
            parts.append(self.tr("estimating"))
        return " · ".join(parts)

    def forecast(self, forecast: Forecast | None) -> str:
        """What something will take: `about 3 min, 6.1 GB of 8 GB`; empty while not known."""
        if forecast is None:
            return ""
        if forecast.seconds is None:
            return self.tr("not measured yet")
        words = self.tr("about {}").format(spoken(forecast.seconds))
        if forecast.memory is None:
            return words
        memory = f"{decimal(forecast.memory / GIGA)} GB"
        if forecast.capacity is None:
            return f"{words}, {memory}"
        of = self.tr("{} of {}").format(memory, f"{forecast.capacity / GIGA:.0f} GB")
        return f"{words}, {of}"
