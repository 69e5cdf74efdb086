"""What jobs say, brought to the session: steps, previews, takes, and how they ended."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from core.domain.errors import AppError
from core.domain.events import (
    CandidateMade,
    Exported,
    JobEvent,
    PanelNotice,
    Progress,
    ReconstructionMade,
    TriedOut,
)
from core.domain.project import Project
from core.domain.recipe import Take
from core.domain.values import Digest
from core.jobs.jobs import (
    CastCharacter,
    Job,
    RenderPanels,
    TryOut,
    panels_of,
    pictures_of,
    varied,
)
from core.jobs.outcome import Cancelled, Failed, Finished, Outcome
from core.jobs.queue import JobQueue
from desktop.session.keeping import Keeping
from desktop.session.session import Session
from desktop.session.standing import Doing
from desktop.session.telling import Telling
from desktop.workers.previews import Previews

STEPS_MS = 100
"""The steps of a job are shown no oftener than this."""


class Reports(QObject):
    """Applies what jobs say, in the order in which they say it. Only steps are passed over.

    `previews` has what is being drawn by panel, or by the digest of the recipe of a candidate or
    of one of several pictures of a panel.

    Signals:
        candidate_made: a CandidateMade.
        reconstructed: a ReconstructionMade.
        tried: a TriedOut.
        previewed: what a preview belongs to.
        ended: a job's id and its Outcome.
        retry_wanted: the id of a job that failed and should be tried again.
    """

    candidate_made = Signal(object)
    reconstructed = Signal(object)
    tried = Signal(object)
    previewed = Signal(str)
    ended = Signal(str, object)
    retry_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        queue: JobQueue,
        mailbox: Previews,
        keeping: Keeping,
        telling: Telling,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.previews: dict[str, QPixmap] = {}
        self._session = session
        self._queue = queue
        self._mailbox = mailbox
        self._keeping = keeping
        self._telling = telling
        self._steps: dict[str, Progress] = {}
        self._made: dict[str, set[tuple[str, Digest]]] = {}
        self._timer = QTimer(self, singleShot=True, interval=STEPS_MS)
        self._timer.timeout.connect(self._show_steps)
        mailbox.shown.connect(self._preview)
        keeping.kept.connect(self._show_take)
        session.project_changed.connect(self._clear_failures)

    def hear(self, job_id: str, event: JobEvent | Outcome) -> None:
        """A job says something."""
        match event:
            case Progress():
                self._progressed(job_id, event)
            case PanelNotice():
                self._telling.noticed(event)
            case CandidateMade(_, anchor):
                self._forget_previews({anchor.recipe.digest()})
                self.candidate_made.emit(event)
            case ReconstructionMade():
                self.reconstructed.emit(event)
            case TriedOut(recipe):
                self._forget_previews({recipe})
                self.tried.emit(event)
            case Exported(path):
                self._telling.exported(Path(path))
            case Finished() | Cancelled() | Failed():
                self._keeping.then(partial(self._ended, job_id, event))
            case _:
                self._keeping.keep(event)

    def begin(self, job_id: str) -> None:
        """The panels of a job wait for it."""
        entry = self._queue.entry(job_id)
        self._made.pop(job_id, None)
        wanted = set(panels_of(entry.job)) - entry.dropped
        self._session.set_doing(wanted, Doing(job_id))

    def release(self, job_id: str, error: AppError | None = None) -> None:
        """The panels a job did not finish stand as before, or as failed."""
        self._steps.pop(job_id, None)
        self._made.pop(job_id, None)
        self._forget_previews(preview_keys(self._queue.entry(job_id).job))
        failed = Doing(job_id, error=error) if error is not None else None
        self._session.set_doing(self._open_panels(job_id), failed)

    def release_panel(self, panel_id: str) -> None:
        """A panel is not waited for any more."""
        self._forget_previews({panel_id})
        self._session.set_doing([panel_id], None)

    def _progressed(self, job_id: str, progress: Progress) -> None:
        """A new phase is shown at once, the steps of one a few times a second."""
        known = self._steps.get(job_id) or self._queue.entry(job_id).progress
        self._steps[job_id] = progress
        if known is None or known.phase != progress.phase:
            self._show_steps()
        elif not self._timer.isActive():
            self._timer.start()

    def _show_steps(self) -> None:
        steps, self._steps = self._steps, {}
        for job_id, progress in steps.items():
            self._queue.progressed(job_id, progress)
            step = Doing(job_id, progress.phase, progress.done, progress.total, started=True)
            self._session.set_doing(self._open_panels(job_id), step)

    def _preview(self, key: str, png: bytes) -> None:
        picture = QPixmap()
        if picture.loadFromData(png):
            self.previews[key] = picture
            self.previewed.emit(key)

    def _forget_previews(self, keys: set[str]) -> None:
        self._mailbox.drop(keys)
        for key in keys:
            self.previews.pop(key, None)

    def _show_take(self, take: Take) -> None:
        doing = self._session.doing(take.panel_id)
        self._forget_previews({take.recipe.digest()})
        if doing is None or self._is_last(doing.job_id, take):
            self.release_panel(take.panel_id)
        self._session.add_take(take)

    def _is_last(self, job_id: str, take: Take) -> bool:
        """Whether a job has nothing more to draw of a take's panel."""
        made = self._made.setdefault(job_id, set())
        made.add((take.panel_id, take.recipe.digest()))
        pictures = pictures_of(self._queue.entry(job_id).job)
        mine = (recipe for panel_id, recipe in pictures if panel_id == take.panel_id)
        return all((take.panel_id, recipe.digest()) in made for recipe in mine)

    def _ended(self, job_id: str, outcome: Outcome) -> None:
        self._show_steps()
        self._queue.ended(outcome)
        error = None
        if isinstance(outcome, Failed):
            error = AppError(outcome.sentence, outcome.way_out)
            self._telling.failed(job_id, error, partial(self.retry_wanted.emit, job_id))
        self.release(job_id, error)
        self.ended.emit(job_id, outcome)

    def _open_panels(self, job_id: str) -> list[str]:
        panels = panels_of(self._queue.entry(job_id).job)
        doing = {i: self._session.doing(i) for i in panels}
        return [i for i, one in doing.items() if one is not None and one.job_id == job_id]

    def _clear_failures(self, before: Project, after: Project) -> None:
        """An edited panel is given another chance."""
        doing = ((panel, self._session.doing(panel.id)) for panel in after.board.panels)
        failed = [panel for panel, one in doing if one is not None and one.error is not None]
        if failed:
            known = set(before.board.panels)
            self._session.set_doing((p.id for p in failed if p not in known), None)


def preview_keys(job: Job) -> set[str]:
    """What the previews of a job belong to: panels by id, others by their recipe's digest."""
    if isinstance(job, CastCharacter | TryOut):
        return {recipe.digest() for recipe in job.recipes}
    keys = set(panels_of(job))
    if isinstance(job, RenderPanels):
        several = varied(job)
        keys |= {p.recipe.digest() for p in job.panels if p.panel_id in several}
    return keys
