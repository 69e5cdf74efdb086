"""The words of a sheet that are not the artist's, in another language than English."""

from datetime import date

from core.domain.board import Board, Panel, Scene
from core.domain.geometry import Size
from core.domain.project import Project
from core.domain.recipe import Recipe, Take
from core.domain.sheet import SheetTemplate
from core.domain.values import BlobId
from core.export.compose import compose
from core.export.fonts import Fonts
from core.export.frames import Sheet
from core.export.gather import sheet_for
from core.export.marks import Text
from core.export.pdf import paint_pdf
from core.export.phrases import ENGLISH, Phrases
from core.export.words import words_of
from tests.fakes.values import a_picture

FONTS = Fonts()
DAY = date(2026, 3, 9)
GERMAN = Phrases(
    untitled="Ohne Titel",
    one_panel="{} Bild",
    some_panels="{} Bilder",
    scene="Szene {}",
    continued="{} (Fortsetzung)",
    said="„{}“",
    sound="Ton",
    recipe="Keim {} · {} Schritte · {} · Führung {}",
    point=",",
    day="{day}. {month} {year}",
    months=("", "", "März", *("",) * 9),
)
FIELDS = ("duration", "dialogue", "sound", "recipe")


def a_sheet(phrases: Phrases, panels: int = 2) -> Sheet:
    """One panel on each page, all of a scene without a title."""
    made = tuple(
        Panel(id=str(n), scene="s", dialogue="Ha", sound="Wind", duration=2.5)
        for n in range(panels)
    )
    board = Board(id="b", panels=made, scenes=(Scene(id="s"),))
    template = SheetTemplate(columns=1, rows=1, fields=FIELDS)
    project = Project(id="p", title="", board=board, sheet=template)
    size = Size(width=48, height=32)
    recipe = Recipe(model="m", prompt="x", size=size, seed=3, steps=9, guidance=6.5)
    take = Take(
        id="t", project_id="p", panel_id="0", picture=BlobId("r"), recipe=recipe, made_at=""
    )
    return sheet_for(project, [], {"0": take}, DAY, phrases)


def texts(sheet: Sheet) -> list[str]:
    return [m.text for page in compose(sheet, FONTS) for m in page.marks if isinstance(m, Text)]


def test_a_sheet_says_its_own_words_as_it_is_told_to() -> None:
    said = texts(a_sheet(GERMAN))
    whole = "\n".join(said)
    for words in (
        "Ohne Titel",
        "2 Bilder",
        "9. März 2026",
        "„Ha“",
        "9 Schritte",
        "Führung 6,5",
        "5 s",
        "2,5 s",
    ):
        assert words in whole
    assert "Szene 1" in said
    assert "Szene 1 (Fortsetzung)" in said
    assert "Ton" in whole
    english = texts(a_sheet(ENGLISH))
    assert not set(english) & set(said) - {"1 / 2", "2 / 2", "Wind", "x"}


def test_one_panel_is_not_several() -> None:
    assert "1 Bild   ·" in "\n".join(texts(a_sheet(GERMAN, panels=1)))
    assert "1 panel   ·" in "\n".join(texts(a_sheet(ENGLISH, panels=1)))


def test_a_pdf_tells_of_itself_in_the_same_words() -> None:
    sheet = a_sheet(GERMAN, panels=1)
    pdf = paint_pdf(sheet, compose(sheet, FONTS), FONTS, lambda _: a_picture("red", (48, 32)))
    assert f"1 Bild, {sheet.aspect}".encode() in pdf


def test_words_in_letters_that_the_usual_font_lacks_are_looked_for_in_others() -> None:
    chinese = Phrases(some_panels="{} 格", continued="{}（续）", months=("三月",) * 12)
    assert set("格续三月") <= set("".join(words_of(a_sheet(chinese))))
