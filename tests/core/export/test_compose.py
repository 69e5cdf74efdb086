from typing import Any

import pytest

from core.domain.board import Board, Caption, Panel, Scene, Text
from core.domain.project import Project
from core.domain.sheet import Header, SheetTemplate
from core.export.compose import compose
from core.export.fonts import Fonts
from core.export.frames import Sheet
from core.export.gather import sheet_for
from core.export.layout import Rect
from core.export.marks import Box, Page, Picture
from core.export.marks import Text as Line
from core.export.templates import built_in
from tests.fakes.values import a_take

FONTS = Fonts()
ASPECTS = ("2.39:1", "16:9", "1:1", "9:16")
LONG = "Mia runs after her hat through the forest until she meets Rob, who has it on. " * 4


def a_board(aspect: str = "16:9", panels: int = 7, **changes: Any) -> Board:
    """Long texts, none, and a scene that begins in the middle."""
    made = tuple(
        Panel(id=str(n), prompt="a fox", scene="b" if n > 2 else "a", action=LONG * (n % 2))
        for n in range(panels)
    )
    scenes = (Scene(id="a", title="Harbour"), Scene(id="b", title="Wood", sequence="Act One"))
    return Board(**{"id": "b", "aspect": aspect, "panels": made, "scenes": scenes, **changes})


def a_sheet(template: SheetTemplate, board: Board | None = None, **taken: Any) -> Sheet:
    project = Project(id="p", title="The hat", board=board or a_board(), sheet=template)
    return sheet_for(project, [], taken)


def said(pages: list[Page]) -> str:
    return " ".join(mark.text for page in pages for mark in page.marks if isinstance(mark, Line))


def frames(page: Page) -> list[Rect]:
    """Where the pictures of a page are framed."""
    return [mark.rect for mark in page.marks if isinstance(mark, Box) and mark.outline]


@pytest.mark.parametrize("orientation", ["auto", "portrait", "landscape"])
@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("template", built_in(), ids=lambda each: each.name)
def test_everything_of_every_template_stays_on_its_page(
    template: SheetTemplate, aspect: str, orientation: str
) -> None:
    template = template.replace(orientation=orientation)
    board = a_board(aspect)
    pages = compose(a_sheet(template, board), FONTS)
    edge = template.margins
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, Line):
                left = mark.left(FONTS.of(mark.bold).width(mark.text, mark.points))
                right = left + FONTS.of(mark.bold).width(mark.text, mark.points)
                top, bottom = mark.y, mark.y
            else:
                left, right = mark.rect.x, mark.rect.right
                top, bottom = mark.rect.y, mark.rect.bottom
            assert left >= edge.left - 0.01
            assert right <= page.size.width - edge.right + 0.01
            assert top >= edge.top - 0.01
            assert bottom <= page.size.height - edge.bottom + 0.01
    ratio = {"2.39:1": 2.39, "16:9": 16 / 9, "1:1": 1.0, "9:16": 9 / 16}[aspect]
    for rect in frames(pages[0]):
        assert rect.width / rect.height == pytest.approx(ratio)


@pytest.mark.parametrize("template", built_in(), ids=lambda each: each.name)
def test_no_text_runs_into_a_picture(template: SheetTemplate) -> None:
    for page in compose(a_sheet(template, a_board("1:1", 12)), FONTS):
        lines = [m for m in page.marks if isinstance(m, Line) and m.text != "a fox"]
        for rect in frames(page):
            for line in lines:
                left = line.left(FONTS.of(line.bold).width(line.text, line.points))
                is_beside = left >= rect.right or line.x <= rect.x - 0.01
                assert is_beside or line.y <= rect.y or line.y > rect.bottom


@pytest.mark.parametrize(
    ("paper", "size"),
    [("Letter", (215.9, 279.4)), ("Legal", (215.9, 355.6)), ("A3", (297, 420)),
     ("Tabloid", (279.4, 431.8))],
)  # fmt: skip
def test_paper_and_orientation_are_the_artists(paper: str, size: tuple[float, float]) -> None:
    for orientation, expected in (("portrait", size), ("landscape", size[::-1])):
        template = SheetTemplate(paper=paper, orientation=orientation)
        page = compose(a_sheet(template), FONTS)[0]
        assert (page.size.width, page.size.height) == expected


