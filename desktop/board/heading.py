"""The line above a scene's cards: its number, title and length; renamed in place."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from desktop.board.badges import ICON, Brushes
from desktop.board.card import RIGHT
from desktop.board.layout import Run
from desktop.spoken import spoken_length
from desktop.theme import GAP
from desktop.widgets.text import counted

ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
"""The keys that end the renaming of a scene."""


class Headings(QObject):
    """Paints headings, and knows where their parts are."""

    def height(self, line: int) -> int:
        """The height of a heading, by the height of a line of text."""
        return line + 3 * GAP

    def sequence_height(self, line: int) -> int:
        """The height of the line above it where a sequence begins."""
        return line + 3 * GAP

    def arrow(self, rect: QRect) -> QRect:
        """What folds the scene."""
        return QRect(rect.left() + GAP // 2, rect.center().y() - 11, 24, 24)

    def title(self, rect: QRect) -> QRect:
        """Where the title stands; the length of the scene is to its right."""
        return rect.adjusted(ICON + 2 * GAP + GAP // 2, 0, -GAP - 200, 0)

    def paint(self, brushes: Brushes, rect: QRect, run: Run, is_hovered: bool) -> None:
        """Paint a heading: 2  The pier  …  4 panels · 12 s."""
        letters, painter = brushes.letters, brushes.painter
        arrow = self.arrow(rect)
        if is_hovered:
            brushes.box(arrow, "accent_soft", radius=4)
        name = "chevron-right" if run.is_folded else "chevron-down"
        brushes.icon(name, "muted", arrow.left() + 4, arrow.top() + 4)
        place = self.title(rect)
        painter.setFont(letters.bold)
        title, width = letters.elided(self.words(run), place.width(), bold=True)
        brushes.words(place, title, "text")
        painter.setFont(letters.plain)
        length = self.length(run)
        brushes.words(rect.adjusted(0, 0, -GAP, 0), length, "muted", RIGHT)
        end = rect.right() - GAP - letters.elided(length, rect.width())[1] - GAP
        start = place.left() + width + GAP
        if end > start:
            line = QRect(start, rect.center().y(), end - start, 1)
            painter.fillRect(line, QColor(brushes.theme.line))

    def paint_sequence(self, brushes: Brushes, rect: QRect, run: Run) -> None:
        """Paint the line above the first scene of a sequence."""
        place = rect.adjusted(GAP, GAP, -GAP, 0)
        brushes.painter.setFont(brushes.letters.plain)
        words = self.tr("Sequence: {}").format(run.sequence)
        brushes.words(place, brushes.letters.elided(words, place.width())[0], "accent")
        under = QRect(place.left(), place.bottom() - 1, place.width(), 2)
        brushes.painter.fillRect(under, QColor(brushes.theme.accent))

    def words(self, run: Run) -> str:
        """Its number and title."""
        if run.title:
            return self.tr("Scene {} – {}").format(run.number, run.title)
        return self.tr("Scene {}").format(run.number)

    def length(self, run: Run) -> str:
        """How many panels, and how long."""
        panels = counted(run.count, self.tr("{} panel"), self.tr("{} panels"))
        return f"{panels} · {spoken_length(run.seconds)}"


class HeadingEdit(QWidget):
    """Two fields in place of a heading: the scene's title and its sequence.

    Signals:
        done: the title and the sequence that were written.
        left: the artist is through with it, whether anything was written or not.
    """

    done = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget, title: str, sequence: str) -> None:
        super().__init__(parent)
        self.title = self._field(title, self.tr("Title of the scene"))
        self.sequence = self._field(sequence, self.tr("Sequence (several scenes may share one)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.title, 3)
        row.addWidget(self.sequence, 2)
        self._begun = (title, sequence)
        self._is_over = False
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    def begin(self) -> None:
        """Let the title be written over."""
        self.show()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def has_focus(self) -> bool:
        """Whether one of the fields is written in."""
        return self.title.hasFocus() or self.sequence.hasFocus()

    def forget(self) -> None:
        """End without keeping what is written."""
        self._end(keeps=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps what is written, Escape forgets it."""
        is_key = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if is_key and isinstance(event, QKeyEvent) and event.key() in ENDS:
            event.accept()
            # Ended before the key is pressed, the press would go to what has the focus then.
            if event.type() == QEvent.Type.KeyPress:
                self._end(keeps=event.key() != Qt.Key.Key_Escape)
            return True
        return super().eventFilter(watched, event)

    def _field(self, text: str, name: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.installEventFilter(self)
        return field

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now not in (self.title, self.sequence):
            self._end(keeps=True)

    def _end(self, keeps: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        QApplication.instance().focusChanged.disconnect(self._focus_changed)  # type: ignore[union-attr]
        written = (self.title.text(), self.sequence.text())
        if keeps and written != self._begun:
            self.done.emit(*written)
        self.left.emit()
