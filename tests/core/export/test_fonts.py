import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from shutil import which

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image

from core.domain.board import Board, Panel
from core.domain.project import Project
from core.export.compose import compose
from core.export.fonts import Fonts
from core.export.gather import lacking, sheet_for
from core.export.marks import Text
from core.export.png import paint
from core.export.sheet import write_sheet
from core.export.system_fonts import RESTRICTED, FontFile, _searched, fonts_for, readable
from core.export.writing import clusters, directed, turned_around

KANJI = "東京"


def a_font(path: Path, characters: str, embeddable: bool = True, table: str = "") -> Path:
    """A font whose every character is a black square, one em wide."""
    names = [".notdef", *(f"g{ord(c):x}" for c in characters)]
    pen = TTGlyphPen(None)
    for at, place in enumerate(((0, 0), (0, 800), (900, 800), (900, 0))):
        (pen.lineTo if at else pen.moveTo)(place)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"g{ord(c):x}" for c in characters})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    builder.setupOS2(fsType=0 if embeddable else RESTRICTED)
    builder.setupPost()
    if table:
        builder.font[table] = builder.font["post"]
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


@pytest.fixture
def kanji(tmp_path: Path) -> Fonts:
    """Fonts on a machine that has one for two ideographs."""
    path = a_font(tmp_path / "fonts" / "Kanji.ttf", KANJI)

    def find(characters: frozenset[str], bold: bool) -> Iterable[FontFile]:
        return [FontFile(path)] if characters & set(KANJI) else []

    return Fonts(find)


def a_sheet(words: str):
    board = Board(id="b", panels=(Panel(id="0", action=words),))
    return sheet_for(Project(id="p", title="T", board=board), [], {})


def test_a_line_is_set_in_as_many_fonts_as_it_needs(kanji: Fonts) -> None:
    words = "In 東京, now"
    kanji.learn([words])
    runs = kanji.regular.runs(words, 10)
    assert [run.text for run in runs] == ["In ", "東京", ", now"]
    assert runs[1].font is not runs[0].font
    assert runs[2].x == pytest.approx(runs[1].x + 2 * 10 * 25.4 / 72)
    whole = runs[2].x + runs[2].font.width_of(", now") * 10 * 25.4 / 72
    assert kanji.regular.width(words, 10) == pytest.approx(whole)


def test_what_the_machine_has_is_printed_and_what_it_lacks_is_named(
    kanji: Fonts, tmp_path: Path
) -> None:
    sheet = a_sheet("東京 𐪀")
    assert lacking(sheet, kanji) == ("𐪀", "0")
    page = compose(sheet, kanji)[0]
    (line,) = (mark for mark in page.marks if isinstance(mark, Text) and "東" in mark.text)
    image = paint(page, kanji, lambda _: b"")
    scale = 200 / 25.4
    for nth in (0, 1):  # the middle of each black square
        x = line.x + (nth + 0.45) * line.points * 25.4 / 72
        y = line.y - 0.4 * line.points * 25.4 / 72
        assert sum(image.getpixel((round(x * scale), round(y * scale)))) < 3 * 60
    if which("pdftotext") is None:
        pytest.skip("poppler-utils is not installed")
    (pdf,) = write_sheet(sheet, tmp_path / "sheet.pdf", lambda _: b"", kanji)
    told = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    assert "東京" in told.stdout
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True)
    assert len(re.findall("yes yes yes", fonts.stdout)) == 3


def test_the_machine_is_asked_once(tmp_path: Path) -> None:
    asked: list[frozenset[str]] = []

    def find(characters: frozenset[str], bold: bool) -> Iterable[FontFile]:
        asked.append(characters)
        return []

    fonts = Fonts(find)
    for _ in range(3):
        fonts.learn(["東京", "plain"])
    assert asked == [frozenset(KANJI)] * 2  # regular and bold


def test_fonts_that_must_not_be_embedded_or_paint_in_colours_are_left_alone(
    tmp_path: Path,
) -> None:
    free = a_font(tmp_path / "Free.ttf", KANJI)
    assert readable(FontFile(free)) == frozenset(KANJI)
    for path in (
        a_font(tmp_path / "Restricted.ttf", KANJI, embeddable=False),
        a_font(tmp_path / "Colour.ttf", KANJI, table="sbix"),
    ):
        assert readable(FontFile(path)) == frozenset()
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\x00\x01\x00\x00 no font")
    assert readable(FontFile(broken)) == frozenset()


def test_folders_are_searched_for_plain_fonts_first(tmp_path: Path) -> None:
    a_font(tmp_path / "KanjiSerif-Light.ttf", KANJI)
    plain = a_font(tmp_path / "deep" / "NotoSansCJK-Regular.ttf", "東")
    both = a_font(tmp_path / "Zen.ttf", KANJI)
    found = _searched(frozenset(KANJI), False, [tmp_path, tmp_path / "gone"])
    assert [file.path for file in found] == [plain, both]
    assert _searched(frozenset("x"), False, [tmp_path]) == []


@pytest.mark.skipif(sys.platform != "linux" or which("fc-list") is None, reason="no fontconfig")
def test_fontconfig_finds_what_it_lists() -> None:
    listed = subprocess.run(
        ["fc-list", ":charset=5d0", "file"], capture_output=True, text=True, check=True
    )
    if not listed.stdout.strip():
        pytest.skip("no font here has Hebrew letters")
    (file, *_) = fonts_for(frozenset("א"))
    assert "א" in readable(file)


def test_text_that_is_read_leftward_is_turned_as_unicode_wants() -> None:
    assert directed("plain") == [("plain", False)]
    assert [part for part, _ in directed("אבג (x) 12 דה")] == [" דה", "12", ") ", "x", "אבג ("]
    assert turned_around(" (a]") == "[a) "


def test_marks_stay_with_their_letters() -> None:
    assert list(clusters("ae\u0301b")) == ["a", "e\u0301", "b"]
    family = "\U0001f468\u200d\U0001f469"
    assert list(clusters(f"x{family}y")) == ["x", family, "y"]


def test_arabic_letters_are_joined_on_the_picture_and_stay_text_in_the_pdf(tmp_path: Path) -> None:
    words = "مرحبا"
    fonts = Fonts()
    if lacking(a_sheet(words), fonts)[0]:
        pytest.skip("no font here has Arabic letters")
    (run,) = fonts.regular.runs(words, 10)
    assert run.leftward
    alone = sum(run.font.width_of(letter) for letter in words)
    assert run.font.width_of(words) < 0.95 * alone
    (png,) = write_sheet(a_sheet(words), tmp_path / "sheet.png", lambda _: b"", fonts)
    with Image.open(png) as image:
        assert image.getextrema() == ((28, 255), (28, 255), (30, 255))
    if which("pdftotext"):
        (pdf,) = write_sheet(a_sheet(words), tmp_path / "sheet.pdf", lambda _: b"", fonts)
        told = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
        assert words in told.stdout
