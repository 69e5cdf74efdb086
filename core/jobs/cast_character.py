"""Make anchor candidates for a character, so that the artist picks one and freezes it."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import replace

from core.domain.character import Anchor
from core.domain.events import (
    CandidateMade,
    JobEvent,
    Measured,
    Notice,
    PanelNotice,
    PanelPreview,
    PictureMade,
    Preview,
    Progress,
    TrajectoryMade,
)
from core.domain.prompting import anchor_reference
from core.domain.recipe import Recipe
from core.domain.values import BlobId
from core.jobs.engine import Engine
from core.jobs.jobs import CastCharacter
from core.jobs.references import about_of, files_of, keep_trajectory, materials_of
from core.storage.library import Library


def cast_character(
    job: CastCharacter, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    """Yield a CandidateMade for each recipe, its picture and its trajectory on disk.

    A candidate belongs to no panel: its previews and notices are named by its recipe's digest.
    """
    yield from engine.load()
    for number, recipe in enumerate(job.recipes, start=1):
        phase = f"casting {job.name}, {number} of {len(job.recipes)}"
        yield from _candidate(job.character_id, recipe, phase, engine, library)


def _candidate(
    character_id: str, recipe: Recipe, phase: str, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    materials = yield from materials_of(recipe, engine, library)
    # What a panel that names the character will look for.
    anchor = Anchor(picture=BlobId(""), recipe=recipe)
    reference = anchor_reference(anchor, recipe.subjects[0].noun)
    key = recipe.trajectory_key(reference)
    files = files_of([recipe], library)
    with closing(engine.cast(recipe, materials, key, files)) as events:
        for event in events:
            match event:
                case Progress("denoising"):
                    yield replace(event, phase=phase)
                case Progress() | Measured():
                    yield event
                case Preview(_, png):
                    yield PanelPreview(recipe.digest(), png)
                case Notice(_, sentence):
                    yield PanelNotice(recipe.digest(), sentence)
                case TrajectoryMade():
                    keep_trajectory(event, about_of(recipe, reference), library)
                case PictureMade(_, png):
                    yield Progress("saving", 0, 1)
                    anchor = anchor.replace(picture=library.blobs.put(png))
    yield CandidateMade(character_id, anchor)
