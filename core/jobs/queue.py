"""The jobs, in order. Belongs to one thread, the one that shows them.

A worker touches only two things: the job, which is frozen, and the entry's `orders`.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from core.domain.errors import StorageError
from core.domain.events import Progress
from core.jobs.entry import Entry, Orders, State
from core.jobs.jobs import Job, needs_device, panels_of, recipes_of
from core.jobs.outcome import Cancelled, Failed, Finished, Outcome

log = logging.getLogger(__name__)

NO_DEVICE = ""
"""Where work is done that needs no device."""
KEPT = 20
"""Jobs that are finished or cancelled stay in the list so long; the oldest go first."""
PROGRESS_SECONDS = 5.0
"""The journal is told of a job's progress no oftener than this."""

Listener = Callable[[Entry], None]


class Journal(Protocol):
    """Where a queue is kept (core/jobs/journal.py)."""

    def read(self) -> Sequence[Entry]:
        """What was left of the last queue, in order."""

    def write(self, entries: Sequence[Entry]) -> None:
        """Note how entries stand. Raises StorageError."""


class JobQueue:
    """Jobs in the order in which they are done. Listeners are told of every entry that changed.

    With a journal every change is on disk when a method returns, progress a little later. Where
    the journal cannot be written the queue goes on without it, and catches up with the next
    change; only `add` raises then.
    """

    def __init__(
        self, journal: Journal | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._listeners: list[Listener] = []
        self._ended: list[str] = []
        self._unwritten: dict[str, Entry] = {}
        self._noted: dict[str, float] = {}
        self._paused = False
        found = journal.read() if journal is not None else ()
        self._entries = {entry.job.id: entry for entry in found}

    # How things stand

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All jobs in the order of their turns, those that are over included."""
        return tuple(sorted(self._entries.values(), key=lambda entry: entry.position))

    @property
    def interrupted(self) -> tuple[Entry, ...]:
        """What was not done when the program ended the last time, in order."""
        return tuple(e for e in self.entries if e.state is State.INTERRUPTED)

    @property
    def is_busy(self) -> bool:
        """Whether any job waits or runs."""
        return any(not entry.state.over for entry in self._entries.values())

    @property
    def paused(self) -> bool:
        """Whether drawing stands still."""
        return self._paused

    def entry(self, job_id: str) -> Entry:
        """One job's entry; KeyError when it is unknown."""
        return self._entries[job_id]

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every new or changed entry; call the result to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # What the artist wants

    def add(self, job: Job, front: bool = False) -> Entry:
        """Put a job at the end, or before all that wait. StorageError when it cannot be kept."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        first = next(iter(self._waiting()), None) if front else None
        entry = Entry(job, self._position(first), now)
        if self._journal is not None:
            self._journal.write([entry])
        self._tell(entry)
        return entry

    def move(self, job_id: str, before: str | None) -> None:
        """Let a waiting job have its turn before another, or last; nothing if it has begun."""
        entry = self.entry(job_id)
        if entry.state is not State.WAITING or before == job_id:
            return
        place = float("inf") if before is None else self.entry(before).position
        later = (e for e in self._waiting() if e.position >= place and e.job.id != job_id)
        position = self._position(next(later, None), job_id)
        self._put(replace(self.entry(job_id), position=position))

    def front(self, job_id: str) -> None:
        """Let a waiting job be the next."""
        others = (e.job.id for e in self._waiting() if e.job.id != job_id)
        first = next(others, None)
        if first is not None:
            self.move(job_id, first)

    def pause(self) -> None:
        """Begin nothing more that draws; what draws stands still at its next step."""
        self._paused = True
        for entry in self._running():
            entry.orders.hold()
            self._tell(entry)

    def resume(self) -> None:
        """Go on drawing."""
        self._paused = False
        for entry in self._running():
            entry.orders.free()
            self._tell(entry)

    def cancel(self, *job_ids: str) -> None:
        """Ask jobs to stop. A waiting one is over at once, a running one when it says so."""
        entries = [self.entry(job_id) for job_id in job_ids]
        for entry in entries:
            if not entry.state.over:
                entry.orders.cancel()
            if entry.state is State.RUNNING:
                self._tell(entry)
        waiting = [entry for entry in entries if entry.state is State.WAITING]
        self._put(*(replace(entry, state=State.CANCELLED) for entry in waiting))

    def cancel_others(self, job_id: str) -> None:
        """Cancel all jobs but one."""
        self.cancel(*(e.job.id for e in self.entries if e.job.id != job_id))

    def cancel_all(self) -> None:
        """Cancel everything."""
        self.cancel(*(entry.job.id for entry in self.entries))

    def cancel_panel(self, job_id: str, panel_id: str) -> None:
        """Leave one panel of a job out; without its last panel the job is cancelled."""
        entry = self.entry(job_id)
        if entry.state.over or panel_id not in panels_of(entry.job):
            return
        dropped = entry.dropped | {panel_id}
        if dropped.issuperset(panels_of(entry.job)):
            self.cancel(job_id)
            return
        entry.orders.drop(panel_id)
        self._put(replace(entry, dropped=dropped))

    def retry(self, *job_ids: str) -> None:
        """Let jobs that failed or were cancelled or interrupted wait again, at the end.

        A cancelled one wants all its panels again; the others without those that were dropped.
        """
        last = self._position(None)
        chosen = [self.entry(job_id) for job_id in job_ids]
        again = [entry for entry in chosen if entry.state.retriable]
        self._ended = [one for one in self._ended if one not in job_ids]
        self._put(*(_again(entry, last + n) for n, entry in enumerate(again)))

    def retry_failed(self) -> None:
        """Let all that failed wait again."""
        self.retry(*(e.job.id for e in self.entries if e.state is State.FAILED))

    def forget(self, *job_ids: str) -> None:
        """Take jobs that are over out of the list."""
        over = [entry for job_id in job_ids if (entry := self.entry(job_id)).state.over]
        self._put(*(replace(entry, state=State.FORGOTTEN) for entry in over))

    def interrupt(self) -> None:
        """The program ends: stop what runs, and keep it with all that waits for the next time."""
        left = [entry for entry in self.entries if not entry.state.over]
        for entry in left:
            entry.orders.cancel()
        self._put(*(replace(entry, state=State.INTERRUPTED) for entry in left))

    # What the workers say

    def take(self, device: str) -> Entry | None:
        """The next job for a device, which runs there from now on; None when there is none.

        A job whose panels or recipes are being drawn elsewhere waits: it finds them done then.
        """
        if device != NO_DEVICE and self._paused:
            return None
        drawn = {one for entry in self._running() for one in _drawn_by(entry.job)}
        for entry in self._waiting():
            is_free = not drawn or drawn.isdisjoint(_drawn_by(entry.job))
            if needs_device(entry.job) == (device != NO_DEVICE) and is_free:
                taken = replace(entry, state=State.RUNNING, device=device)
                self._put(taken)
                return taken
        return None

    def progressed(self, job_id: str, progress: Progress) -> None:
        """Note how far a running job is."""
        entry = replace(self.entry(job_id), progress=progress)
        now = self._clock()
        if now - self._noted.get(job_id, float("-inf")) < PROGRESS_SECONDS:
            self._tell(entry)
        else:
            self._noted[job_id] = now
            self._put(entry)

    def ended(self, outcome: Outcome) -> None:
        """Note how a running job ended; an interrupted one stays so unless it got to its end."""
        entry = self.entry(outcome.job_id)
        self._noted.pop(outcome.job_id, None)
        match outcome:
            case Finished():
                self._put(replace(entry, state=State.FINISHED))
            case Cancelled() if entry.state is not State.INTERRUPTED:
                self._put(replace(entry, state=State.CANCELLED))
            case Failed():
                self._put(replace(entry, state=State.FAILED, failure=outcome))

    # Inside

    def _waiting(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.state is State.WAITING]

    def _running(self) -> list[Entry]:
        """Those that draw."""
        entries = self._entries.values()
        return [e for e in entries if e.state is State.RUNNING and needs_device(e.job)]

    def _position(self, before: Entry | None, moved: str = "") -> float:
        """A place before another entry or at the end, as if a moved one had none of its own."""
        others = [entry for entry in self.entries if entry.job.id != moved]
        if before is None:
            return others[-1].position + 1 if others else 1.0
        at = [entry.job.id for entry in others].index(before.job.id)
        left = others[at - 1].position if at else before.position - 2
        middle = (left + before.position) / 2
        if left < middle < before.position:
            return middle
        self._put(*(replace(entry, position=float(n)) for n, entry in enumerate(self.entries)))
        return self._position(self.entry(before.job.id), moved)

    def _put(self, *entries: Entry) -> None:
        """Entries changed: write them down, then tell the listeners."""
        self._unwritten |= {entry.job.id: entry for entry in entries}
        if self._journal is None:
            self._unwritten.clear()
        elif self._unwritten:
            try:
                self._journal.write(list(self._unwritten.values()))
                self._unwritten.clear()
            except StorageError as error:
                log.warning("The queue could not be written down. %s", error)
        for entry in entries:
            self._tell(entry)
        self._prune(entries)

    def _prune(self, entries: Sequence[Entry]) -> None:
        """Of the jobs that are finished or cancelled, the oldest leave the list."""
        done = (State.FINISHED, State.CANCELLED)
        self._ended += [entry.job.id for entry in entries if entry.state in done]
        oldest = [one for one in self._ended[:-KEPT] if one in self._entries]
        self._ended = self._ended[-KEPT:]
        if oldest:
            self.forget(*oldest)

    def _tell(self, entry: Entry) -> None:
        if entry.state is State.FORGOTTEN:
            del self._entries[entry.job.id]
        else:
            self._entries[entry.job.id] = entry
        for listener in tuple(self._listeners):
            listener(entry)


def _again(entry: Entry, position: float) -> Entry:
    """A job that waits anew."""
    dropped = frozenset() if entry.state is State.CANCELLED else entry.dropped
    return replace(
        entry,
        position=position,
        state=State.WAITING,
        progress=None,
        failure=None,
        dropped=dropped,
        orders=Orders(dropped),
    )


def _drawn_by(job: Job) -> set[object]:
    """What no two workers should draw at once."""
    return {*panels_of(job), *recipes_of(job)}
