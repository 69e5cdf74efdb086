"""The jobs, in order. Belongs to one thread, the one that shows them.

A worker touches only two things: the job, which is frozen, and the entry's `orders`.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from core.domain.events import Progress
from core.jobs.entry import Entry, Orders, State
from core.jobs.jobs import Job, needs_device, panels_of, recipes_of
from core.jobs.outcome import Cancelled, Failed, Finished, Outcome
from core.jobs.roster import Journal, Listener, Roster

NO_DEVICE = ""
"""Where work is done that needs no device."""
PROGRESS_SECONDS = 5.0
"""The journal is told of a job's progress no oftener than this."""


class JobQueue:
    """Jobs in the order in which they are done. Listeners are told of every entry that changed.

    With a journal every change is on disk when a method returns, progress a little later. Where
    the journal cannot be written the queue goes on without it, and catches up with the next
    change; only `add` raises then.
    """

    def __init__(
        self, journal: Journal | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._roster = Roster(journal)
        self._clock = clock
        self._noted: dict[str, float] = {}
        self._paused = False

    # How things stand

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All jobs in the order of their turns, those that are over included."""
        return self._roster.entries

    @property
    def interrupted(self) -> tuple[Entry, ...]:
        """What was not done when the program ended the last time, in order."""
        return tuple(e for e in self.entries if e.state is State.INTERRUPTED)

    @property
    def is_busy(self) -> bool:
        """Whether any job waits or runs."""
        return any(not entry.state.over for entry in self.entries)

    @property
    def paused(self) -> bool:
        """Whether drawing stands still."""
        return self._paused

    def entry(self, job_id: str) -> Entry:
        """One job's entry; KeyError when it is unknown."""
        return self._roster[job_id]

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every new or changed entry; call the result to stop that."""
        return self._roster.listen(listener)

    # What the artist wants

    def add(self, job: Job, front: bool = False) -> Entry:
        """Put a job at the end, or before all that wait. StorageError when it cannot be kept."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        first = next(iter(self._roster.waiting()), None) if front else None
        entry = Entry(job, self._roster.position(first), now)
        self._roster.add(entry)
        return entry

    def move(self, job_id: str, before: str | None) -> None:
        """Let a waiting job have its turn before another, or last; nothing if it has begun."""
        entry = self.entry(job_id)
        if entry.state is not State.WAITING or before == job_id:
            return
        place = float("inf") if before is None else self.entry(before).position
        later = (e for e in self._roster.waiting() if e.position >= place and e.job.id != job_id)
        position = self._roster.position(next(later, None), job_id)
        self._roster.put(replace(self.entry(job_id), position=position))

    def front(self, job_id: str) -> None:
        """Let a waiting job be the next."""
        others = (e.job.id for e in self._roster.waiting() if e.job.id != job_id)
        first = next(others, None)
        if first is not None:
            self.move(job_id, first)

    def pause(self) -> None:
        """Begin nothing more that draws; what draws stands still at its next step."""
        self._paused = True
        for entry in self._roster.drawing():
            entry.orders.hold()
            self._roster.tell(entry)

    def resume(self) -> None:
        """Go on drawing."""
        self._paused = False
        for entry in self._roster.drawing():
            entry.orders.free()
            self._roster.tell(entry)

    def cancel(self, *job_ids: str) -> None:
        """Ask jobs to stop. A waiting one is over at once, a running one when it says so.

        None of them comes back at the next start, however the program ends meanwhile.
        """
        asked = [entry for one in job_ids if not (entry := self.entry(one)).state.over]
        for entry in asked:
            entry.orders.cancel()
        self._roster.put(*(_stopped(entry) for entry in asked))

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
        self._roster.put(replace(entry, dropped=dropped))

    def retry(self, *job_ids: str) -> None:
        """Let jobs that failed or were cancelled or interrupted wait again, at the end.

        A cancelled one wants all its panels again; the others without those that were dropped.
        """
        last = self._roster.position(None)
        chosen = [self.entry(job_id) for job_id in job_ids]
        again = [entry for entry in chosen if entry.state.retriable]
        self._roster.put(*(_again(entry, last + n) for n, entry in enumerate(again)))

    def retry_failed(self) -> None:
        """Let all that failed wait again."""
        self.retry(*(e.job.id for e in self.entries if e.state is State.FAILED))

    def forget(self, *job_ids: str) -> None:
        """Take jobs that are over out of the list."""
        over = [entry for job_id in job_ids if (entry := self.entry(job_id)).state.over]
        self._roster.put(*(replace(entry, state=State.FORGOTTEN) for entry in over))

    def interrupt(self) -> None:
        """The program ends: stop what runs, and keep it with all that waits for the next time."""
        running = [entry for entry in self.entries if not entry.state.over]
        left = [entry for entry in running if not entry.cancelled.is_set()]
        for entry in left:
            entry.orders.cancel()
        self._roster.put(*(replace(entry, state=State.INTERRUPTED) for entry in left))

    # What the workers say

    def take(self, device: str) -> Entry | None:
        """The next job for a device, which runs there from now on; None when there is none.

        A job whose panels or recipes are being drawn elsewhere waits: it finds them done then.
        """
        if device != NO_DEVICE and self._paused:
            return None
        drawn = {one for entry in self._roster.drawing() for one in _drawn_by(entry.job)}
        for entry in self._roster.waiting():
            is_free = not drawn or drawn.isdisjoint(_drawn_by(entry.job))
            if needs_device(entry.job) == (device != NO_DEVICE) and is_free:
                taken = replace(entry, state=State.RUNNING, device=device)
                self._roster.put(taken)
                return taken
        return None

    def progressed(self, job_id: str, progress: Progress) -> None:
        """Note how far a running job is."""
        entry = replace(self.entry(job_id), progress=progress)
        now = self._clock()
        if now - self._noted.get(job_id, float("-inf")) < PROGRESS_SECONDS:
            self._roster.tell(entry)
        else:
            self._noted[job_id] = now
            self._roster.put(entry)

    def ended(self, outcome: Outcome) -> None:
        """Note how a running job ended; an interrupted one stays so unless it got to its end."""
        entry = self.entry(outcome.job_id)
        self._noted.pop(outcome.job_id, None)
        match outcome:
            case Finished():
                self._roster.put(replace(entry, state=State.FINISHED))
            case Cancelled() if entry.state is not State.INTERRUPTED:
                self._roster.put(replace(entry, state=State.CANCELLED))
            case Failed():
                self._roster.put(replace(entry, state=State.FAILED, failure=outcome))


def _stopped(entry: Entry) -> Entry:
    """A job that was asked to stop: over if it had not begun."""
    is_waiting = entry.state is State.WAITING
    return replace(entry, state=State.CANCELLED) if is_waiting else entry


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
