"""The centre's third page: the sheet as it will be printed, and its template beside it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.project import Project
from desktop.icons import icon
from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.sheet.form import TemplateForm
from desktop.sheet.maker import SheetMaker
from desktop.sheet.pages import PagesView
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.empty import EmptyState
from desktop.widgets.message import Message
from desktop.workers.background import Background

FORM = 312
"""The form is at least so wide."""
SCROLL_BAR = 10
"""Of that, the scroll bar takes so much."""
NAMED = 8
"""So many characters that no font has are named."""


class SheetPage(QWidget):
    """Shows the pages of the open project's sheet. It composes only while it is seen.

    Signals:
        export_wanted: the artist wants the sheet as a file.
        board_wanted: the artist goes to the board.
    """

    export_wanted = Signal()
    board_wanted = Signal()

    def __init__(
        self,
        session: Session,
        pictures: Pictures,
        background: Background,
        appearance: Appearance,
    ) -> None:
        super().__init__(objectName="board-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.maker = SheetMaker(session, background, self)
        self.pages = PagesView(self.maker, appearance)
        self.form = TemplateForm(session, pictures, background, appearance)
        self.message = Message(appearance)
        self._build(appearance)
        self.setFocusProxy(self.pages)
        self.maker.composed.connect(self._say_boxes)
        self.pages.turned.connect(self._name_page)
        session.project_changed.connect(self._changed)
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Compose what changed since it was seen last."""
        super().showEvent(event)
        self.maker.look(True)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters make a wider form."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_side()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing needs composing."""
        super().hideEvent(event)
        self.maker.look(False)

    # Build

    def _build(self, appearance: Appearance) -> None:
        self.empty = EmptyState(
            appearance,
            "panels",
            self.tr("No pages yet"),
            self.tr("The sheet shows your panels as they will be printed. Add one on the board."),
            ((self.tr("To the board"), self.board_wanted.emit),),
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_tools())
        column.addWidget(self.pages, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(left)
        line = QFrame()
        line.setFixedWidth(1)
        line.setAutoFillBackground(True)
        line.setBackgroundRole(line.palette().ColorRole.Mid)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(line)
        row.addWidget(self._build_side())
        self._fit_side()

    def _build_tools(self) -> QHBoxLayout:
        self.back, self.forth = QToolButton(), QToolButton()
        self.number = QLabel()
        self.number.setProperty("role", "muted")
        for button, text, step in (
            (self.back, self.tr("Previous page"), -1),
            (self.forth, self.tr("Next page"), 1),
        ):
            button.setProperty("quiet", True)
            button.setAccessibleName(text)
            button.setToolTip(text)
            button.clicked.connect(lambda _, step=step: self._step(step))
        self.whole = QToolButton(text=self.tr("Whole page"), checkable=True, checked=True)
        self.wide = QToolButton(text=self.tr("Page width"), checkable=True)
        self.whole.clicked.connect(lambda: self._fit(False))
        self.wide.clicked.connect(lambda: self._fit(True))
        row = QHBoxLayout()
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        row.setSpacing(GAP)
        for widget in (self.back, self.number, self.forth):
            row.addWidget(widget)
        row.addStretch()
        fits = QHBoxLayout()
        fits.setSpacing(0)
        for button, place in ((self.whole, "first"), (self.wide, "last")):
            button.setProperty("segment", place)
            fits.addWidget(button)
        row.addLayout(fits)
        return row

    def _build_side(self) -> QWidget:
        side = QWidget(objectName="dock-body")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side = side
        self.export = QPushButton(self.tr("Export…"))
        self.export.setProperty("primary", True)
        self.export.clicked.connect(self.export_wanted)
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * GAP, GAP, 2 * GAP + SCROLL_BAR, 2 * GAP)
        foot.setSpacing(GAP)
        foot.addWidget(self.message)
        foot.addWidget(self.export)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form, 1)
        column.addLayout(foot)
        return side

    def _fit_side(self) -> None:
        self._side.setFixedWidth(max(FORM, self.form.needed_width() + SCROLL_BAR))

    # Turn and fit

    def _step(self, by: int) -> None:
        self.pages.turn_to(self.pages.current + by)

    def _fit(self, width: bool) -> None:
        self.whole.setChecked(not width)
        self.wide.setChecked(width)
        self.pages.fit_width(width)

    # Refresh

    def _changed(self, before: Project, after: Project) -> None:
        if before.id != after.id:
            self.pages.turn_to(0)
        self._refresh()

    def _refresh(self) -> None:
        has_panels = bool(self._session.project.board.panels)
        self._stack.setCurrentIndex(1 if has_panels else 0)
        self.export.setEnabled(has_panels)
        self._name_page()

    def _name_page(self) -> None:
        count, current = self.pages.count, self.pages.current
        words = self.tr("Page {} of {}").format(current + 1, count) if count else ""
        self.number.setText(words)
        self.pages.setAccessibleDescription(words)
        self.back.setEnabled(current > 0)
        self.forth.setEnabled(current < count - 1)

    def _say_boxes(self) -> None:
        """Before it is exported, which characters cannot be printed."""
        boxes = self.maker.result.boxes
        named = ", ".join(f"{character} (U+{ord(character):04X})" for character in boxes[:NAMED])
        named += ", …" if len(boxes) > NAMED else ""
        words = self.tr("On the sheet these are boxes, as no font on this machine has them: {}")
        self.message.say(words.format(named) if boxes else "", "warning")

    def _paint(self, theme: Theme) -> None:
        self.back.setIcon(icon("chevron-up", theme))
        self.forth.setIcon(icon("chevron-down", theme))
        self.export.setIcon(icon("export", theme, "on_accent"))
