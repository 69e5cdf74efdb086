"""The prompt's field: plain text, with the characters' names offered after @, and tinted."""

import re
from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

BEGUN = re.compile(r"@(\w*(?::\w*)?)$")
NAMED = re.compile(r"@\w+(?::\w+)?")
Offer = Callable[[str], list[str]]
"""The names that begin with what is written after an @."""


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
        self._quiet = False
        height = self.fontMetrics().lineSpacing() * lines + 22
        self.setFixedHeight(height)
        self.textChanged.connect(self._changed)

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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What comes next is another edit."""
        super().focusOutEvent(event)
        self.left.emit()

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit(self.toPlainText())


class Names(QSyntaxHighlighter):
    """Writes @Name and @Name:variant in the accent's colour."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._format.setFontWeight(QFont.Weight.DemiBold)

    def paint(self, colour: str) -> None:
        """Use this colour."""
        self._format.setForeground(QColor(colour))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Find the names."""
        for match in NAMED.finditer(text):
            self.setFormat(match.start(), len(match[0]), self._format)


class PromptEdit(TextField):
    """A text field that completes @Name and @Name:variant by what `offer` says."""

    def __init__(self, lines: int, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(lines, parent)
        self._ask = offer
        self.names = Names(self.document())
        self._names = QStringListModel(self)
        self.completer = QCompleter(self._names, self)
        self.completer.setWidget(self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.activated.connect(self._complete)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Tab and the like choose a name while the list is open."""
        chooses = (Qt.Key.Key_Enter, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
        if self.completer.popup().isVisible() and event.key() in chooses:
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.text():
            self._offer()

    def _offer(self) -> None:
        begun = self._begun()
        popup = self.completer.popup()
        if begun is None:
            popup.hide()
            return
        self._names.setStringList(self._ask(begun))
        self.completer.setCompletionPrefix(begun)
        if not self.completer.completionCount() or self.completer.currentCompletion() == begun:
            popup.hide()
            return
        popup.setCurrentIndex(self.completer.completionModel().index(0, 0))
        rect = self.cursorRect()
        rect.setWidth(200)
        self.completer.complete(rect)

    def _begun(self) -> str | None:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        match = BEGUN.search(before)
        return match[1] if match else None

    def _complete(self, name: str) -> None:
        cursor = self.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left,
            QTextCursor.MoveMode.KeepAnchor,
            len(self._begun() or ""),
        )
        cursor.insertText(f"{name} ")
        self.setTextCursor(cursor)
