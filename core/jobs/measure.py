"""What work takes on this machine: the engine's own time, and the device's memory."""

import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from typing import Protocol, TypeVar

from core.domain.events import EngineEvent, Measured, Progress
from core.jobs.costs import Cost

E = TypeVar("E", bound=EngineEvent)


class Gauge(Protocol):
    """Reads a device's memory, in bytes."""

    def reset(self) -> None:
        """Forget the most that was in use."""

    def used(self) -> int:
        """The most that was in use since, as far as the device tells; else what is in use now."""

    def capacity(self) -> int:
        """All there is."""


def measured(
    events: Generator[E, None, None],
    costs: Mapping[str, Cost],
    gauge: Callable[[], Gauge | None],
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[E | Measured]:
    """Pass events on, and say what each phase that has a cost took once it has ended.

    Only the time inside the engine counts. A phase that began in the middle counts for the part
    that was done; one whose work became less on the way is not told of. There may be no gauge
    before a model is loaded.
    """
    watch = _Watch(costs, gauge)
    with closing(events):
        while True:
            before = clock()
            event = next(events, None)
            watch.spent(clock() - before)
            if event is None or (isinstance(event, Progress) and event.phase != watch.phase):
                yield from watch.end()
            if event is None:
                return
            if isinstance(event, Progress):
                watch.progressed(event)
            yield event


class _Watch:
    """One phase after the other."""

    def __init__(self, costs: Mapping[str, Cost], gauge: Callable[[], Gauge | None]) -> None:
        self._costs = costs
        self._gauge = gauge
        self._first: Progress | None = None
        self._last: Progress | None = None
        self._seconds = 0.0
        self._memory = 0

    @property
    def phase(self) -> str:
        return self._last.phase if self._last else ""

    def spent(self, seconds: float) -> None:
        self._seconds += seconds
        gauge = self._gauge() if self.phase in self._costs else None
        if gauge is not None:
            self._memory = max(self._memory, gauge.used())

    def progressed(self, progress: Progress) -> None:
        if self._last is None:
            self._first, self._seconds, self._memory = progress, 0.0, 0
            gauge = self._gauge() if progress.phase in self._costs else None
            if gauge is not None:
                gauge.reset()
        self._last = progress

    def end(self) -> Iterator[Measured]:
        """What the phase took, if that is known."""
        first, last, gauge = self._first, self._last, self._gauge()
        self._first = self._last = None
        cost = self._costs.get(last.phase) if last else None
        if not first or not last or not cost or not gauge or last.total < first.total:
            return
        units = cost.units * (1 - first.done / last.total) if last.total else 0.0
        if units > 0:
            yield Measured(cost.work, self._seconds, units, self._memory, gauge.capacity())
