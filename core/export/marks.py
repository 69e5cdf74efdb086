"""What a page is made of, in millimetres from its upper left corner. Painters know no more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from core.domain.values import BlobId
from core.export.layout import Rect

INK = "#1c1c1e"
SOFT = "#68686e"
PAPER = "#ffffff"
EMPTY = "#f4f4f6"
LINE = "#c9c9ce"

Read = Callable[[BlobId], bytes]
"""What gives a picture's bytes."""


@dataclass(frozen=True)
class Text:
    """One line; `x` and `y` are on its baseline, `x` at the side that `align` names."""

    x: float
    y: float
    text: str
    points: float
    bold: bool = False
    colour: str = INK
    align: Literal["left", "right", "centre"] = "left"

    def left(self, width: float) -> float:
        """Where a line that is so wide begins."""
        return self.x - {"left": 0.0, "right": width, "centre": width / 2}[self.align]


@dataclass(frozen=True)
class Box:
    """A filled or outlined box; `line` is the width of the outline."""

    rect: Rect
    fill: str | None = None
    outline: str | None = None
    line: float = 0.2


@dataclass(frozen=True)
class Picture:
    """A picture that fills a box; what stands over is cropped evenly."""

    rect: Rect
    picture: BlobId


Mark = Text | Box | Picture


@dataclass(frozen=True)
class Page:
    """A page and its marks, the first painted first."""

    size: Rect
    marks: tuple[Mark, ...]
