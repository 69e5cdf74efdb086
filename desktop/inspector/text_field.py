"""Several lines of plain text."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

FRAME = 22
"""What the border, its padding and the document's margin take."""


class TextField(QPlainTextEdit):
    """Several lines of plain text; Tab goes on to the next field.

    Signals:
        edited: the artist changed the text.
        left: the field lost the focus.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._quiet = False
        self._fit()
        self.textChanged.connect(self._changed)

    @property
    def is_typed_in(self) -> bool:
        """Whether the artist is changing the text."""
        return self.hasFocus() and self.document().isModified()

    def show_text(self, text: str) -> None:
        """Show a text that the artist did not type; the caret stays where it can."""
        if text == self.toPlainText():
            return
        at = min(self.textCursor().position(), len(text))
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        cursor = self.textCursor()
        cursor.setPosition(at)
        self.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lines"):
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What comes next is another edit."""
        super().focusOutEvent(event)
        self.left.emit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + FRAME)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit(self.toPlainText())
