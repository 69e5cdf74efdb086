"""Draw a few recipes to see what a style gives, without a project."""

from collections.abc import Generator
from contextlib import closing

from core.domain.events import (
    JobEvent,
    Measured,
    PanelPreview,
    PictureMade,
    Preview,
    Progress,
    TriedOut,
)
from core.jobs.engine import Engine
from core.jobs.jobs import TryOut
from core.jobs.references import Materials, files_of, materials_of
from core.jobs.render_panels import groups
from core.storage.library import Library


def try_out(job: TryOut, engine: Engine, library: Library) -> Generator[JobEvent, None, None]:
    """Yield a TriedOut for each recipe; previews are named by the recipe's digest.

    The trajectories that are made on the way are kept, the pictures are not.
    """
    yield from engine.load()
    materials: Materials = {}
    for recipe in job.recipes:
        materials |= yield from materials_of(recipe, engine, library)
    for recipes in groups(job.recipes):
        render = engine.render(recipes, materials, files=files_of(recipes, library))
        with closing(render) as events:
            for event in events:
                match event:
                    case Progress() | Measured():
                        yield event
                    case Preview(index, png):
                        yield PanelPreview(recipes[index].digest(), png)
                    case PictureMade(index, png):
                        yield TriedOut(recipes[index].digest(), png)
