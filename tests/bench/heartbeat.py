"""How long an event waits for the window's thread, measured from inside its event loop."""

import faulthandler
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

BEAT_MS = 5
LATE_MS = 40
"""Who holds the thread for longer is worth a look."""


@dataclass(frozen=True)
class Delays:
    """The waiting of events that come every 5 ms, in milliseconds.

    `blocks` counts how often the thread was held for longer than 40 ms. The last two leave out
    the time in which the thread could have run but got no processor (Linux says how long): on a
    machine that others use they tell more.
    """

    p50_ms: float
    p99_ms: float
    max_ms: float
    seconds: float
    blocks: int
    given_p99_ms: float
    given_max_ms: float


class Heartbeat(QObject):
    """A timer that notes how late it is.

    A block of 100 ms delays every event that would have come meanwhile, not just one. So each
    late beat counts once for every 5 ms of the block, as if a hand had kept tapping.
    With `why`, the stacks of all threads are written there while a block lasts.
    """

    def __init__(self, why: IO[str] | None = None) -> None:
        super().__init__()
        self._why = why
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._late: list[float] = []
        self._starved: list[float] = []
        self._last = self._waited = 0.0
        stat = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._stat = stat if stat.exists() else None
        self._done: Callable[[], bool] = lambda: True
        self._loop = QEventLoop()

    def until(self, done: Callable[[], bool], seconds: float = 600.0) -> Delays:
        """Run the event loop until `done`. TimeoutError where that takes too long."""
        self._late, self._starved, self._done = [], [], done
        self._last = started = time.perf_counter()
        self._waited = self._queued_ms()
        self._timer.start()
        QTimer.singleShot(round(seconds * 1000), self._loop, lambda: self._loop.exit(1))
        failed = self._loop.exec()
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()
        if failed:
            raise TimeoutError(f"Not done after {seconds} seconds.")
        return delays(self._late, self._starved, time.perf_counter() - started)

    def _beat(self) -> None:
        now = time.perf_counter()
        late = (now - self._last) * 1000 - BEAT_MS
        self._late.append(max(0.0, late))
        queued = self._queued_ms()
        self._starved.append(queued - self._waited)
        self._last, self._waited = now, queued
        if self._why is not None:
            if late > LATE_MS:
                self._why.write(f"=== held for {late:.0f} ms\n\n")
            faulthandler.dump_traceback_later(LATE_MS / 1000, file=self._why)
        if self._done():
            self._loop.quit()

    def _queued_ms(self) -> float:
        """How long this thread has waited for a processor since it began."""
        return int(self._stat.read_text().split()[1]) / 1e6 if self._stat else 0.0


def delays(late: Sequence[float], starved: Sequence[float], seconds: float) -> Delays:
    """What events waited, from how late each beat was."""
    waited = tapped(late)
    given = tapped([max(0.0, one - lost) for one, lost in zip(late, starved, strict=True)])
    return Delays(
        p50_ms=quantile(waited, 0.5),
        p99_ms=quantile(waited, 0.99),
        max_ms=quantile(waited, 1.0),
        seconds=round(seconds, 2),
        blocks=sum(one > LATE_MS for one in late),
        given_p99_ms=quantile(given, 0.99),
        given_max_ms=quantile(given, 1.0),
    )


def tapped(late: Sequence[float]) -> list[float]:
    """How long each of the events waited that came while beats were late, in order of length."""
    return sorted(
        one - passed for one in late for passed in range(0, max(1, int(one) + 1), BEAT_MS)
    )


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value that this share of all lies below."""
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)
