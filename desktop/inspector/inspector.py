"""The inspector: one panel, or several, in full; how pictures are drawn; what one was made from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from core.domain.board import Board
from core.domain.numbering import label, numbers_of
from desktop.inspector.drawing_form import DrawingForm
from desktop.inspector.fields import scrolling
from desktop.inspector.foot import Foot
from desktop.inspector.generation_page import GenerationPage
from desktop.inspector.info_page import InfoPage
from desktop.inspector.many_form import ManyForm
from desktop.inspector.panel_form import PanelForm
from desktop.inspector.prompt_edit import PromptEdit
from desktop.inspector.text_field import TextField
from desktop.jobs.lines import Lines
from desktop.session.forecasts import Forecasts
from desktop.session.panels import PanelEdits
from desktop.session.reasons import ReasonWords
from desktop.session.session import Session
from desktop.session.standing import Standing, State
from desktop.session.work import Work
from desktop.theme import GAP, Appearance
from desktop.widgets.text import counted
from desktop.workers.background import Background

PANEL, GENERATION, INFO = range(3)
"""The tabs."""


class Inspector(QWidget):
    """Tabs for the selected panels. Without any, it shows how all are drawn."""

    def __init__(
        self,
        session: Session,
        edits: PanelEdits,
        work: Work,
        background: Background,
        appearance: Appearance,
        forecasts: Forecasts,
        lines: Lines,
    ) -> None:
        super().__init__(objectName="dock-body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._words = ReasonWords(self)
        self._wanted = PANEL
        self._had_some: bool | None = None
        self._titled: tuple[Board, tuple[str, ...]] | None = None
        self.form = PanelForm(session, edits, background, appearance)
        self.many = ManyForm(session, edits)
        self.generation = GenerationPage(session, edits, work, appearance)
        self.info = InfoPage(session, appearance)
        self.foot = Foot(work, forecasts, lines, appearance)
        self._build()
        self._name_parts()
        self._connect()
        self._refresh()

    def focus_prompt(self) -> None:
        """Put the caret at the end of the prompt."""
        self.tabs.setCurrentIndex(PANEL)
        self.prompt.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.prompt.moveCursor(self.prompt.textCursor().MoveOperation.End)

    def fields(self) -> tuple[QWidget, ...]:
        """The fields that text is written in, but captions, which look after themselves."""
        shots = (*self.form.shot.lines(), *self.many.shot.lines())
        return (self.prompt, *shots, self.many.negative, *self.generation.lines())

    def wheel_fields(self) -> tuple[QWidget, ...]:
        """The fields that the mouse wheel would change."""
        shots = (*self.form.shot.wheeled(), *self.many.shot.wheeled())
        return (*shots, *self.generation.wheeled())

    @property
    def texts(self) -> dict[str, TextField]:
        """The fields of the captions, by their keys."""
        return self.form.captions.texts

    # Build

    def _build(self) -> None:
        self.setMinimumWidth(296)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.heading.setContentsMargins(2 * GAP, GAP, 2 * GAP, 0)
        self.hint = QLabel(self.tr("Select a panel to edit it here."))
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.hint.setMargin(3 * GAP)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for page in (self.hint, scrolling(self.form), scrolling(self.many)):
            self._stack.addWidget(page)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self._stack, self.tr("Panel"))
        self.tabs.addTab(scrolling(self.generation), self.tr("Generation"))
        self.tabs.addTab(scrolling(self.info), self.tr("Info"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.foot)

    def _name_parts(self) -> None:
        """The parts that the window and others speak to."""
        form, page = self.form, self.generation
        self.message = form.message
        self.prompt: PromptEdit = form.prompt.edit
        self.shot, self.duration = form.shot.shot, form.shot.duration
        self.drawing: DrawingForm = page.drawing
        self.seed, self.dice = page.seed, page.dice
        self.generate = self.foot.generate

    def _connect(self) -> None:
        session = self._session
        session.selection_changed.connect(self._refresh)
        session.project_changed.connect(self._refresh)
        session.library_changed.connect(self._refresh)
        session.panel_changed.connect(lambda panel_id: self._panels_changed({panel_id}))
        session.panels_changed.connect(self._panels_changed)
        self.tabs.tabBarClicked.connect(self._choose)
        self.tabs.currentChanged.connect(self._show_tab)

    # Refresh

    def _choose(self, tab: int) -> None:
        """The artist looks at this tab from now on."""
        self._wanted = tab if tab >= 0 else self._wanted

    def _show_tab(self, tab: int) -> None:
        if self._session.selected:
            self._wanted = tab
        if tab == INFO:
            self.info.refresh()

    def _panels_changed(self, panel_ids: set[str]) -> None:
        if panel_ids & set(self._session.selected):
            self._show_standing()

    def _refresh(self) -> None:
        """Show what is selected; nothing but what is drawn in common while nothing is."""
        session = self._session
        panel, count = session.panel, len(session.selected)
        if self._had_some != bool(count):
            self._had_some = bool(count)
            self.tabs.setCurrentIndex(self._wanted if count else GENERATION)
        self._stack.setCurrentIndex(min(count, 2))
        self.heading.setVisible(count > 0)
        self.generation.show_panel(panel)
        if panel is not None:
            self.form.show_panel(panel)
        elif count:
            self.many.show_panels()
        self._show_title()
        self._show_standing()

    def _show_title(self) -> None:
        """Counting panels takes a while on a long board, and typing moves none."""
        board, selected = self._session.project.board, self._session.selected
        before, self._titled = self._titled, (board, selected)
        if before is None or before[1] != selected or not same_places(before[0], board):
            self.heading.setText(self._title())

    def _title(self) -> str:
        board, count = self._session.project.board, len(self._session.selected)
        if count != 1:
            return counted(count, self.tr("{} panel"), self.tr("{} panels"))
        number = numbers_of(board)[board.index(self._session.selected[0])]
        return self.tr("Panel {}").format(label(number, board.numbering))

    def _show_standing(self) -> None:
        """How the selected panels stand."""
        panel = self._session.panel
        if panel is not None:
            self._say(self._session.standing(panel.id))
        self.foot.refresh()
        if self.tabs.currentIndex() == INFO:
            self.info.refresh()

    def _say(self, standing: Standing) -> None:
        failed = standing.doing.error if standing.doing else None
        error = failed or standing.error
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


def same_places(one: Board, other: Board) -> bool:
    """Whether two boards have the same panels in the same places, under the same numbers."""
    if one.numbering != other.numbering or len(one.panels) != len(other.panels):
        return False
    return all(
        a is b or (a.id, a.scene, a.starts_shot) == (b.id, b.scene, b.starts_shot)
        for a, b in zip(one.panels, other.panels, strict=True)
    )
