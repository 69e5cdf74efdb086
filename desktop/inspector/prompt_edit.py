"""The prompt's field: the characters' names offered after @, weights and recent prompts by key."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QWidget

from desktop.inspector.markup import Markup, units
from desktop.inspector.text_field import TextField
from desktop.inspector.weighing import STEP, weighed

BEGUN = re.compile(r"@(\w*(?::\w*)?)$")
Offer = Callable[[str], list[str]]
"""The names that begin with what is written after an @."""
Key, Modifier = Qt.Key, Qt.KeyboardModifier
WAYS = {Key.Key_Up: 1, Key.Key_Down: -1}


class PromptEdit(TextField):
    """A text field that completes @Name and @Name:variant by what `offer` says.

    Ctrl+Up and Ctrl+Down weigh the selected words, Alt+Up and Alt+Down go through the prompts
    that `recent` gives.
    """

    def __init__(
        self,
        lines: int,
        offer: Offer,
        recent: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lines, parent)
        self._ask = offer
        self._recent = recent
        self._walked: list[str] = []
        self._place = 0
        self.names = Markup(self.document())
        self._names = QStringListModel(self)
        self.completer = QCompleter(self._names, self)
        self.completer.setWidget(self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.activated.connect(self._complete)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of weights and of recent prompts for the field."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Tab and the like choose a name while the list is open."""
        chooses = (Key.Key_Enter, Key.Key_Return, Key.Key_Tab, Key.Key_Escape)
        if self.completer.popup().isVisible() and event.key() in chooses:
            event.ignore()
            return
        if self._own(event):
            way = WAYS[Key(event.key())]
            if event.modifiers() & Modifier.ControlModifier:
                self.weigh(way * STEP)
            else:
                self.walk(way)
            return
        super().keyPressEvent(event)
        if event.text():
            self._offer()

    def weigh(self, by: float) -> None:
        """Let the selected words, or those around the caret, count more."""
        cursor, text = self.textCursor(), self.toPlainText()
        start, stop = (_index(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        text, start, stop = weighed(text, start, stop, by)
        self._write(text)
        cursor = self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:stop]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def walk(self, way: int) -> None:
        """Show the prompt that was used before this one, or after it; the one begun comes last."""
        now = self.toPlainText()
        if not self._walked or self._walked[self._place] != now:
            self._walked = [now, *(each for each in self._recent() if each != now)]
            self._place = 0
        self._place = min(max(0, self._place + way), len(self._walked) - 1)
        self.choose(self._walked[self._place])

    def choose(self, text: str) -> None:
        """Use another prompt; its words are an edit of their own."""
        if text != self.toPlainText():
            self.left.emit()
            self._write(text)
            self.left.emit()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _write(self, text: str) -> None:
        """As if the artist had typed it: one change, not an empty text between two."""
        if text != self.toPlainText():
            self.show_text(text)
            self.edited.emit(text)

    def _own(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Modifier.KeypadModifier
        return event.key() in WAYS and held in (Modifier.ControlModifier, Modifier.AltModifier)

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


def _index(text: str, at: int) -> int:
    """Which letter stands where Qt, which counts UTF-16, says `at`."""
    return next((n for n in range(len(text)) if units(text[:n]) >= at), len(text))
