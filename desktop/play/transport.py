"""What time it is in the animatic: play, pause and seek by a clock that never goes back."""

import time
from collections.abc import Callable


class Transport:
    """Counts the seconds of real time that it plays.

    The position is always worked out from when playing began, never added up from frame to frame:
    however late the window looks, nothing drifts. `clock` gives seconds, from anywhere.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: float | None = None
        self._from = 0.0

    @property
    def is_playing(self) -> bool:
        """Whether the time goes on."""
        return self._began is not None

    @property
    def position(self) -> float:
        """Seconds from the beginning."""
        if self._began is None:
            return self._from
        return self._from + self._clock() - self._began

    def play(self) -> None:
        """Go on from here."""
        if self._began is None:
            self._began = self._clock()

    def pause(self) -> None:
        """Stay here."""
        self._from, self._began = self.position, None

    def seek(self, seconds: float) -> None:
        """Be at this moment; what plays goes on from there."""
        self._from = seconds
        if self._began is not None:
            self._began = self._clock()