@pytest.mark.parametrize(("columns", "rows"), [(2, 3), (3, 3), (1, 1), (10, 10)])
def test_a_grid_has_as_many_cells_as_was_said(columns: int, rows: int) -> None:
    template = SheetTemplate(columns=columns, rows=rows)
    pages = compose(a_sheet(template, a_board(panels=columns * rows + 1)), FONTS)
    assert [len(frames(page)) for page in pages] == [columns * rows, 1]
    assert len({round(rect.x, 3) for rect in frames(pages[0])}) == columns


def test_columns_alone_may_be_said() -> None:
    page = compose(a_sheet(SheetTemplate(columns=4), a_board(panels=12)), FONTS)[0]
    assert len({round(rect.x, 3) for rect in frames(page)}) == 4


def test_text_at_the_right_stands_beside_its_picture() -> None:
    template = SheetTemplate(columns=1, rows=5, text="right")
    page = compose(a_sheet(template), FONTS)[0]
    (line, *_) = (m for m in page.marks if isinstance(m, Line) and m.text.startswith("Mia runs"))
    picture = frames(page)[1]
    assert line.x > picture.right
    assert picture.y < line.y < picture.bottom


def test_fields_are_shown_in_the_templates_order() -> None:
    board = a_board(captions=(Caption(key="action"), Caption(key="fx", label="Effects")))
    panel = Panel(
        id="x", shot="CU", lens="85 mm", action="She runs.", own=(Text(key="fx", text="Fog"),)
    )
    board = board.replace(panels=(panel,), scenes=())
    words = said(compose(a_sheet(SheetTemplate(fields=("lens", "fx", "action")), board), FONTS))
    assert words.index("85 mm") < words.index("Effects") < words.index("Fog")
    assert words.index("Fog") < words.index("She runs.")
    assert "CU" not in words
    assert "2 s" not in words.partition("85 mm")[2]


def test_a_caption_is_called_as_the_artist_called_it() -> None:
    board = a_board(captions=(Caption(key="notes", label="Director"),))
    board = board.replace(panels=(Panel(id="x", notes="Hold."),), scenes=())
    assert "Director Hold." in said(compose(a_sheet(SheetTemplate(), board), FONTS))


def test_the_seed_and_the_prompt_are_shown_where_they_are_wanted() -> None:
    take = a_take(Project(id="p", title="", board=a_board()), panel_id="0")
    template = SheetTemplate(fields=("prompt", "recipe"))
    words = said(compose(a_sheet(template, a_board(panels=1), **{"0": take}), FONTS))
    assert "a fox" in words
    assert f"Seed {take.recipe.seed} · {take.recipe.steps} steps" in words


def test_scenes_are_named_where_they_begin_and_go_on() -> None:
    template = SheetTemplate(columns=2, rows=2)
    first, second = compose(a_sheet(template, a_board(panels=7)), FONTS)[:2]
    assert "1   Harbour" in said([first])
    assert "2   Act One · Wood" in said([first])
    assert "2   Act One · Wood (continued)" in said([second])


def test_panels_are_numbered_in_the_boards_pattern() -> None:
    board = a_board(numbering="scene.panel")
    words = said(compose(a_sheet(SheetTemplate(), board), FONTS))
    assert "1.3" in words
    assert "2.1" in words


def test_a_header_shows_the_artists_words_and_only_what_is_wanted() -> None:
    header = Header(shows=("title",), subtitle="Episode 3", author="Ann", version="V2")
    words = said(compose(a_sheet(SheetTemplate(header=header)), FONTS))
    assert words.startswith("The hat Episode 3 V2   ·   Ann")
    assert "panels" not in words
    assert "/" not in words


def test_a_sheet_without_a_header_has_its_room_for_pictures() -> None:
    bare = SheetTemplate(columns=1, rows=1, header=Header(shows=()))
    page = compose(a_sheet(bare), FONTS)[0]
    assert (
        frames(page)[0].y < frames(compose(a_sheet(bare.replace(header=Header())), FONTS)[0])[0].y
    )


def test_a_logo_stands_before_the_title() -> None:
    template = SheetTemplate(header=Header(logo="logo"))
    page = compose(a_sheet(template).replace(logo_ratio=2.0), FONTS)[0]
    (logo,) = (mark for mark in page.marks if isinstance(mark, Picture))
    title = next(m for m in page.marks if isinstance(m, Line) and m.text == "The hat")
    assert logo.rect.width == pytest.approx(2 * logo.rect.height)
    assert title.x > logo.rect.right
