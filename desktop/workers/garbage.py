"""Python's cyclic garbage, collected in the window's thread alone.

Python collects in whichever thread happens to allocate. In a worker's thread that would destroy
widgets of a closed dialog there, and Qt does not survive it.
"""

import gc
import time

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
SLOW = 0.05
"""A full collection that takes longer (seconds) would be felt: torch brings a million objects."""


class GarbageCollector(QObject):
    """Collects by a timer of the thread it lives in, as often as Python itself would.

    What survives a slow collection is set aside: it has come to stay.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due, the youngest first."""
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), self._thresholds, strict=True)
        ):
            if not most or count <= most:
                return
            started = time.monotonic()
            gc.collect(generation)
            if time.monotonic() - started > SLOW:
                gc.freeze()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
