"""The jobs of a session, in order. Belongs to one thread, the one that shows it.

A worker touches only two things: the job, which is frozen, and `cancelled`, a flag.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.domain.events import Progress
from core.jobs.jobs import Job
from core.jobs.outcome import Cancelled, Failed, Finished, Outcome


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (State.WAITING, State.RUNNING)


@dataclass(frozen=True)
class Entry:
    """A job in the queue as it stands now; a change makes a new entry."""

    job: Job
    state: State = State.WAITING
    progress: Progress | None = None
    failure: Failed | None = None
    cancelled: threading.Event = field(default_factory=threading.Event, compare=False)


Listener = Callable[[Entry], None]


class JobQueue:
    """First in, first out. Listeners are told of every entry that changed."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._listeners: list[Listener] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All jobs in the order they came in, those that are over included."""
        return tuple(self._entries.values())

    def entry(self, job_id: str) -> Entry:
        """One job's entry; KeyError when it is unknown."""
        return self._entries[job_id]

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every new or changed entry; call the result to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def add(self, job: Job) -> Entry:
        """Put a job at the end."""
        return self._put(Entry(job))

    def take(self) -> Entry | None:
        """The first waiting job, which is running from now on; None when nothing waits."""
        waiting = (e for e in self._entries.values() if e.state is State.WAITING)
        first = next(waiting, None)
        return first and self._put(replace(first, state=State.RUNNING))

    def progressed(self, job_id: str, progress: Progress) -> None:
        """Note how far a running job is."""
        self._put(replace(self.entry(job_id), progress=progress))

    def ended(self, outcome: Outcome) -> None:
        """Note how a running job ended."""
        entry = self.entry(outcome.job_id)
        match outcome:
            case Finished():
                self._put(replace(entry, state=State.FINISHED))
            case Cancelled():
                self._put(replace(entry, state=State.CANCELLED))
            case Failed():
                self._put(replace(entry, state=State.FAILED, failure=outcome))

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop. A waiting one is over at once, a running one when it says so."""
        entry = self.entry(job_id)
        entry.cancelled.set()
        if entry.state is State.WAITING:
            self._put(replace(entry, state=State.CANCELLED))

    def _put(self, entry: Entry) -> Entry:
        self._entries[entry.job.id] = entry
        for listener in tuple(self._listeners):
            listener(entry)
        return entry
