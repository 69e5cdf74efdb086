from dataclasses import replace

import pytest

from core.export.grids import DENSEST, NARROWEST, grid_for
from core.export.layout import CAPTION, STRIP, Rect

ASPECTS = {"2.39:1": 2.39, "16:9": 16 / 9, "4:3": 4 / 3, "1:1": 1.0, "4:5": 0.8, "9:16": 9 / 16}
EXTREMES = {"4:1": 4.0, "1:4": 0.25}
COUNTS = (0, 1, 2, 3, 5, 6, 9, 13, 300)


def inside(inner: Rect, outer: Rect) -> bool:
    slack = 1e-6
    return (
        inner.x >= outer.x - slack
        and inner.y >= outer.y - slack
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def overlap(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


@pytest.mark.parametrize("panels", COUNTS)
@pytest.mark.parametrize("ratio", [*ASPECTS.values(), *EXTREMES.values()])
def test_every_cell_lies_on_its_page_and_on_no_other(ratio: float, panels: int) -> None:
    grid = grid_for(ratio, panels)
    cells = [grid.cell(index) for index in range(grid.per_page)]
    boxes = [box for cell in cells for box in (cell.strip, cell.picture, cell.caption)]
    assert all(inside(box, grid.body) for box in boxes)
    assert not any(overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert not any(overlap(box, grid.header) for box in boxes)


@pytest.mark.parametrize("panels", COUNTS)
@pytest.mark.parametrize("ratio", ASPECTS.values())
def test_pictures_have_the_boards_aspect_and_captions_can_be_read(
    ratio: float, panels: int
) -> None:
    cell = grid_for(ratio, panels).cell(0)
    assert cell.picture.width / cell.picture.height == pytest.approx(ratio)
    assert cell.picture.width >= NARROWEST
    assert cell.caption.height >= CAPTION - 1e-6
    assert cell.strip.height == STRIP


@pytest.mark.parametrize(("panels", "pages"), [(0, 1), (1, 1), (5, 1), (6, 1), (13, 3)])
def test_a_page_holds_six_panels_or_all(panels: int, pages: int) -> None:
    grid = grid_for(16 / 9, panels)
    assert grid.pages(panels) == pages
    assert min(max(panels, 1), 6) <= grid.per_page <= DENSEST


def test_wide_pictures_go_on_landscape_pages_and_tall_ones_on_portrait() -> None:
    assert grid_for(16 / 9, 6).page.width == 297
    assert grid_for(9 / 16, 6).page.width == 210


def test_short_captions_bring_the_rows_together() -> None:
    grid = grid_for(1.0, 6)
    short = replace(grid, caption=10.0)
    assert short.cell(3).strip.y < grid.cell(3).strip.y
    assert short.cell(0).caption.height == pytest.approx(10.0)
