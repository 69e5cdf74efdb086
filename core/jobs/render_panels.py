"""Make a take of each panel: what is made already first, then references, then the rest."""

import hashlib
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime

from core.domain.events import (
    CheckpointMade,
    JobEvent,
    Notice,
    PanelNotice,
    PanelPreview,
    PictureMade,
    Preview,
    Progress,
    TakeMade,
)
from core.domain.recipe import Recipe, Take
from core.domain.values import BlobId, Digest, new_id
from core.jobs.engine import Engine
from core.jobs.jobs import PanelRecipe, RenderPanels
from core.jobs.references import Materials, files_of, materials_of
from core.storage.library import Library

Wanted = dict[Digest, list[PanelRecipe]]
"""The panels that wait for each recipe: one render serves them all."""


def render_panels(
    job: RenderPanels, engine: Engine, library: Library, wants: Callable[[str], bool]
) -> Generator[JobEvent, None, None]:
    """Yield a TakeMade for every panel of the job, each with its picture on disk.

    A take is a function of its recipe, so a recipe that has been rendered before gives its
    picture at once: a board that was interrupted goes on where it stopped. What was being
    rendered then goes on from its last checkpoint.
    """
    wanted: Wanted = {}
    for panel in job.panels:
        if not wants(panel.panel_id):
            continue
        made = made_before(panel.recipe, library)
        if made is None:
            wanted.setdefault(panel.recipe.digest(), []).append(panel)
        else:
            yield TakeMade(_take(job, panel, made.picture, made.seconds, made.notices))
    if not wanted:
        return
    yield from engine.load()
    materials: Materials = {}
    for panels in wanted.values():
        materials |= yield from materials_of(panels[0].recipe, engine, library)
    for group in groups(panels[0].recipe for panels in wanted.values()):
        yield from _render(job, _Group(group, wanted, materials), engine, library)


def made_before(recipe: Recipe, library: Library) -> Take | None:
    """A take of exactly this recipe whose picture is still whole."""
    take = library.takes.of_recipe(recipe.digest())
    return take if take is not None and library.blobs.holds(take.picture) else None


def groups(recipes: Iterable[Recipe]) -> Iterator[list[Recipe]]:
    """Recipes that can share the steps of one render."""
    found: dict[tuple[object, ...], list[Recipe]] = {}
    for each in recipes:
        found.setdefault(each.pace, []).append(each)
    yield from found.values()


class _Group:
    """Recipes of one render, the panels that wait for each, and what the render reads."""

    def __init__(self, recipes: Sequence[Recipe], wanted: Wanted, materials: Materials) -> None:
        self.recipes = recipes
        self.panels = [wanted[recipe.digest()] for recipe in recipes]
        keys = (r.trajectory_key(reference) for r in recipes for reference in r.references)
        pictures = (picture for recipe in recipes for picture in recipe.pictures)
        self.materials = {str(name): materials[name] for name in (*keys, *pictures)}
        self.name = _digest(panel.panel_id for panels in self.panels for panel in panels)
        self.stamp = _digest(recipe.digest() for recipe in recipes)


def _render(
    job: RenderPanels, group: _Group, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    """Render one group; a take's seconds are its share of the group's time."""
    recipes, started = group.recipes, time.monotonic()
    notices: list[list[str]] = [[] for _ in recipes]
    checkpoint = library.checkpoints.get(group.name, group.stamp)
    files = files_of(recipes, library)
    with closing(engine.render(recipes, group.materials, checkpoint, files)) as events:
        for event in events:
            match event:
                case Progress():
                    yield event
                case CheckpointMade(data):
                    library.checkpoints.put(group.name, group.stamp, data)
                case Notice(index, sentence):
                    notices[index].append(sentence)
                    for panel in group.panels[index]:
                        yield PanelNotice(panel.panel_id, sentence)
                case Preview(index, png):
                    for panel in group.panels[index]:
                        yield PanelPreview(panel.panel_id, png)
                case PictureMade(index, png):
                    picture = library.blobs.put(png)
                    seconds = (time.monotonic() - started) / len(recipes)
                    for panel in group.panels[index]:
                        yield TakeMade(_take(job, panel, picture, seconds, notices[index]))
    library.checkpoints.delete(group.name)


def _digest(parts: Iterable[str]) -> Digest:
    return Digest(hashlib.sha256("\n".join(parts).encode()).hexdigest())


def _take(
    job: RenderPanels,
    panel: PanelRecipe,
    picture: BlobId,
    seconds: float,
    notices: Iterable[str],
) -> Take:
    return Take(
        id=new_id(),
        project_id=job.project_id,
        panel_id=panel.panel_id,
        picture=picture,
        recipe=panel.recipe,
        seconds=seconds,
        made_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        used=panel.used,
        notices=tuple(notices),
    )
