"""Rendering: references first, one render for equal recipes, nothing twice."""

import shutil

import pytest

from core.domain.errors import OutOfMemoryError, StorageError
from core.domain.events import Measured, PanelNotice, PanelPreview, Progress, TakeMade
from core.domain.geometry import Size
from core.domain.recipe import Adapter, Control, Reference, Role, Subject, Used, Window
from core.jobs.forecast import place_of
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


def test_a_retry_adds_no_take_and_buries_none(library, engine):
    project = saved_project(library)
    one, two = (panel.id for panel in project.board.panels)
    job = RenderPanels(
        "a", project.id, (PanelRecipe(one, a_recipe()), PanelRecipe(two, a_recipe(seed=2)))
    )
    edited = RenderPanels("b", project.id, (PanelRecipe(one, a_recipe(prompt="a wolf")),))
    for each in (job, edited, job):
        for event in run(each, engine, library):
            record(event, library)
    assert [t.recipe.prompt for t in library.takes.of_panel(one)] == ["a wolf", a_recipe().prompt]
    assert len(library.takes.of_panel(two)) == 1
    assert set(takes_of(run(job, engine, library))) == {one, two}


def test_a_take_says_where_its_subjects_are_and_how_like_their_anchors(library):
    project = saved_project(library)
    engine = FakeEngine(likeness={1: (0.75,)})
    anchored = a_recipe(references=(an_anchor_reference(an_anchor_recipe()),))
    nobody = a_recipe(subjects=())
    takes = takes_of(run(job_of(anchored, anchored, nobody), engine, library))
    first, twin, empty = (takes[f"panel {n}"] for n in range(3))
    assert library.blobs.get(first.masks[0]).startswith(b"\x89PNG")
    assert (twin.masks, twin.likeness) == (first.masks, first.likeness) == (first.masks, (0.75,))
    assert (empty.masks, empty.likeness) == ((), ())
    library.takes.add(first.replace(project_id=project.id))
    again = takes_of(run(job_of(anchored, project_id="another"), engine, library))["panel 0"]
    assert (again.masks, again.likeness) == (first.masks, first.likeness)
    assert len(engine.made) == 2


def test_a_copy_of_a_project_gets_takes_of_its_own(library, engine):
    project = saved_project(library)
    copy = project.replace(id="copy")
    library.projects.save(copy)
    for each in (project, copy):
        panels = (PanelRecipe(each.board.panels[0].id, a_recipe()),)
        for event in run(RenderPanels(each.id, each.id, panels), engine, library):
            record(event, library)
    assert [len(library.takes.latest(each.id)) for each in (project, copy)] == [1, 1]


def test_progress_and_previews_name_the_phase_and_the_panel(library, engine):
    events = list(run(job_of(a_recipe(), a_recipe(seed=2)), engine, library))
    phases = [event.phase for event in events if isinstance(event, Progress)]
    assert list(dict.fromkeys(phases)) == ["loading the model", "denoising", "decoding", "saving"]
    assert Progress("denoising", engine.steps, engine.steps) in events
    assert {e.panel_id for e in events if isinstance(e, PanelPreview)} == {"panel 0", "panel 1"}


def test_panels_with_equal_recipes_share_one_render(library, engine):
    takes = takes_of(run(job_of(a_recipe(), a_recipe(), a_recipe(seed=2)), engine, library))
    assert engine.made == [a_recipe(), a_recipe(seed=2)]
    assert takes["panel 0"].picture == takes["panel 1"].picture != takes["panel 2"].picture
    assert takes["panel 0"].id != takes["panel 1"].id


@pytest.mark.parametrize(
    "other",
    [
        {"size": Size(width=64, height=16)},
        {"steps": 5},
        {"sampler": "euler"},
        {"guidance": 1.0},
        {"model": "n" * 64},
        {"guided": Window(stop=0.5)},
        {"reuse": 2},
    ],
)
def test_recipes_are_rendered_together_when_they_can_share_steps(library, engine, other):
    recipes = [a_recipe(seed=1), a_recipe(**other), a_recipe(seed=2)]
    takes = takes_of(run(job_of(*recipes), engine, library))
    assert engine.renders == [[recipes[0], recipes[2]], [recipes[1]]]
    assert [takes[f"panel {n}"].recipe for n in range(3)] == recipes


