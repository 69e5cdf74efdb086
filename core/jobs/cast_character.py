"""Make anchor candidates for a character, so that the artist picks one and freezes it."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import replace

from core.domain.character import Anchor
from core.domain.events import (
    CandidateMade,
    JobEvent,
    PanelPreview,
    PictureMade,
    Preview,
    Progress,
    TrajectoryMade,
)
from core.domain.prompting import anchor_reference
from core.domain.recipe import Recipe
from core.jobs.engine import Engine
from core.jobs.jobs import CastCharacter
from core.jobs.references import trajectories_of
from core.storage.library import Library


def cast_character(
    job: CastCharacter, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    """Yield a CandidateMade for each recipe, its picture and its trajectory on disk.

    A candidate belongs to no panel: its previews are named by its recipe's digest.
    """
    yield from engine.load()
    for number, recipe in enumerate(job.recipes, start=1):
        phase = f"casting {recipe.subjects[0].name}, {number} of {len(job.recipes)}"
        yield from _candidate(job.character_id, recipe, phase, engine, library)


def _candidate(
    character_id: str, recipe: Recipe, phase: str, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    references = yield from trajectories_of(recipe, engine, library)
    # What a panel that names the character will look for.
    key = recipe.trajectory_key(anchor_reference(recipe, recipe.subjects[0].noun))
    with closing(engine.cast(recipe, references, key)) as events:
        for event in events:
            match event:
                case Progress():
                    yield replace(event, phase=phase)
                case Preview(_, png):
                    yield PanelPreview(recipe.digest(), png)
                case TrajectoryMade(key, data):
                    library.trajectories.put(key, data)
                case PictureMade(_, png):
                    anchor = Anchor(picture=library.blobs.put(png), recipe=recipe)
    yield CandidateMade(character_id, anchor)
