"""From the artist's wishes to jobs in the queue, and what becomes of them there."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from core.domain.character import Character
from core.domain.errors import AppError, StorageError
from core.domain.events import Measured
from core.domain.prompting import casting_recipe
from core.domain.style import Style
from core.domain.values import new_id
from core.jobs.entry import State as JobState
from core.jobs.jobs import CastCharacter, ExportSheet, Job, PanelRecipe, RenderPanels, project_of
from core.jobs.outcome import Cancelled
from core.jobs.queue import JobQueue
from desktop.session.keeping import Keeping
from desktop.session.phrases import SheetPhrases
from desktop.session.reports import Reports
from desktop.session.resuming import Resuming
from desktop.session.session import Session
from desktop.session.standing import Standing
from desktop.session.telling import Telling
from desktop.session.wishes import Wishes, another_seed
from desktop.workers.pool import Pool


class Work(QObject):
    """Puts jobs into the queue and gives them orders. Answers at once, whatever runs.

    Signals:
        candidate_made: a CandidateMade.
        reconstructed: a ReconstructionMade.
        tried: a TriedOut.
        previewed: what a preview belongs to: a panel's id, or the digest of the recipe of a
            candidate or a variation.
        ended: a job's id and its Outcome.
        casting_wanted: a Character that must be cast before a panel can be drawn.
        model_changed: a device's model was loaded, or has left the memory.
        measured: a Measured, what a device's work took of its memory.
        paused: True when drawing stands still from now on, False when it goes on.
    """

    candidate_made = Signal(object)
    reconstructed = Signal(object)
    tried = Signal(object)
    previewed = Signal(str)
    ended = Signal(str, object)
    casting_wanted = Signal(object)
    model_changed = Signal()
    measured = Signal(object)
    paused = Signal(bool)

    def __init__(self, session: Session, queue: JobQueue, pool: Pool) -> None:
        super().__init__()
        self.session = session
        self.queue = queue
        self._pool = pool
        self._wishes = Wishes(session)
        self._phrases = SheetPhrases(self)
        self.keeping = Keeping(session, self)
        self._telling = Telling(session, self)
        self._reports = Reports(session, queue, pool.previews, self.keeping, self._telling, self)
        self._resuming = Resuming(session, self, self._telling)
        self._connect()

    def _connect(self) -> None:
        reports = self._reports
        self._pool.said.connect(reports.hear)
        self._pool.said.connect(self._note_measured)
        self._pool.model_changed.connect(self.model_changed)
        reports.candidate_made.connect(self.candidate_made)
        reports.reconstructed.connect(self.reconstructed)
        reports.tried.connect(self.tried)
        reports.previewed.connect(self.previewed)
        reports.ended.connect(self.ended)
        reports.retry_wanted.connect(self.retry)
        self._telling.casting_wanted.connect(self.casting_wanted)
        self.queue.listen(self._telling.settle)

    def begin(self) -> None:
        """The window stands: offer what was interrupted the last time."""
        self._resuming.offer()

    # Wishes

    def generate(self, panel_ids: Iterable[str] | None = None) -> str | None:
        """Draw these panels, or all, as far as they need it; the job's id when there is one.

        What is drawn already is shown in place of a take that was chosen before.
        """
        wishes = self._wishes
        idle = self._drawable(self._panel_ids() if panel_ids is None else list(panel_ids))
        if covered := wishes.covered(idle):
            self._uncover(covered)
            idle = wishes.idle(idle)
        wanted = wishes.wanted(idle)
        if wanted:
            return self._render(wishes.complete(wanted))
        if idle and all(one.error is None for one in idle.values()):
            self._telling.up_to_date()
        return None

    def generate_stale(self) -> str | None:
        """Draw the panels whose picture is out of date; the job's id when there is one."""
        stale = self._wishes.stale()
        if not stale:
            self._telling.up_to_date()
        return self.generate(stale)

    def redraw(self, panel_id: str) -> str | None:
        """Draw a panel from another seed, in one step that can be undone; the job's id."""
        if not self._is_drawable(panel_id):
            return None
        project = self.session.project
        panel = project.board.panel(panel_id)
        board = project.board.with_panel(panel.replace(seed=another_seed(panel)))
        self.session.edit(self.tr("Another seed"), project.replace(board=board))
        return self.generate([panel_id])

    def vary(self, panel_id: str, count: int) -> str | None:
        """Draw a panel from several seeds, as one job; which one is seen stays as it is.

        The panel itself asks for the seed it had. Returns the job's id when there is one.
        """
        if not self._is_drawable(panel_id):
            return None
        return self._render(self._wishes.varied(panel_id, count))

    def restyle(self, style: Style | None) -> str | None:
        """Give the board another style, or none, and draw all that is not locked."""
        if self.session.library.read_only:
            self.session.say_read_only()
            return None
        project = self.session.project.replace(style_id=style.id if style else None)
        self.session.edit(self.tr("Restyle the board"), project)
        return self.generate()

    def wish(self, panel_ids: Iterable[str] | None = None) -> RenderPanels | None:
        """What generating these panels, or all, would ask for now: a job to forecast."""
        unlocked = self._wishes.unlocked()
        ids = unlocked if panel_ids is None else [i for i in panel_ids if i in unlocked]
        return self._wish(self._wishes.wanted(self._wishes.idle(ids)))

    def wish_restyled(self, style: Style | None) -> RenderPanels | None:
        """What giving the board another style would ask for now: a job to forecast."""
        return self._wish(self._wishes.restyled(style))

    def cast(self, character: Character, seeds: Sequence[int]) -> str:
        """Make a candidate of a character for each seed; the job's id.

        Raises AppError when the character cannot be drawn, there is no model, or the library is
        open for reading only.
        """
        session = self.session
        if session.library.read_only:
            raise StorageError(
                "Nothing can be drawn: this library is open for reading only.",
                "Close the other window that has it open.",
            )
        if session.traits is None:
            raise session.model_error
        recipes = tuple(
            casting_recipe(session.project, character, session.style, session.traits, seed)
            for seed in seeds
        )
        return self.submit(CastCharacter(new_id(), character.id, character.name, recipes))

    def export(self, path: Path) -> str | None:
        """Write the open project's sheet; the job's id."""
        project = self.session.project
        takes = (self.session.standing(panel.id).take for panel in project.board.panels)
        ids = tuple(take.id for take in takes if take is not None)
        phrases = self._phrases.all()
        return self._try_to_submit(ExportSheet(new_id(), project.id, (str(path),), ids, phrases))

    def submit(self, job: Job) -> str:
        """Put a job at the end of the queue. What is on screen is saved first.

        Raises StorageError when the queue cannot be kept.
        """
        self.session.save()
        self.queue.add(job)
        self._reports.begin(job.id)
        self._pool.wake()
        return job.id

    # Orders

    def cancel(self, job_id: str) -> None:
        """Stop a job within one denoising step; what it finished stays."""
        waits = self.queue.entry(job_id).state is JobState.WAITING
        self.queue.cancel(job_id)
        self._reports.release(job_id)
        if waits:
            self.ended.emit(job_id, Cancelled(job_id))

    def cancel_all(self) -> None:
        """Stop everything."""
        self._cancel_but(None)

    def cancel_others(self, job_id: str) -> None:
        """Stop everything but one job."""
        self._cancel_but(job_id)

    def cancel_projects(self, project_ids: Collection[str]) -> None:
        """Stop what is done for projects; their panels are not waited for any more."""
        for entry in reversed(self.queue.entries):
            if not entry.state.over and project_of(entry.job) in project_ids:
                self.cancel(entry.job.id)

    def cancel_panels(self, panel_ids: Iterable[str]) -> None:
        """Leave panels out of the jobs that draw them; the jobs go on with the others."""
        for panel_id in panel_ids:
            doing = self.session.doing(panel_id)
            if doing is not None and doing.error is None:
                self.queue.cancel_panel(doing.job_id, panel_id)
                self._reports.release_panel(panel_id)

    def retry(self, *job_ids: str) -> None:
        """Let jobs that failed, or were cancelled or interrupted, wait again.

        Those that were removed, or have been begun again since, are passed over.
        """
        there = {entry.job.id: entry for entry in self.queue.entries}
        again = [i for i in job_ids if i in there and there[i].state.retriable]
        self.queue.retry(*again)
        for job_id in again:
            self._reports.begin(job_id)
        self._pool.wake()

    def retry_failed(self) -> None:
        """Let all that failed wait again."""
        self.retry(*(e.job.id for e in self.queue.entries if e.state is JobState.FAILED))

    def pause(self) -> None:
        """Let drawing stand still at its next step."""
        self.queue.pause()
        self.paused.emit(True)

    def resume(self) -> None:
        """Go on drawing."""
        self.queue.resume()
        self.paused.emit(False)
        self._pool.wake()

    def free_memory(self) -> None:
        """Let the model go: at once where nothing runs, else when the running job has ended."""
        self._pool.free_memory()

    def _note_measured(self, _: str, event: object) -> None:
        if isinstance(event, Measured):
            self.measured.emit(event)

    # How things stand

    @property
    def previews(self) -> dict[str, QPixmap]:
        """What is being drawn, by panel or by the digest of a recipe (see `previewed`)."""
        return self._reports.previews

    @property
    def is_busy(self) -> bool:
        """Whether any job waits or runs."""
        return self.queue.is_busy

    @property
    def is_loaded(self) -> bool:
        """Whether a model is in memory."""
        return any(self._pool.is_loaded(device) for device in self._pool.devices)

    @property
    def devices(self) -> tuple[str, ...]:
        """Where drawing is done."""
        return self._pool.devices

    def stop(self) -> None:
        """End all work; what is not done is kept for the next start. No thread is left."""
        self._pool.stop()
        self.keeping.stop()

    def _uncover(self, panel_ids: Sequence[str]) -> None:
        """Choose no take of these panels any more."""
        board = self.session.project.board
        for panel_id in panel_ids:
            board = board.with_panel(board.panel(panel_id).replace(take="", chosen_at=""))
        self.session.edit(self.tr("Generate"), self.session.project.replace(board=board))

    def _panel_ids(self) -> list[str]:
        return [panel.id for panel in self.session.project.board.panels]

    def _is_drawable(self, panel_id: str) -> bool:
        """Whether a panel can be drawn anew; else the artist is told why not."""
        one = self._drawable([panel_id], anew=True).get(panel_id)
        return one is not None and one.error is None

    def _drawable(self, ids: Sequence[str], anew: bool = False) -> dict[str, Standing]:
        """How panels stand that can be given to the queue; of the others the artist is told.

        Of locked ones that are up to date nothing is said, unless all should be drawn `anew`.
        """
        if self.session.library.read_only:
            self.session.say_read_only()
            return {}
        ids = self._unlocked(ids, anew)
        idle = self._wishes.idle(ids)
        errors = [(i, one.error) for i, one in idle.items() if one.error is not None]
        self._telling.left_out(errors)
        if ids and not idle:
            self._telling.drawn_already()
        return idle

    def _unlocked(self, panel_ids: Sequence[str], anew: bool) -> list[str]:
        """These panels without the locked ones, of which the artist is told."""
        board = self.session.project.board
        locked = [i for i in panel_ids if board.panel(i).locked]
        if any(anew or not self.session.standing(i).is_current for i in locked):
            self._telling.locked(len(locked))
        return [i for i in panel_ids if i not in locked]

    def _render(self, panels: tuple[PanelRecipe, ...]) -> str | None:
        return self._try_to_submit(RenderPanels(new_id(), self.session.project.id, panels))

    def _wish(self, panels: tuple[PanelRecipe, ...]) -> RenderPanels | None:
        return RenderPanels("", self.session.project.id, panels) if panels else None

    def _try_to_submit(self, job: Job) -> str | None:
        try:
            return self.submit(job)
        except AppError as error:
            self._telling.error(error)
            return None

    def _cancel_but(self, kept: str | None) -> None:
        """Stop jobs, the last ones first, so that none begins meanwhile."""
        for entry in reversed(self.queue.entries):
            if not entry.state.over and entry.job.id != kept:
                self.cancel(entry.job.id)