def kept(library, tmp_path, content):
    """The digest of a file on top of the model, in the library."""
    path = tmp_path / "file.safetensors"
    path.write_bytes(content)
    return library.addons.put(path)


def test_adapters_reach_the_engine_with_their_files_and_render_apart(library, engine, tmp_path):
    ink = Adapter(kind="lora", file=kept(library, tmp_path, b"ink"), weight=0.5)
    style = a_style_reference(library.blobs.put(a_picture()))
    cast = an_anchor_recipe(adapters=(ink,))
    inked = a_recipe(adapters=(ink,), references=(style, an_anchor_reference(cast)))
    takes = takes_of(run(job_of(a_recipe(), inked), engine, library))
    assert engine.renders == [[a_recipe()], [inked]]
    assert (engine.casts, engine.inverted) == ([cast], [style])
    assert takes["panel 0"].picture != takes["panel 1"].picture


def test_panels_with_and_without_a_control_picture_render_together(library, engine, tmp_path):
    picture = library.blobs.put(a_picture("red"))
    control = Control(model=kept(library, tmp_path, b"canny"), picture=picture)
    recipes = [a_recipe(), a_recipe(control=control)]
    takes_of(run(job_of(*recipes), engine, library))
    assert engine.renders == [recipes]


def test_a_file_that_is_missing_from_the_library_is_a_sentence(library, engine, tmp_path):
    ink = Adapter(kind="lora", file=kept(library, tmp_path, b"ink"))
    library.addons.get(ink.file).unlink()
    for recipe in (
        a_recipe(adapters=(ink,)),
        a_recipe(references=(an_anchor_reference(an_anchor_recipe(adapters=(ink,))),)),
        a_recipe(control=Control(model=ink.file, picture=library.blobs.put(a_picture()))),
    ):
        with pytest.raises(StorageError, match="missing from the library"):
            list(run(job_of(recipe), engine, library))


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
        "inverting the style picture",
        "casting the fox",
        "decoding",
        "denoising",
        "saving",
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
    list(run(job_of(a_recipe(references=(style,))), FakeEngine(), library))
    engine = FakeEngine(fail_at=1, error=OutOfMemoryError("Not enough memory for 12 panels."))
    with pytest.raises(OutOfMemoryError):
        list(run(job_of(a_recipe(references=(style,), seed=2)), engine, library))
    assert engine.inverted == []


def test_closing_a_render_stops_the_engine_where_it_stands(library, engine):
    events = run(job_of(a_recipe(), a_recipe(seed=2)), engine, library)
    while next(events) != Progress("denoising", 1, engine.steps):
        pass
    events.close()
    assert engine.stopped == 1
    assert engine.made == []


def test_an_own_picture_is_read_once_and_serves_every_panel_and_schedule(library, engine):
    own = Reference(
        role=Role.SUBJECT, picture=library.blobs.put(a_picture()), prompt="a fox", noun="fox"
    )
    events = list(run(job_of(a_recipe(references=(own,))), engine, library))
    more = [a_recipe(references=(own.replace(weight=2.0),), steps=9, sampler="euler")]
    list(run(job_of(*more), engine, library))
    assert engine.inverted == [own]
    phases = {event.phase for event in events if isinstance(event, Progress)}
    assert "inverting the picture of the fox" in phases


