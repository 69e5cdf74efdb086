"""Tags, folders, favourites; versions; duplicates; who uses what."""

import sqlite3
from contextlib import closing

import pytest

from core.domain.character import Anchor, Variant
from core.domain.errors import StorageError
from core.storage.database import Database
from core.storage.library import DATABASE
from core.storage.rows import is_whole
from core.storage.search import Query
from core.storage.tables import metadata
from tests.fakes.values import a_character, a_project, a_style, an_anchor_recipe


@pytest.fixture
def three(library):
    styles = [a_style(name=name) for name in ("Ink", "Oil", "Pen")]
    for style in styles:
        library.styles.save(style)
    return styles


def names(library, **fields):
    return [row.name for row in library.styles.find(Query(**fields))]


def test_an_item_has_all_the_tags_that_are_asked_for(library, three):
    ink, oil, pen = (style.id for style in three)
    library.styles.tag([ink, oil], add=["dark", "wet"])
    library.styles.tag([pen], add=["dark"])
    assert names(library, tags=frozenset({"dark"})) == ["Ink", "Oil", "Pen"]
    assert names(library, tags=frozenset({"dark", "wet"})) == ["Ink", "Oil"]
    assert library.styles.tags() == [("dark", 3), ("wet", 2)]
    library.styles.tag([ink], add=["dry"], remove=["wet", "dark"])
    assert library.styles.tags() == [("dark", 2), ("dry", 1), ("wet", 1)]


def test_a_tag_is_spelled_as_it_was_first_and_may_not_be_empty(library, three):
    ink, oil, _ = (style.id for style in three)
    library.styles.tag([ink], add=["  Film  noir ", " "])
    library.styles.tag([oil], add=["film NOIR"])
    assert library.styles.tags() == [("Film noir", 2)]
    library.characters.save(a_character(id="fox"))
    library.characters.tag(["fox", "nobody"], add=["film noir"])
    assert library.characters.tags() == [("film noir", 1)]


def test_a_folder_holds_what_lies_below_it_too(library, three):
    ink, oil, pen = (style.id for style in three)
    library.styles.file([ink], " Films / The  well /")
    library.styles.file([oil], "Films")
    library.styles.file([pen], "Films 2")
    assert names(library, folder="Films") == ["Ink", "Oil"]
    assert names(library, folder="Films/The well") == ["Ink"]
    assert library.styles.folders() == [("Films", 1), ("Films 2", 1), ("Films/The well", 1)]
    library.styles.file([ink, oil], "")
    assert names(library, folder="") == ["Ink", "Oil"]
    assert names(library) == ["Ink", "Oil", "Pen"]


def test_folders_are_found_as_they_are_written(library, three):
    ink, oil, _ = (style.id for style in three)
    library.styles.file([ink], "100%/a")
    library.styles.file([oil], "1000/a")
    assert names(library, folder="100%") == ["Ink"]


def test_favourites_tags_folders_and_words_narrow_each_other(library, three):
    ink, oil, pen = (style.id for style in three)
    library.styles.favour(ink, True)
    library.styles.favour(oil, True)
    library.styles.favour(oil, False)
    library.styles.tag([ink, pen], add=["dark"])
    library.styles.file([ink, oil], "Films")
    assert names(library, favourites=True) == ["Ink"]
    query = {"text": "draw", "tags": frozenset({"dark"}), "folder": "Films", "favourites": True}
    assert names(library, **query) == ["Ink"]
    assert library.styles.count(Query(**query)) == 1


def test_tags_and_folders_are_found_by_what_is_typed(library, three):
    library.styles.tag([three[0].id], add=["Nacht"])
    library.styles.file([three[1].id], "Filme/Brunnen")
    assert (names(library, text="nacht"), names(library, text="brun")) == (["Ink"], ["Oil"])
    library.styles.tag([three[0].id], remove=["Nacht"])
    assert names(library, text="nacht") == []


def test_filing_makes_no_version_and_saving_keeps_the_filing(library, three):
    ink = three[0]
    library.styles.tag([ink.id], add=["dark"])
    library.styles.file([ink.id], "Films")
    library.styles.favour(ink.id, True)
    assert library.styles.version(ink.id) == 1
    library.styles.save(ink.replace(words="pen"))
    (row,) = library.styles.find(Query(text="films dark", favourites=True))
    assert (row.name, row.version) == ("Ink", 2)


