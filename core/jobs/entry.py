"""A job as it stands in the queue, and what its artist wants of it while it runs."""

import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.events import Progress
from core.jobs.jobs import Job
from core.jobs.outcome import Failed


class State(StrEnum):
    """Where a job stands.

    Interrupted jobs were waiting or running when the program ended. A forgotten one has left the
    queue: listeners see this state once.
    """

    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    FORGOTTEN = "forgotten"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen on its own."""
        return self not in (State.WAITING, State.RUNNING)

    @property
    def retriable(self) -> bool:
        """Whether the job can wait again."""
        return self in (State.FAILED, State.CANCELLED, State.INTERRUPTED)


class Orders:
    """What is wanted of a job that may be running. Set in one thread, read in another."""

    def __init__(self, dropped: Collection[str] = ()) -> None:
        self.cancelled = threading.Event()
        self._dropped = frozenset(dropped)
        self._free = threading.Event()
        self._free.set()

    @property
    def dropped(self) -> frozenset[str]:
        """The panels that are no longer wanted."""
        return self._dropped

    def wants(self, panel_id: str) -> bool:
        """Whether a panel is still to be drawn."""
        return panel_id not in self._dropped

    def drop(self, panel_id: str) -> None:
        """A panel is no longer wanted."""
        self._dropped |= {panel_id}

    def cancel(self) -> None:
        """Stop, also where the job is held."""
        self.cancelled.set()
        self._free.set()

    def hold(self) -> None:
        """Stand still at the next step until `free` or `cancel`."""
        if not self.cancelled.is_set():
            self._free.clear()

    def free(self) -> None:
        """Go on."""
        self._free.set()

    def go_on(self) -> bool:
        """Wait while held; then say whether to go on."""
        self._free.wait()
        return not self.cancelled.is_set()


@dataclass(frozen=True)
class Entry:
    """A job in the queue as it stands now; a change makes a new entry.

    Entries are in order of their `position`. `submitted_at` is in UTC, ISO 8601; `device` is
    where it runs or ran last (empty for work that needs none).
    """

    job: Job
    position: float
    submitted_at: str
    state: State = State.WAITING
    progress: Progress | None = None
    failure: Failed | None = None
    dropped: frozenset[str] = frozenset()
    device: str = ""
    orders: Orders = field(default_factory=Orders, compare=False)

    @property
    def cancelled(self) -> threading.Event:
        """Set once the job was asked to stop."""
        return self.orders.cancelled
