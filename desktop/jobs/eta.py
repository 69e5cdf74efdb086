"""How long it will take, from the steps that are done; nothing before there are two."""

import time
from collections.abc import Callable

from core.domain.events import Progress


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


def spoken(seconds: float) -> str:
    """Seconds as a person says them: `8 s`, `2 min`, `1 h 05 min`."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"
