"""Rendering: references first, one render for equal recipes, nothing twice."""

import shutil

import pytest

from core.domain.errors import OutOfMemoryError, StorageError
from core.domain.events import PanelPreview, Progress, TakeMade
from core.domain.geometry import Size
from core.jobs.jobs import PanelRecipe, RenderPanels
from core.jobs.record import record
from core.jobs.run import run
from tests.fakes.engine import FakeEngine
from tests.fakes.values import (
    a_picture,
    a_project,
    a_recipe,
    a_style_reference,
    an_anchor_recipe,
    an_anchor_reference,
)


def job_of(*recipes, project_id="p"):
    panels = tuple(PanelRecipe(f"panel {n}", recipe) for n, recipe in enumerate(recipes))
    return RenderPanels("job", project_id, panels)


def saved_project(library):
    project = a_project()
    library.projects.save(project)
    return project


def takes_of(events):
    return {event.take.panel_id: event.take for event in events if isinstance(event, TakeMade)}


def test_every_panel_gets_a_take_whose_picture_is_on_disk_when_it_is_heard_of(library, engine):
    recipes = [a_recipe(seed=seed) for seed in (1, 2, 3)]
    for event in run(job_of(*recipes), engine, library):
        if isinstance(event, TakeMade):
            assert library.blobs.get(event.take.picture).startswith(b"\x89PNG")
            assert event.take.recipe == recipes[int(event.take.panel_id[-1])]
    assert engine.made == recipes


def test_a_render_writes_no_table(library, engine):
    project = saved_project(library)
    list(run(job_of(a_recipe(), project_id=project.id), engine, library))
    assert library.takes.latest(project.id) == {}


def test_recording_the_events_keeps_the_takes(library, engine):
    project = saved_project(library)
    events = list(run(job_of(a_recipe(), project_id=project.id), engine, library))
    for event in events:
        record(event, library)
    assert library.takes.latest(project.id) == takes_of(events)


def test_progress_and_previews_name_the_phase_and_the_panel(library, engine):
    events = list(run(job_of(a_recipe(), a_recipe(seed=2)), engine, library))
    phases = [event.phase for event in events if isinstance(event, Progress)]
    assert phases == ["loading the model"] + ["denoising"] * engine.steps
    assert {e.panel_id for e in events if isinstance(e, PanelPreview)} == {"panel 0", "panel 1"}


def test_panels_with_equal_recipes_share_one_render(library, engine):
    takes = takes_of(run(job_of(a_recipe(), a_recipe(), a_recipe(seed=2)), engine, library))
    assert engine.made == [a_recipe(), a_recipe(seed=2)]
    assert takes["panel 0"].picture == takes["panel 1"].picture != takes["panel 2"].picture
    assert takes["panel 0"].id != takes["panel 1"].id


def test_recipes_are_rendered_together_when_size_steps_and_guidance_agree(library, engine):
    wide = Size(width=64, height=16)
    recipes = [a_recipe(seed=1), a_recipe(size=wide), a_recipe(seed=2), a_recipe(guidance=1.0)]
    takes = takes_of(run(job_of(*recipes), engine, library))
    assert engine.renders == [[recipes[0], recipes[2]], [recipes[1]], [recipes[3]]]
    assert [takes[f"panel {n}"].recipe for n in range(4)] == recipes


def test_a_style_is_inverted_once_for_all_panels_and_never_again(library, engine):
    style = a_style_reference(library.blobs.put(a_picture()))
    recipes = [a_recipe(seed=seed, references=(style,)) for seed in (1, 2)]
    first = takes_of(run(job_of(*recipes), engine, library))
    list(run(job_of(a_recipe(seed=3, references=(style,))), engine, library))
    assert engine.inverted == [style]
    assert first["panel 0"].picture != first["panel 1"].picture


def test_a_missing_anchor_is_cast_again_its_own_style_first(library, engine):
    style = a_style_reference(library.blobs.put(a_picture()))
    anchor = an_anchor_recipe(references=(style,))
    panel = a_recipe(references=(style, an_anchor_reference(anchor)))
    events = list(run(job_of(panel), engine, library))
    assert (engine.inverted, engine.casts) == ([style], [anchor])
    phases = list(dict.fromkeys(e.phase for e in events if isinstance(e, Progress)))
    assert phases == [
        "loading the model",
        "reading the style reference",
        "casting the fox",
        "denoising",
    ]


def test_emptying_the_cache_of_trajectories_costs_time_and_changes_no_picture(library, engine):
    style = a_style_reference(library.blobs.put(a_picture()))
    anchor = an_anchor_reference(an_anchor_recipe(references=(style,)))
    job = job_of(a_recipe(references=(style, anchor)))
    before = takes_of(run(job, engine, library))
    shutil.rmtree(library.folder / "trajectories")
    again = takes_of(run(job, engine, library))
    assert before["panel 0"].picture == again["panel 0"].picture
    assert len(engine.casts) == 2


def test_what_was_rendered_before_is_not_rendered_again(library, engine):
    project = saved_project(library)
    recipes = [a_recipe(seed=seed) for seed in (1, 2, 3)]
    for event in run(job_of(*recipes[:2], project_id=project.id), engine, library):
        record(event, library)
    takes = takes_of(run(job_of(*recipes, project_id=project.id), engine, library))
    assert engine.renders == [recipes[:2], recipes[2:]]
    fresh = takes_of(run(job_of(*recipes, project_id=project.id), FakeEngine(), library))
    assert [take.picture for take in takes.values()] == [take.picture for take in fresh.values()]


def test_a_board_that_is_all_there_does_not_even_load_the_model(library, engine):
    project = saved_project(library)
    for event in run(job_of(a_recipe(), project_id=project.id), engine, library):
        record(event, library)
    idle = FakeEngine()
    assert takes_of(run(job_of(a_recipe(), project_id=project.id), idle, library))
    assert idle.loads == 0


@pytest.mark.parametrize("harm", [lambda p: p.unlink(), lambda p: p.write_bytes(b"\x89PNG")])
def test_a_lost_or_damaged_picture_is_rendered_again_the_same(library, engine, harm):
    project = saved_project(library)
    job = job_of(a_recipe(), project_id=project.id)
    for event in run(job, engine, library):
        record(event, library)
    (take,) = library.takes.latest(project.id).values()
    harm(library.blobs.path(take.picture))
    again = takes_of(run(job, engine, library))["panel 0"]
    assert again.picture == take.picture
    assert library.blobs.get(take.picture)
    assert len(engine.made) == 2


def test_a_missing_style_picture_is_a_sentence(library, engine):
    style = a_style_reference("ab" * 32)
    with pytest.raises(StorageError, match="missing"):
        list(run(job_of(a_recipe(references=(style,))), engine, library))


def test_an_error_of_the_world_passes_through_and_keeps_what_was_inverted(library):
    style = a_style_reference(library.blobs.put(a_picture()))
    recipe = a_recipe(references=(style,))
    list(run(job_of(recipe), FakeEngine(), library))
    engine = FakeEngine(fail_at=1, error=OutOfMemoryError("Not enough memory for 12 panels."))
    with pytest.raises(OutOfMemoryError):
        list(run(job_of(recipe), engine, library))
    assert engine.inverted == []


def test_closing_a_render_stops_the_engine_where_it_stands(library, engine):
    events = run(job_of(a_recipe(), a_recipe(seed=2)), engine, library)
    while next(events) != Progress("denoising", 1, engine.steps):
        pass
    events.close()
    assert engine.stopped == 1
    assert engine.made == []
