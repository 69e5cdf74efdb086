"""What a check finds, and what a repair makes of it."""

import os
import time
from pathlib import Path

import pytest

from core.domain.board import Mask
from core.domain.character import Anchor, Variant
from core.domain.events import Progress
from core.domain.geometry import Size
from core.domain.project import AddOn
from core.domain.recipe import Adapter, Control, Subject
from core.storage.check import Kind, Problem, check
from core.storage.repair import repair
from core.storage.search import Query
from core.storage.trajectories import About
from tests.fakes.values import (
    a_character,
    a_drawn_picture,
    a_picture,
    a_project,
    a_recipe,
    a_style,
    a_style_reference,
    a_take,
    an_anchor_recipe,
    an_anchor_reference,
)

ABOUT = About(model="m", size=Size(width=8, height=8))


def problems(library, **options):
    return [found for found in check(library, **options) if isinstance(found, Problem)]


def done(generator):
    while True:
        try:
            assert isinstance(next(generator), Progress)
        except StopIteration as end:
            return end.value


def aged(path: Path) -> None:
    then = time.time() - 7200
    os.utime(path, (then, then))


@pytest.fixture
def full(library, tmp_path):
    """A library with one of everything, all of it whole."""
    lora = tmp_path / "ink.safetensors"
    lora.write_bytes(b"ink")
    file = library.addons.put(lora)
    own = Anchor(picture=library.blobs.put(a_picture("red"), original=True), prompt="a fox")
    cast = Anchor(picture=library.blobs.put(a_picture("blue")), recipe=an_anchor_recipe())
    style = a_style(picture=library.blobs.put(a_picture("green"), original=True))
    fox = a_character(anchors=(own,), variants=(Variant(name="wet", words="x", anchors=(cast,)),))
    mask = library.blobs.put(a_picture("white"), original=True)
    edges = library.blobs.put(a_picture("black"), original=True)
    project = a_project(
        style_id=style.id,
        character_ids=(fox.id,),
        addons=(AddOn(name="ink", adapter=Adapter(kind="lora", file=file)),),
    )
    panel = project.board.panels[0].replace(
        masks=(Mask(character_id=fox.id, picture=mask),),
        control=Control(model=file, picture=edges),
    )
    project = project.replace(board=project.board.with_panel(panel))
    library.styles.save(style)
    library.characters.save(fox)
    library.projects.save(project)
    library.styles.tag([style.id], add=["dark"])
    library.takes.add(a_take(project, picture=library.blobs.put(a_drawn_picture(a_recipe()))))
    library.trajectories.put("ab" * 32, b"latents", ABOUT)
    library.checkpoints.put("ab" * 32, b"step 1")
    return library


def test_a_library_that_is_whole_has_no_problems(full):
    assert problems(full) == []


def test_a_check_names_what_it_reads(full):
    phases = [event.phase for event in check(full) if isinstance(event, Progress)]
    assert "checking the database" in phases
    assert "reading the pictures" in phases


def test_lost_takes_are_told_by_project_and_given_back_to_be_drawn(full):
    (project,) = full.projects.all()
    (take,) = full.takes.latest(project.id).values()
    full.blobs.path(take.picture).unlink()
    (problem,) = problems(full)
    assert (problem.kind, problem.items) == (Kind.TAKES, (take.id,))
    assert problem.sentence == "1 picture is missing or damaged in the project “The well”."
    repaired = done(repair(full, [problem]))
    assert repaired.takes == [take]
    assert repaired.left == []


def test_what_an_older_method_drew_is_left_to_the_artist(full):
    project = full.projects.all()[0]
    old = a_take(project, recipe=a_recipe(method=1), picture="ab" * 32)
    full.takes.add(old)
    (problem,) = problems(full)
    assert (problem.kind, problem.needs_artist) == (Kind.TAKES, True)
    assert done(repair(full, [problem])).left == [problem]


