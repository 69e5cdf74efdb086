"""The one door: every job runs through here."""

from collections.abc import Callable, Generator

from core.domain.events import JobEvent
from core.jobs.cast_character import cast_character
from core.jobs.draw_again import draw_again
from core.jobs.engine import Engine
from core.jobs.export_sheet import export_sheet
from core.jobs.jobs import CastCharacter, DrawAgain, ExportSheet, Job, RenderPanels
from core.jobs.render_panels import render_panels
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
    match job:
        case RenderPanels() if engine is not None:
            return render_panels(job, engine, library, wants)
        case CastCharacter() if engine is not None:
            return cast_character(job, engine, library)
        case DrawAgain() if engine is not None:
            return draw_again(job, engine, library, wants)
        case ExportSheet():
            return export_sheet(job, library)
    raise ValueError("a job that draws needs an engine")
