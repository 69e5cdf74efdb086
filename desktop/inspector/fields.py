"""Labelled fields, one below the other."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.theme import GAP


def add_field(column: QVBoxLayout, text: str, field: QWidget, gap: int = GAP) -> None:
    """A label above a field, bound to it for the keyboard and for screen readers."""
    label = QLabel(text)
    label.setProperty("role", "field")
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    column.addWidget(label)
    column.addWidget(field)
    column.addSpacing(gap)
