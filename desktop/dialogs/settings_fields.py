"""A widget for each kind of setting. Each tells what was chosen once it is chosen whole."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSpinBox,
    QToolButton,
    QWidget,
)

from core.settings import DEVICES
from desktop.theme import GAP

Chosen = Callable[[Any], object]
MODELS = "*.safetensors"


def editor_of(field: FieldInfo, value: Any, chosen: Chosen) -> QWidget:
    """What edits a setting that has this value now."""
    kind = field.annotation
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice(kind, value, chosen)
    if kind in (int, float):
        return _number(field, value, chosen)
    if kind is str:
        return _device(value, chosen)
    if kind == Path | None:
        return PathEdit(value, chosen)
    return _words(value, chosen)


def _choice(kind: type[StrEnum], value: StrEnum, chosen: Chosen) -> QComboBox:
    box = QComboBox()
    for each in kind:
        box.addItem(_tr(each.name.capitalize()), each)
    box.setCurrentIndex(list(kind).index(value))
    box.activated.connect(lambda row: chosen(list(kind)[row]))
    return box


def _number(field: FieldInfo, value: float, chosen: Chosen) -> QAbstractSpinBox:
    box = QSpinBox() if field.annotation is int else QDoubleSpinBox(decimals=1)
    for limit in field.metadata:
        if isinstance(limit, Ge):
            box.setMinimum(limit.ge)
        if isinstance(limit, Le):
            box.setMaximum(limit.le)
    extra = field.json_schema_extra
    unit = extra.get("unit", "") if isinstance(extra, dict) else ""
    box.setSuffix(f" {_tr(str(unit))}" if unit else "")
    # Not at each digit: what is typed halfway is another number.
    box.setKeyboardTracking(False)
    box.lineEdit().setTextMargins(GAP, 0, 0, 0)
    box.setValue(value)
    box.valueChanged.connect(chosen)
    return box


def _device(value: str, chosen: Chosen) -> QComboBox:
    box = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
    box.addItems(DEVICES)
    box.setEditText(value)
    box.activated.connect(lambda _: chosen(box.currentText()))
    box.lineEdit().editingFinished.connect(lambda: chosen(box.currentText().strip()))
    return box


def _words(value: tuple[str, ...], chosen: Chosen) -> QLineEdit:
    line = QLineEdit(", ".join(value))
    line.editingFinished.connect(
        lambda: chosen(tuple(each for each in line.text().replace(",", " ").split()))
    )
    return line


class PathEdit(QWidget):
    """A file or a folder, or none."""

    def __init__(self, value: Path | None, chosen: Chosen) -> None:
        super().__init__(objectName="plain")
        self._chosen = chosen
        self.line = QLineEdit("" if value is None else str(value))
        self.line.setPlaceholderText(self.tr("The built-in model"))
        self.line.editingFinished.connect(self._take)
        self.button = QToolButton(text=self.tr("Choose"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.button)
        menu.addAction(self.tr("A file…"), self._choose_file)
        menu.addAction(self.tr("A folder…"), self._choose_folder)
        menu.addAction(self.tr("The built-in model"), lambda: self._put(""))
        self.button.setMenu(menu)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def setAccessibleName(self, name: str) -> None:
        """What the line is for."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _take(self) -> None:
        text = self.line.text().strip()
        self._chosen(Path(text) if text else None)

    def _put(self, text: str) -> None:
        self.line.setText(text)
        self._take()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a model"), self.line.text(), MODELS)
        dialog.fileSelected.connect(self._put)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the folder of a model"), self.line.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._put)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
