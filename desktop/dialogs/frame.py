"""What all dialogs share: a form or a list, a message below it, and buttons."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import GAP, Appearance
from desktop.widgets.message import Message


class FormDialog(QDialog):
    """A window-modal form. Subclasses add fields to `form` and connect `accept_button`."""

    def __init__(self, appearance: Appearance, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(480)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        self.column.setSpacing(2 * GAP)
        self.form = QFormLayout()
        self.form.setSpacing(GAP)
        self.form.setHorizontalSpacing(2 * GAP)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.message = Message(appearance)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button = QPushButton()
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        self.column.addLayout(self.form)
        self.column.addWidget(self.message)
        self.column.addStretch()
        self.column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at this width: Qt stops at two thirds of a small screen."""
        super().showEvent(event)
        needed = self.column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))

    def add_row(self, text: str, field: QWidget, help_text: str = "") -> None:
        """A labelled field, and what it is for below it."""
        label = QLabel(text)
        label.setBuddy(field)
        label.setFixedHeight(34)
        field.setAccessibleName(text.replace("&", ""))
        self.form.addRow(label, field)
        if help_text:
            words = QLabel(help_text)
            words.setProperty("role", "muted")
            words.setWordWrap(True)
            field.setAccessibleDescription(help_text)
            self.form.addRow("", words)


class ListDialog(QDialog):
    """A window-modal list with a heading above it and things to do with it below.

    Subclasses put what they show into `body`. What they do is done at once, so that there is
    nothing to cancel, only `close_button`.
    """

    def __init__(self, appearance: Appearance, title: str, words: str, parent: QWidget | None):
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(520)
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self.words = QLabel(words)
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.words.setVisible(bool(words))
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self.message = Message(appearance)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self._left = QHBoxLayout()
        self._left.setSpacing(GAP)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP)
        self._buttons.addLayout(self._left)
        self._buttons.addStretch()
        self._buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(heading)
        column.addWidget(self.words)
        column.addSpacing(GAP // 2)
        column.addLayout(self.body, 1)
        column.addWidget(self.message)
        column.addSpacing(GAP // 2)
        column.addLayout(self._buttons)

    def add_button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        """A button at the left, behind those that are there."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        self._left.addWidget(button)
        return button

    def add_last_button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        """What the dialog is for, at the right."""
        button = QPushButton(text)
        button.setProperty("primary", True)
        button.setDefault(True)
        button.clicked.connect(lambda: slot())
        self._buttons.addWidget(button)
        return button
