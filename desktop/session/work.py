"""From the artist's wishes to jobs, and from what jobs say back to the session."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPixmap

from core.domain.character import Character
from core.domain.errors import AppError
from core.domain.events import (
    CandidateMade,
    Exported,
    JobEvent,
    PanelNotice,
    Progress,
    TakeMade,
)
from core.domain.project import Project
from core.domain.prompting import MENTION, casting_recipe
from core.domain.values import new_id
from core.jobs.jobs import CastCharacter, ExportSheet, Job, PanelRecipe, RenderPanels
from core.jobs.outcome import Cancelled, Failed, Outcome
from core.jobs.queue import JobQueue
from core.jobs.queue import State as JobState
from core.jobs.record import record
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.session.standing import Doing, State
from desktop.workers.pool import Pool


class Work(QObject):
    """Puts jobs into the queue and applies what they say.

    Signals:
        candidate_made: a CandidateMade.
        previewed: what a preview belongs to: a panel's id, or the digest of a casting recipe.
        ended: a job's id and its Outcome.
        cancelling: the id of a job that was asked to stop.
        casting_wanted: a Character that must be cast before a panel can be drawn.
    """

    candidate_made = Signal(object)
    previewed = Signal(str)
    ended = Signal(str, object)
    cancelling = Signal(str)
    casting_wanted = Signal(object)

    def __init__(self, session: Session, queue: JobQueue, pool: Pool) -> None:
        super().__init__()
        self.session = session
        self.queue = queue
        self.previews: dict[str, QPixmap] = {}
        self._pool = pool
        pool.said.connect(self._hear)
        pool.previews.shown.connect(self._preview)
        session.project_changed.connect(self._clear_failures)

    # Wishes

    def generate(self, panel_ids: Iterable[str] | None = None) -> str | None:
        """Draw these panels, or all, as far as they need it; the job's id when there is one."""
        session = self.session
        all_ids = [panel.id for panel in session.project.board.panels]
        ids = all_ids if panel_ids is None else list(panel_ids)
        standing = {i: session.standing(i) for i in ids}
        idle = [i for i in ids if standing[i].state not in (State.QUEUED, State.RUNNING)]
        errors = [(i, error) for i in idle if (error := standing[i].error) is not None]
        self._say_left_out(errors)
        wanted = [
            PanelRecipe(i, recipe)
            for i in idle
            if (recipe := standing[i].recipe) is not None and not standing[i].is_current
        ]
        if wanted:
            return self.submit(RenderPanels(new_id(), session.project.id, tuple(wanted)))
        if idle and not errors:
            self._say(
                self.tr("Every picture is up to date."),
                self.tr("Change a prompt, or roll a seed, to get another one."),
            )
        elif ids and not idle:
            self._say(
                self.tr("This is being drawn already."),
                self.tr("What you changed since can be generated when it is finished."),
            )
        return None

    def cast(self, character: Character, seeds: Sequence[int]) -> str:
        """Make a candidate of a character for each seed; the job's id.

        Raises AppError when the character cannot be drawn, or there is no model.
        """
        session = self.session
        if session.traits is None:
            raise session.model_error
        recipes = tuple(
            casting_recipe(session.project, character, session.style, session.traits, seed)
            for seed in seeds
        )
        return self.submit(CastCharacter(new_id(), character.id, character.name, recipes))

    def export(self, path: Path) -> str:
        """Write the open project's sheet; the job's id."""
        return self.submit(ExportSheet(new_id(), self.session.project.id, (str(path),)))

    def submit(self, job: Job) -> str:
        """Put a job at the end of the queue. What is on screen is saved first."""
        self.session.save()
        self.queue.add(job)
        for panel_id in panels_of(job):
            self.session.set_doing(panel_id, Doing(job.id))
        self._pool.wake()
        return job.id

    def cancel(self, job_id: str) -> None:
        """Stop a job within one denoising step; what it finished stays."""
        waits = self.queue.entry(job_id).state is JobState.WAITING
        self.queue.cancel(job_id)
        self.cancelling.emit(job_id)
        if waits:
            self._release(job_id, None)
            self.ended.emit(job_id, Cancelled(job_id))

    def cancel_all(self) -> None:
        """Stop everything."""
        for entry in reversed(self.queue.entries):
            if not entry.state.over:
                self.cancel(entry.job.id)

    @property
    def is_busy(self) -> bool:
        """Whether any job waits or runs."""
        return any(not entry.state.over for entry in self.queue.entries)

    def stop(self) -> None:
        """End all work; the worker's thread is gone when this returns."""
        self._pool.stop()

    # What jobs say

    def _hear(self, job_id: str, event: JobEvent | Outcome) -> None:
        match event:
            case Progress():
                self.queue.progressed(job_id, event)
                self._progressed(job_id, event)
            case PanelNotice():
                self._say_noticed(event)
            case TakeMade():
                self._keep(job_id, event)
            case CandidateMade(_, anchor):
                self.previews.pop(anchor.recipe.digest(), None)
                self.candidate_made.emit(event)
            case Exported(path):
                self._say_exported(Path(path))
            case _:
                self._ended(job_id, event)

    def _progressed(self, job_id: str, progress: Progress) -> None:
        for panel_id in self._open_panels(job_id):
            step = Doing(job_id, progress.phase, progress.done, progress.total, started=True)
            self.session.set_doing(panel_id, step)

    def _preview(self, key: str, png: bytes) -> None:
        picture = QPixmap()
        if picture.loadFromData(png):
            self.previews[key] = picture
            self.previewed.emit(key)
            self.session.panel_changed.emit(key)

    def _keep(self, job_id: str, event: TakeMade) -> None:
        """Write a take down and show it; where that fails, say so and stop the job."""
        try:
            record(event, self.session.library)
        except AppError as error:
            self.session.said.emit(notice_of(error))
            self.cancel(job_id)
            return
        self.previews.pop(event.take.panel_id, None)
        self.session.set_doing(event.take.panel_id, None)
        self.session.add_take(event.take)

    def _ended(self, job_id: str, outcome: Outcome) -> None:
        self.queue.ended(outcome)
        error = None
        if isinstance(outcome, Failed):
            error = AppError(outcome.sentence, outcome.way_out)
            self.session.said.emit(notice_of(error))
        self._release(job_id, error)
        self.ended.emit(job_id, outcome)

    def _release(self, job_id: str, error: AppError | None) -> None:
        """The panels a job did not finish stand as before, or as failed."""
        for key in preview_keys(self.queue.entry(job_id).job):
            self.previews.pop(key, None)
        for panel_id in self._open_panels(job_id):
            failed = Doing(job_id, error=error) if error is not None else None
            self.session.set_doing(panel_id, failed)

    def _open_panels(self, job_id: str) -> list[str]:
        panels = panels_of(self.queue.entry(job_id).job)
        doing = {i: self.session.doing(i) for i in panels}
        return [i for i, one in doing.items() if one is not None and one.job_id == job_id]

    def _clear_failures(self, before: Project, after: Project) -> None:
        """An edited panel is given another chance."""
        known = set(before.board.panels)
        for panel in after.board.panels:
            doing = self.session.doing(panel.id)
            if doing is not None and doing.error is not None and panel not in known:
                self.session.set_doing(panel.id, None)

    # What the artist is told

    def _say(self, sentence: str, way_out: str = "", error: bool = False) -> None:
        self.session.said.emit(Notice(sentence, way_out, is_error=error))

    def _say_left_out(self, errors: list[tuple[str, AppError]]) -> None:
        """Which panels cannot be drawn, why the first one cannot, and a way out to press."""
        if not errors:
            return
        board = self.session.project.board
        places = [board.index(panel_id) for panel_id, _ in errors]
        first = errors[0][1]
        which = self.tr("Panel {} was left out.").format(places[0] + 1)
        if len(places) > 1:
            which = self.tr("{} panels were left out.").format(len(places))
        notice = Notice(
            f"{which} {first.sentence}",
            first.way_out,
            is_error=True,
        )
        uncast = self._uncast(board.panels[places[0]].prompt)
        if uncast is not None:
            button = self.tr("Cast {}…").format(uncast.name)
            wish = partial(self.casting_wanted.emit, uncast)
            notice = replace(notice, button=button, action=wish)
        self.session.said.emit(notice)

    def _uncast(self, prompt: str) -> Character | None:
        """The first character of a prompt that has not been cast."""
        names = [name.casefold() for name in MENTION.findall(prompt)]
        waiting = {one.name.casefold(): one for one in self.session.cast if not one.is_cast}
        return next((waiting[name] for name in names if name in waiting), None)

    def _say_noticed(self, event: PanelNotice) -> None:
        """What was noticed of a panel that is open; its take keeps it for the others."""
        panels = self.session.project.board.panels
        number = next((n for n, p in enumerate(panels, 1) if p.id == event.panel_id), 0)
        if number:
            self._say(self.tr("Panel {}: {}").format(number, event.sentence))

    def _say_exported(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        self.session.said.emit(
            replace(
                Notice(self.tr("The sheet is written: {}").format(path.name)),
                button=self.tr("Open folder"),
                action=partial(QDesktopServices.openUrl, folder),
            )
        )


def panels_of(job: Job) -> tuple[str, ...]:
    """The panels a job draws."""
    return tuple(p.panel_id for p in job.panels) if isinstance(job, RenderPanels) else ()


def preview_keys(job: Job) -> set[str]:
    """What the previews of a job belong to: panels by id, candidates by their recipe's digest."""
    if isinstance(job, CastCharacter):
        return {recipe.digest() for recipe in job.recipes}
    return set(panels_of(job))
