"""What an empty place says: what could be here, and how to begin."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.icons import pixmap
from desktop.theme import GAP, Appearance, Theme


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and buttons: (text, slot). One may be the main one."""

    def __init__(
        self,
        appearance: Appearance,
        icon: str,
        heading: str,
        sentence: str,
        buttons: tuple[tuple[str, Callable[[], object]], ...] = (),
        primary: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = icon
        self._icon = QLabel()
        title, words = QLabel(heading), QLabel(sentence)
        title.setProperty("role", "heading")
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch()
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        for label in (self._icon, title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        for number, (text, slot) in enumerate(buttons):
            button = QPushButton(text)
            button.setProperty("primary", text == primary)
            button.clicked.connect(slot)
            if number == 0:
                column.addSpacing(GAP)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)

    def _paint(self, theme: Theme) -> None:
        self._icon.setPixmap(pixmap(self._name, theme.line_strong, 48, self.devicePixelRatio()))
