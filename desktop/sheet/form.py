"""The form of the sheet's template: each field is an edit that can be undone."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QVBoxLayout, QWidget

from core.domain.project import Project
from core.domain.sheet import SheetTemplate
from desktop.inspector.fields import add_field, scrolling
from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.sheet.chooser import TemplateChooser
from desktop.sheet.edits import SheetEdits
from desktop.sheet.field_list import FieldList
from desktop.sheet.header_form import HeaderForm
from desktop.sheet.layout_form import LayoutForm
from desktop.sheet.words import FieldWords, offered
from desktop.theme import GAP, Appearance
from desktop.widgets.undo_keys import UndoKeys
from desktop.widgets.wheel import WheelGuard
from desktop.workers.background import Background

NAMING = 360
"""How wide the question for a name is."""


class TemplateForm(QWidget):
    """Shows and edits the open project's template; it scrolls where it is too long."""

    def __init__(
        self,
        session: Session,
        pictures: Pictures,
        background: Background,
        appearance: Appearance,
    ) -> None:
        super().__init__(objectName="dock-body")
        self._session = session
        self._shown: tuple[object, ...] = ()
        self.edits = SheetEdits(session, background, self)
        self._words = FieldWords(self)
        self.chooser = TemplateChooser(self.edits, appearance)
        self.layout_form = LayoutForm(self.edits)
        self.fields = FieldList()
        self.header = HeaderForm(self.edits, self._words, pictures, appearance)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the open project's template; most edits leave that as it is."""
        sheet, board = self._session.project.sheet, self._session.project.board
        shown = (sheet, self.edits.own, board.captions)
        if shown == self._shown:
            return
        self._shown = shown
        keys = tuple(caption.key for caption in board.captions)
        named = [
            (key, self._words.field(key, board.captions), is_shown)
            for key, is_shown in offered(sheet, keys)
        ]
        self.fields.show_fields(named)
        for part in (self.chooser, self.layout_form, self.header):
            part.refresh()

    def needed_width(self) -> int:
        """How wide it must be for nothing to be cut off."""
        return self._body.minimumSizeHint().width()

    def _build(self) -> None:
        self._body = body = QWidget(objectName="dock-scroll-body")
        column = QVBoxLayout(body)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP // 2)
        column.addWidget(self.chooser)
        column.addSpacing(GAP)
        column.addWidget(self.layout_form)
        add_field(column, self.tr("Fields, in their order"), self.fields)
        column.addSpacing(GAP)
        column.addWidget(self.header)
        column.addSpacing(2 * GAP)
        heading = QLabel(self.tr("Margins"))
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        column.addSpacing(GAP // 2)
        column.addWidget(self.layout_form.edges)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(body))
        lines, wheels = self.header.lines(), self.layout_form.wheel_fields()
        self._undo_keys, self._wheel_guard = UndoKeys(self), WheelGuard(self)
        self._undo_keys.watch(*lines, *(spin.lineEdit() for spin in self.layout_form.spins()))
        self._wheel_guard.watch(*wheels, self.chooser.box)

    def _connect(self) -> None:
        session = self._session
        session.project_changed.connect(self._changed)
        self.fields.edited.connect(self._order)
        self.chooser.save_wanted.connect(self._ask_name)
        self.chooser.read_wanted.connect(self._ask_file)
        self.chooser.write_wanted.connect(self._ask_place)
        self.header.logo_wanted.connect(self._ask_logo)
        for line in self.header.lines():
            line.editingFinished.connect(session.end_burst)
        for spin in self.layout_form.spins():
            spin.editingFinished.connect(session.end_burst)

    def _changed(self, before: Project, after: Project) -> None:
        if before is after:  # an edit was refused: fields show again what is
            self._shown = ()
        self.refresh()

    def _order(self, fields: tuple[str, ...]) -> None:
        board = self._session.project.board
        shown = self.edits.sheet.shown(tuple(caption.key for caption in board.captions))
        if fields != shown:
            self.edits.change(self.tr("Change the sheet’s fields"), "fields", fields)
            self._session.end_burst()

    # What asks

    def _ask_name(self) -> QInputDialog:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Save template"))
        dialog.setLabelText(self.tr("What is the template called?"))
        own = {each.name for each in self.edits.own}
        name = self.edits.sheet.name
        dialog.setTextValue(name if name in own else self.tr("My sheet"))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.resize(NAMING, dialog.sizeHint().height())
        dialog.textValueSelected.connect(self.edits.save_as)
        return self._open(dialog)

    def _ask_file(self) -> QFileDialog:
        dialog = QFileDialog(self, self.tr("Open a sheet template"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Sheet template (*.json)")])
        dialog.fileSelected.connect(lambda path: self.edits.read_file(Path(path)))
        return self._open(dialog)

    def _ask_place(self) -> QFileDialog:
        dialog = QFileDialog(self, self.tr("Save the sheet template as a file"), "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Sheet template (*.json)")])
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{_file_name(self.edits.sheet)}.json")
        dialog.fileSelected.connect(lambda path: self.edits.write_file(Path(path)))
        return self._open(dialog)

    def _ask_logo(self) -> QFileDialog:
        dialog = QFileDialog(self, self.tr("Choose a logo"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Pictures (*.png *.jpg *.jpeg *.webp)")])
        dialog.fileSelected.connect(lambda path: self.edits.choose_logo(Path(path)))
        return self._open(dialog)

    def _open(self, dialog: QInputDialog | QFileDialog) -> QInputDialog | QFileDialog:
        self.asking = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def _file_name(template: SheetTemplate) -> str:
    """The template's name without what file names cannot have."""
    return "".join(c for c in template.name if c.isalnum() or c in " -_").strip() or "template"
