"""A letter typed into a list or a choice looks for what begins so; it is no shortcut there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class LetterKeys(QObject):
    """Keeps shortcuts of a single letter from taking it away from a field; text fields do so."""

    def watch(self, *fields: QWidget) -> None:
        """Look after these fields."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Claim letters, digits and signs for the field that has the focus."""
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and event.modifiers() in PLAIN and is_letter(event.text()):
            event.accept()
            return True
        return super().eventFilter(field, event)


def is_letter(text: str) -> bool:
    """Whether a key writes something that can be seen."""
    return bool(text.strip()) and text.isprintable()
