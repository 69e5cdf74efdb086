"""Write a project's sheet as it stands: each panel with its latest take."""

from collections.abc import Generator
from pathlib import Path

from core.domain.errors import StorageError
from core.domain.events import Exported, JobEvent, PanelNotice
from core.domain.project import Project
from core.domain.recipe import Take
from core.domain.values import BlobId
from core.jobs.jobs import ExportSheet
from core.storage.library import Library

MISSING = "The sheet shows an empty frame; generate the panel again."


def export_sheet(job: ExportSheet, library: Library) -> Generator[JobEvent, None, None]:
    """Yield an Exported for each file: a PNG of several pages becomes several.

    A picture that cannot be read costs its frame only: a PanelNotice says so. Raises StorageError
    when the project is gone or a file cannot be written.
    """
    # fpdf2 and its fonts take a third of a second that the window's first paint should not wait.
    from core.export.sheet import sheet_for, write_sheet

    try:
        project = library.projects.get(job.project_id)
    except KeyError:
        raise StorageError("The project to export is no longer in the library.") from None
    # Undo can bring back the name of a character that is deleted.
    characters = library.characters.get_many(project.character_ids)
    takes, pictures = yield from _whole(project, _shown(project, job, library), library)
    sheet = sheet_for(project, characters, takes, pictures.__getitem__)
    for path in job.paths:
        for file in write_sheet(sheet, Path(path)):
            yield Exported(str(file))


def _shown(project: Project, job: ExportSheet, library: Library) -> dict[str, Take]:
    """The take of each panel that is to be seen."""
    if job.takes:
        return {take.panel_id: take for take in library.takes.get_many(job.takes)}
    made = library.takes.of_project(project.id)
    found = ((panel.id, made.shown(panel)) for panel in project.board.panels)
    return {panel_id: take for panel_id, take in found if take is not None}


def _whole(
    project: Project, shown: dict[str, Take], library: Library
) -> Generator[PanelNotice, None, tuple[dict[str, Take], dict[BlobId, bytes]]]:
    """The takes whose pictures can be read, and the pictures; a notice of each other."""
    takes, pictures = {}, {}
    for panel in project.board.panels:
        take = shown.get(panel.id)
        if take is None:
            continue
        try:
            pictures[take.picture] = library.blobs.get(take.picture)
            takes[panel.id] = take
        except StorageError as error:
            yield PanelNotice(panel.id, f"{error.sentence} {MISSING}")
    return takes, pictures
