"""The one door: every job runs through here."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace

from core.domain.events import JobEvent, Measured
from core.jobs.cast_character import cast_character
from core.jobs.draw_again import draw_again
from core.jobs.engine import Engine
from core.jobs.export_sheet import export_sheet
from core.jobs.forecast import place_of
from core.jobs.invert_picture import invert_picture
from core.jobs.jobs import (
    CastCharacter,
    DrawAgain,
    ExportSheet,
    InvertPicture,
    Job,
    RenderPanels,
    TryOut,
    recipes_of,
)
from core.jobs.render_panels import render_panels
from core.jobs.try_out import try_out
from core.storage.library import Library


def everything(_: str) -> bool:
    """Every panel is wanted."""
    return True


def run(
    job: Job,
    engine: Engine | None,
    library: Library,
    wants: Callable[[str], bool] = everything,
) -> Generator[JobEvent, None, None]:
    """Do a job. Close the generator to stop it.

    Jobs that draw need an engine. `wants` is asked, again and again, whether a panel (by its id)
    is still to be drawn.

    It may run in any thread: it writes pictures and trajectories, and reads tables, but never
    writes them (see `record`). Raises AppError when the world is not as it should be.
    """
    events = _events(job, engine, library, wants)
    if engine is None:
        return events
    return _placed(events, job, engine.device)


def _events(
    job: Job, engine: Engine | None, library: Library, wants: Callable[[str], bool]
) -> Generator[JobEvent, None, None]:
    match job:
        case RenderPanels() if engine is not None:
            return render_panels(job, engine, library, wants)
        case CastCharacter() if engine is not None:
            return cast_character(job, engine, library)
        case InvertPicture() if engine is not None:
            return invert_picture(job, engine, library)
        case TryOut() if engine is not None:
            return try_out(job, engine, library)
        case DrawAgain() if engine is not None:
            return draw_again(job, engine, library, wants)
        case ExportSheet():
            return export_sheet(job, library)
    raise ValueError("a job that draws needs an engine")


def _placed(
    events: Generator[JobEvent, None, None], job: Job, device: str
) -> Generator[JobEvent, None, None]:
    """Say of what was measured which model it was, and where."""
    with closing(events):
        for event in events:
            if isinstance(event, Measured):
                model = recipes_of(job)[0].model
                yield replace(event, model=model, device=place_of(device))
            else:
                yield event
