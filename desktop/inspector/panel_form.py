"""One panel: its prompt, how it is shot, and its texts. Each field is an edit of its own."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.board import CAPTIONS, Panel
from desktop.inspector.caption_fields import CaptionFields
from desktop.inspector.captions_dialog import CaptionsDialog
from desktop.inspector.fields import page_column
from desktop.inspector.prompt_field import PromptField
from desktop.inspector.shot_form import ShotForm
from desktop.session.panels import PanelEdits
from desktop.session.session import Session
from desktop.theme import GAP, Appearance
from desktop.widgets.message import Message
from desktop.workers.background import Background

USUAL = {caption.key for caption in CAPTIONS}


class PanelForm(QWidget):
    """Shows the selected panel."""

    def __init__(
        self,
        session: Session,
        edits: PanelEdits,
        background: Background,
        appearance: Appearance,
    ) -> None:
        super().__init__(objectName="dock-scroll-body")
        self._session = session
        self._edits = edits
        self._appearance = appearance
        self.message = Message(appearance)
        self.prompt = PromptField(session, background, appearance)
        self.shot = ShotForm()
        self.captions = CaptionFields(session)
        column = page_column(self)
        self._lay_out(column)
        self._connect()

    def show_panel(self, panel: Panel) -> None:
        """Show it as it is now."""
        self.prompt.show_panel(panel)
        self.shot.show_panels([panel])
        self.captions.show_panel(panel)

    def open_captions(self) -> CaptionsDialog:
        """Name, add, remove and order captions."""
        dialog = CaptionsDialog(self._session, self._edits, self._appearance, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.addWidget(self.message)
        column.addWidget(self.prompt)
        column.addSpacing(GAP)
        column.addWidget(self.shot)
        column.addSpacing(GAP)
        column.addWidget(self.captions)
        column.addStretch()

    def _connect(self) -> None:
        self.prompt.edited.connect(lambda text: self._change("prompt", text))
        self.shot.edited.connect(self._change)
        self.shot.left.connect(self._session.end_burst)
        self.captions.edited.connect(self._change_caption)
        self.captions.length_wanted.connect(self._use_length)
        self.captions.captions_wanted.connect(self.open_captions)

    def _change(self, field: str, value: object) -> None:
        if len(self._session.selected) == 1:
            self._edits.change(self._session.selected[0], field, value)

    def _change_caption(self, key: str, text: str) -> None:
        panel = self._session.panel
        if key in USUAL or panel is None:
            self._change(key, text)
            return
        project = self._session.project
        after = project.replace(board=project.board.with_panel(panel.with_caption(key, text)))
        self._session.edit(self.tr("Change caption"), after, f"{panel.id}/own/{key}")

    def _use_length(self, seconds: float) -> None:
        self._session.end_burst()
        self._change("duration", seconds)
        self._session.end_burst()
