"""How long an event waits for the window's thread, measured from inside its event loop."""

import faulthandler
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

BEAT_MS = 5
LATE_MS = 40
"""Who holds the thread for longer is worth a look."""


@dataclass(frozen=True)
class Delays:
    """The waiting of events that come every 5 ms, in milliseconds."""

    p50_ms: float
    p99_ms: float
    max_ms: float
    seconds: float
    blocks: int
    """How often the thread was held for longer than 40 ms."""


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
        self._last = 0.0
        self._done: Callable[[], bool] = lambda: True
        self._loop = QEventLoop()

    def until(self, done: Callable[[], bool], seconds: float = 600.0) -> Delays:
        """Run the event loop until `done`. TimeoutError where that takes too long."""
        self._late, self._done, started = [], done, time.perf_counter()
        self._last = started
        self._timer.start()
        QTimer.singleShot(round(seconds * 1000), self._loop, lambda: self._loop.exit(1))
        failed = self._loop.exec()
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()
        if failed:
            raise TimeoutError(f"Not done after {seconds} seconds.")
        return delays(self._late, time.perf_counter() - started)

    def _beat(self) -> None:
        now = time.perf_counter()
        late = (now - self._last) * 1000 - BEAT_MS
        self._late.append(max(0.0, late))
        self._last = now
        if self._why is not None:
            if late > LATE_MS:
                self._why.write(f"=== held for {late:.0f} ms\n\n")
            faulthandler.dump_traceback_later(LATE_MS / 1000, file=self._why)
        if self._done():
            self._loop.quit()


def delays(late: list[float], seconds: float) -> Delays:
    """What events waited, from how late each beat was."""
    waited = sorted(
        late_ms - passed
        for late_ms in late
        for passed in range(0, max(1, int(late_ms) + 1), BEAT_MS)
    )
    at = [waited[min(len(waited) - 1, int(share * len(waited)))] for share in (0.5, 0.99)]
    blocks = sum(one > LATE_MS for one in late)
    return Delays(round(at[0], 2), round(at[1], 2), round(waited[-1], 2), round(seconds, 2), blocks)
