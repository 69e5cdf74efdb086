"""What a forecast says of a render on the built-in model, beside what the render then takes.

    python -m tests.bench.forecast

The first render has nothing to go by and is measured; each later one is forecast from those before
it. Prints seconds said, seconds taken, and their ratio.
"""

import tempfile
import time
from pathlib import Path

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
from core.storage.library import Library
from tests.fakes.values import a_character, a_panel

RENDERS = ((3, 10), (3, 10), (1, 20), (6, 6), (3, 10))
"""Panels, and steps of each."""


def job_of(count: int, steps: int, first_seed: int) -> RenderPanels:
    """A render of one cast character."""
    traits = built_in().traits
    project, fox = new_project("The well").replace(steps=steps), a_character(words="a fox")
    casting = casting_recipe(project, fox, None, traits, FIRST_CASTING_SEED)
    cast = fox.replace(anchors=(Anchor(picture=BlobId("0" * 64), recipe=casting),))
    panels = [a_panel(seed=first_seed + n) for n in range(count)]
    recipes = [recipe_for(project, panel, None, [cast], traits) for panel in panels]
    wanted = (PanelRecipe(p.id, r) for p, r in zip(panels, recipes, strict=True))
    return RenderPanels("job", project.id, tuple(wanted))


def measure(library: Library) -> None:
    """Forecast and run each of `RENDERS`."""
    engine, seed = Engine(built_in().path, "cpu"), 1
    print(f"{'panels':>6} {'steps':>5} {'said':>8} {'took':>8} {'took/said':>9}")
    for count, steps in RENDERS:
        job, seed = job_of(count, steps, seed), seed + count
        said = forecast(job, library, "cpu", engine.is_loaded)
        started = time.monotonic()
        for event in run(job, engine, library):
            if not isinstance(event, TakeMade):
                record(event, library)
        took = time.monotonic() - started
        known = said != UNKNOWN
        print(
            f"{count:>6} {steps:>5} {f'{said.seconds:.1f} s' if known else '-':>8}"
            f" {took:>6.1f} s {f'{took / said.seconds:.2f}' if known else '-':>9}",
            flush=True,
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="castboard-bench-") as folder:
        library = Library.open(Path(folder) / "library")
        measure(library)
        library.close()
