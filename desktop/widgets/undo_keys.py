"""Ctrl+Z in a field undoes the edit of the project, not of the field."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """Keeps fields from claiming the keys of undo and redo, so that the window gets them.

    A field's own history would know nothing of the project's.
    """

    def watch(self, *fields: QWidget) -> None:
        """Look after these fields."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the shortcuts of the window."""
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and any(event.matches(key) for key in STEPS):
            event.ignore()
            return True
        return super().eventFilter(field, event)
