"""How pictures are drawn: the selected panel's own settings, and below them those of all."""

from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.board import Panel
from desktop.icons import icon
from desktop.inspector.drawing_form import DrawingForm
from desktop.inspector.fields import add_field, field_label
from desktop.inspector.text_field import TextField
from desktop.session.panels import PanelEdits
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.theme import GAP, Appearance, Theme

MOST = 16
USUAL = 4
"""Variations."""


class GenerationPage(QWidget):
    """Edits the seed and the negative prompt of the selected panel; DrawingForm is for all."""

    def __init__(
        self, session: Session, edits: PanelEdits, work: Work, appearance: Appearance
    ) -> None:
        super().__init__(objectName="dock-scroll-body")
        self._session = session
        self._edits = edits
        self._work = work
        self.drawing = DrawingForm(session, appearance)
        self._build()
        self._connect(appearance)
        self._paint(appearance.theme)

    def show_panel(self, panel: Panel | None) -> None:
        """Show the selected panel's, if there is just one."""
        self.drawing.refresh()
        self.own.setVisible(panel is not None)
        if panel is None:
            return
        seed = self.seed.text()
        if not self.seed.hasFocus() or (seed.isdecimal() and int(seed) != panel.seed):
            self.seed.setText(str(panel.seed))
        self.negative.show_text(panel.negative)
        self.locked.setChecked(panel.locked)
        self.vary.setEnabled(not panel.locked)

    def lines(self) -> tuple[QWidget, ...]:
        """What text is written in."""
        return (self.negative, self.seed, self.count.lineEdit(), *self.drawing.lines())

    def wheeled(self) -> tuple[QWidget, ...]:
        """What the wheel would change."""
        return (self.count, *self.drawing.wheeled())

    # Build

    def _build(self) -> None:
        self.own = QWidget()
        column = QVBoxLayout(self.own)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 0)
        column.setSpacing(GAP // 2)
        heading = QLabel(self.tr("This panel"))
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        column.addSpacing(GAP // 2)
        self._build_seed(column)
        self.negative = TextField(2)
        self.negative.setPlaceholderText(self.tr("What this picture must not show"))
        add_field(column, self.tr("Negative prompt"), self.negative)
        self.locked = QCheckBox(self.tr("Locked"))
        self.locked.setToolTip(self.tr("A locked panel is not drawn again."))
        column.addWidget(self.locked)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.own)
        page.addWidget(self.drawing)
        page.addStretch()

    def _build_seed(self, column: QVBoxLayout) -> None:
        self.seed = QLineEdit()
        self.dice = QToolButton()
        self.dice.setToolTip(self.tr("Another seed, another picture"))
        self.dice.setAccessibleName(self.tr("Roll the seed"))
        column.addWidget(field_label(self.tr("&Seed"), self.seed))
        column.addLayout(beside(self.seed, self.dice))
        column.addSpacing(GAP)
        self.count = QDoubleSpinBox(decimals=0, minimum=2, maximum=MOST, value=USUAL)
        self.count.lineEdit().setTextMargins(GAP, 0, 0, 0)
        self.vary = QPushButton(self.tr("Draw them"))
        self.vary.setAccessibleName(self.tr("Draw variations"))
        self.vary.setToolTip(self.tr("So many pictures of this panel, each from another seed"))
        column.addWidget(field_label(self.tr("Variations"), self.count))
        column.addLayout(beside(self.count, self.vary))
        column.addSpacing(GAP)

    def _connect(self, appearance: Appearance) -> None:
        self.seed.textEdited.connect(self._change_seed)
        self.seed.editingFinished.connect(lambda: self.show_panel(self._session.panel))
        self.seed.editingFinished.connect(self._session.end_burst)
        self.dice.clicked.connect(self._roll)
        self.negative.edited.connect(lambda text: self._change("negative", text))
        self.negative.left.connect(self._session.end_burst)
        self.locked.clicked.connect(self._lock)
        self.vary.clicked.connect(self._vary)
        appearance.changed.connect(self._paint)

    def _paint(self, theme: Theme) -> None:
        self.dice.setIcon(icon("dice", theme))
        self.vary.setIcon(icon("variations", theme))

    # Edits

    def _change(self, field: str, value: object) -> None:
        if self._session.panel is not None:
            self._edits.change(self._session.panel.id, field, value)

    def _change_seed(self, text: str) -> None:
        if text.isdecimal() and int(text) < 2**63:
            self._change("seed", int(text))

    def _roll(self) -> None:
        if self._session.panel is not None:
            self._edits.roll(self._session.panel.id)

    def _lock(self, locked: bool) -> None:
        if self._session.panel is not None:
            self._edits.set_locked([self._session.panel.id], locked)

    def _vary(self) -> None:
        if self._session.panel is not None:
            self._work.vary(self._session.panel.id, int(self.count.value()))


def beside(field: QWidget, button: QWidget) -> QHBoxLayout:
    """A field, and what can be done with it."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(field, 1)
    row.addWidget(button)
    return row
