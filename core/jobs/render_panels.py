"""Make a take of each panel: what is made already first, then references, then the rest."""

import logging
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from core.domain.errors import StorageError
from core.domain.events import (
    CheckpointMade,
    EngineEvent,
    JobEvent,
    Measured,
    Notice,
    PanelNotice,
    PanelPreview,
    PictureMade,
    Preview,
    Progress,
    SubjectsFound,
    TakeMade,
)
from core.domain.recipe import Recipe, Take
from core.domain.values import BlobId, Digest, new_id
from core.jobs.engine import Engine
from core.jobs.jobs import PanelRecipe, RenderPanels, varied
from core.jobs.references import Materials, files_of, materials_of
from core.storage.library import Library

log = logging.getLogger(__name__)

Wanted = dict[Digest, list[PanelRecipe]]
"""The panels that wait for each recipe: one render serves them all."""
Wants = Callable[[str], bool]
"""Whether a panel, by its id, is still to be drawn."""


def render_panels(
    job: RenderPanels, engine: Engine, library: Library, wants: Wants
) -> Generator[JobEvent, None, None]:
    """Yield a TakeMade for every panel of the job, each with its picture on disk.

    A take is a function of its recipe, so a recipe that has been rendered before gives its
    picture at once: a board that was interrupted goes on where it stopped. A panel that has such
    a take already keeps that very take, so that a retry adds none. What was being
    rendered then goes on from its last checkpoint. A panel that `wants` no longer has is left
    out from the next step on.
    """
    wanted = yield from _not_made(job, job.panels, library, wants)
    if not wanted:
        return
    yield from engine.load()
    materials: Materials = {}
    for panels in wanted.values():
        if any(wants(panel.panel_id) for panel in panels):
            materials |= yield from materials_of(panels[0].recipe, engine, library)
    for recipes in groups(panels[0].recipe for panels in wanted.values()):
        waiting = [panel for recipe in recipes for panel in wanted[recipe.digest()]]
        # Another device may have made one meanwhile.
        left = yield from _not_made(job, waiting, library, wants)
        if left:
            yield from _Group(job, left, materials).render(engine, library, wants)


def _not_made(
    job: RenderPanels, panels: Iterable[PanelRecipe], library: Library, wants: Wants
) -> Generator[TakeMade, None, Wanted]:
    """Yield the takes of what has been rendered before; return what has not."""
    wanted: Wanted = {}
    for panel in panels:
        if not wants(panel.panel_id):
            continue
        made = made_before(panel, job.project_id, library)
        if made is None:
            wanted.setdefault(panel.recipe.digest(), []).append(panel)
        elif (made.project_id, made.panel_id) == (job.project_id, panel.panel_id):
            yield TakeMade(made)
        else:
            told = {name: getattr(made, name) for name in ("notices", "masks", "likeness")}
            yield TakeMade(_take(job, panel, made.picture, made.seconds, told))
    return wanted


def made_before(panel: PanelRecipe, project_id: str, library: Library) -> Take | None:
    """A take of exactly this recipe whose picture is still whole, the panel's own if it has one."""
    take = library.takes.of_recipe(panel.recipe.digest(), project_id, panel.panel_id)
    return take if take is not None and library.blobs.holds(take.picture) else None


def groups(recipes: Iterable[Recipe]) -> Iterator[list[Recipe]]:
    """Recipes that can share the steps of one render."""
    found: dict[tuple[object, ...], list[Recipe]] = {}
    for each in recipes:
        found.setdefault(each.pace, []).append(each)
    yield from found.values()


class _Group:
    """Recipes of one render, the panels that wait for each, and what the render reads."""

    def __init__(self, job: RenderPanels, wanted: Wanted, materials: Materials) -> None:
        self.job = job
        self.digests = list(wanted)
        self.panels = list(wanted.values())
        self.recipes = [panels[0].recipe for panels in self.panels]
        self.materials = _read_by(self.recipes, materials)
        self.notices: list[list[str]] = [[] for _ in self.recipes]
        self.found: dict[int, dict[str, Any]] = {}
        self._varied = varied(job)

    def render(
        self, engine: Engine, library: Library, wants: Wants
    ) -> Generator[JobEvent, None, None]:
        """A take for each panel; its seconds are its share of the render's time."""
        started, made = time.monotonic(), 0
        files = files_of(self.recipes, library)

        def is_wanted(index: int) -> bool:
            return any(wants(panel.panel_id) for panel in self.panels[index])

        render = engine.render(
            self.recipes, self.materials, self._checkpoints(library), files, is_wanted
        )
        with closing(render) as events:
            for event in events:
                match event:
                    case PictureMade(index, png):
                        yield Progress("saving", made, len(self.recipes))
                        made += 1
                        picture = library.blobs.put(png)
                        seconds = (time.monotonic() - started) / len(self.recipes)
                        yield from self._takes(index, picture, seconds, wants)
                    case SubjectsFound(index, masks, likeness):
                        kept = tuple(library.blobs.put(mask) for mask in masks)
                        self.found[index] = {"masks": kept, "likeness": likeness}
                    case CheckpointMade(index, data):
                        _keep(self.digests[index], data, library)
                    case _:
                        yield from self._pass_on(event)

    def _checkpoints(self, library: Library) -> dict[int, bytes]:
        found = ((i, library.checkpoints.get(each)) for i, each in enumerate(self.digests))
        return {index: data for index, data in found if data is not None}

    def _takes(
        self, index: int, picture: BlobId, seconds: float, wants: Wants
    ) -> Iterator[TakeMade]:
        for panel in self.panels[index]:
            if wants(panel.panel_id):
                told = {"notices": tuple(self.notices[index]), **self.found.get(index, {})}
                yield TakeMade(_take(self.job, panel, picture, seconds, told))

    def _pass_on(self, event: EngineEvent) -> Iterator[JobEvent]:
        match event:
            case Progress() | Measured():
                yield event
            case Notice(index, sentence):
                self.notices[index].append(sentence)
                for panel in self.panels[index]:
                    yield PanelNotice(panel.panel_id, sentence)
            case Preview(index, png):
                for panel in self.panels[index]:
                    is_one_of_many = panel.panel_id in self._varied
                    key = self.digests[index] if is_one_of_many else panel.panel_id
                    yield PanelPreview(key, png)


def _read_by(recipes: Sequence[Recipe], materials: Materials) -> Materials:
    """What these recipes read."""
    keys = (r.trajectory_key(reference) for r in recipes for reference in r.references)
    pictures = (picture for recipe in recipes for picture in recipe.pictures)
    return {str(name): materials[name] for name in (*keys, *pictures)}


def _keep(recipe: Digest, data: bytes, library: Library) -> None:
    """Keep a checkpoint if the disk takes it: without it a resumed render only takes longer."""
    try:
        library.checkpoints.put(recipe, data)
    except StorageError as error:
        log.warning("A checkpoint was not kept. %s", error)


def _take(
    job: RenderPanels,
    panel: PanelRecipe,
    picture: BlobId,
    seconds: float,
    told: Mapping[str, Any],
) -> Take:
    """`told` is what else is known of the picture, by the fields of a take."""
    return Take(
        id=new_id(),
        project_id=job.project_id,
        panel_id=panel.panel_id,
        picture=picture,
        recipe=panel.recipe,
        seconds=seconds,
        made_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        used=panel.used,
        **told,
    )
