"""A panel that stands several times in one job, once for each recipe."""

from core.domain.events import Measured, PanelPreview, TakeMade
from core.jobs.entry import State
from core.jobs.forecast import forecast
from core.jobs.jobs import PanelRecipe, RenderPanels, panels_of, pictures_of, varied
from core.jobs.queue import JobQueue
from core.jobs.record import record
from core.jobs.run import run
from tests.fakes.values import a_recipe

RECIPES = [a_recipe(subjects=(), seed=seed) for seed in (1, 2, 3)]
JOB = RenderPanels(
    "job",
    "p",
    (
        *(PanelRecipe("one", recipe) for recipe in RECIPES),
        PanelRecipe("two", a_recipe(subjects=(), seed=9)),
    ),
)


def test_a_panel_of_several_recipes_is_one_panel_with_several_pictures():
    assert panels_of(JOB) == ("one", "two")
    assert varied(JOB) == {"one"}
    assert [recipe for panel_id, recipe in pictures_of(JOB) if panel_id == "one"] == RECIPES


def test_every_recipe_of_a_panel_gets_a_take_and_all_are_drawn_together(library, engine):
    takes = [each.take for each in run(JOB, engine, library) if isinstance(each, TakeMade)]
    assert [take.recipe for take in takes if take.panel_id == "one"] == RECIPES
    assert len(engine.renders) == 1


def test_previews_of_variations_are_told_apart(library, engine):
    events = list(run(JOB, engine, library))
    keys = {event.panel_id for event in events if isinstance(event, PanelPreview)}
    assert keys == {"two", *(recipe.digest() for recipe in RECIPES)}


def test_leaving_a_panel_out_leaves_all_its_variations_out(library, engine):
    queue = JobQueue()
    queue.add(JOB)
    queue.cancel_panel("job", "one")
    assert queue.entry("job").state is State.WAITING
    events = run(JOB, engine, library, queue.entry("job").orders.wants)
    assert [e.take.panel_id for e in events if isinstance(e, TakeMade)] == ["two"]
    queue.cancel_panel("job", "two")
    assert queue.entry("job").state is State.CANCELLED


def test_variations_are_forecast_as_so_many_pictures(library, engine):
    for event in run(JOB, engine, library):
        if isinstance(event, Measured):
            record(event, library)
    one = RenderPanels("a", "p", (PanelRecipe("x", a_recipe(subjects=(), seed=20)),))
    four = RenderPanels(
        "b", "p", tuple(PanelRecipe("x", a_recipe(subjects=(), seed=20 + n)) for n in range(4))
    )
    seconds = [forecast(job, library, engine.device, True).seconds for job in (one, four)]
    assert seconds[1] > seconds[0]