def test_painted_masks_and_control_pictures_reach_the_engine(library, engine, tmp_path):
    subject, anchor, edges = (library.blobs.put(a_picture(c)) for c in ("white", "black", "red"))
    recipe = a_recipe(
        subjects=(Subject(noun="fox", mask=subject),),
        references=(an_anchor_reference(an_anchor_recipe()).replace(mask=anchor),),
        control=Control(model=kept(library, tmp_path, b"canny"), picture=edges),
    )
    assert takes_of(run(job_of(recipe), engine, library))
    library.blobs.path(edges).unlink()
    with pytest.raises(StorageError, match="missing"):
        list(run(job_of(recipe), engine, library))


def test_what_the_engine_notices_is_told_and_kept_with_the_take(library):
    project, engine = saved_project(library), FakeEngine(notice="“fox” is cut off.")
    job = job_of(a_recipe(), a_recipe(), a_recipe(seed=2), project_id=project.id)
    events = list(run(job, engine, library))
    told = [event for event in events if isinstance(event, PanelNotice)]
    assert told == [PanelNotice(f"panel {n}", "“fox” is cut off.") for n in range(3)]
    for event in events:
        record(event, library)
    again = takes_of(run(job, FakeEngine(), library))
    for takes in (takes_of(events), library.takes.latest(project.id), again):
        assert [take.notices for take in takes.values()] == [("“fox” is cut off.",)] * 3


class Killed(BaseException):
    """The process is gone: nothing is caught, nothing tidied."""


def killed(job, library, at=2):
    engine = FakeEngine(steps=5, fail_at=at, error=Killed())
    with pytest.raises(Killed):
        list(run(job, engine, library))
    assert engine.rendered == [list(range(at))]


def checkpoints(library):
    return list((library.folder / "checkpoints").glob("*"))


def test_a_render_that_was_killed_goes_on_from_its_checkpoint(library):
    job = job_of(a_recipe(), a_recipe(seed=2))
    killed(job, library)
    engine = FakeEngine(steps=5)
    takes = takes_of(run(job, engine, library))
    assert engine.rendered == [[2, 3, 4]]
    shutil.rmtree(library.folder / "checkpoints")
    fresh = takes_of(run(job, FakeEngine(steps=5), library))
    assert [take.picture for take in takes.values()] == [take.picture for take in fresh.values()]


def test_a_checkpoint_goes_when_its_take_is_written_down_and_not_before(library):
    project = saved_project(library)
    job = job_of(a_recipe(), a_recipe(seed=2), project_id=project.id)
    first, second = takes_of(run(job, FakeEngine(steps=5), library)).values()
    record(TakeMade(first), library)
    assert [path.stem for path in checkpoints(library)] == [second.recipe.digest()]
    engine = FakeEngine(steps=5)
    again = takes_of(run(job, engine, library))
    assert (engine.drawn, engine.made) == ([], [second.recipe])
    assert [take.picture for take in again.values()] == [first.picture, second.picture]


def test_a_panel_goes_on_from_its_checkpoint_with_other_panels_and_in_another_job(library):
    recipes = [a_recipe(seed=seed) for seed in (1, 2, 3)]
    killed(job_of(*recipes[:2]), library)
    engine = FakeEngine(steps=5)
    job = RenderPanels("other", "p", job_of(recipes[2], recipes[1]).panels)
    list(run(job, engine, library))
    steps = {seed: [k for r, k in engine.drawn if r.seed == seed] for seed in (2, 3)}
    assert steps == {2: [2, 3, 4], 3: [0, 1, 2, 3, 4]}


def test_a_checkpoint_that_cannot_be_written_costs_no_render(library, caplog):
    (library.folder / "checkpoints").write_text("a file where the folder should be")
    assert takes_of(run(job_of(a_recipe()), FakeEngine(steps=5), library))
    assert "A checkpoint was not kept." in caplog.text


def test_a_render_that_was_cancelled_goes_on_too(library):
    job, first, second = job_of(a_recipe()), FakeEngine(steps=5), FakeEngine(steps=5)
    events = run(job, first, library)
    next(event for event in events if event == Progress("denoising", 3, 5))
    events.close()
    list(run(job, second, library))
    assert (first.rendered, second.rendered) == ([[0, 1]], [[2, 3, 4]])


