"""Make a take of each panel: what is made already first, then references, then the rest."""

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime

from core.domain.events import JobEvent, PanelPreview, PictureMade, Preview, Progress, TakeMade
from core.domain.recipe import Recipe, Take
from core.domain.values import BlobId, Digest, new_id
from core.jobs.engine import Engine
from core.jobs.jobs import PanelRecipe, RenderPanels
from core.jobs.references import Found, trajectories_of
from core.storage.library import Library

Wanted = dict[Digest, list[PanelRecipe]]
"""The panels that wait for each recipe: one render serves them all."""


def render_panels(
    job: RenderPanels, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    """Yield a TakeMade for every panel of the job, each with its picture on disk.

    A take is a function of its recipe, so a recipe that has been rendered before gives its
    picture at once: a board that was interrupted goes on where it stopped.
    """
    wanted: Wanted = {}
    for panel in job.panels:
        made = made_before(panel.recipe, library)
        if made is None:
            wanted.setdefault(panel.recipe.digest(), []).append(panel)
        else:
            yield TakeMade(_take(job, panel, made.picture, made.seconds))
    if not wanted:
        return
    yield from engine.load()
    trajectories: Found = {}
    for panels in wanted.values():
        trajectories |= yield from trajectories_of(panels[0].recipe, engine, library)
    for group in groups(panels[0].recipe for panels in wanted.values()):
        yield from _render(job, group, wanted, trajectories, engine, library)


def made_before(recipe: Recipe, library: Library) -> Take | None:
    """A take of exactly this recipe whose picture is still whole."""
    take = library.takes.of_recipe(recipe.digest())
    return take if take is not None and library.blobs.holds(take.picture) else None


def groups(recipes: Iterable[Recipe]) -> Iterator[list[Recipe]]:
    """Recipes that can share the steps of one render: same size, steps and guidance."""
    found: dict[tuple[object, ...], list[Recipe]] = {}
    for recipe in recipes:
        found.setdefault((recipe.size, recipe.steps, recipe.guidance), []).append(recipe)
    yield from found.values()


def _render(
    job: RenderPanels,
    recipes: Sequence[Recipe],
    wanted: Wanted,
    trajectories: Found,
    engine: Engine,
    library: Library,
) -> Generator[JobEvent, None, None]:
    """Render one group; a take's seconds are its share of the group's time."""
    needed = {r.trajectory_key(reference) for r in recipes for reference in r.references}
    started = time.monotonic()
    with closing(engine.render(recipes, {key: trajectories[key] for key in needed})) as events:
        for event in events:
            match event:
                case Progress():
                    yield event
                case Preview(index, png):
                    for panel in wanted[recipes[index].digest()]:
                        yield PanelPreview(panel.panel_id, png)
                case PictureMade(index, png):
                    picture = library.blobs.put(png)
                    seconds = (time.monotonic() - started) / len(recipes)
                    for panel in wanted[recipes[index].digest()]:
                        yield TakeMade(_take(job, panel, picture, seconds))


def _take(job: RenderPanels, panel: PanelRecipe, picture: BlobId, seconds: float) -> Take:
    return Take(
        id=new_id(),
        project_id=job.project_id,
        panel_id=panel.panel_id,
        picture=picture,
        recipe=panel.recipe,
        seconds=seconds,
        made_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
    )
