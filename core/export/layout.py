"""Pure geometry: where the cells of a page lie, and what is in them. Lengths in millimetres."""

from dataclasses import dataclass, replace
from math import ceil

from core.domain.sheet import Margins, SheetTemplate

HEADER = 19.0
GAP = 6.0
"""Between rows, and the least between columns."""
STRIP = 6.5
"""Above each picture: number, shot, duration. At the usual font size, like all heights of text."""
SCENE = 8.0
"""Above a row in which a scene begins."""
CAPTION = 24.0
"""The least height below a picture."""
TALLEST_CAPTION = 44.0
CAPTION_SHARE = 0.45
"""In a grid that the artist chose, captions take no more of a cell, unless there is room."""
BESIDE = 4.0
"""Between a picture and the text at its right."""
WIDEST_BESIDE = 0.55
"""A picture with text at its right takes no more of a cell's width."""
ALONE = 120.0
"""The text of a lone column is at least so wide."""
USUAL = SheetTemplate()
USUAL_FONT = USUAL.font_size


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


@dataclass(frozen=True)
class Cell:
    """The three boxes of a panel: strip above, picture, caption below or at the right."""

    strip: Rect
    picture: Rect
    caption: Rect


@dataclass(frozen=True)
class Room:
    """What every page of a sheet needs beside pictures."""

    margins: Margins = USUAL.margins
    header: float = HEADER
    strip: float = STRIP
    caption: float = CAPTION
    tallest: float = TALLEST_CAPTION
    scene: float = 0.0


@dataclass(frozen=True)
class Grid:
    """`columns` x `rows` cells on a page, each `width` wide, its picture at most as wide.

    Where it `yields`, pictures give way to captions and rows fill the page; else a cell is as
    wide as its picture, and rows come together.
    """

    page: Rect
    columns: int
    rows: int
    width: float
    ratio: float
    room: Room = Room()
    picture: float = 0.0
    caption: float = TALLEST_CAPTION
    """The height that captions take where the page has room for it."""
    yields: bool = False
    beside: bool = False
    headings: int | None = None
    """How many rows of a page have a scene's heading at most; by default each may have one."""

    @property
    def per_page(self) -> int:
        """How many cells a page has."""
        return self.columns * self.rows

    @property
    def inner(self) -> Rect:
        """What the margins leave."""
        edge = self.room.margins
        width = self.page.width - edge.left - edge.right
        return Rect(edge.left, edge.top, width, self.page.height - edge.top - edge.bottom)

    @property
    def body(self) -> Rect:
        """What the margins and the header leave."""
        inner, header = self.inner, self.room.header
        return Rect(inner.x, inner.y + header, inner.width, inner.height - header)

    @property
    def header(self) -> Rect:
        """Title, page number and figures."""
        inner = self.inner
        return Rect(inner.x, inner.y, inner.width, self.room.header)

    def pages(self, panels: int) -> int:
        """How many pages so many panels take; an empty board still has one."""
        return max(1, ceil(panels / self.per_page))

    def cell(self, index: int, headings: int = 0) -> Cell:
        """The cell of a panel, by its index on its page, below so many rows of headings."""
        row, column = divmod(index, self.columns)
        body, strip = self.body, self.room.strip
        between = (body.width - self.columns * self.width) / max(1, self.columns - 1)
        x = body.x + column * (self.width + between)
        y = body.y + self._top() + row * (self._row_height() + GAP) + headings * self.room.scene
        if self.beside:
            return self._cell_beside(x, y)
        text = self._text_width()
        left = x + (self.width - text) / 2
        height = self.picture / self.ratio
        picture = Rect(left + (text - self.picture) / 2, y + strip, self.picture, height)
        caption = self._row_height() - strip - height
        return Cell(
            strip=Rect(left, y, text, strip),
            picture=picture,
            caption=Rect(left, picture.bottom, text, caption),
        )

    def heading(self, index: int, headings: int) -> Rect:
        """Above a panel whose row has a scene's heading, the last of so many on the page."""
        strip = self.cell(index, headings).strip
        return Rect(strip.x, strip.y - self.room.scene, strip.width, self.room.scene)

    def headed(self, headings: int) -> "Grid":
        """The grid when no page has more rows with a scene's heading."""
        grid = replace(self, headings=headings)
        if not self.beside:
            return grid
        high = grid.filled - self.room.strip
        return replace(grid, picture=max(0.0, min(self._widest(), high * self.ratio)))

    def fitted(self, caption: float) -> "Grid":
        """The grid when the longest caption is so high."""
        if self.beside:
            return self
        if not self.yields:
            return replace(self, caption=caption)
        high = self.filled - self.room.strip - min(caption, self.tallest)
        return replace(
            self,
            caption=min(caption, self.tallest),
            picture=max(1.0, min(self.width, high * self.ratio)),
        )

    @property
    def tallest(self) -> float:
        """The height that captions may take."""
        if self.beside or not self.yields:
            return self.cell(0).caption.height
        cell = self.filled - self.room.strip
        return max(cell * CAPTION_SHARE, cell - self.width / self.ratio) if self.room.caption else 0

    def _cell_beside(self, x: float, y: float) -> Cell:
        strip = self.room.strip
        picture = Rect(x, y + strip, self.picture, self.picture / self.ratio)
        left = picture.right + BESIDE
        return Cell(
            strip=Rect(x, y, self.width, strip),
            picture=picture,
            caption=Rect(left, picture.y, x + self.width - left, self._row_height() - strip),
        )

    def _widest(self) -> float:
        """How wide a picture with text at its right may be."""
        return self.width * WIDEST_BESIDE if self.room.caption else self.width

    def _text_width(self) -> float:
        """Where nothing but a strip goes with a picture, it is as wide as that."""
        if not self.room.caption:
            return self.picture
        alone = self.yields and self.columns == 1
        return max(self.picture, min(self.width, ALONE)) if alone else self.width

    def _top(self) -> float:
        """A lone row stands in the middle of the page."""
        lone = self.yields and self.rows == 1
        return (self.filled - self._row_height()) / 2 if lone else 0.0

    @property
    def filled(self) -> float:
        """The height of a row where rows fill the page."""
        headings = self.rows if self.headings is None else self.headings
        room = self.body.height - headings * self.room.scene - (self.rows - 1) * GAP
        return room / self.rows

    def _row_height(self) -> float:
        """Rows of a grid that the artist chose fill the page: there is room to write."""
        if self.yields and self.rows > 1 and self.room.caption:
            return self.filled
        caption = 0.0 if self.beside else self.caption
        return min(self.filled, self.room.strip + self.picture / self.ratio + caption)
