"""Forecasts of the built-in model, beside what it then takes."""

import logging
import time

import pytest

from core.checkpoints.identify import built_in
from core.domain.character import Anchor
from core.domain.events import TakeMade
from core.domain.project import new_project
from core.domain.prompting import FIRST_CASTING_SEED, casting_recipe, recipe_for
from core.domain.values import BlobId
from core.jobs.engine import Engine
from core.jobs.forecast import UNKNOWN, forecast
from core.jobs.jobs import PanelRecipe, RenderPanels
from core.jobs.record import record
from core.jobs.run import run
from tests.fakes.values import a_character, a_panel

log = logging.getLogger(__name__)

FACTOR = 3.0
"""A machine that is busy with something else takes its time: what is logged tells more."""


def job_of(count, steps, first_seed):
    traits = built_in().traits
    project, fox = new_project("The well").replace(steps=steps), a_character(words="a fox")
    casting = casting_recipe(project, fox, None, traits, FIRST_CASTING_SEED)
    cast = fox.replace(anchors=(Anchor(picture=BlobId("0" * 64), recipe=casting),))
    panels = [a_panel(seed=first_seed + n) for n in range(count)]
    recipes = [recipe_for(project, panel, None, [cast], traits) for panel in panels]
    wanted = (PanelRecipe(p.id, r) for p, r in zip(panels, recipes, strict=True))
    return RenderPanels("job", project.id, tuple(wanted))


@pytest.mark.slow
def test_a_render_takes_about_as_long_as_forecast(library):
    engine, first_seed = Engine(built_in().path, "cpu"), 1
    for count, steps in ((3, 10), (3, 10), (1, 20), (6, 6)):
        job, first_seed = job_of(count, steps, first_seed), first_seed + count
        said = forecast(job, library, "cpu", engine.is_loaded)
        started = time.monotonic()
        for event in run(job, engine, library):
            if not isinstance(event, TakeMade):
                record(event, library)
        took = time.monotonic() - started
        log.info("%s panels of %s steps: %s, took %.1f s", count, steps, said, took)
        if said != UNKNOWN:
            assert 1 / FACTOR < took / said.seconds < FACTOR
            assert 2**20 < said.memory < said.capacity
    assert said != UNKNOWN
