"""How long it will take, from the steps that are done; nothing before there are two."""

import time
from collections.abc import Callable

from core.domain.events import Progress
from core.jobs.entry import Entry, State
from core.jobs.queue import JobQueue


class Eta:
    """Watches the progress of one job, phase by phase."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._phase = ""
        self._first = (0, 0.0)

    def seconds(self, progress: Progress) -> float | None:
        """The seconds left in this phase; None while that cannot be known."""
        now = self._clock()
        if progress.phase != self._phase or progress.done < self._first[0]:
            self._phase = progress.phase
            self._first = (progress.done, now)
        steps = progress.done - self._first[0]
        if steps < 2:
            return None
        return (now - self._first[1]) / steps * (progress.total - progress.done)

    def stood_still(self, seconds: float) -> None:
        """Time passed in which nothing could be done."""
        self._first = (self._first[0], self._first[1] + seconds)


class Etas:
    """The seconds left of every job that runs. Time while the queue is paused does not count."""

    def __init__(self, queue: JobQueue, clock: Callable[[], float] = time.monotonic) -> None:
        self._queue = queue
        self._clock = clock
        self._etas: dict[str, Eta] = {}
        self._seconds: dict[str, float | None] = {}
        self._held: float | None = None
        queue.listen(self._watch)

    def of(self, job_id: str) -> float | None:
        """The seconds left in a job's phase; None while that cannot be known."""
        return self._seconds.get(job_id)

    def _watch(self, entry: Entry) -> None:
        self._watch_pause()
        job_id = entry.job.id
        if entry.state is not State.RUNNING:
            self._etas.pop(job_id, None)
            self._seconds.pop(job_id, None)
        elif entry.progress is not None and self._held is None:
            eta = self._etas.setdefault(job_id, Eta(self._clock))
            self._seconds[job_id] = eta.seconds(entry.progress)

    def _watch_pause(self) -> None:
        if self._queue.paused and self._held is None:
            self._held = self._clock()
        elif not self._queue.paused and self._held is not None:
            held, self._held = self._clock() - self._held, None
            for eta in self._etas.values():
                eta.stood_still(held)


def spoken(seconds: float) -> str:
    """Seconds as a person says them: `8 s`, `2 min`, `1 h 05 min`."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"
