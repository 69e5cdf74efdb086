"""The prompt, and below it what the model reads of it."""

from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.board import Panel
from core.domain.recent import recent_prompts
from desktop.inspector.fields import field_label
from desktop.inspector.prompt_edit import PromptEdit
from desktop.inspector.reading import Read, Reading
from desktop.session.session import Session
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.message import Message
from desktop.widgets.text import counted
from desktop.workers.background import Background

QUIET_MS = 120
"""What is typed is read when no key has come for so long."""
RECENT, TAKES = 20, 80
"""So many prompts are offered at most; so many takes are looked through for them."""
SHOWN = 60
"""Letters of a prompt in the menu."""
LINES = 4
NAMED = 5
"""Unknown words that are named one by one; all of them are underlined."""


class PromptField(QWidget):
    """The prompt with its tokens, what is cut off, and the words that will be tracked.

    Signals:
        edited: the artist changed the prompt.
    """

    edited = Signal(str)

    def __init__(self, session: Session, background: Background, appearance: Appearance) -> None:
        super().__init__()
        self._session = session
        self._theme = appearance.theme
        self._read: Read | None = None
        self._reading = Reading(session, background, self)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.read)
        self.warning = Message(appearance)
        self._build()
        self._connect(appearance)
        self._paint(appearance.theme)

    def show_panel(self, panel: Panel) -> None:
        """Show the selected panel's prompt; what the model reads of it follows."""
        self.edit.show_text(panel.prompt)
        self._quiet.start()

    def recent(self) -> list[str]:
        """The prompts that were drawn last in this project."""
        session = self._session
        takes = session.library.takes.newest(session.project.id, TAKES)
        return recent_prompts(takes, session.cast, RECENT)

    def read(self) -> None:
        """Show what the model reads of the prompt now."""
        self._quiet.stop()
        panel = self._session.panel
        self._read = read = self._reading.read(panel) if panel is not None else None
        self.edit.names.mark(read.unknown if read else (), read.cut if read else None)
        self._show_counts()
        self.toggle.setVisible(read is not None)
        warnings = self._warnings(read) if read else ""
        self.warning.say(warnings, "warning")
        self.edit.setAccessibleDescription(f"{self.counts.text()}\n{warnings}".strip())
        self._show_whole()

    # Build

    def _build(self) -> None:
        self.edit = PromptEdit(LINES, self._session.offers, self.recent)
        self.edit.setPlaceholderText(
            self.tr("What the picture shows. Write @Name for a character.")
        )
        self.edit.setToolTip(
            self.tr(
                "(word:1.2) counts more, {a|b} is one of several.\n"
                "Ctrl+Up, Ctrl+Down: weigh the selected words\n"
                "Alt+Up, Alt+Down: recent prompts"
            )
        )
        self.more = self._quiet_button(self.tr("Recent"))
        self.more.setToolTip(self.tr("Prompts that were drawn before"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill)
        self.more.setMenu(self._menu)
        self.counts = QLabel()
        self.counts.setProperty("role", "muted")
        self.subjects = wrapping("muted")
        self.toggle = self._quiet_button(self.tr("As read"))
        self.toggle.setCheckable(True)
        self.toggle.setProperty("toggle", True)
        self.toggle.setToolTip(self.tr("Show the words that the model gets"))
        self.whole = wrapping("muted")
        self.whole.setTextFormat(Qt.TextFormat.RichText)
        self.whole.setAccessibleName(self.tr("What the model reads"))
        self._lay_out()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(field_label(self.tr("P&rompt"), self.edit), 1)
        head.addWidget(self.more)
        foot.addWidget(self.counts, 1)
        foot.addWidget(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(head)
        column.addWidget(self.edit)
        column.addLayout(foot)
        column.addWidget(self.subjects)
        column.addWidget(self.warning)
        column.addWidget(self.whole)

    def _quiet_button(self, text: str) -> QToolButton:
        button = QToolButton(text=text)
        button.setProperty("chip", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _connect(self, appearance: Appearance) -> None:
        self.edit.edited.connect(self.edited)
        self.edit.left.connect(self._session.end_burst)
        self.toggle.toggled.connect(self._show_whole)
        self._reading.changed.connect(self._quiet.start)
        self._session.library_changed.connect(self._quiet.start)
        appearance.changed.connect(self._paint)

    def _paint(self, theme: Theme) -> None:
        self._theme = theme
        self.edit.names.paint(theme)
        self._show_whole()

    # Recent prompts

    def _fill(self) -> None:
        self._menu.clear()
        for prompt in self.recent():
            flat = " ".join(prompt.split())
            short = flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"
            action = self._menu.addAction(short.replace("&", "&&"))
            action.setToolTip(prompt)
            action.triggered.connect(lambda _=False, text=prompt: self.edit.choose(text))
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("Nothing has been drawn yet")).setEnabled(False)

    # What the model reads

    def _show_counts(self) -> None:
        tokens = self._read.tokens if self._read else None
        words = self.tr("{} of {} tokens")
        self.counts.setText(words.format(tokens.count, tokens.limit) if tokens else "")
        nouns = self._read.nouns if self._read else ()
        self.subjects.setText(self.tr("Tracks {}").format(", ".join(nouns)))
        self.subjects.setVisible(bool(nouns))

    def _warnings(self, read: Read) -> str:
        parts = []
        if read.end < len(read.text):
            lost = read.text[read.end :].strip(" ,")
            short = lost if len(lost) <= SHOWN else lost[: SHOWN - 1].rstrip() + "…"
            parts.append(self.tr("Too long: the model does not read “{}”.").format(short))
        if read.unknown:
            one = self.tr("The model does not know the word {}.")
            many = self.tr("The model does not know the words {}.")
            text = one if len(read.unknown) == 1 else many
            quoted = self.tr("“{}”")
            words = text.format(", ".join(quoted.format(each) for each in read.unknown[:NAMED]))
            left = len(read.unknown) - NAMED
            rest = counted(left, self.tr("And {} other."), self.tr("And {} others."))
            parts.append(f"{words} {rest}" if left > 0 else words)
        return "\n".join(parts)

    def _show_whole(self) -> None:
        shown = self._read is not None and self.toggle.isChecked()
        self.whole.setVisible(shown)
        if self._read is not None and shown:
            self.whole.setText(told(self._read, self._theme))


def told(read: Read, theme: Theme) -> str:
    """A prompt as it is read: tracked words marked, what is cut off struck through."""
    edges = sorted({0, read.end, len(read.text), *(edge for span in read.tracked for edge in span)})
    pieces = []
    for start, stop in pairwise(edges):
        text = escape(read.text[start:stop])
        if any(first <= start and stop <= last for first, last in read.tracked):
            look = f"background-color:{theme.accent_soft};color:{theme.text};font-weight:600"
            text = f'<span style="{look}">{text}</span>'
        pieces.append(f"<s>{text}</s>" if start >= read.end else text)
    return "".join(pieces)


def wrapping(role: str) -> QLabel:
    """A text on as many lines as it needs, which can be marked and copied."""
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.hide()
    return label