def test_a_take_whose_sources_are_lost_too_waits_for_them(full):
    (project,) = full.projects.all()
    style, cast = a_style_reference("ab" * 32), an_anchor_recipe()
    deep = an_anchor_reference(cast.replace(references=(style,)))
    takes = [
        a_take(project, recipe=recipe, picture="cd" * 32)
        for recipe in (
            a_recipe(references=(an_anchor_reference(cast),)),
            a_recipe(references=(deep,)),
            a_recipe(subjects=(Subject(noun="fox", mask="ef" * 32),)),
        )
    ]
    for take in takes:
        full.takes.add(take)
    again, waits = problems(full)
    assert (again.items, again.needs_artist) == ((takes[0].id,), False)
    assert (waits.items, waits.needs_artist) == ((takes[1].id, takes[2].id), True)
    full.trajectories.put(takes[1].recipe.trajectory_key(deep), b"latents", ABOUT)
    again, waits = problems(full)
    assert again.items == (takes[0].id, takes[1].id)


def test_pictures_of_older_versions_are_looked_after_too(full):
    (fox,) = full.characters.all()
    (cast,) = fox.variants[0].anchors
    full.characters.save(fox.replace(variants=()))
    full.blobs.path(cast.picture).unlink()
    (problem,) = problems(full)
    assert (problem.kind, problem.items) == (Kind.ANCHORS, (cast.picture,))
    assert done(repair(full, [problem])).casts == [(cast.picture, cast.recipe)]


def test_a_cast_anchor_also_of_a_variant_is_given_back_to_be_cast(full):
    (fox,) = full.characters.all()
    (anchor,) = fox.variants[0].anchors
    full.blobs.path(anchor.picture).write_bytes(b"cut")
    (problem,) = problems(full)
    assert (problem.kind, problem.needs_artist) == (Kind.ANCHORS, False)
    assert "Fox's anchor" in problem.sentence
    assert done(repair(full, [problem])).casts == [(anchor.picture, anchor.recipe)]


def test_originals_come_back_by_themselves_or_else_need_the_artist(full, library):
    (style,) = full.styles.all()
    path = full.blobs.path(style.picture)
    path.unlink()
    assert problems(full) == []
    path.write_bytes(b"damaged within")
    (problem,) = problems(full)
    assert (problem.kind, problem.needs_artist) == (Kind.ORIGINALS, True)
    assert "the style “Ink”" in problem.sentence
    assert done(repair(full, [problem])).left == [problem]
    full.blobs.put(a_picture("green"), original=True)
    assert problems(full) == []


def test_originals_of_one_name_get_their_second(full, library):
    picture = full.blobs.put(a_picture("pink"))
    full.styles.save(a_style(name="Pink", picture=picture))
    (problem,) = problems(full)
    assert (problem.kind, problem.items) == (Kind.SECOND_NAMES, (picture,))
    done(repair(full, [problem]))
    assert problems(full) == []
    full.blobs.path(picture).unlink()
    assert problems(full) == []


def test_each_lost_file_of_a_project_is_told_with_its_place(full):
    (panel, _) = full.projects.all()[0].board.panels
    for picture in (panel.masks[0].picture, panel.control.picture):
        full.blobs.path(picture).write_bytes(b"cut")
    full.addons.get(panel.control.model).write_bytes(b"cut")
    found = problems(full)
    assert {problem.kind for problem in found} == {Kind.ORIGINALS, Kind.ADDONS}
    told = " ".join(problem.sentence for problem in found)
    assert "a painted mask in panel 1 of the project “The well”" in told
    assert "the control picture of panel 1" in told
    assert all(problem.needs_artist for problem in found)


def test_what_lies_in_the_bin_is_not_missed(full):
    (project,) = full.projects.all()
    (take,) = full.takes.latest(project.id).values()
    full.blobs.path(take.picture).unlink()
    full.projects.delete(project.id)
    assert problems(full) == []


def test_damaged_caches_are_deleted_since_they_can_be_made_again(full):
    for path in full.folder.glob("trajectories/*/*"):
        path.write_bytes(b"cut")
    for path in full.folder.glob("checkpoints/*"):
        path.write_bytes(b"cut")
    found = problems(full)
    assert {problem.kind for problem in found} == {Kind.TRAJECTORIES, Kind.CHECKPOINTS}
    done(repair(full, found))
    assert problems(full) == []
    assert full.trajectories.get("ab" * 32) is None


