"""Screen, bar and buttons of the animatic, and its keys: what can fill the whole monitor."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.icons import icon
from desktop.models.pictures import Pictures
from desktop.play.screen import Screen
from desktop.play.scrub_bar import ScrubBar
from desktop.theme import GAP, Theme


class Stage(QWidget):
    """Shows what it is told and says what was asked for.

    Signals:
        toggled: play or pause.
        stepped: -1 to the panel before, 1 to the next one.
        homed, finished: to the first panel; to the last one.
        filled: fill the monitor, or no longer.
        left: the artist has seen enough.
    """

    toggled = Signal()
    stepped = Signal(int)
    homed = Signal()
    finished = Signal()
    filled = Signal()
    left = Signal()

    def __init__(self, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(_style(theme))
        self.screen_view = Screen(pictures, theme)
        self.bar = ScrubBar(theme)
        self.time = QLabel()
        self.back = self._button("step-back", self.tr("Previous panel (Left)"))
        self.toggle = self._button("resume", self.tr("Play (Space)"))
        self.forth = self._button("step-forth", self.tr("Next panel (Right)"))
        self.loop = self._button("loop", self.tr("Begin again at the end"))
        self.loop.setCheckable(True)
        self.fill = self._button("full-screen", self.tr("Fill the screen (F)"))
        self.close_button = self._button("close", self.tr("Back to the board (Esc)"))
        self._place()
        self._connect()

    def show_playing(self, playing: bool) -> None:
        """The button says what it would do."""
        self.toggle.setIcon(icon("pause" if playing else "resume", self._theme))
        self._name(self.toggle, self.tr("Pause (Space)") if playing else self.tr("Play (Space)"))

    def show_filled(self, filled: bool) -> None:
        """Whether it fills the monitor."""
        words = self.tr("Back into the window (F)") if filled else self.tr("Fill the screen (F)")
        self._name(self.fill, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys without modifiers; all others are the window's."""
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button with the focus keeps Space and Return; every other key is the stage's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = None if event.key() == Qt.Key.Key_Space else self._act_of(event)
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed while it fills the monitor: back into the window."""
        event.ignore()
        self.filled.emit()

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            return None
        key = Qt.Key
        acts: dict[int, Callable[[], object]] = {
            key.Key_Space: self.toggled.emit,
            key.Key_Left: lambda: self.stepped.emit(-1),
            key.Key_Right: lambda: self.stepped.emit(1),
            key.Key_Home: self.homed.emit,
            key.Key_End: self.finished.emit,
            key.Key_Escape: self.left.emit,
            key.Key_F: self.filled.emit,
        }
        return acts.get(event.key())

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIcon(icon(name, self._theme))
        button.installEventFilter(self)
        self._name(button, words)
        return button

    def _name(self, button: QToolButton, words: str) -> None:
        button.setToolTip(words)
        button.setAccessibleName(words)

    def _place(self) -> None:
        controls = QHBoxLayout()
        controls.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        controls.setSpacing(GAP // 2)
        for button in (self.back, self.toggle, self.forth):
            controls.addWidget(button)
        controls.addWidget(self.bar, 1)
        controls.addWidget(self.time)
        for button in (self.loop, self.fill, self.close_button):
            controls.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.screen_view, 1)
        column.addLayout(controls)

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.toggled)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.forth.clicked.connect(lambda: self.stepped.emit(1))
        self.fill.clicked.connect(self.filled)
        self.close_button.clicked.connect(self.left)


def _style(theme: Theme) -> str:
    """The stage is dark in either theme, as the room in which films are seen."""
    return (
        f"QWidget#stage {{ background: {theme.window}; }}"
        f"QLabel {{ color: {theme.text}; padding: 0 8px; }}"
        "QToolButton { background: transparent; border: 1px solid transparent;"
        " border-radius: 6px; padding: 4px; }"
        f"QToolButton:hover {{ background: {theme.raised}; }}"
        f"QToolButton:checked {{ background: {theme.accent_soft};"
        f" border-color: {theme.accent}; }}"
        f"QToolButton:focus {{ border-color: {theme.accent}; }}"
    )
