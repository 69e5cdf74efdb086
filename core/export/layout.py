"""Pure geometry: how many cells a page has, how large, and where. Lengths in millimetres."""

from dataclasses import dataclass
from math import ceil

MARGIN = 12.0
HEADER = 19.0
GAP = 6.0
"""Between rows, and the least between columns."""
STRIP = 6.5
"""Above each picture: number, shot, duration."""
CAPTION = 24.0
"""The least height below a picture."""
TALLEST_CAPTION = 44.0
NARROWEST = 40.0
"""Text below a narrower picture can hardly be read."""
DENSEST = 12
COMFORTABLE = 6
"""A page holds at least so many cells where there are so many panels."""
LANDSCAPE_BONUS = 1.12
"""Wide pictures go on a landscape page unless portrait shows them clearly larger."""


@dataclass(frozen=True)
class Rect:
    """A box, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def inset(self, by: float) -> "Rect":
        """The box made smaller on all sides."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


A4_PORTRAIT = Rect(0, 0, 210, 297)
A4_LANDSCAPE = Rect(0, 0, 297, 210)


@dataclass(frozen=True)
class Cell:
    """The three boxes of a panel: strip above, picture, caption below."""

    strip: Rect
    picture: Rect
    caption: Rect


@dataclass(frozen=True)
class Grid:
    """`columns` x `rows` cells on a page, the picture of each `width` wide."""

    page: Rect
    columns: int
    rows: int
    width: float
    ratio: float
    caption: float = TALLEST_CAPTION
    """The height that captions take where the page has room for it."""

    @property
    def per_page(self) -> int:
        """How many cells a page has."""
        return self.columns * self.rows

    @property
    def body(self) -> Rect:
        """What the margins and the header leave."""
        inner = self.page.inset(MARGIN)
        return Rect(inner.x, inner.y + HEADER, inner.width, inner.height - HEADER)

    @property
    def header(self) -> Rect:
        """Title, page number and figures."""
        inner = self.page.inset(MARGIN)
        return Rect(inner.x, inner.y, inner.width, HEADER)

    def pages(self, panels: int) -> int:
        """How many pages so many panels take; an empty board still has one."""
        return max(1, ceil(panels / self.per_page))

    def cell(self, index: int) -> Cell:
        """The cell of a panel, by its index on its page."""
        row, column = divmod(index, self.columns)
        body, height = self.body, self.width / self.ratio
        between = (body.width - self.columns * self.width) / max(1, self.columns - 1)
        x = body.x + column * (self.width + between)
        y = body.y + row * (self._row_height() + GAP)
        picture = Rect(x, y + STRIP, self.width, height)
        caption = self._row_height() - STRIP - height
        return Cell(
            strip=Rect(x, y, self.width, STRIP),
            picture=picture,
            caption=Rect(x, picture.bottom, self.width, caption),
        )

    def _row_height(self) -> float:
        filled = (self.body.height - (self.rows - 1) * GAP) / self.rows
        return min(filled, STRIP + self.width / self.ratio + self.caption)


def grid_for(ratio: float, panels: int) -> Grid:
    """The A4 grid that shows pictures of this width over height largest.

    A page holds at least six panels, or all where there are fewer, and at most twelve.
    """
    enough = min(max(panels, 1), COMFORTABLE)
    grids = [
        grid
        for page in (A4_LANDSCAPE, A4_PORTRAIT)
        for columns in range(1, 7)
        for rows in range(1, 7)
        if enough <= columns * rows <= DENSEST
        and (grid := _grid(page, columns, rows, ratio)).width > 0
    ]
    legible = [grid for grid in grids if grid.width >= NARROWEST]
    return max(legible or grids, key=_worth)


def _grid(page: Rect, columns: int, rows: int, ratio: float) -> Grid:
    """The largest pictures that leave room for strips and captions."""
    body = Grid(page, columns, rows, 1.0, ratio).body
    wide = (body.width - (columns - 1) * GAP) / columns
    high = (body.height - (rows - 1) * GAP) / rows - STRIP - CAPTION
    return Grid(page, columns, rows, max(0.0, min(wide, high * ratio)), ratio)


def _worth(grid: Grid) -> float:
    """The area of a picture, weighed for orientation and for the width that stays empty."""
    wide = grid.ratio >= 4 / 3 and grid.page == A4_LANDSCAPE
    used = grid.columns * grid.width / grid.body.width
    return grid.width**2 / grid.ratio * (LANDSCAPE_BONUS if wide else 1.0) * used
