"""Python's cyclic garbage, collected in the window's thread alone.

Python collects in whichever thread happens to allocate. In a worker's thread that would destroy
widgets of a closed dialog there, and Qt does not survive it.
"""

import gc
import time

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
SLOW = 0.02
"""A collection that takes longer (seconds) would be felt."""
MANY = 20_000
"""So many new objects within a second come from an import; torch brings a million."""


class GarbageCollector(QObject):
    """Collects by a timer of the thread it lives in, as often as Python itself would.

    What survives a slow collection is set aside, and so is what an import brings: it has come to
    stay, and looking through it would hold the window up.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due, the youngest first."""
        if gc.get_count()[0] > MANY:
            gc.freeze()
            return
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), self._thresholds, strict=True)
        ):
            if not most or count <= most:
                return
            started = time.thread_time()
            gc.collect(generation)
            if time.thread_time() - started > SLOW:
                gc.freeze()

    def stop(self) -> None:
        """Leave it to whoever it was left to before."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()
