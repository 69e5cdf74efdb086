"""Jobs that the end of the program interrupted: the next start offers to go on with them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.domain.errors import AppError
from core.jobs.entry import Entry
from core.jobs.jobs import CastCharacter, ExportSheet, Job, PanelRecipe, RenderPanels, TryOut
from core.storage.library import Library
from desktop.session.notice import Notice
from desktop.session.session import Session
from desktop.session.telling import Telling
from desktop.widgets.text import counted

if TYPE_CHECKING:
    from desktop.session.work import Work

TOPIC = "interrupted"


class Resuming(QObject):
    """Offers interrupted jobs once; they stay in the queue, and stand still, until then."""

    def __init__(self, session: Session, work: "Work", telling: Telling) -> None:
        super().__init__(work)
        self._session = session
        self._work = work
        self._queue = work.queue
        self._telling = telling

    def offer(self) -> None:
        """Say what was interrupted; drop what cannot be gone on with, and say so."""
        self._drop_castings()
        self._drop_orphans()
        left = self._queue.interrupted
        if not left:
            return
        self._queue.listen(self._settle)
        self._telling.say(
            Notice(
                self._interrupted(left),
                self.tr("What they finished is kept."),
                button=self.tr("Resume"),
                action=self._resume,
                second=self.tr("Discard"),
                second_action=self._discard,
                stays=True,
                topic=TOPIC,
            )
        )

    def _interrupted(self, entries: Sequence[Entry]) -> str:
        jobs = counted(
            len(entries),
            self.tr("{} job was interrupted"),
            self.tr("{} jobs were interrupted"),
        )
        left = (left_of(entry, self._session.library) for entry in entries)
        panels = sum(len({one.panel_id for one in each}) for each in left)
        which = counted(panels, self.tr("{} panel"), self.tr("{} panels"))
        return f"{jobs}: {which}." if panels else f"{jobs}."

    def _resume(self) -> None:
        self._work.retry(*(entry.job.id for entry in self._queue.interrupted))

    def _discard(self) -> None:
        """Forget them; the jobs, with what is left of them, can be had back."""
        entries = self._queue.interrupted
        self._queue.forget(*(entry.job.id for entry in entries))
        dropped = counted(
            len(entries),
            self.tr("{} job was discarded."),
            self.tr("{} jobs were discarded."),
        )
        self._telling.say(
            Notice(
                dropped,
                self.tr("What they finished is kept."),
                button=self.tr("Undo"),
                action=partial(self._submit_again, [undone(entry) for entry in entries]),
            )
        )

    def _submit_again(self, jobs: Iterable[Job]) -> None:
        for job in jobs:
            self._work.submit(job)

    def _settle(self, _: Entry) -> None:
        if not self._queue.interrupted:
            self._session.settled.emit(TOPIC)

    def _drop_castings(self) -> None:
        """Candidates are of no use without the artist who picks one: begin anew from the dialog.

        Nor is what was tried out without the one who looks.
        """
        for entry in self._queue.interrupted:
            if isinstance(entry.job, TryOut):
                self._queue.forget(entry.job.id)
            if not isinstance(entry.job, CastCharacter):
                continue
            self._queue.forget(entry.job.id)
            try:
                character = self._session.library.characters.get(entry.job.character_id)
            except (AppError, KeyError):
                continue
            self._telling.interrupted_casting(character)

    def _drop_orphans(self) -> None:
        """Jobs of projects that are in the bin, or gone."""
        there = {heading.id for heading in self._session.library.projects.headings()}
        orphans = [
            entry
            for entry in self._queue.interrupted
            if isinstance(entry.job, RenderPanels | ExportSheet)
            and entry.job.project_id not in there
        ]
        self._queue.forget(*(entry.job.id for entry in orphans))
        if orphans:
            self._telling.dropped(len(orphans))


def undone(entry: Entry) -> Job:
    """A job without the panels that were dropped from it."""
    job = entry.job
    if isinstance(job, RenderPanels):
        panels = tuple(p for p in job.panels if p.panel_id not in entry.dropped)
        return replace(job, panels=panels)
    return job


def left_of(entry: Entry, library: Library) -> tuple[PanelRecipe, ...]:
    """The panels that a job has still to draw."""
    job = undone(entry)
    if not isinstance(job, RenderPanels):
        return ()
    takes = library.takes.of_project(job.project_id)

    def is_made(panel: PanelRecipe) -> bool:
        wanted = panel.recipe.digest()
        return any(each.digest == wanted for each in takes.made(panel.panel_id))

    return tuple(panel for panel in job.panels if not is_made(panel))
