"""Previews on their way from the workers to the window: paced, the newest only, in turn."""

import threading
import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

EVERY_MS = 100
"""The window is shown a preview no oftener than this, however many panels are drawn."""


class Previews(QObject):
    """A mailbox with one place for each panel. Lives in the window's thread.

    A preview that is late is overwritten by the next one of its panel, so that a window which is
    busy never has a backlog. Panels take turns.

    Signals:
        shown: what a preview belongs to (a panel's id, the digest of a casting recipe), its PNG.
    """

    shown = Signal(str, object)
    _arrived = Signal()

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._lock = threading.Lock()
        self._newest: dict[str, bytes] = {}
        self._told = False
        self._last = float("-inf")
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._show_next)
        self._arrived.connect(self._arrange, Qt.ConnectionType.QueuedConnection)

    def put(self, key: str, png: bytes) -> None:
        """A preview was made. Call it from any thread."""
        with self._lock:
            self._newest[key] = png
            told, self._told = self._told, True
        if not told:
            self._arrived.emit()

    def drop(self, keys: Iterable[str]) -> None:
        """Nobody wants these any more: their picture is there, or their job is over."""
        with self._lock:
            for key in keys:
                self._newest.pop(key, None)

    def _arrange(self) -> None:
        waited = (self._clock() - self._last) * 1000
        self._timer.start(max(0, round(EVERY_MS - waited)) if waited < EVERY_MS else 0)

    def _show_next(self) -> None:
        with self._lock:
            key = next(iter(self._newest), None)
            png = self._newest.pop(key) if key is not None else b""
            self._told = bool(self._newest)
            more = self._told
        if key is None:
            return
        self._last = self._clock()
        if more:
            self._timer.start(EVERY_MS)
        self.shown.emit(key, png)
