"""Read a style's picture ahead of time, so that the first render need not wait for it."""

from collections.abc import Generator

from core.domain.events import JobEvent
from core.jobs.engine import Engine
from core.jobs.jobs import InvertStyle
from core.jobs.references import trajectories_of
from core.storage.library import Library


def invert_style(
    job: InvertStyle, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    """Invert the reference unless its trajectory is at hand."""
    yield from engine.load()
    alone = job.recipe.replace(references=(job.reference,))
    yield from trajectories_of(alone, engine, library)
