"""Casting a character and inverting a style ahead of time."""

from core.domain.character import Anchor
from core.domain.events import CandidateMade, PanelPreview, Progress, ReconstructionMade
from core.domain.project import new_project
from core.domain.prompting import (
    ModelTraits,
    anchor_reference,
    casting_recipe,
    inversion_recipe,
    recipe_for,
    style_references,
)
from core.jobs.jobs import CastCharacter, InvertPicture, PanelRecipe, RenderPanels
from core.jobs.run import run
from tests.fakes.values import a_character, a_panel, a_picture, a_style

MODEL = ModelTraits(fingerprint="m" * 64, side=32, multiple=8)


def candidates_of(events):
    return [event.anchor for event in events if isinstance(event, CandidateMade)]


def casting_of(project, character, style, seeds=(1001, 1002)):
    recipes = tuple(casting_recipe(project, character, style, MODEL, seed) for seed in seeds)
    return CastCharacter("job", character.id, character.name, recipes)


def test_every_seed_gives_a_candidate_with_its_picture_on_disk(library, engine):
    job = casting_of(new_project("The well"), a_character(), None)
    events = list(run(job, engine, library))
    anchors = candidates_of(events)
    assert [anchor.recipe for anchor in anchors] == list(job.recipes)
    assert len({library.blobs.get(anchor.picture) for anchor in anchors}) == 2
    assert {e.panel_id for e in events if isinstance(e, PanelPreview)} == {
        recipe.digest() for recipe in job.recipes
    }
    assert "casting Fox, 2 of 2" in {e.phase for e in events if isinstance(e, Progress)}


def test_a_panel_finds_the_trajectory_that_casting_left(library, engine):
    project, character = new_project("The well"), a_character()
    style = a_style(picture=library.blobs.put(a_picture()), description="a house")
    anchors = candidates_of(run(casting_of(project, character, style), engine, library))
    assert len(engine.casts) == 2
    cast = character.replace(anchors=tuple(anchors))
    recipe = recipe_for(project, a_panel(), style, [cast], MODEL)
    list(run(RenderPanels("job", "p", (PanelRecipe("panel", recipe),)), engine, library))
    assert (len(engine.casts), len(engine.inverted), len(engine.made)) == (2, 1, 1)


def test_a_candidate_and_its_recast_anchor_have_one_trajectory(library, engine):
    project, character = new_project("The well"), a_character()
    (anchor,) = candidates_of(run(casting_of(project, character, None, (1001,)), engine, library))
    assert isinstance(anchor, Anchor)
    cast = character.replace(anchors=(anchor,))
    recipe = recipe_for(project, a_panel(), None, [cast], MODEL)
    assert library.trajectories.get(recipe.trajectory_key(recipe.references[0]))


def test_closing_a_casting_keeps_the_candidates_that_are_finished(library, engine):
    events = run(casting_of(new_project("The well"), a_character(), None), engine, library)
    anchor = next(event.anchor for event in events if isinstance(event, CandidateMade))
    next(event for event in events if event == Progress("casting Fox, 2 of 2", 1, engine.steps))
    events.close()
    assert library.blobs.get(anchor.picture)
    assert (len(engine.casts), engine.stopped) == (1, 1)


def style_of(library):
    return a_style(picture=library.blobs.put(a_picture()), description="a house")


def inversion_of(project, reference):
    return InvertPicture("job", "Ink", inversion_recipe(project, reference, MODEL))


def reconstructions(events):
    return [event for event in events if isinstance(event, ReconstructionMade)]


def test_an_inversion_by_itself_shows_what_comes_back_and_serves_the_panels(library, engine):
    project, style = new_project("The well"), style_of(library)
    job = inversion_of(project, *style_references(style))
    events = list(run(job, engine, library))
    (made,) = reconstructions(events)
    assert made.png.startswith(b"\x89PNG")
    assert made.psnr == engine.psnr
    assert any(isinstance(e, Progress) and e.phase.startswith("inverting") for e in events)
    recipe = recipe_for(project, a_panel(prompt="a house"), style, [], MODEL)
    assert made.key == recipe.trajectory_key(recipe.references[0])
    list(run(RenderPanels("job", "p", (PanelRecipe("panel", recipe),)), engine, library))
    assert len(engine.inverted) == 1


def test_what_came_back_is_remembered_without_the_model(library, engine):
    job = inversion_of(new_project("The well"), *style_references(style_of(library)))
    before = reconstructions(run(job, engine, library))
    engine.unload()
    again = list(run(job, engine, library))
    assert again == before
    assert not engine.is_loaded


def test_a_render_that_inverts_on_its_way_remembers_too(library, engine):
    project, style = new_project("The well"), style_of(library)
    recipe = recipe_for(project, a_panel(prompt="a house"), style, [], MODEL)
    render = RenderPanels("job", "p", (PanelRecipe("panel", recipe),))
    made = reconstructions(run(render, engine, library))
    job = inversion_of(project, *style_references(style))
    assert list(run(job, engine, library)) == made
    assert len(engine.inverted) == 1


def test_an_own_anchor_is_inverted_as_the_panels_read_it(library, engine):
    own = Anchor(picture=library.blobs.put(a_picture()), prompt="a red fox standing")
    project, fox = new_project("The well"), a_character(anchors=(own,))
    job = inversion_of(project, anchor_reference(own, fox.noun, subject=3))
    (made,) = reconstructions(run(job, engine, library))
    recipe = recipe_for(project, a_panel(), None, [fox], MODEL)
    assert made.key == recipe.trajectory_key(recipe.references[0])


def test_a_trajectory_that_does_not_tell_what_comes_back_is_made_again(library, engine):
    job = inversion_of(new_project("The well"), *style_references(style_of(library)))
    (made,) = reconstructions(run(job, engine, library))
    data, (cached,) = library.trajectories.get(made.key), library.trajectories.all()
    library.trajectories.put(made.key, data, cached.about)
    assert reconstructions(run(job, engine, library)) == [made]
    assert len(engine.inverted) == 2


def test_an_inversion_that_is_stopped_keeps_nothing(library, engine):
    job = inversion_of(new_project("The well"), *style_references(style_of(library)))
    events = run(job, engine, library)
    next(e for e in events if isinstance(e, Progress) and e.phase.startswith("inverting"))
    events.close()
    assert library.trajectories.all() == []
