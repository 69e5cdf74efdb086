"""A board as time: when each panel begins, and which one is seen at a moment."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from core.domain.board import Panel


class Reel:
    """Panels one after the other, each as long as its duration. Times are in seconds."""

    def __init__(self, panels: Sequence[Panel] = ()) -> None:
        self.panel_ids = tuple(panel.id for panel in panels)
        ends = tuple(accumulate(panel.duration for panel in panels))
        self.starts = (0.0, *ends)[: len(panels)]
        self.total = ends[-1] if ends else 0.0

    def at(self, seconds: float) -> int:
        """The place of the panel that is seen then, from 0.

        One of no duration is never seen; from the end on it is the last one.
        """
        return max(0, bisect_right(self.starts, min(seconds, self.total)) - 1)

    def place(self, panel_id: str) -> int:
        """Where a panel stands; 0 where it is not on the reel."""
        return self.panel_ids.index(panel_id) if panel_id in self.panel_ids else 0
