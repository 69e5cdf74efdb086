"""The bar of notices above the board: sentences that stay until they are closed, one at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import icon, pixmap
from desktop.session.notice import Notice
from desktop.theme import GAP, Appearance

KEPT = 3
"""At most this many notices are shown; the oldest goes first."""


class NoticeBar(QWidget):
    """Shows notices, newest below."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.strips: list[NoticeStrip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a notice; the same sentence twice in a row is shown once."""
        for strip in list(self.strips):
            passing = not strip.notice.is_error and not strip.notice.stays
            if strip.notice.sentence == notice.sentence or passing:
                self.close_strip(strip)
        going = [strip for strip in self.strips if not strip.notice.stays]
        while going and len(self.strips) >= KEPT:
            self.close_strip(going.pop(0))
        strip = NoticeStrip(notice, self._appearance)
        strip.closer.clicked.connect(partial(self.close_strip, strip))
        for button, (_, action) in zip(strip.buttons, notice.buttons, strict=True):
            button.clicked.connect(partial(self._press, strip, action))
        self.strips.append(strip)
        self._column.addWidget(strip)
        self.show()

    def _press(self, strip: "NoticeStrip", action: Callable[[], None]) -> None:
        """Take the notice away first: what the button does may say the next one."""
        self.close_strip(strip)
        action()

    def close_strip(self, strip: "NoticeStrip") -> None:
        """Take a notice away."""
        if strip in self.strips:
            self.strips.remove(strip)
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self.setVisible(bool(self.strips))


class NoticeStrip(QFrame):
    """One notice."""

    def __init__(self, notice: Notice, appearance: Appearance) -> None:
        super().__init__()
        self.notice = notice
        self._appearance = appearance
        self.setProperty("role", "notice-error" if notice.is_error else "notice-info")
        self._icon = QLabel()
        self.label = QLabel(f"{notice.sentence} {notice.way_out}".strip())
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = [QPushButton(text) for text, _ in notice.buttons]
        self.button = self.buttons[0] if self.buttons else None
        self.closer = QToolButton()
        self.closer.setProperty("quiet", True)
        self.closer.setAccessibleName(self.tr("Close this notice"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        row.setSpacing(GAP)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self.closer)
        appearance.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        theme = self._appearance.theme
        name, role = ("failed", "danger") if self.notice.is_error else ("info", "accent")
        self._icon.setPixmap(pixmap(name, getattr(theme, role), 16, self.devicePixelRatio()))
        self.closer.setIcon(icon("close", theme))
