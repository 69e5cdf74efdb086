"""The bar of notices above the board: sentences that stay until they are closed, one at a time."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import icon, pixmap
from desktop.sentences import told
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
        known = self._about(notice.topic)
        if known is not None and _look(known.notice) == _look(notice):
            known.show_notice(notice)
            return
        for strip in list(self.strips):
            passing = not strip.notice.is_error and not keeps(strip.notice)
            if strip.notice.sentence == notice.sentence or passing or strip is known:
                self.close_strip(strip)
        going = [strip for strip in self.strips if not keeps(strip.notice)]
        while going and len(self.strips) >= KEPT:
            self.close_strip(going.pop(0))
        strip = NoticeStrip(notice, self._appearance)
        strip.closer.clicked.connect(partial(self._dismiss, strip))
        for place, button in enumerate(strip.buttons):
            button.clicked.connect(partial(self._press, strip, place))
        self.strips.append(strip)
        self._column.addWidget(strip)
        self.show()

    def settle(self, topic: str) -> None:
        """Take away what was said about a topic."""
        strip = self._about(topic)
        if strip is not None:
            self.close_strip(strip)

    def _about(self, topic: str) -> "NoticeStrip | None":
        return next((s for s in self.strips if topic and s.notice.topic == topic), None)

    def _press(self, strip: "NoticeStrip", place: int) -> None:
        """Do what the notice offers that is shown now, once it is taken away.

        What the button does may say the next one.
        """
        _, action = strip.notice.buttons[place]
        self.close_strip(strip)
        action()

    def _dismiss(self, strip: "NoticeStrip") -> None:
        """The artist closes it."""
        self.close_strip(strip)
        if strip.notice.closed is not None:
            strip.notice.closed()

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
        self._appearance = appearance
        self.setProperty("role", "notice-error" if notice.is_error else "notice-info")
        self._icon = QLabel()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = [QPushButton(text) for text, _ in notice.buttons]
        self.button = self.buttons[0] if self.buttons else None
        self.closer = QToolButton()
        self.closer.setProperty("quiet", True)
        self.closer.setAccessibleName(self.tr("Close this notice"))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(self.tr("Progress"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        row.setSpacing(GAP)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.bar)
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self.closer)
        appearance.changed.connect(self._paint)
        self.show_notice(notice)
        self._paint()

    def show_notice(self, notice: Notice) -> None:
        """Say this; its buttons stay, and do what this notice offers."""
        self.notice = notice
        self.label.setText(f"{told(notice.sentence)} {told(notice.way_out)}".strip())
        self.closer.setVisible(not notice.lasts)
        self.bar.setVisible(notice.progress is not None)
        if notice.progress is not None:
            done, total = notice.progress
            self.bar.setMaximum(total)
            self.bar.setValue(done)

    def _paint(self) -> None:
        theme = self._appearance.theme
        name, role = ("failed", "danger") if self.notice.is_error else ("info", "accent")
        self._icon.setPixmap(pixmap(name, getattr(theme, role), 16, self.devicePixelRatio()))
        self.closer.setIcon(icon("close", theme))


def _look(notice: Notice) -> tuple[object, ...]:
    """What a strip is built from; the rest of a notice it can be told later."""
    return notice.is_error, tuple(text for text, _ in notice.buttons)


def keeps(notice: Notice) -> bool:
    """Whether newer notices leave this one where it is."""
    return notice.stays or notice.lasts or bool(notice.topic)
