"""Write a project's sheet as it stands: each panel with its latest take."""

from collections.abc import Generator
from pathlib import Path

from core.domain.errors import StorageError
from core.domain.events import Exported, JobEvent
from core.jobs.jobs import ExportSheet
from core.storage.library import Library


def export_sheet(job: ExportSheet, library: Library) -> Generator[JobEvent, None, None]:
    """Yield an Exported for each file. Raises StorageError when one cannot be written."""
    # Exporting needs Pillow and fpdf2, and most jobs do not.
    from core.export.sheet import sheet_for, write_sheet

    try:
        project = library.projects.get(job.project_id)
    except KeyError:
        raise StorageError("The project to export is no longer in the library.") from None
    characters = [library.characters.get(each) for each in project.character_ids]
    takes = library.takes.latest(project.id)
    sheet = sheet_for(project, characters, takes, library.blobs.get)
    for path in job.paths:
        write_sheet(sheet, Path(path))
        yield Exported(path)
