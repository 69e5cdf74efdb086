"""What a sheet says and shows: plain values."""

from datetime import date

from core.domain.board import Panel
from core.domain.recipe import Recipe
from core.domain.values import Value


class Frame(Value):
    """One panel: its words and, where there is one, its picture (PNG) with the recipe."""

    panel: Panel
    number: int
    prompt: str
    picture: bytes | None = None
    recipe: Recipe | None = None


class Sheet(Value):
    """A board ready for paper. `ratio` is width over height, `day` the date in the header."""

    title: str
    aspect: str
    ratio: float
    cast: tuple[str, ...]
    frames: tuple[Frame, ...]
    day: date

    @property
    def seconds(self) -> float:
        """How long all panels last together."""
        return sum(frame.panel.duration for frame in self.frames)