def test_the_checkpoint_of_another_recipe_is_not_used(library):
    killed(job_of(a_recipe()), library)
    engine = FakeEngine(steps=5)
    list(run(job_of(a_recipe(prompt="a wolf")), engine, library))
    assert engine.rendered == [[0, 1, 2, 3, 4]]


def test_a_damaged_checkpoint_costs_only_time(library):
    killed(job_of(a_recipe()), library)
    (path,) = checkpoints(library)
    path.write_bytes(path.read_bytes()[:-1])
    engine = FakeEngine(steps=5)
    assert takes_of(run(job_of(a_recipe()), engine, library))
    assert engine.rendered == [[0, 1, 2, 3, 4]]


def test_each_group_of_a_job_has_a_checkpoint_of_its_own(library):
    job = job_of(a_recipe(), a_recipe(steps=9))
    engine = FakeEngine(steps=5)
    events = run(job, engine, library)
    while len(engine.rendered) < 2 or len(engine.rendered[1]) < 2:
        next(events)
    events.close()
    again = FakeEngine(steps=5)
    list(run(job, again, library))
    assert engine.rendered == [[0, 1, 2, 3, 4], [0, 1]]
    assert again.rendered == [[], [1, 2, 3, 4]]


def only(*panel_ids):
    return lambda panel_id: panel_id in panel_ids


def test_a_panel_that_is_not_wanted_is_never_begun(library, engine):
    job = job_of(a_recipe(), a_recipe(seed=2), a_recipe())
    takes = takes_of(run(job, engine, library, only("panel 1", "panel 2")))
    assert list(takes) == ["panel 1", "panel 2"]
    assert engine.made == [a_recipe(seed=2), a_recipe()]


def test_a_panel_that_is_dropped_leaves_at_the_next_step_and_keeps_its_checkpoint(library):
    engine, dropped = FakeEngine(steps=5), set()
    job = job_of(a_recipe(), a_recipe(seed=2))
    takes = {}
    for event in run(job, engine, library, lambda panel_id: panel_id not in dropped):
        if event == Progress("denoising", 3, 5):
            dropped.add("panel 0")
        if isinstance(event, TakeMade):
            takes[event.take.panel_id] = event.take
    assert list(takes) == ["panel 1"]
    assert [step for recipe, step in engine.drawn if recipe.seed == 1] == [0, 1]
    again = FakeEngine(steps=5)
    list(run(job_of(a_recipe()), again, library))
    assert again.rendered == [[2, 3, 4]]


def test_a_panel_that_is_dropped_before_its_picture_is_decoded_is_not_decoded(library):
    engine, dropped = FakeEngine(), set()
    job = job_of(a_recipe(), a_recipe(seed=2))
    for event in run(job, engine, library, lambda panel_id: panel_id not in dropped):
        if event == Progress("decoding", 0, 2):
            dropped.add("panel 0")
    assert engine.made == [a_recipe(seed=2)]


def test_what_work_took_names_the_model_and_the_place(library):
    style = a_style_reference(library.blobs.put(a_picture()))
    engine = FakeEngine(device="cuda:1")
    events = run(job_of(a_recipe(references=(style,))), engine, library)
    told = [event for event in events if isinstance(event, Measured)]
    assert [each.work.split()[0] for each in told] == ["load", "invert", "step", "decode"]
    assert {each.model for each in told} == {a_recipe().model}
    assert {each.device for each in told} == {place_of("cuda:1")}
    assert {(each.memory, each.capacity) for each in told} == {(6_100_000_000, 8_000_000_000)}


def test_takes_remember_what_their_panel_was_made_from(library, engine):
    fox = Used(kind="character", id="fox", version=3, name="Fox", words="a fox")
    job = RenderPanels("job", "p", (PanelRecipe("panel", a_recipe(), (fox,)),))
    assert takes_of(run(job, engine, library))["panel"].used == (fox,)
