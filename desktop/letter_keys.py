"""Shortcuts of a single letter work where panels are looked at; elsewhere a letter is a letter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.centre import BOARD, PANEL

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

FIELDS = (QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
"""What letters are typed into, or looked for by their first letter."""
CHORD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class LetterKeys(QObject):
    """Keeps letters from being shortcuts unless the board or the panel view has the focus.

    A key that is claimed by no widget comes to the window before it is a shortcut. So a new
    page, dock or field has nothing to do for this.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Claim letters, digits and signs for whatever has the focus."""
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and _is_letter(event) and not self._is_shortcut(event):
            event.accept()
            return True
        return super().eventFilter(window, event)

    def _is_shortcut(self, event: QKeyEvent) -> bool:
        focus = QApplication.focusWidget()
        keys = (QKeySequence(event.key()), QKeySequence(event.keyCombination()))
        return self._shows_panels(focus) or (
            focus is not None and self._window.actions_table.serves(focus, keys)
        )

    def _shows_panels(self, focus: QWidget | None) -> bool:
        """Whether the focus is in the board or the panel view; it may be nowhere."""
        centre = self._window.centre
        if centre.shown not in (BOARD, PANEL):
            return False
        if focus is None or focus is self._window:
            return True
        page = centre.page(centre.shown)
        return (focus is page or page.isAncestorOf(focus)) and not isinstance(focus, FIELDS)


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key writes something that can be seen."""
    text = event.text()
    return not event.modifiers() & CHORD and bool(text.strip()) and text.isprintable()
