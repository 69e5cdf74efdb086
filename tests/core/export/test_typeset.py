import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from core.export.fonts import MM_PER_POINT, Fonts
from core.export.layout import Rect
from core.export.typeset import Block, fit, shorten, shrink_for, wrap

FONTS = Fonts()
REGULAR = FONTS.regular
BOX = Rect(10, 20, 50, 12)
WORDS = "Mia loses her hat in the forest and runs after it until she meets Rob "


def width(text: str, points: float = 8) -> float:
    return REGULAR.width(text, points)


@given(st.text(alphabet="abc wW\n", max_size=120))
@settings(deadline=None, max_examples=50)
def test_wrapped_lines_are_never_wider_than_the_column(text: str) -> None:
    lines = wrap(text, 20, REGULAR, 8, indent=5)
    assert all(width(line) <= 20 + 1e-6 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_word_wider_than_the_column_is_broken() -> None:
    assert len(wrap("W" * 60, 20, REGULAR, 8)) > 3


def test_line_breaks_of_the_author_stay() -> None:
    assert wrap("one\ntwo", 50, REGULAR, 8) == ["one", "two"]


@pytest.mark.parametrize("repeat", [1, 3, 30])
def test_text_never_leaves_its_box(repeat: int) -> None:
    blocks = [Block(WORDS * repeat, 8), Block(WORDS * repeat, 8, lead="MIA"), Block(WORDS, 7)]
    marks = fit(blocks, BOX, FONTS)
    assert marks
    for mark in marks:
        assert mark.x + FONTS.of(mark.bold).width(mark.text, mark.points) <= BOX.right + 1e-6
        assert BOX.y < mark.y < BOX.bottom


def test_a_speakers_name_wider_than_the_column_is_shortened() -> None:
    mark, *_ = fit([Block(WORDS, 8, lead="THE WOMAN WITH THE WIDE-BRIMMED HAT")], BOX, FONTS)
    assert mark.text.endswith("…")
    assert mark.x + FONTS.bold.width(mark.text, mark.points) <= BOX.right


def test_what_is_left_out_is_marked_with_an_ellipsis() -> None:
    marks = fit([Block(WORDS * 9, 8)], BOX, FONTS)
    assert marks[-1].text.endswith("…")
    assert not any("…" in mark.text for mark in marks[:-1])


def test_a_long_paragraph_gives_way_to_a_short_one() -> None:
    marks = fit([Block(WORDS * 9, 8), Block("Pan left.", 7)], BOX, FONTS)
    assert marks[-1].text == "Pan left."


def test_text_that_fits_is_not_shrunk_and_longer_text_is_all_of_it() -> None:
    assert shrink_for([[Block("short", 8)]], BOX, FONTS) == 1.0
    assert shrink_for([[Block("short", 8)], [Block(WORDS * 9, 8)]], BOX, FONTS) < 0.9


def test_a_title_too_long_is_shortened() -> None:
    short = shorten(WORDS * 3, 40, REGULAR, 8)
    assert short.endswith("…")
    assert width(short) <= 40
    assert shorten("Mia", 40, REGULAR, 8) == "Mia"


def test_widths_agree_with_the_pdfs_own() -> None:
    pdf = FPDF(unit="mm")
    pdf.add_font("Noto", "", REGULAR.path)
    pdf.set_font("Noto", "", 8)
    assert width(WORDS) == pytest.approx(pdf.get_string_width(WORDS), rel=0.005)


def test_ideographs_are_broken_between_any_two_but_never_before_punctuation() -> None:
    lines = wrap("東京の古い駅で、ミアは帽子を失くした。" * 3, 20, REGULAR, 8)
    assert len(lines) > 2
    assert not any(line[0] in "、。ー" for line in lines)
    assert "".join(lines) == "東京の古い駅で、ミアは帽子を失くした。" * 3


def test_ideographs_fill_the_line_behind_a_latin_word() -> None:
    assert wrap("Mia 東京東京東京東京東京", 20, REGULAR, 8)[0] != "Mia"


def test_a_letter_is_not_parted_from_its_marks() -> None:
    accented = "e\u0301"
    assert all(
        line.count("e") == line.count("\u0301") for line in wrap(accented * 60, 20, REGULAR, 8)
    )
    assert shorten(accented * 60, 20, REGULAR, 8).count("\u0301") == shorten(
        accented * 60, 20, REGULAR, 8
    ).count("e")


def test_a_point_is_a_seventy_second_of_an_inch() -> None:
    assert pytest.approx(25.4) == 72 * MM_PER_POINT
