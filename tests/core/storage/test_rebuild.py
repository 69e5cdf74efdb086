"""Takes from the recipes that pictures carry."""

import os

from core.domain.events import Progress
from core.domain.geometry import Size
from core.storage.embedded import recipe_in
from core.storage.rebuild import rebuild
from tests.fakes.values import (
    a_character,
    a_drawn_picture,
    a_picture,
    a_project,
    a_recipe,
    a_style,
    a_take,
)


def rebuilt(library, pictures=None):
    steps = rebuild(library, pictures)
    while True:
        try:
            assert isinstance(next(steps), Progress)
        except StopIteration as end:
            return end.value


def drawn(library, recipe, made_at=1_000_000, colour="teal"):
    picture = library.blobs.put(a_drawn_picture(recipe, colour))
    os.utime(library.blobs.path(picture), (made_at, made_at))
    return picture


def foxes(library):
    """A project whose second panel is drawn from “a red fox runs, ink drawing” and seed 2."""
    fox, style = a_character(), a_style()
    library.characters.save(fox)
    library.styles.save(style)
    project = a_project(style_id=style.id, character_ids=(fox.id,))
    library.projects.save(project)
    return project


def test_a_recipe_is_read_from_a_picture_without_decoding_it(library):
    recipe = a_recipe(prompt="“Brunnen” 井戸")
    path = library.blobs.path(drawn(library, recipe))
    assert recipe_in(path) == recipe
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"IDAT") + 4])
    assert recipe_in(path) == recipe


def test_a_picture_without_a_readable_recipe_has_none(library, tmp_path):
    plain = library.blobs.path(library.blobs.put(a_picture()))
    text = library.blobs.path(library.blobs.put(b"no picture at all"))
    foreign = tmp_path / "foreign.png"
    whole = a_drawn_picture(a_recipe())
    foreign.write_bytes(whole.replace(b'"prompt"', b'"pompt"'))
    for path in (plain, text, foreign, tmp_path / "nowhere"):
        assert recipe_in(path) is None


def test_a_picture_becomes_a_take_of_the_panel_it_was_drawn_for(library):
    project = foxes(library)
    panel = project.board.panels[1]
    recipe = a_recipe(prompt="a red fox runs, ink drawing", seed=2, steps=9)
    picture = drawn(library, recipe)
    found = rebuilt(library)
    assert (found.takes, found.recovered, found.projects) == (1, 0, ())
    (take,) = library.takes.latest(project.id).values()
    assert (take.panel_id, take.picture, take.recipe) == (panel.id, picture, recipe)
    assert take.made_at == "1970-01-12T13:46:40.000+00:00"


def test_of_several_the_one_drawn_last_is_the_newest_take(library):
    project = foxes(library)
    panel = project.board.panels[0]
    recipes = [a_recipe(prompt="a red fox runs, ink drawing", seed=1, steps=n) for n in (5, 6, 7)]
    for recipe, made_at in zip(recipes, (300, 900, 600), strict=True):
        drawn(library, recipe, made_at)
    assert rebuilt(library).takes == 3
    assert [take.recipe.steps for take in library.takes.of_panel(panel.id)] == [6, 7, 5]


def test_a_picture_never_covers_a_newer_take(library):
    project = foxes(library)
    panel = project.board.panels[0]
    newer = a_take(project, panel_id=panel.id)
    library.takes.add(newer)
    drawn(library, a_recipe(prompt="a red fox runs, ink drawing", seed=1))
    assert rebuilt(library).recovered == 1
    assert library.takes.of_panel(panel.id) == [newer]


def test_all_others_become_panels_of_a_project_for_each_shape(library):
    wide = [a_recipe(prompt=f"a well {n}", seed=n) for n in range(3)]
    square = a_recipe(prompt="a house", seed=9, size=Size(width=64, height=64))
    pictures = [drawn(library, recipe, made_at=n) for n, recipe in enumerate([*wide, square])]
    found = rebuilt(library)
    assert (found.takes, found.recovered, len(found.projects)) == (0, 4, 2)
    first, second = map(library.projects.get, found.projects)
    assert (first.title, first.board.aspect) == ("Recovered pictures", "2:1")
    assert second.board.aspect == "1:1"
    told = [(panel.prompt, panel.seed) for panel in first.board.panels]
    assert told == [("a well 0", 0), ("a well 1", 1), ("a well 2", 2)]
    takes = library.takes.latest(first.id)
    assert [takes[panel.id].picture for panel in first.board.panels] == pictures[:3]


def test_a_picture_of_a_shape_that_nothing_draws_gets_the_nearest_that_is_drawn(library):
    drawn(library, a_recipe(size=Size(width=900, height=16)))
    (project_id,) = rebuilt(library).projects
    assert library.projects.get(project_id).board.aspect == "4:1"


def test_a_picture_that_says_it_has_no_size_has_no_recipe(library):
    recipe = a_recipe().model_copy(update={"size": Size.model_construct(width=32, height=0)})
    assert recipe_in(library.blobs.path(drawn(library, recipe))) is None
    assert rebuilt(library).projects == ()


def test_rebuilding_twice_finds_nothing_the_second_time(library):
    drawn(library, a_recipe())
    assert rebuilt(library).recovered == 1
    again = rebuilt(library)
    assert (again.takes, again.recovered) == (0, 0)
    assert len(library.projects.all()) == 1


def test_a_whole_table_of_takes_comes_back(library):
    project = foxes(library)
    takes = []
    for number, panel in enumerate(project.board.panels, start=1):
        recipe = a_recipe(prompt="a red fox runs, ink drawing", seed=number)
        picture = drawn(library, recipe)
        take = a_take(project, panel_id=panel.id, recipe=recipe, picture=picture)
        library.takes.add(take)
        takes.append(take)
    with library.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM takes")
    rebuilt(library)
    again = library.takes.latest(project.id)
    assert {p: (t.picture, t.recipe) for p, t in again.items()} == {
        take.panel_id: (take.picture, take.recipe) for take in takes
    }


def test_more_pictures_than_a_project_should_have_fill_several(library, monkeypatch):
    monkeypatch.setattr("core.storage.rebuild.PANELS", 2)
    for number in range(5):
        drawn(library, a_recipe(seed=number))
    found = rebuilt(library)
    sizes = [len(library.projects.get(each).board.panels) for each in found.projects]
    assert sizes == [2, 2, 1]


def test_panels_whose_prompt_names_nobody_are_passed_over(library):
    library.projects.save(a_project())
    drawn(library, a_recipe(prompt="@Fox runs", seed=1))
    assert rebuilt(library).recovered == 1
