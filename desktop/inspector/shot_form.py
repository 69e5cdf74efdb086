"""How a panel is shot: its size, angle, lens, camera move, and how long it is seen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from core.domain.board import Panel
from desktop.inspector.fields import add_field
from desktop.inspector.vocabulary import LENSES, SHOTS, angles, moves, shot_names
from desktop.theme import GAP

MIXED = -0.5
"""Stands for durations that differ."""


class ShotForm(QWidget):
    """Fields of one panel, or of several at once (`many`).

    Of several, words and lengths that differ are shown as mixed, and a change is told when it is
    complete, so that it is one step. What is typed until then stays while the same panels are
    shown again.

    Signals:
        edited: the name of a field and its value.
        left: what is typed next is another edit.
    """

    edited = Signal(str, object)
    left = Signal()

    def __init__(self, many: bool = False) -> None:
        super().__init__()
        self._many = many
        self._shown: set[str] = set()
        self.shot, self.angle = choice(("", *SHOTS)), choice(("", *angles()))
        self.lens, self.move_box = choice(("", *LENSES)), choice(("", *moves()))
        for number, words in enumerate(shot_names().values(), 1):
            self.shot.setItemData(number, words, Qt.ItemDataRole.ToolTipRole)
        self.boxes = {
            "shot": self.shot,
            "angle": self.angle,
            "lens": self.lens,
            "move": self.move_box,
        }
        self.duration = QDoubleSpinBox(decimals=1, minimum=0.0, maximum=3600.0, singleStep=0.5)
        self.duration.setSuffix(self.tr(" s"))
        self.duration.lineEdit().setTextMargins(GAP, 0, 0, 0)
        if many:
            self.duration.setMinimum(MIXED)
            self.duration.setSpecialValueText(self.tr("Mixed"))
            self.duration.setKeyboardTracking(False)
        self._lay_out()
        self._connect()

    def show_panels(self, panels: Sequence[Panel]) -> None:
        """Show what these panels have in common."""
        typed = self._typed_in(panels)
        self._shown = {panel.id for panel in panels}
        for field, box in self.boxes.items():
            values = {getattr(panel, field) for panel in panels}
            text = values.pop() if len(values) == 1 else ""
            mixed = self.tr("Mixed") if values else self.tr("None")
            box.lineEdit().setPlaceholderText(mixed)
            with QSignalBlocker(box):
                if box.currentText() != text and box is not typed:
                    box.setEditText(text)
                    box.lineEdit().setCursorPosition(0)
        lengths = {panel.duration for panel in panels}
        if self.duration is not typed:
            with QSignalBlocker(self.duration):
                self.duration.setValue(lengths.pop() if len(lengths) == 1 else MIXED)

    def lines(self) -> tuple[QWidget, ...]:
        """What text is written in."""
        return tuple(each.lineEdit() for each in self.wheeled())

    def wheeled(self) -> tuple[QComboBox | QDoubleSpinBox, ...]:
        """What the wheel would change."""
        return (*self.boxes.values(), self.duration)

    def _typed_in(self, panels: Sequence[Panel]) -> QWidget | None:
        """The field in which something is typed for just these panels that is not told yet."""
        if not self._many or self._shown != {panel.id for panel in panels}:
            return None
        lines = ((each, each.lineEdit()) for each in self.wheeled())
        return next((each for each, line in lines if line.hasFocus() and line.isModified()), None)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP)
        fields = (
            (self.tr("Sh&ot"), self.shot),
            (self.tr("D&uration"), self.duration),
            (self.tr("Angle"), self.angle),
            (self.tr("Lens"), self.lens),
            (self.tr("Camera move"), self.move_box),
        )
        for number, (text, field) in enumerate(fields):
            cell = QVBoxLayout()
            cell.setSpacing(GAP // 2)
            add_field(cell, text, field, gap=0)
            wide = 2 if field is self.move_box else 1
            grid.addLayout(cell, number // 2, number % 2, 1, wide)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def _connect(self) -> None:
        for field, box in self.boxes.items():
            if self._many:
                box.textActivated.connect(lambda text, field=field: self._say(field, text))
                box.lineEdit().editingFinished.connect(lambda field=field: self._settle(field))
            else:
                box.editTextChanged.connect(lambda text, field=field: self._say(field, text))
                box.lineEdit().editingFinished.connect(self.left)
        self.duration.valueChanged.connect(self._say_duration)
        self.duration.editingFinished.connect(self.left)
        self.duration.editingFinished.connect(lambda: self.duration.lineEdit().setModified(False))

    def _settle(self, field: str) -> None:
        """Of several panels: what was typed is complete. An empty field that was mixed stays."""
        line = self.boxes[field].lineEdit()
        line.setModified(False)
        if line.text() or line.placeholderText() != self.tr("Mixed"):
            self._say(field, line.text())

    def _say_duration(self, value: float) -> None:
        if value >= 0:
            self._say("duration", value)

    def _say(self, field: str, value: Any) -> None:
        self.edited.emit(field, value)


def choice(words: Sequence[str]) -> QComboBox:
    """Words to choose from; any other may be written. It may be narrower than its words."""
    box = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    box.addItems(list(words))
    return box