def test_what_a_crash_left_half_written_goes_once_it_is_old(full):
    fresh, old = (full.folder / "blobs" / "ab" / f".writing-{name}" for name in "xy")
    for path in (fresh, old):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half")
    aged(old)
    (problem,) = problems(full)
    assert (problem.kind, problem.items) == (Kind.LEFTOVERS, (str(old),))
    done(repair(full, [problem]))
    assert (fresh.exists(), old.exists()) == (True, False)


@pytest.mark.parametrize(
    ("table", "harm"),
    [
        ("uses", "DELETE FROM uses WHERE kind = 'style'"),
        ("tags", "INSERT INTO tags VALUES ('style', 'nobody', 'odd', 'seal')"),
        ("search", "DELETE FROM search WHERE rowid = 1"),
        ("search", "UPDATE search SET name = 'other' WHERE rowid = 1"),
        ("search", "INSERT INTO search (rowid, name) VALUES (99, 'ghost')"),
    ],
)
def test_lists_that_disagree_with_the_documents_are_made_anew(full, monkeypatch, table, harm):
    (style,) = full.styles.all()
    with full.database.writing() as connection:
        connection.exec_driver_sql(harm)
    monkeypatch.setattr(full, "verify", list)  # it may notice the false seal first
    (problem,) = problems(full)
    assert (problem.kind, problem.items) == (Kind.INDEX, (table,))
    done(repair(full, [problem]))
    monkeypatch.undo()
    assert problems(full) == []
    assert [row.id for row in full.styles.find(Query("ink"))] == [style.id]
    assert [row.id for row in full.styles.find(Query("dark"))] == [style.id]
    assert full.styles.used_in(style.id)


def test_a_damaged_database_is_all_that_is_told_until_it_is_restored(full, monkeypatch):
    monkeypatch.setattr(full, "verify", lambda: ["The library file is damaged: page 3."])
    (problem,) = problems(full)
    assert (problem.kind, problem.needs_artist) == (Kind.DATABASE, False)
    assert "page 3" in problem.sentence


def test_takes_that_cannot_be_read_become_takes_again_by_their_pictures(full, monkeypatch):
    (project,) = full.projects.all()
    (take,) = full.takes.latest(project.id).values()
    full.takes.mend(take)
    with full.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE takes SET document = replace(document, '\"recipe\"', '\"rezept\"')"
        )
    monkeypatch.setattr(full, "verify", list)
    (problem,) = [each for each in problems(full) if each.kind is Kind.ROWS]
    assert problem.items == (take.id,)
    done(repair(full, [problem]))
    assert problems(full) == []
    (again,) = (each for one in full.projects.all() for each in full.takes.latest(one.id).values())
    assert (again.recipe, again.picture) == (take.recipe, take.picture)


def test_a_project_that_cannot_be_read_is_left_to_the_artist(full, monkeypatch):
    with full.database.writing() as connection:
        connection.exec_driver_sql("UPDATE projects SET document = '{}'")
    monkeypatch.setattr(full, "verify", list)
    (problem,) = problems(full)
    assert (problem.kind, problem.needs_artist) == (Kind.DOCUMENTS, True)


def test_pictures_that_nothing_speaks_of_are_offered_once_they_are_old(full):
    picture = full.blobs.put(a_drawn_picture(a_recipe(prompt="a well", seed=5)))
    plain = full.blobs.put(a_picture("orange"))
    assert problems(full) == []
    for each in (picture, plain):
        aged(full.blobs.path(each))
    assert problems(full, alive={picture}) == []
    (problem,) = problems(full)
    assert (problem.kind, problem.items) == (Kind.UNCLAIMED, (picture,))
    done(repair(full, [problem]))
    assert problems(full) == []
    assert [project.title for project in full.projects.all()] == ["Recovered pictures", "The well"]


def test_a_repair_can_be_stopped_between_problems(full):
    for path in full.folder.glob("trajectories/*/*"):
        path.write_bytes(b"cut")
    steps = repair(full, problems(full))
    next(steps)
    steps.close()
    assert len(problems(full)) == 1
