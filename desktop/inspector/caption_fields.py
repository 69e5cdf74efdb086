"""The texts that stand under a panel: the usual ones and the artist's own."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.domain.board import Caption, Panel
from core.screenplay.draft import suggested_duration
from desktop.inspector.fields import add_field
from desktop.inspector.text_field import TextField
from desktop.session.session import Session
from desktop.spoken import spoken_length
from desktop.theme import GAP
from desktop.widgets.undo_keys import UndoKeys

LINES = 2


class CaptionFields(QWidget):
    """A field for each of the board's captions, in their order.

    Signals:
        edited: the key of a caption and its text.
        length_wanted: the seconds that the dialogue takes.
        captions_wanted: the artist wants to name, add or order captions.
    """

    edited = Signal(str, str)
    length_wanted = Signal(float)
    captions_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._undo_keys = UndoKeys(self)
        self._shown: tuple[Caption, ...] | None = None
        self.texts: dict[str, TextField] = {}
        self.length = QPushButton()
        self.length.setProperty("chip", True)
        self.length.setToolTip(self.tr("The time it takes to say the dialogue"))
        self.length.clicked.connect(self._want_length)
        self.more = QPushButton(self.tr("Captions…"))
        self.more.setToolTip(self.tr("Name, add, remove and order the texts under panels"))
        self.more.clicked.connect(self.captions_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2)
        self._body = QWidget()
        self._follow(session.project.board.captions)

    def show_panel(self, panel: Panel) -> None:
        """Show the texts of a panel."""
        self._follow(self._session.project.board.captions)
        for key, field in self.texts.items():
            field.show_text(panel.caption(key))
        seconds = suggested_duration(panel.dialogue)
        wanted = bool(panel.dialogue.strip()) and seconds != panel.duration
        self.length.setText(self.tr("Set duration to {}").format(spoken_length(seconds)))
        self.length.setVisible(wanted and "dialogue" in self.texts)

    def _follow(self, captions: tuple[Caption, ...]) -> None:
        if captions != self._shown:
            self._shown = captions
            self._rebuild(captions)
            self._order()

    def _rebuild(self, captions: tuple[Caption, ...]) -> None:
        """Fields for other captions. The two buttons move over into the new column."""
        for button in (self.length, self.more):
            button.setParent(self)
        gone, self._body = self._body, QWidget()
        self.texts = {}
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        for caption in captions:
            field = self.texts[caption.key] = TextField(LINES)
            field.edited.connect(partial(self.edited.emit, caption.key))
            field.left.connect(self._session.end_burst)
            self._undo_keys.watch(field)
            add_field(column, self._name(caption), field, gap=0)
            if caption.key == "dialogue":
                column.addWidget(self.length, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(GAP)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.show()
        self._column.addWidget(self._body)
        self._body.show()
        self._column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _order(self) -> None:
        """What is made late would otherwise be the last thing in the window that Tab comes to."""
        order: list[QWidget] = [self]
        for key, field in self.texts.items():
            order += [field, self.length] if key == "dialogue" else [field]
        for before, after in pairwise([*order, self.more]):
            QWidget.setTabOrder(before, after)

    def _name(self, caption: Caption) -> str:
        """Its label; without one, the usual word with its Alt key."""
        usual = {
            "action": self.tr("Act&ion"),
            "dialogue": self.tr("&Dialogue"),
            "sound": self.tr("Sound"),
            "notes": self.tr("&Notes"),
        }
        return caption.label.replace("&", "&&") or usual.get(caption.key, caption.key)

    def _want_length(self) -> None:
        if self._session.panel is not None:
            self.length_wanted.emit(suggested_duration(self._session.panel.dialogue))
