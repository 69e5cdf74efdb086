"""Buttons side by side of which one is pressed."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Segments(QWidget):
    """One of a few values.

    Signals:
        picked: the value that the artist wants.
    """

    picked = Signal(object)

    def __init__(
        self, name: str, choices: Sequence[tuple[Hashable, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, objectName="plain")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[Hashable, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (value, text, tip) in enumerate(choices):
            button = QToolButton(text=text, toolTip=tip, checkable=True)
            place = "first" if number == 0 else "last" if number == len(choices) - 1 else "middle"
            button.setProperty("segment", place)
            button.clicked.connect(lambda _=False, value=value: self.picked.emit(value))
            self._group.addButton(button)
            self.buttons[value] = button
            row.addWidget(button)

    def show_value(self, value: Hashable) -> None:
        """Press the button of this value."""
        self.buttons[value].setChecked(True)
