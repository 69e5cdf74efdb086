"""The LoRAs and embeddings on top of the model, a row each."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.errors import AppError
from core.domain.project import AddOn
from desktop.icons import icon
from desktop.session.addons import TOKEN, AddOnEdits
from desktop.session.notice import notice_of
from desktop.session.session import Session
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.undo_keys import UndoKeys
from desktop.widgets.wheel import WheelGuard

FIELD_WIDTH = 104


class AddOnRow(QWidget):
    """One add-on: its name, a LoRA's weight or an embedding's token, and a way to remove it."""

    def __init__(self, addon: AddOn) -> None:
        super().__init__()
        self.weight = QDoubleSpinBox(decimals=2, minimum=-10.0, maximum=10.0, singleStep=0.05)
        self.weight.lineEdit().setTextMargins(GAP, 0, 0, 0)
        self.weight.setToolTip(self.tr("How strongly it counts; 1 as it was trained."))
        self.weight.setAccessibleName(self.tr("Weight of {}").format(addon.name))
        self.token = QLineEdit()
        self.token.setToolTip(
            self.tr("Write this word in a prompt, or in a character's words, to use it.")
        )
        self.token.setAccessibleName(self.tr("Word for {}").format(addon.name))
        self.remove = QToolButton()
        self.remove.setProperty("quiet", True)
        self.remove.setToolTip(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove {}").format(addon.name))
        is_lora = addon.adapter.kind == "lora"
        self._field = self.weight if is_lora else self.token
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        row.addWidget(ElidedLabel(addon.name), 1)
        for field in (self.weight, self.token):
            field.setFixedWidth(FIELD_WIDTH)
            field.setVisible(field is self._field)
            row.addWidget(field)
        row.addWidget(self.remove)
        self.show_addon(addon)

    def show_addon(self, addon: AddOn) -> None:
        """Show what it is set to now; a word that is still half written stays as it is."""
        with QSignalBlocker(self.weight):
            self.weight.setValue(addon.adapter.weight)
        text, token = self.token.text(), addon.adapter.token
        if text != token and (not self.token.hasFocus() or TOKEN.fullmatch(text)):
            self.token.setText(token)

    def paint(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.remove.setIcon(icon("close", theme))


class AddOnList(QWidget):
    """Edits the project's LoRAs and embeddings; each edit can be undone."""

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__()
        self._session = session
        self._appearance = appearance
        self._edits = AddOnEdits(session)
        self._undo_keys, self._wheel_guard = UndoKeys(self), WheelGuard(self)
        self._shown: list[tuple[str, str]] = []
        self.rows: list[AddOnRow] = []
        self._build()
        appearance.changed.connect(self._paint)
        self.refresh()

    def refresh(self) -> None:
        """Show the open project's."""
        addons = self._session.project.addons
        shown = [(addon.name, addon.adapter.file) for addon in addons]
        if shown != self._shown:
            self._shown = shown
            self._rebuild()
        for row, addon in zip(self.rows, addons, strict=True):
            row.show_addon(addon)

    def add(self, path: Path) -> None:
        """Put a file on the model, or say why it cannot be used."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # large files take a while
        try:
            self._edits.add(path)
        except AppError as error:
            self._session.said.emit(notice_of(error))
        finally:
            QApplication.restoreOverrideCursor()

    def choose(self) -> QFileDialog:
        """Let the artist choose a file to add."""
        dialog = QFileDialog(
            self.window(),
            self.tr("Add a LoRA or an embedding"),
            "",
            self.tr("LoRAs and embeddings (*.safetensors)"),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.add(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _build(self) -> None:
        label = QLabel(self.tr("LoRAs and embeddings"))
        label.setProperty("role", "field")
        self.more = QPushButton(self.tr("Add…"))
        self.more.setAccessibleName(self.tr("Add a LoRA or an embedding"))
        self.more.clicked.connect(self.choose)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(label)
        column.addLayout(self._column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _rebuild(self) -> None:
        addons = self._session.project.addons
        gone, self.rows = self.rows, [AddOnRow(addon) for addon in addons]
        for row in gone:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for index, row in enumerate(self.rows):
            self._column.addWidget(row)
            self._connect(index, row)
        self._paint(self._appearance.theme)

    def _connect(self, index: int, row: AddOnRow) -> None:
        row.weight.valueChanged.connect(partial(self._edits.weigh, index))
        row.token.textEdited.connect(partial(self._edits.call, index))
        row.remove.clicked.connect(lambda: self._edits.remove(index))
        for field in (row.weight, row.token):
            field.editingFinished.connect(self._session.end_burst)
        row.token.editingFinished.connect(lambda: self._settle(row))
        self._undo_keys.watch(row.weight.lineEdit(), row.token)
        self._wheel_guard.watch(row.weight)

    def _settle(self, row: AddOnRow) -> None:
        """What was written and cannot be used gives way to the word that is."""
        if row in self.rows:
            adapter = self._session.project.adapters[self.rows.index(row)]
            row.token.setText(adapter.token)

    def _paint(self, theme: Theme) -> None:
        for row in self.rows:
            row.paint(theme)
