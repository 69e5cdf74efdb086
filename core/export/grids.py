"""The grid of a sheet: as its template says, or else the one that shows pictures largest."""

from collections.abc import Iterable
from dataclasses import replace

from core.domain.sheet import SheetTemplate
from core.export.layout import (
    CAPTION,
    GAP,
    HEADER,
    SCENE,
    STRIP,
    TALLEST_CAPTION,
    USUAL,
    USUAL_FONT,
    Grid,
    Rect,
    Room,
)

NARROWEST = 40.0
"""Text below a narrower picture can hardly be read."""
DENSEST = 12
COMFORTABLE = 6
"""A page holds at least so many cells where there are so many panels."""
LANDSCAPE_BONUS = 1.12
"""Wide pictures go on a landscape page unless portrait shows them clearly larger."""
PAPERS = {
    "A4": (210.0, 297.0),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "A3": (297.0, 420.0),
    "Tabloid": (279.4, 431.8),
}


def grid_for(
    ratio: float, panels: int, template: SheetTemplate | None = None, room: Room | None = None
) -> Grid:
    """The grid of a template for pictures of this width over height.

    What the template leaves open is chosen so that pictures are largest: a page then holds at
    least six panels, or all where there are fewer, and at most twelve.
    """
    template, room = template or USUAL, room or Room()
    enough = min(max(panels, 1), COMFORTABLE)
    pairs = [
        (columns, rows)
        for columns in _choices(template.columns, 2 if template.text == "right" else 6)
        for rows in _choices(template.rows, 6)
    ]
    fixed = bool(template.columns and template.rows)
    fitting = [pair for pair in pairs if enough <= pair[0] * pair[1] <= DENSEST]
    grids = [
        _grid(page, *pair, ratio, template, room)
        for page in _pages(template)
        for pair in (pairs if fixed else fitting or pairs)
    ]
    possible = [grid for grid in grids if grid.picture > 0] or grids
    legible = [grid for grid in possible if grid.picture >= NARROWEST]
    return max(legible or possible, key=_worth)


def room_for(template: SheetTemplate, has_strip: bool, has_text: bool, has_scenes: bool) -> Room:
    """The room that the texts of a template take."""
    scale = template.font_size / USUAL_FONT
    return Room(
        margins=template.margins,
        header=0.0 if template.header.is_empty else HEADER,
        strip=STRIP * scale if has_strip else 0.0,
        caption=CAPTION * scale if has_text else 0.0,
        tallest=TALLEST_CAPTION * scale if has_text else 0.0,
        scene=SCENE if has_scenes else 0.0,
    )


def _choices(fixed: int, most: int) -> Iterable[int]:
    return (fixed,) if fixed else range(1, most + 1)


def _pages(template: SheetTemplate) -> list[Rect]:
    short, long = PAPERS[template.paper]
    pages = {"landscape": Rect(0, 0, long, short), "portrait": Rect(0, 0, short, long)}
    return [page for name, page in pages.items() if template.orientation in ("auto", name)]


def _grid(
    page: Rect, columns: int, rows: int, ratio: float, template: SheetTemplate, room: Room
) -> Grid:
    """The largest pictures that leave room for strips and captions."""
    bare = Grid(page, columns, rows, 1.0, ratio, room)
    wide = (bare.body.width - (columns - 1) * GAP) / columns
    if template.text == "right":
        return replace(bare, width=wide, yields=True, beside=True).headed(rows)
    if template.columns or template.rows:
        grid = replace(bare, width=wide, yields=True)
        return grid.fitted(min(room.caption, grid.tallest))
    picture = max(0.0, min(wide, (bare.filled - room.strip - room.caption) * ratio))
    return replace(bare, width=picture, picture=picture, caption=room.tallest)


def _worth(grid: Grid) -> float:
    """The area of a picture, weighed for orientation and for the width that stays empty."""
    wide = grid.ratio >= 4 / 3 and grid.page.width > grid.page.height
    used = grid.columns * grid.width / grid.body.width
    return grid.picture**2 / grid.ratio * (LANDSCAPE_BONUS if wide else 1.0) * used
