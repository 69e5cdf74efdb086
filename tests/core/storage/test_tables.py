"""What the tables keep: projects, styles, characters and takes."""

import sqlite3
import threading
from contextlib import closing

import pytest

from core.domain.character import Anchor
from core.domain.errors import StorageError
from core.storage.database import Database
from core.storage.library import DATABASE, Library
from tests.fakes.values import (
    a_character,
    a_project,
    a_recipe,
    a_style,
    a_take,
    an_anchor_recipe,
    an_anchor_reference,
)


def test_a_project_comes_back_as_it_was_saved_also_after_reopening(library):
    project = a_project(title="“Brunnen” 井戸", guidance=7.5)
    library.projects.save(project)
    assert library.projects.get(project.id) == project
    library.close()
    again = Library.open(library.folder)
    assert again.projects.all() == [project]
    again.close()


def test_projects_are_listed_with_the_one_saved_last_first(library):
    first, second = a_project(), a_project()
    for project in (first, second, first.replace(title="Again")):
        library.projects.save(project)
    assert [p.id for p in library.projects.all()] == [first.id, second.id]


def test_what_is_not_there_is_a_key_error(library):
    for table in (library.projects, library.styles, library.characters):
        with pytest.raises(KeyError):
            table.get("nobody")
        table.delete("nobody")


def test_styles_and_characters_are_listed_by_name_whatever_its_case(library):
    for name in ("pixel", "Ink", "Oil"):
        library.styles.save(a_style(name=name))
    assert [style.name for style in library.styles.all()] == ["Ink", "Oil", "pixel"]


def test_a_character_keeps_its_anchors_and_their_recipes(library):
    anchor = Anchor(picture="0" * 64, recipe=an_anchor_recipe())
    character = a_character(anchors=(anchor,))
    library.characters.save(character)
    assert library.characters.get(character.id).anchors == (anchor,)


def test_what_a_project_uses_cannot_be_deleted(library):
    style, character = a_style(), a_character()
    library.styles.save(style)
    library.characters.save(character)
    project = a_project(style_id=style.id, character_ids=(character.id,))
    library.projects.save(project)
    with pytest.raises(StorageError, match="style is used by the project “The well”"):
        library.styles.delete(style.id)
    with pytest.raises(StorageError, match="character is used"):
        library.characters.delete(character.id)
    assert library.styles.all() == [style]
    library.projects.save(project.replace(style_id=None, character_ids=()))
    library.styles.delete(style.id)
    library.characters.delete(character.id)
    assert library.styles.all() == [] == library.characters.all()


def test_takes_are_listed_newest_first_and_the_latest_of_each_panel_is_found(library):
    project = a_project(panels=2)
    one, two = (panel.id for panel in project.board.panels)
    library.projects.save(project)
    takes = [a_take(project, panel_id=panel) for panel in (one, one, two, one)]
    for take in takes:
        library.takes.add(take)
    assert library.takes.of_panel(one) == [takes[3], takes[1], takes[0]]
    assert library.takes.latest(project.id) == {one: takes[3], two: takes[2]}


def test_a_take_is_found_by_its_recipe(library):
    project = a_project()
    library.projects.save(project)
    recipe = a_recipe(references=(an_anchor_reference(an_anchor_recipe()),))
    take = a_take(project, recipe=recipe)
    library.takes.add(take)
    assert library.takes.of_recipe(recipe.digest()) == take
    assert library.takes.of_recipe(a_recipe(seed=2).digest()) is None


def test_adding_a_take_twice_is_adding_it_once(library):
    project = a_project()
    library.projects.save(project)
    take = a_take(project)
    library.takes.add(take)
    library.takes.add(take)
    assert library.takes.of_panel(take.panel_id) == [take]


def test_a_take_of_a_project_that_is_gone_is_refused_in_a_sentence(library):
    with pytest.raises(StorageError, match="no longer in the library"):
        library.takes.add(a_take(a_project()))


def test_saving_a_project_again_keeps_its_takes_and_deleting_it_drops_them(library):
    project = a_project()
    library.projects.save(project)
    take = a_take(project)
    library.takes.add(take)
    library.projects.save(project.replace(title="Renamed"))
    assert library.takes.latest(project.id)
    library.projects.delete(project.id)
    assert library.takes.of_panel(take.panel_id) == []


def test_workers_keep_pictures_while_the_tables_are_written(library):
    project, failures = a_project(), []
    library.projects.save(project)

    def work(number: int) -> None:
        try:
            for index in range(20):
                blob_id = library.blobs.put(f"{number} {index}".encode())
                library.takes.of_recipe(blob_id)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        library.takes.add(a_take(project))
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(library.takes.of_panel(project.board.panels[0].id)) == 20


def test_a_writer_takes_the_lock_before_it_reads_so_that_nobody_writes_in_between(library):
    database, other = (Database(library.folder / DATABASE) for _ in range(2))
    with database.writing() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM projects").scalar()
        rival = sqlite3.connect(library.folder / DATABASE, timeout=0)
        with closing(rival), pytest.raises(sqlite3.OperationalError, match="locked"):
            rival.execute("BEGIN IMMEDIATE")
        with other.reading() as reader:
            assert reader.exec_driver_sql("SELECT count(*) FROM projects").scalar() == 0
    database.close()
    other.close()


def test_a_write_that_fails_half_way_leaves_nothing(library):
    database = Database(library.folder / DATABASE)

    def fail() -> None:
        with database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO state VALUES ('mood', 'bright')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.reading() as connection:
        query = "SELECT value FROM state WHERE key = 'mood'"
        assert connection.exec_driver_sql(query).scalar() is None
    database.close()
