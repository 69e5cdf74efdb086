"""What is typed finds what was meant, in any script, and rows are listed without documents."""

import sqlite3
from contextlib import closing

import pytest

from core.domain.character import Variant
from core.storage.folding import fold, phrases, spelled
from core.storage.library import DATABASE
from core.storage.search import Query, Sort
from tests.fakes.values import a_character, a_project, a_style


@pytest.fixture
def styles(library):
    for name, words, description in (
        ("Ink", "ink drawing", ""),
        ("Watercolour", "wet brush", "a house in the forest"),
        ("Forest", "dark pencil", ""),
        ("Café Müller", "oil", "a dancer"),
        ("古い井戸", "墨絵", ""),
        ("カメラ", "写真", "a camera"),
        ("Колодец", "акварель", "старый лес"),
        ("قِطّة", "رسم بالحبر", ""),
        ("บ้านเก่า", "สีน้ำ", ""),
    ):
        library.styles.save(a_style(id=name, name=name, words=words, description=description))
    return library.styles


def names(shelf, text="", **fields):
    return [row.name for row in shelf.find(Query(text=text, **fields))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("drawi", ["Ink"]),
        ("WATER", ["Watercolour"]),
        ("brush wet", ["Watercolour"]),
        ("wet pencil", []),
        ("cafe muller", ["Café Müller"]),
        ("MÜLLER", ["Café Müller"]),
        ("colour", []),
        ("井戸", ["古い井戸"]),
        ("い井", ["古い井戸"]),
        ("戸井", []),
        ("墨", ["古い井戸"]),
        ("メラ", ["カメラ"]),
        ("ﾒﾗ", ["カメラ"]),
        ("КОЛОД", ["Колодец"]),
        ("лес", ["Колодец"]),
        ("قطة", ["قِطّة"]),
        ("حبر", []),
        ("بالحبر", ["قِطّة"]),
        ("เก่า", ["บ้านเก่า"]),
    ],
)
def test_every_word_that_is_typed_begins_a_word_whatever_case_accents_and_script(
    styles, text, found
):
    assert names(styles, text) == found
    assert styles.count(Query(text=text)) == len(found)


@pytest.mark.parametrize(
    "text", ['"', "ink*", "ink OR oil", "NOT ink", "name:ink", "(ink", "ink AND", "-ink", "^ink"]
)
def test_nothing_that_is_typed_is_an_operator(styles, text):
    letters = "".join(each if each.isalnum() else " " for each in text).lower().split()
    expected = ["Ink"] if letters == ["ink"] else [] if letters else names(styles)
    assert names(styles, text) == expected


def test_hits_in_the_name_come_first_unless_another_order_is_asked_for(styles):
    styles.save(a_style(name="Zoo", words="forest forest forest"))
    assert names(styles, "forest")[0] == "Forest"
    assert names(styles, "forest", sort=Sort.NAME) == ["Forest", "Watercolour", "Zoo"]
    assert names(styles, "forest", sort=Sort.ADDED) == ["Zoo", "Forest", "Watercolour"]


def test_names_are_sorted_whatever_their_case_and_accents(library):
    for name in ("zebra", "Äpfel", "apple", "Zoo", "éclair"):
        library.styles.save(a_style(name=name))
    assert names(library.styles) == ["Äpfel", "apple", "éclair", "zebra", "Zoo"]
    assert [style.name for style in library.styles.all()] == names(library.styles)


def test_what_was_changed_or_added_last_comes_first(library):
    made = [a_style(name=name) for name in "abc"]
    for style in (*made, made[0].replace(words="new")):
        library.styles.save(style)
    assert names(library.styles, sort=Sort.CHANGED) == ["a", "c", "b"]
    assert names(library.styles, sort=Sort.ADDED) == ["c", "b", "a"]


def test_pages_follow_each_other_and_end(library):
    for number in range(25):
        library.styles.save(a_style(name=f"Ink {number:02}"))
    for query in (Query(), Query(text="ink"), Query(text="i", sort=Sort.CHANGED)):
        whole = library.styles.find(query)
        pages = [library.styles.find(query, offset, 10) for offset in (0, 10, 20, 30)]
        assert [row for page in pages for row in page] == whole
        assert [len(page) for page in pages] == [10, 10, 5, 0]
        assert library.styles.count(query) == len({row.id for row in whole}) == 25


def test_a_renamed_item_is_found_by_its_new_name_alone(library):
    style = a_style(name="Ink")
    library.styles.save(style)
    library.styles.save(style.replace(name="Tusche", words="pen"))
    assert names(library.styles, "ink") == []
    assert names(library.styles, "tusche") == ["Tusche"]


def test_styles_and_characters_are_searched_apart(library):
    library.styles.save(a_style(name="Fox"))
    library.characters.save(a_character(name="Fox"))
    library.characters.save(
        a_character(name="Mia", variants=(Variant(name="gown", words="a fox in silk"),))
    )
    assert [row.words for row in library.styles.find(Query(text="fox"))] == ["ink drawing"]
    assert names(library.characters, "fox") == ["Fox", "Mia"]
    assert names(library.characters, "silk") == ["Mia"]


def test_a_row_says_all_that_a_list_shows(library):
    style = a_style(picture="ab" * 32)
    library.styles.save(style)
    library.styles.save(style.replace(description="a house"))
    library.styles.tag([style.id], add=["wet", "Night"])
    library.styles.file([style.id], "Films")
    library.styles.favour(style.id, True)
    for title in ("one", "two", "three"):
        library.projects.save(a_project(id=title, style_id=style.id))
    library.projects.delete("three")
    (row,) = library.styles.find(Query())
    assert (row.id, row.name, row.words) == (style.id, "Ink", "ink drawing, a house")
    assert (row.picture, row.version, row.favourite) == ("ab" * 32, 2, True)
    assert (row.folder, row.tags, row.used) == ("Films", ("Night", "wet"), 2)
    assert row.deleted_at is None
    assert library.styles.rows(["nobody", style.id]) == [row]


def test_listing_reads_no_document(library):
    library.styles.save(a_style())
    library.projects.save(a_project())
    with closing(sqlite3.connect(library.folder / DATABASE)) as connection:
        connection.execute("UPDATE styles SET document = '{}'")
        connection.execute("UPDATE projects SET document = '{}'")
        connection.commit()
    assert names(library.styles) == names(library.styles, "ink") == ["Ink"]
    assert [heading.title for heading in library.projects.headings()] == ["The well"]


def test_more_rows_than_one_statement_may_name_are_found(library, monkeypatch):
    monkeypatch.setattr("core.storage.filing.TOGETHER", 2)
    for number in range(5):
        library.styles.save(a_style(name=f"Ink {number}"))
    assert names(library.styles) == [f"Ink {number}" for number in range(5)]


def test_folding_forgets_case_marks_and_compatibility_forms():
    assert fold("ÀÉÎ ﬁ Straße Ⅷ") == "aei fi strasse viii"
    assert spelled("古いwell") == "古 い well"
    assert phrases('say "hi" !') == '"say"* AND """hi"""*'
    assert phrases(" -- ") == ""
