"""Make anchor candidates for a character, so that the artist picks one and freezes it."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import replace

from core.domain.character import Anchor, Character
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
from core.domain.values import Digest
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


def anchor_key(character_id: str, recipe: Recipe) -> Digest:
    """The key under which a panel will look for this candidate's trajectory."""
    subject = recipe.subjects[0]
    character = Character(
        id=character_id, name=subject.name, words=recipe.prompt, noun=subject.noun
    )
    return recipe.trajectory_key(anchor_reference(character, recipe))


def _candidate(
    character_id: str, recipe: Recipe, phase: str, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    references = yield from trajectories_of(recipe, engine, library)
    key = anchor_key(character_id, recipe)
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
