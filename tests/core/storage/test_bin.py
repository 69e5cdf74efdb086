"""What was deleted lies in the bin: out of the way, and whole when it comes back."""

import sqlite3
from contextlib import closing

import pytest

from core.domain.errors import StorageError
from core.storage.library import DATABASE
from core.storage.search import Query
from tests.fakes.values import a_character, a_project, a_recipe, a_style, a_take


@pytest.fixture
def used(library):
    """A style and a character, filed and changed, and a project that has both and a take."""
    style, fox = a_style(), a_character()
    library.styles.save(style)
    library.characters.save(fox)
    library.characters.save(fox.replace(words="a tall red fox"))
    library.characters.tag([fox.id], add=["dark"])
    library.characters.file([fox.id], "Films")
    project = a_project(style_id=style.id, character_ids=(fox.id,))
    library.projects.save(project)
    take = a_take(project)
    library.takes.add(take)
    return project, style.id, fox.id, take


def rows(library, table):
    with closing(sqlite3.connect(library.folder / DATABASE)) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_a_project_in_the_bin_is_out_of_the_way(library, used):
    project, style_id, fox_id, take = used
    library.projects.delete(project.id)
    assert library.projects.all() == library.projects.headings() == []
    assert library.projects.latest() is None
    with pytest.raises(KeyError):
        library.projects.get(project.id)
    assert library.styles.used_in(style_id) == library.characters.used_in(fox_id) == []
    assert library.takes.of_panel(take.panel_id) == []
    assert library.takes.latest(project.id) == {}
    (heading,) = library.projects.bin()
    assert (heading.id, heading.title, heading.panels) == (project.id, "The well", 2)
    assert heading.deleted_at is not None


def test_a_restored_project_has_its_takes_and_what_it_was_made_with(library, used):
    project, style_id, fox_id, take = used
    library.projects.delete(project.id)
    library.styles.delete(style_id)
    library.characters.delete(fox_id)
    library.projects.restore(project.id)
    assert library.projects.get(project.id) == project
    assert library.takes.latest(project.id) == {take.panel_id: take}
    (row,) = library.characters.find(Query(text="dark"))
    assert (row.id, row.folder, row.version, row.used) == (fox_id, "Films", 2, 1)
    assert library.styles.get(style_id).name == "Ink"
    assert library.bin.count() == 0


def test_the_picture_of_a_take_in_the_bin_need_not_be_made_again(library, used):
    project, _, _, take = used
    library.projects.delete(project.id)
    assert library.takes.of_recipe(take.recipe.digest()) == take


def test_a_take_that_is_finished_after_its_project_was_deleted_is_kept_with_it(library, used):
    project, *_ = used
    library.projects.delete(project.id)
    late = a_take(project, recipe=a_recipe(seed=9))
    library.takes.add(late)
    library.projects.restore(project.id)
    assert library.takes.latest(project.id)[late.panel_id] == late


def test_a_copied_panel_shows_no_take_of_the_project_in_the_bin(library, used):
    project, _, _, take = used
    copy = project.replace(id="copy")
    library.projects.save(copy)
    own = take.replace(id="own", project_id="copy")
    library.takes.add(own)
    library.projects.delete(project.id)
    assert library.takes.of_panel(take.panel_id) == [own]


def test_an_item_in_the_bin_frees_its_name_and_is_found_nowhere_else(library):
    fox = a_character()
    library.characters.save(fox)
    library.characters.tag([fox.id], add=["dark"])
    library.characters.file([fox.id], "Films")
    library.characters.delete(fox.id)
    shelf = library.characters
    assert shelf.all() == shelf.find(Query()) == shelf.find(Query(text="fox")) == []
    assert shelf.named({"fox"}) == shelf.get_many([fox.id]) == shelf.duplicates(a_character()) == []
    assert shelf.tags() == shelf.folders() == []
    assert shelf.count(Query()) == shelf.count(Query(text="fox")) == 0
    with pytest.raises(KeyError):
        shelf.get(fox.id)
    assert [row.name for row in shelf.bin()] == ["Fox"]
    assert [row.name for row in shelf.find(Query(text="fo", in_bin=True))] == ["Fox"]
    assert shelf.count(Query(in_bin=True)) == library.bin.count() == 1


