"""The one door: every job runs through here."""

from collections.abc import Generator

from core.domain.events import JobEvent
from core.jobs.cast_character import cast_character
from core.jobs.engine import Engine
from core.jobs.export_sheet import export_sheet
from core.jobs.jobs import CastCharacter, ExportSheet, Job, RenderPanels
from core.jobs.render_panels import render_panels
from core.storage.library import Library


def run(job: Job, engine: Engine, library: Library) -> Generator[JobEvent, None, None]:
    """Do a job. Close the generator to stop it.

    It may run in any thread: it writes pictures and trajectories, and reads tables, but never
    writes them (see `record`). Raises AppError when the world is not as it should be.
    """
    match job:
        case RenderPanels():
            return render_panels(job, engine, library)
        case CastCharacter():
            return cast_character(job, engine, library)
        case ExportSheet():
            return export_sheet(job, library)
