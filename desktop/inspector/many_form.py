"""Several panels: what they share is set for all of them, in one step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from core.domain.board import Panel
from desktop.inspector.fields import add_field, page_column
from desktop.inspector.shot_form import ShotForm
from desktop.inspector.text_field import TextField
from desktop.session.panels import PanelEdits
from desktop.session.session import Session
from desktop.theme import GAP

Check = Qt.CheckState


class ManyForm(QWidget):
    """Shows what the selected panels have in common, and says where they differ."""

    def __init__(self, session: Session, edits: PanelEdits) -> None:
        super().__init__(objectName="dock-scroll-body")
        self._session = session
        self._edits = edits
        self._differs = False
        self._told = ""
        self._shown: set[str] = set()
        self._build()
        self._connect()

    def show_panels(self) -> None:
        """Show them as they are now, but for what is being typed for just these."""
        panels = self._panels()
        before, self._shown = self._shown, {panel.id for panel in panels}
        self.shot.show_panels(panels)
        negatives = {panel.negative for panel in panels}
        self._differs = len(negatives) > 1
        self._told = "" if self._differs else next(iter(negatives), "")
        if before != self._shown or not self.negative.is_typed_in:
            self.negative.show_text(self._told)
        self.negative.setPlaceholderText(self.tr("Mixed") if self._differs else self.tr("None"))
        for box, field in ((self.locked, "locked"), (self.approved, "approved")):
            values = {getattr(panel, field) for panel in panels}
            mixed = len(values) > 1
            state = Check.Checked if values == {True} else Check.Unchecked
            box.setTristate(mixed)
            words = self._names()[field]
            box.setText(self.tr("{} (mixed)").format(words) if mixed else words)
            box.setCheckState(Check.PartiallyChecked if mixed else state)

    def _names(self) -> dict[str, str]:
        return {
            "locked": self.tr("Locked"),
            "approved": self.tr("Approved"),
        }

    def _build(self) -> None:
        words = QLabel(self.tr("What you change here is changed in all of them."))
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self.shot = ShotForm(many=True)
        self.negative = TextField(2)
        self.locked, self.approved = QCheckBox(), QCheckBox()
        self.locked.setToolTip(self.tr("A locked panel is not drawn again."))
        column = page_column(self)
        column.addWidget(words)
        column.addSpacing(GAP)
        column.addWidget(self.shot)
        column.addSpacing(GAP)
        add_field(column, self.tr("Negative prompt"), self.negative)
        column.addWidget(self.locked)
        column.addWidget(self.approved)
        column.addStretch()

    def _connect(self) -> None:
        self.shot.edited.connect(self._change)
        self.negative.left.connect(self._settle_negative)
        self.locked.clicked.connect(lambda: self._mark("locked"))
        self.approved.clicked.connect(lambda: self._mark("approved"))

    def _panels(self) -> list[Panel]:
        wanted = set(self._session.selected)
        return [panel for panel in self._session.project.board.panels if panel.id in wanted]

    def _change(self, field: str, value: object) -> None:
        panels = self._panels()
        if any(getattr(panel, field) != value for panel in panels):
            self._edits.change_many([panel.id for panel in panels], field, value)

    def _settle_negative(self) -> None:
        text = self.negative.toPlainText()
        self.negative.document().setModified(False)
        if text != self._told:
            self._change("negative", text)

    def _mark(self, field: str) -> None:
        """Of those that differ, all are marked first."""
        panels = self._panels()
        value = not all(getattr(panel, field) for panel in panels)
        ids = [panel.id for panel in panels]
        if field == "locked":
            self._edits.set_locked(ids, value)
        else:
            self._edits.approve(ids, value)
        self.show_panels()
