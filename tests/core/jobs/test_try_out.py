"""Trying a style out: pictures without a project, and nothing of them kept."""

from core.domain.events import PanelPreview, TriedOut
from core.domain.project import new_project
from core.domain.prompting import ModelTraits, recipe_for
from core.jobs.jobs import TryOut
from core.jobs.run import run
from tests.fakes.engine import FakeEngine
from tests.fakes.values import a_panel, a_picture, a_style

MODEL = ModelTraits(fingerprint="m" * 64, side=32, multiple=8)


def job_of(library, *prompts):
    style = a_style(picture=library.blobs.put(a_picture()), description="a house")
    project = new_project("The well")
    panels = [a_panel(prompt=prompt) for prompt in prompts]
    recipes = tuple(recipe_for(project, panel, style, (), MODEL) for panel in panels)
    return TryOut("job", "Ink", recipes)


def test_each_recipe_gives_a_picture_and_previews_under_its_digest(library, engine):
    job = job_of(library, "a house", "a cat", "the sea")
    events = list(run(job, engine, library))
    tried = [event for event in events if isinstance(event, TriedOut)]
    digests = [recipe.digest() for recipe in job.recipes]
    assert [event.recipe for event in tried] == digests
    assert len({event.png for event in tried}) == 3
    assert {e.panel_id for e in events if isinstance(e, PanelPreview)} == set(digests)


def test_the_inversion_is_kept_and_the_pictures_are_not(library, engine):
    job = job_of(library, "a house", "a cat")
    before = [kept.blob_id for kept in library.blobs.all()]
    list(run(job, engine, library))
    assert [kept.blob_id for kept in library.blobs.all()] == before
    assert len(library.trajectories.all()) == len(engine.inverted) == 1


def test_closing_it_stops_the_engine(library):
    engine = FakeEngine()
    events = run(job_of(library, "a house"), engine, library)
    next(event for event in events if isinstance(event, PanelPreview))
    events.close()
    assert engine.stopped == 1
    assert engine.made == []