def test_every_save_of_another_value_is_a_version_that_can_be_had_again(library):
    fox = a_character(words="a red fox")
    tall = fox.replace(words="a tall fox")
    for each in (fox, fox, tall, tall.replace(name="Mia"), fox):
        library.characters.save(each)
    versions = library.characters.versions(fox.id)
    assert [version.number for version in versions] == [4, 3, 2, 1]
    assert [v.saved_at for v in versions] == sorted((v.saved_at for v in versions), reverse=True)
    assert library.characters.version(fox.id) == 4
    found = [library.characters.at(fox.id, number) for number in (1, 2, 3, 4)]
    assert found == [fox, tall, tall.replace(name="Mia"), fox]
    library.characters.save(library.characters.at(fox.id, 2))
    assert library.characters.get(fox.id) == tall
    assert library.characters.version(fox.id) == 5
    with pytest.raises(KeyError):
        library.characters.at(fox.id, 6)
    assert (library.characters.version("nobody"), library.characters.versions("nobody")) == (0, [])


def test_saving_an_equal_value_writes_nothing(library):
    style = a_style()
    library.styles.save(style)
    with closing(sqlite3.connect(library.folder / DATABASE)) as connection:
        before = "\n".join(connection.iterdump())
        library.styles.save(style)
        assert "\n".join(connection.iterdump()) == before


def test_duplicates_are_the_same_but_for_name_and_id(library):
    anchor = Anchor(picture="0" * 64, recipe=an_anchor_recipe())
    coat = Variant(name="coat", words="a fox in a coat")
    fox = a_character(anchors=(anchor,), variants=(coat,))
    twin = fox.replace(id="twin", name="Mia", variants=(coat.replace(name="mantle"),))
    again = fox.replace(id="again", anchors=(anchor.replace(recipe=None),))
    others = [
        fox.replace(id="words", words="a fox"),
        fox.replace(id="anchor", anchors=()),
        fox.replace(id="mask", anchors=(anchor.replace(mask="1" * 64),)),
        fox.replace(id="variant", variants=()),
    ]
    for each in (fox, twin, again, *others):
        library.characters.save(each)
    assert {row.id for row in library.characters.duplicates(fox)} == {"twin", "again"}
    assert {row.id for row in library.characters.duplicates(fox.replace(id="new"))} == {
        fox.id,
        "twin",
        "again",
    }
    library.characters.delete("twin")
    assert {row.id for row in library.characters.duplicates(fox)} == {"again"}


def test_the_users_of_an_item_are_known_and_follow_the_projects(library):
    ink, fox = a_style(), a_character()
    library.styles.save(ink)
    library.characters.save(fox)
    one = a_project(title="One", style_id=ink.id, character_ids=(fox.id, fox.id))
    two = a_project(title="Two", style_id=ink.id, panels=5)
    library.projects.save(one)
    library.projects.save(two)
    titles = [(user.title, user.panels) for user in library.styles.used_in(ink.id)]
    assert titles == [("Two", 5), ("One", 2)]
    assert [user.id for user in library.characters.used_in(fox.id)] == [one.id]
    library.projects.save(one.replace(character_ids=(), style_id=None))
    assert library.characters.used_in(fox.id) == []
    assert [user.title for user in library.styles.used_in(ink.id)] == ["Two"]


@pytest.mark.parametrize(
    ("titles", "sentence"),
    [
        (["A"], "The style is used by the project “A”. Take it out of that project first."),
        (["A", "B"], "used by the projects “A” and “B”. Take it out of those projects first."),
        (["A", "B", "C"], "used by the projects “A”, “B” and “C”."),
        (["A", "B", "C", "D", "E"], "used by the projects “A”, “B”, “C” and 2 more."),
    ],
)
def test_what_is_used_is_not_deleted_and_its_users_are_named(library, titles, sentence):
    style = a_style()
    library.styles.save(style)
    for title in reversed(titles):
        library.projects.save(a_project(title=title, style_id=style.id))
    with pytest.raises(StorageError) as caught:
        library.styles.delete(style.id)
    assert sentence in str(caught.value)
    assert library.styles.all() == [style]


def test_a_name_is_found_in_any_case_and_only_whole(library):
    for name in ("Mia", "mia", "Mía", "Miana", "Straße"):
        library.characters.save(a_character(name=name))
    found = library.characters.named({"mia", "strasse"})
    assert sorted(each.name for each in found) == ["Mia", "Straße", "mia"]
    assert library.characters.named([]) == []


def test_some_items_are_read_in_the_order_that_is_asked_for(library, three):
    ink, oil, _ = three
    assert library.styles.get_many([oil.id, "nobody", ink.id]) == [oil, ink]


def test_every_row_of_a_used_library_is_sealed(library, three):
    ink = three[0]
    library.styles.save(ink.replace(words="pen"))
    library.styles.tag([ink.id], add=["dark"])
    library.styles.file([ink.id], "Films")
    library.styles.favour(ink.id, True)
    project = a_project(style_id=ink.id)
    library.projects.save(project)
    library.projects.delete(project.id)
    library.styles.delete(ink.id)
    library.projects.restore(project.id)
    database = Database(library.folder / DATABASE)
    with database.reading() as connection:
        for table in metadata.sorted_tables:
            if table.name != "state":
                assert all(is_whole(row) for row in connection.execute(table.select())), table.name
    database.close()
