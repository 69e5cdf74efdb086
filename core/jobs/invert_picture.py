"""Invert one picture by itself, so that the artist sees what the model takes in of it."""

from collections.abc import Generator

from core.domain.events import JobEvent, ReconstructionMade
from core.jobs.engine import Engine
from core.jobs.jobs import InvertPicture
from core.jobs.references import make
from core.storage.library import Library


def invert_picture(
    job: InvertPicture, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    """Yield a ReconstructionMade, its trajectory on disk: at once where that is cached.

    A trajectory that an older version kept does not tell what comes back, and is made again.
    """
    (reference,) = job.recipe.references
    key = job.recipe.trajectory_key(reference)
    known = library.trajectories.reconstruction(key)
    if known is not None:
        yield ReconstructionMade(key, known.png, known.psnr)
        return
    yield from engine.load()
    yield from make(job.recipe, reference, engine, library)
