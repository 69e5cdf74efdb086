"""Where styles or characters are filed: a folder and tags, for one or for many at once."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from core.storage.search import Row
from desktop.dialogs.frame import FormDialog
from desktop.theme import GAP, Appearance
from desktop.widgets.flow import FlowLayout

OFFERED = 16
"""Tags to press, at most."""


class FilingDialog(FormDialog):
    """Says what is to change: `folder` (None where nothing is), `added` and `removed` tags."""

    def __init__(
        self,
        rows: Sequence[Row],
        tags: Iterable[tuple[str, int]],
        folders: Iterable[tuple[str, int]],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, "", parent)
        self._rows = rows
        tagged = [set(row.tags) for row in rows]
        self._common = set.intersection(*tagged)
        self._some = set.union(*tagged) - self._common
        self._folder = rows[0].folder if len({row.folder for row in rows}) == 1 else None
        known = sorted(tags, key=lambda tag: -tag[1])
        self._build([tag for tag, _ in known], [folder for folder, _ in folders])

    @property
    def folder(self) -> str | None:
        """The folder that all are to lie in; None where each is to stay."""
        chosen = self.folder_box.currentText().strip().strip("/")
        if self._folder is None and not chosen:
            return None
        return None if chosen == self._folder else chosen

    @property
    def added(self) -> list[str]:
        """The tags that all are to have and some lack."""
        return [tag for tag in self._written() if tag not in self._common]

    @property
    def removed(self) -> list[str]:
        """The tags that all had and that were taken out."""
        return sorted(self._common - set(self._written()))

    def _build(self, tags: list[str], folders: list[str]) -> None:
        self.setWindowTitle(self.tr("Tags and folder"))
        self.folder_box = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.folder_box.addItems(["", *folders])
        self.folder_box.setCurrentText(self._folder or "")
        several = self._folder is None
        words = self.tr("Each in its own") if several else self.tr("In no folder")
        self.folder_box.lineEdit().setPlaceholderText(words)
        self.tags = QLineEdit(", ".join(sorted(self._common)))
        self.tags.setPlaceholderText(self.tr("night, rain, the well"))
        self.add_row(
            self.tr("&Folder"),
            self.folder_box,
            self.tr("A / makes a folder within a folder: Films/The well."),
        )
        self.add_row(self.tr("&Tags"), self.tags, self._help())
        self.form.addRow("", self._offer(tags[:OFFERED]))
        count = len(self._rows)
        self.accept_button.setText(
            self.tr("Save") if count == 1 else self.tr("Save for {}").format(count)
        )
        self.accept_button.clicked.connect(self.accept)
        self.tags.setFocus()

    def _help(self) -> str:
        words = self.tr("Separated by commas.")
        if self._some:
            words += " " + self.tr("Some also have: {}.").format(", ".join(sorted(self._some)))
        return words

    def _offer(self, tags: list[str]) -> QWidget:
        """Tags that are in use, to be added with a click."""
        place = QWidget(objectName="plain")
        flow = FlowLayout(place, GAP // 2)
        for tag in tags:
            chip = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextOnly)
            chip.setProperty("chip", True)
            chip.setText(tag.replace("&", "&&"))
            chip.setAccessibleName(self.tr("Add the tag {}").format(tag))
            chip.clicked.connect(lambda _=False, tag=tag: self._add(tag))
            flow.addWidget(chip)
        place.setVisible(bool(tags))
        return place

    def _add(self, tag: str) -> None:
        written = self._written()
        if tag not in written:
            self.tags.setText(", ".join([*written, tag]))

    def _written(self) -> list[str]:
        words = (" ".join(word.split()) for word in self.tags.text().split(","))
        return list(dict.fromkeys(word for word in words if word))
