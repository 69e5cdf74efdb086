"""The captions of a board: named, added, removed and put in another order."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from core.domain.board import CAPTIONS, Caption
from core.domain.values import new_id
from desktop.dialogs.frame import ListDialog
from desktop.session.board_edits import BoardEdits
from desktop.session.session import Session
from desktop.sheet.words import FieldWords
from desktop.theme import Appearance

KeyRole = Qt.ItemDataRole.UserRole


class CaptionsDialog(ListDialog):
    """What is done here is done at once, and each thing can be undone."""

    def __init__(
        self, session: Session, edits: BoardEdits, appearance: Appearance, parent: QWidget | None
    ) -> None:
        super().__init__(
            appearance,
            self.tr("Captions"),
            self.tr("The texts under every panel, on the board and on the sheet."),
            parent,
        )
        self._session = session
        self._edits = edits
        self._words = FieldWords(self)
        self._quiet = False
        self._build()
        session.project_changed.connect(self._fill_soon)
        self._fill()
        self.resize(560, 440)
        self.list.setFocus()

    def captions(self) -> tuple[Caption, ...]:
        """As they stand in the list now; one without a name keeps the name it had."""
        known = {caption.key: caption for caption in self._session.project.board.captions}
        made = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            key, text = str(item.data(KeyRole)), item.text().strip()
            caption = known.get(key, Caption(key=key))
            if text and text != self._words.field(key, (caption,)):
                caption = caption.replace(label=text)
            made.append(caption)
        return tuple(made)

    def add(self) -> None:
        """One more: a usual one that was removed, or else a new one, ready to be named."""
        captions = self._session.project.board.captions
        there = {caption.key for caption in captions}
        missing = [caption for caption in CAPTIONS if caption.key not in there]
        new = Caption(key=new_id(), label=self.tr("Caption"))
        self._edits.captions((*captions, missing[0] if missing else new))
        self._fill()
        item = self.list.item(self.list.count() - 1)
        self.list.setCurrentItem(item)
        self.list.editItem(item)

    def rename(self) -> None:
        """Write another name into the list."""
        if (item := self.list.currentItem()) is not None:
            self.list.editItem(item)

    def remove(self) -> None:
        """Have a caption no more; what panels say under it comes back with it."""
        row, captions = self.list.currentRow(), self.captions()
        if 0 <= row < len(captions):
            self._edits.captions((*captions[:row], *captions[row + 1 :]))
            self._fill()
            self.list.setCurrentRow(min(row, self.list.count() - 1))

    def step(self, way: int) -> None:
        """Move a caption up (-1) or down (1)."""
        row, captions = self.list.currentRow(), list(self.captions())
        to = row + way
        if 0 <= row < len(captions) and 0 <= to < len(captions):
            captions[row], captions[to] = captions[to], captions[row]
            self._edits.captions(captions)
            self._fill()
            self.list.setCurrentRow(to)

    def _build(self) -> None:
        self.list = QListWidget(spacing=3)
        self.list.setAccessibleName(self.tr("Captions"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.itemChanged.connect(lambda _: self._keep())
        self.list.model().rowsMoved.connect(lambda *_: self._keep())
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.body.addWidget(self.list)
        self.more = self.add_button(self.tr("Add"), self.add)
        self.named = self.add_button(self.tr("Rename"), self.rename)
        self.up = self.add_button(self.tr("Up"), lambda: self.step(-1))
        self.down = self.add_button(self.tr("Down"), lambda: self.step(1))
        self.less = self.add_button(self.tr("Remove"), self.remove)

    def _fill(self) -> None:
        """Show them as they are, unless the list shows just that."""
        captions = self._session.project.board.captions
        shown = [(self.list.item(n).data(KeyRole), self.list.item(n).text()) for n in self._rows()]
        wanted = [(each.key, self._words.field(each.key, captions)) for each in captions]
        if shown != wanted:
            row = self.list.currentRow()
            self._quiet = True
            self.list.clear()
            for key, text in wanted:
                item = QListWidgetItem(text)
                item.setData(KeyRole, key)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                self.list.addItem(item)
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            self._quiet = False
        self._enable()

    def _rows(self) -> range:
        return range(self.list.count())

    def _keep(self) -> None:
        """A name was written, or a row was dragged."""
        if not self._quiet:
            self._edits.captions(self.captions())
            self._fill_soon()

    def _fill_soon(self) -> None:
        """Not at once: a list is not filled anew while a name is being written into it."""
        QTimer.singleShot(0, self, self._fill)

    def _enable(self) -> None:
        row, last = self.list.currentRow(), self.list.count() - 1
        self.named.setEnabled(row >= 0)
        self.less.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < last)
