"""What all dialogs share: a form, a message below it, and two buttons."""

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
