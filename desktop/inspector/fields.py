"""Labelled fields, one below the other, and the pages that they stand on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.theme import GAP


def field_label(text: str, field: QWidget) -> QLabel:
    """A label bound to its field for the keyboard and for screen readers."""
    label = QLabel(text)
    label.setProperty("role", "field")
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return label


def add_field(column: QVBoxLayout, text: str, field: QWidget, gap: int = GAP) -> None:
    """A label above a field."""
    column.addWidget(field_label(text, field))
    column.addWidget(field)
    column.addSpacing(gap)


def page_column(page: QWidget) -> QVBoxLayout:
    """The column of fields that is a page."""
    column = QVBoxLayout(page)
    column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
    column.setSpacing(GAP // 2)
    return column


def scrolling(body: QWidget) -> QScrollArea:
    """A page that is scrolled, never sideways, where it is too long."""
    area = QScrollArea(objectName="dock-scroll", widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area
