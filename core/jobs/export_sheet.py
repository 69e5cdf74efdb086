"""Write a project's sheet as it stands: each panel with its latest take."""

from collections.abc import Generator
from pathlib import Path

from core.domain.errors import StorageError
from core.domain.events import Exported, JobEvent
from core.jobs.jobs import ExportSheet
from core.storage.library import Library


def export_sheet(job: ExportSheet, library: Library) -> Generator[JobEvent, None, None]:
    """Yield an Exported for each file: a PNG of several pages becomes several.

    Raises StorageError when the project is gone or a file cannot be written.
    """
    # fpdf2 and its fonts take a third of a second that the window's first paint should not wait.
    from core.export.sheet import sheet_for, write_sheet

    try:
        project = library.projects.get(job.project_id)
    except KeyError:
        raise StorageError("The project to export is no longer in the library.") from None
    # Undo can bring back the name of a character that is deleted.
    known = {character.id: character for character in library.characters.all()}
    characters = [known[each] for each in project.character_ids if each in known]
    takes = library.takes.latest(project.id)
    sheet = sheet_for(project, characters, takes, library.blobs.get)
    for path in job.paths:
        for file in write_sheet(sheet, Path(path)):
            yield Exported(str(file))
