"""A tinted box with a sentence in it, next to what it is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.icons import pixmap
from desktop.sentences import told
from desktop.theme import GAP, Appearance


class Message(QFrame):
    """Hidden while it has nothing to say."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._said: tuple[str, str] | None = None
        self._icon = QLabel()
        self._icon.setFixedSize(16, 16)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP, GAP, GAP)
        row.setSpacing(GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        appearance.changed.connect(self._paint)
        self.say("")

    def say(self, text: str, role: str = "danger") -> None:
        """Show a sentence as `danger` or `warning`, or nothing."""
        if (text, role) == self._said:
            return
        self._said = (text, role)
        self.setVisible(bool(text))
        self.label.setText(told(text))
        for widget in (self, self.label):
            widget.setProperty("role", role)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._paint()

    def _paint(self) -> None:
        role = str(self.property("role"))
        colour = getattr(self._appearance.theme, role)
        name = "failed" if role == "danger" else "info"
        self._icon.setPixmap(pixmap(name, colour, 16, self.devicePixelRatio()))
