"""The inspector: one panel in full, each field an edit that can be undone."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import icon
from desktop.inspector.drawing_form import DrawingForm
from desktop.inspector.fields import add_field
from desktop.inspector.prompt_edit import PromptEdit, TextField
from desktop.session.panels import PanelEdits
from desktop.session.reasons import ReasonWords
from desktop.session.session import Session
from desktop.session.standing import Standing, State
from desktop.session.work import Work
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.message import Message
from desktop.widgets.text import counted

SHOTS = ("", "EWS", "WS", "FS", "MWS", "MS", "MCU", "CU", "ECU", "OTS", "POV", "2S", "Insert")
TEXTS = {"action": 2, "dialogue": 2, "notes": 2}
"""Plain text fields, and how many lines each shows."""


class Inspector(QWidget):
    """Shows the selected panel, or how all are drawn when none or several are selected."""

    def __init__(
        self, session: Session, edits: PanelEdits, work: Work, appearance: Appearance
    ) -> None:
        super().__init__(objectName="dock-body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._edits = edits
        self._work = work
        self._words = ReasonWords(self)
        self._build(appearance)
        self._connect(appearance)
        self._refresh()
        self._paint(appearance.theme)

    def focus_prompt(self) -> None:
        """Put the caret at the end of the prompt."""
        self.prompt.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.prompt.moveCursor(self.prompt.textCursor().MoveOperation.End)

    def fields(self) -> tuple[QWidget, ...]:
        """The fields that text is written in."""
        spins = (self.duration, self.drawing.steps, self.drawing.guidance)
        lines = (self.shot.lineEdit(), *(spin.lineEdit() for spin in spins), self.seed)
        return (self.prompt, *self.texts.values(), *lines)

    def wheel_fields(self) -> tuple[QWidget, ...]:
        """The fields that the mouse wheel would change."""
        drawing = self.drawing
        return (self.shot, self.duration, drawing.sampler, drawing.steps, drawing.guidance)

    # Build

    def _build(self, appearance: Appearance) -> None:
        self.setMinimumWidth(296)
        self.hint = QLabel()
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.hint.setMargin(3 * GAP)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drawing = DrawingForm(self._session, appearance)
        no_panel = QWidget(objectName="dock-scroll-body")
        page = QVBoxLayout(no_panel)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.drawing)
        page.addWidget(self.hint, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(no_panel))
        self._stack.addWidget(self._build_form(appearance))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _build_form(self, appearance: Appearance) -> QScrollArea:
        body = QWidget(objectName="dock-scroll-body")
        column = QVBoxLayout(body)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP // 2)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.message = Message(appearance)
        column.addWidget(self.heading)
        column.addSpacing(GAP // 2)
        column.addWidget(self.message)
        column.addSpacing(GAP // 2)
        self._build_prompt(column)
        self._build_shot(column)
        self.texts = {field: TextField(lines) for field, lines in TEXTS.items()}
        labels = (self.tr("Act&ion"), self.tr("&Dialogue"), self.tr("&Notes"))
        for text, field in zip(labels, self.texts.values(), strict=True):
            add_field(column, text, field)
        self._build_seed(column)
        column.addStretch()
        return scrolling(body)

    def _build_prompt(self, column: QVBoxLayout) -> None:
        self.prompt = PromptEdit(4, self._session.offers)
        self.prompt.setPlaceholderText(
            self.tr("What the picture shows. Write @Name for a character.")
        )
        add_field(column, self.tr("P&rompt"), self.prompt)

    def _build_shot(self, column: QVBoxLayout) -> None:
        self.shot = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.shot.addItems(SHOTS)
        self.shot.lineEdit().setPlaceholderText(self.tr("None"))
        self.duration = QDoubleSpinBox(decimals=1, minimum=0.0, maximum=3600.0, singleStep=0.5)
        self.duration.setSuffix(self.tr(" s"))
        self.duration.lineEdit().setTextMargins(GAP, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        for text, field in ((self.tr("Sh&ot"), self.shot), (self.tr("D&uration"), self.duration)):
            cell = QVBoxLayout()
            cell.setSpacing(GAP // 2)
            add_field(cell, text, field, gap=0)
            row.addLayout(cell, 1)
        column.addLayout(row)
        column.addSpacing(GAP)

    def _build_seed(self, column: QVBoxLayout) -> None:
        self.seed = QLineEdit()
        self.dice = QToolButton()
        self.dice.setToolTip(self.tr("Another seed, another picture"))
        self.dice.setAccessibleName(self.tr("Roll the seed"))
        self.generate = QPushButton(self.tr("Generate this panel"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.seed, 1)
        row.addWidget(self.dice)
        label = QLabel(self.tr("&Seed"))
        label.setProperty("role", "field")
        label.setBuddy(self.seed)
        self.seed.setAccessibleName(self.tr("Seed"))
        column.addWidget(label)
        column.addLayout(row)
        column.addSpacing(2 * GAP)
        column.addWidget(self.generate)

    # Connect

    def _connect(self, appearance: Appearance) -> None:
        self.prompt.edited.connect(lambda text: self._change("prompt", text))
        self.prompt.left.connect(self._session.end_burst)
        for name, field in self.texts.items():
            field.edited.connect(lambda text, name=name: self._change(name, text))
            field.left.connect(self._session.end_burst)
        self.shot.editTextChanged.connect(lambda text: self._change("shot", text))
        self.duration.valueChanged.connect(lambda value: self._change("duration", value))
        self.seed.textEdited.connect(self._change_seed)
        self.seed.editingFinished.connect(self._refresh)
        for line in (self.shot.lineEdit(), self.duration, self.seed):
            line.editingFinished.connect(self._session.end_burst)
        self.dice.clicked.connect(self._roll)
        self.generate.clicked.connect(lambda: self._work.generate(self._session.selected))
        self._session.selection_changed.connect(self._refresh)
        self._session.project_changed.connect(self._refresh)
        self._session.library_changed.connect(self._refresh)
        self._session.panel_changed.connect(lambda panel_id: self._panels_changed({panel_id}))
        self._session.panels_changed.connect(self._panels_changed)
        appearance.changed.connect(self._paint)

    def _change(self, field: str, value: object) -> None:
        if len(self._session.selected) == 1:
            self._edits.change(self._session.selected[0], field, value)

    def _change_seed(self, text: str) -> None:
        if text.isdecimal() and int(text) < 2**63:
            self._change("seed", int(text))

    def _roll(self) -> None:
        if self._session.panel is not None:
            self._edits.roll(self._session.panel.id)

    # Refresh

    def _panels_changed(self, panel_ids: set[str]) -> None:
        panel = self._session.panel
        if panel is not None and panel.id in panel_ids:
            self._show_standing(self._session.standing(panel.id))

    def _refresh(self) -> None:
        panel = self._session.panel
        self.drawing.refresh()
        self._stack.setCurrentIndex(0 if panel is None else 1)
        if panel is None:
            count = len(self._session.selected)
            several = counted(count, self.tr("{} panel selected"), self.tr("{} panels selected"))
            self.hint.setText(several if count else self.tr("Select a panel to edit it here."))
            return
        number = self._session.project.board.index(panel.id) + 1
        self.heading.setText(self.tr("Panel {}").format(number))
        self.prompt.show_text(panel.prompt)
        for name, field in self.texts.items():
            field.show_text(getattr(panel, name))
        with QSignalBlocker(self.shot):
            if self.shot.currentText() != panel.shot:
                self.shot.setEditText(panel.shot)
                self.shot.lineEdit().setCursorPosition(0)
        with QSignalBlocker(self.duration):
            self.duration.setValue(panel.duration)
        seed = self.seed.text()
        if not self.seed.hasFocus() or (seed.isdecimal() and int(seed) != panel.seed):
            self.seed.setText(str(panel.seed))
        self._show_standing(self._session.standing(panel.id))

    def _show_standing(self, standing: Standing) -> None:
        failed = standing.doing.error if standing.doing else None
        error = failed or standing.error
        busy = standing.state in (State.QUEUED, State.RUNNING)
        self.generate.setEnabled(standing.recipe is not None and not busy)
        if error is not None:
            # An empty panel is no mistake yet: the artist is about to write.
            empty = not self.prompt.toPlainText().strip()
            self.message.say("" if empty else str(error))
        elif standing.state is State.STALE:
            self.message.say(self._words.sentences(standing.reasons), "warning")
        elif standing.state is State.CURRENT and standing.take is not None:
            self.message.say(" ".join(standing.take.notices), "warning")
        else:
            self.message.say("")

    def _paint(self, theme: Theme) -> None:
        self.prompt.names.paint(theme.accent)
        self.dice.setIcon(icon("dice", theme))
        self.generate.setIcon(icon("generate", theme))


def scrolling(body: QWidget) -> QScrollArea:
    """A page of the inspector that is scrolled, never sideways, where it is too long."""
    area = QScrollArea(objectName="dock-scroll", widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area