def test_a_restored_item_is_filed_as_it_was(library):
    fox = a_character()
    library.characters.save(fox)
    library.characters.save(fox.replace(words="a tall fox"))
    library.characters.tag([fox.id], add=["dark"])
    library.characters.favour(fox.id, True)
    (before,) = library.characters.find(Query())
    library.characters.delete(fox.id)
    library.characters.restore(fox.id)
    assert library.characters.find(Query(text="dark")) == [before]
    assert library.characters.at(fox.id, 1) == fox


def test_saving_takes_out_of_the_bin_also_what_is_as_it_was(library):
    for shelf, item in ((library.styles, a_style()), (library.projects, a_project())):
        shelf.save(item)
        shelf.delete(item.id)
        shelf.save(item)
        assert shelf.get(item.id) == item
    assert library.styles.version(library.styles.all()[0].id) == 1


def test_a_project_that_is_saved_takes_what_it_has_out_of_the_bin(library):
    style = a_style()
    library.styles.save(style)
    library.styles.delete(style.id)
    library.projects.save(a_project(style_id=style.id))
    assert library.styles.all() == [style]


def test_emptying_the_bin_leaves_nothing_of_what_lay_in_it(library, used):
    project, style_id, fox_id, _ = used
    kept = a_character(name="Mia")
    library.characters.save(kept)
    library.characters.tag([kept.id], add=["red"])
    library.projects.delete(project.id)
    library.styles.delete(style_id)
    library.characters.delete(fox_id)
    library.bin.empty()
    for table in ("projects", "styles", "takes", "uses", "versions"):
        assert rows(library, table) == 0, table
    assert (rows(library, "tags"), rows(library, "search")) == (1, 1)
    assert library.characters.all() == [kept]
    assert [row.name for row in library.characters.find(Query(text="red"))] == ["Mia"]
    library.projects.restore(project.id)
    assert library.projects.all() == []


def test_emptying_touches_nothing_that_is_not_in_the_bin(library, used):
    project, style_id, fox_id, _ = used
    library.bin.empty()
    library.bin.purge([project.id, style_id, fox_id])
    assert library.projects.all() == [project]
    assert len(library.takes.latest(project.id)) == 1
    assert library.characters.version(fox_id) == 2


def test_some_of_the_bin_can_be_deleted_for_good(library):
    for name in ("Ink", "Oil"):
        library.styles.save(a_style(id=name, name=name))
        library.styles.delete(name)
    library.bin.purge(["Ink"])
    assert [row.name for row in library.styles.bin()] == ["Oil"]


def test_what_a_project_in_the_bin_needs_stays_with_it(library, used):
    project, style_id, fox_id, _ = used
    library.projects.delete(project.id)
    library.styles.delete(style_id)
    with pytest.raises(StorageError, match="style belongs to the project “The well” in the bin"):
        library.bin.purge([style_id])
    assert len(library.styles.bin()) == 1
    library.bin.purge([style_id, project.id])
    assert library.bin.count() == 0
    assert [each.id for each in library.characters.all()] == [fox_id]


def test_many_go_to_the_bin_at_once_but_for_those_that_are_used(library, used):
    _, style_id, _, _ = used
    free = [a_style(name=name) for name in ("Oil", "Pastel")]
    for style in free:
        library.styles.save(style)
    before = library.database.sequence()
    assert library.styles.delete_many([free[0].id, style_id, free[1].id]) == [style_id]
    assert [style.id for style in library.styles.all()] == [style_id]
    library.styles.restore_many([style.id for style in free])
    assert len(library.styles.all()) == 3
    library.styles.favour_many([style.id for style in free], True)
    assert library.styles.count(Query(favourites=True)) == 2
    assert library.database.sequence() == before + 3


def test_what_comes_back_together_comes_back_whole_or_not_at_all(library, used):
    project, style_id, fox_id, _ = used
    library.projects.delete(project.id)
    library.characters.delete(fox_id)
    library.styles.delete(style_id)
    other = a_character(id="another fox")
    library.characters.save(other)
    with pytest.raises(StorageError, match="another character called"):
        library.bin.restore([project.id])
    assert library.projects.all() == library.styles.all() == []
    library.characters.save(other.replace(name="Vixen"))
    library.bin.restore([project.id])
    assert library.projects.all() == [project]
    assert {each.id for each in library.characters.all()} == {fox_id, other.id}
    assert library.bin.count() == 0
