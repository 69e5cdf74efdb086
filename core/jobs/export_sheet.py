"""Write a project's sheet as it stands: each panel with its latest take."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain.errors import StorageError
from core.domain.events import Exported, JobEvent, PanelNotice
from core.domain.project import Project
from core.domain.recipe import Take
from core.domain.values import BlobId
from core.jobs.jobs import ExportSheet
from core.storage.library import Library

if TYPE_CHECKING:
    from core.export.templates import Shared

MISSING = "The sheet shows an empty frame; generate the panel again."
LACKING = "No font on this machine has these characters, which the sheet shows as boxes: {}"
NAMED = 20


def export_sheet(
    job: ExportSheet, library: Library, template: "Shared | None" = None
) -> Generator[JobEvent, None, None]:
    """Yield an Exported for each file: a PNG of several pages becomes several.

    Another `template` than the project's own keeps what the artist wrote into its header.

    A picture that cannot be read costs its frame only: a PanelNotice says so, and another which
    characters no font has. Raises StorageError when the project is gone or a file cannot be
    written.
    """
    # fpdf2 and its fonts take a third of a second that the window's first paint should not wait.
    from core.export.fonts import Fonts
    from core.export.gather import lacking, sheet_for
    from core.export.sheet import write_sheet

    try:
        project = library.projects.get(job.project_id)
    except KeyError:
        raise StorageError("The project to export is no longer in the library.") from None
    # Undo can bring back the name of a character that is deleted.
    characters = library.characters.get_many(project.character_ids)
    if template is not None:
        project = project.replace(sheet=template.template.applied(project.sheet))
    read = _reader(library, template)
    takes = yield from _whole(project, _shown(project, job, library), library)
    fonts, sheet = Fonts(), sheet_for(project, characters, takes, phrases=job.phrases)
    boxes, panel_id = lacking(sheet, fonts)
    if boxes:
        yield PanelNotice(panel_id, LACKING.format(" ".join(boxes[:NAMED])))
    for path in job.paths:
        for file in write_sheet(sheet, Path(path), read, fonts):
            yield Exported(str(file))


def _reader(library: Library, shared: "Shared | None") -> Callable[[BlobId], bytes]:
    """What reads pictures: the library has no logo of a template that came as a file."""
    if shared is None or shared.logo is None:
        return library.blobs.get
    own, logo = shared.template.header.logo, shared.logo
    return lambda blob_id: logo if blob_id == own else library.blobs.get(blob_id)


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
