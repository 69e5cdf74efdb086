"""Opens the dialogs of the window, one at a time, and none of them blocks the event loop.

Each is imported when it is opened first: the window opens sooner.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QWidget

from core.domain.character import Character
from core.domain.errors import AppError
from core.domain.project import Project, new_project
from core.domain.style import Style
from desktop.models.pictures import Pictures
from desktop.session.archives import Archives
from desktop.session.importing import Importer
from desktop.session.notice import notice_of
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.session.work import Work
from desktop.theme import Appearance
from desktop.workers.background import Background

if TYPE_CHECKING:
    from desktop.dialogs.cast_dialog import CastDialog
    from desktop.dialogs.character_dialog import CharacterDialog
    from desktop.dialogs.own_picture_dialog import OwnPictureDialog
    from desktop.dialogs.projects_dialog import ProjectsDialog
    from desktop.dialogs.style_dialog import StyleDialog

D = TypeVar("D", bound=QDialog)


class Opener(QObject):
    """What each dialog needs, kept in one place. `current` is the dialog that is open."""

    def __init__(
        self,
        session: Session,
        shelf: ShelfEdits,
        work: Work,
        pictures: Pictures,
        appearance: Appearance,
        archives: Archives,
        importer: Importer,
        background: Background,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.window = parent
        self._session = session
        self._shelf = shelf
        self._work = work
        self._pictures = pictures
        self._appearance = appearance
        self._archives = archives
        self._importer = importer
        self._background = background
        self.current: QDialog | None = None

    def style(self, style: Style | None = None, picture: Path | None = None) -> "StyleDialog":
        """Add or edit a style; a picture file may be given already."""
        from desktop.dialogs.style_dialog import StyleDialog

        dialog = StyleDialog(
            self._shelf,
            self._work,
            self._pictures,
            self._background,
            self._appearance,
            style,
            self.window,
        )
        if picture is not None:
            dialog.take(picture)
        return self.show(dialog)

    def character(self, character: Character | None = None) -> "CharacterDialog":
        """Add or edit a character; a new one is cast next."""
        from desktop.dialogs.character_dialog import CharacterDialog

        dialog = CharacterDialog(
            self._session,
            self._shelf,
            self._pictures,
            self._appearance,
            character,
            self.window,
        )
        dialog.cast_wanted.connect(self.cast)
        dialog.own_wanted.connect(self.own_picture)
        if character is None:
            dialog.accepted.connect(lambda: self.cast(dialog.character))
        return self.show(dialog)

    def cast(self, character: Character, variant: str = "") -> "CastDialog":
        """Draw candidates of a character, or of one of its variants."""
        from desktop.dialogs.cast_dialog import CastDialog

        dialog = CastDialog(
            character,
            self._shelf,
            self._work,
            self._pictures,
            self._appearance,
            self.window,
            variant,
        )
        dialog.own_wanted.connect(lambda: self.own_picture(character, variant))
        dialog.variant_wanted.connect(lambda other: self.cast(character, other))
        return self.show(dialog)

    def own_picture(self, character: Character, variant: str = "") -> "OwnPictureDialog":
        """Let the artist's own picture fix the identity of a character, or of a variant."""
        from desktop.dialogs.own_picture_dialog import OwnPictureDialog

        dialog = OwnPictureDialog(
            character,
            self._shelf,
            self._work,
            self._pictures,
            self._background,
            self._appearance,
            self.window,
            variant,
        )
        return self.show(dialog)

    def projects(self) -> "ProjectsDialog":
        """Open another project."""
        from desktop.dialogs.projects_dialog import ProjectsDialog

        self._session.save()
        return self.show(ProjectsDialog(self._session, self._appearance, self.window))

    def new_project(self) -> None:
        """Begin a new project; its title is ready to be written over."""
        self._session.open(new_project(self.tr("Untitled storyboard")))

    def rename(self) -> QInputDialog:
        """Give the project another title; it must stay open for that."""
        project_id = self._session.project.id
        dialog = QInputDialog(self.window)
        dialog.setWindowTitle(self.tr("Rename project"))
        dialog.setLabelText(self.tr("Title"))
        dialog.setTextValue(self._session.project.title)

        def go(title: str) -> None:
            self._session.edit(self.tr("Rename"), self._session.project.replace(title=title))

        def follow(_: Project, after: Project) -> None:
            if after.id != project_id:
                dialog.reject()

        dialog.textValueSelected.connect(go)
        self._session.project_changed.connect(follow)
        dialog.finished.connect(lambda: self._session.project_changed.disconnect(follow))
        return self.show(dialog)

    def import_story(self) -> QFileDialog:
        """Choose a story file and open what it says."""
        dialog = QFileDialog(
            self.window, self.tr("Import a story"), "", self.tr("Stories (*.toml)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.read_story(Path(path)))
        return self.show(dialog)

    def read_story(self, path: Path) -> None:
        """Import a story file and open its project, or say what is wrong with it.

        Where the file was imported before, what it changes in that project can be undone.
        """
        from core.jobs.import_story import import_story, project_id
        from core.screenplay.reader import read_story

        session = self._session
        if not session.save():
            return
        try:
            story = read_story(path)
            before = self._project(project_id(story))
            project = import_story(story, session.library)
            known = before or project
            session.library.projects.save(known)
        except AppError as error:
            session.said.emit(notice_of(error))
            return
        session.refresh_library()
        if known.id != session.project.id:
            session.open(known)
        session.edit(self.tr("Import story"), project)

    def pack(self) -> QFileDialog:
        """Choose where the archive of the open project goes, and write it."""
        plain = self.tr("Castboard archive (*.castboard)")
        whole = self.tr("Castboard archive with cached inversions (*.castboard)")
        dialog = QFileDialog(self.window, self.tr("Pack project"), "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([plain, whole])
        dialog.setDefaultSuffix("castboard")
        dialog.selectFile(f"{self._file_title()}.castboard")
        dialog.fileSelected.connect(
            lambda path: self._archives.pack(Path(path), dialog.selectedNameFilter() == whole)
        )
        return self.show(dialog)

    def unpack(self) -> QFileDialog:
        """Choose an archive, bring its project into the library, and open it."""
        dialog = QFileDialog(
            self.window, self.tr("Unpack archive"), "", self.tr("Castboard archives (*.castboard)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._archives.unpack(Path(path)))
        return self.show(dialog)

    def import_pictures(self) -> QFileDialog:
        """Choose pictures that become styles, as many as there are."""
        from desktop.dialogs.picture_dialog import PICTURES

        words = self.tr("Pictures ({})").format(PICTURES)
        dialog = QFileDialog(self.window, self.tr("Import pictures as styles"), "", words)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self._importer.begin(map(Path, paths)))
        return self.show(dialog)

    def _file_title(self) -> str:
        title = re.sub(r'[\\/:*?"<>|]', "-", self._session.project.title).strip()
        return title or self.tr("Storyboard")

    def _project(self, project_id: str) -> Project | None:
        try:
            return self._session.library.projects.get(project_id)
        except KeyError:
            return None

    def export(self) -> QFileDialog:
        """Choose where the sheet goes, and write it."""
        dialog = QFileDialog(self.window, self.tr("Export sheet"), "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("PDF sheet (*.pdf)"), self.tr("PNG sheet (*.png)")])
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._file_title()}.pdf")

        def choose(filter_: str) -> None:
            dialog.setDefaultSuffix("png" if "png" in filter_ else "pdf")
            name = Path(dialog.selectedFiles()[0]).name
            dialog.selectFile(sheet_name(name, dialog.defaultSuffix()))

        dialog.filterSelected.connect(choose)
        dialog.fileSelected.connect(lambda path: self._work.export(Path(path)))
        return self.show(dialog)

    def show(self, dialog: D) -> D:
        """Open a dialog; it is deleted when it is closed."""
        self.current = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def sheet_name(name: str, suffix: str) -> str:
    """A sheet's file name in another format. A dot in a title (“Dr. No”) begins no suffix."""
    return f"{re.sub(r'[.](pdf|png)$', '', name, flags=re.IGNORECASE)}.{suffix}"
