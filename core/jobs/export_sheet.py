"""Write a project's sheet as it stands: each panel with its latest take."""

from collections.abc import Generator
from pathlib import Path

from core.domain.errors import StorageError
from core.domain.events import Exported, JobEvent, PanelNotice
from core.domain.project import Project
from core.domain.recipe import Take
from core.jobs.jobs import ExportSheet
from core.storage.library import Library

MISSING = "The sheet shows an empty frame; generate the panel again."
LACKING = "No font on this machine has these characters, which the sheet shows as boxes: {}"
NAMED = 20


def export_sheet(job: ExportSheet, library: Library) -> Generator[JobEvent, None, None]:
    """Yield an Exported for each file: a PNG of several pages becomes several.

    A picture that cannot be read costs its frame only: a PanelNotice says so, and another which
    characters no font has. Raises StorageError when the project is gone or a file cannot be
    written.
    """
    # fpdf2 and its fonts take a third of a second that the window's first paint should not wait.
    from core.export.fonts import Fonts
    from core.export.sheet import lacking, sheet_for, write_sheet

    try:
        project = library.projects.get(job.project_id)
    except KeyError:
        raise StorageError("The project to export is no longer in the library.") from None
    # Undo can bring back the name of a character that is deleted.
    characters = library.characters.get_many(project.character_ids)
    takes = yield from _whole(project, _shown(project, job, library), library)
    fonts, sheet = Fonts(), sheet_for(project, characters, takes)
    boxes, panel_id = lacking(sheet, fonts)
    if boxes:
        yield PanelNotice(panel_id, LACKING.format(" ".join(boxes[:NAMED])))
    for path in job.paths:
        for file in write_sheet(sheet, Path(path), library.blobs.get, fonts):
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
) -> Generator[PanelNotice, None, dict[str, Take]]:
    """The takes whose pictures can be read; a notice of each other."""
    takes = {}
    for panel in project.board.panels:
        take = shown.get(panel.id)
        if take is None:
            continue
        try:
            library.blobs.get(take.picture)
            takes[panel.id] = take
        except StorageError as error:
            yield PanelNotice(panel.id, f"{error.sentence} {MISSING}")
    return takes
