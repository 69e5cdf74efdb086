"""Add or edit a style: a picture, words, or both."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.errors import AppError
from core.domain.style import Style
from core.domain.values import BlobId, new_id
from desktop.dialogs.frame import FormDialog
from desktop.session.shelf import ShelfEdits
from desktop.theme import GAP, Appearance
from desktop.widgets.drop import dropped_file

PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff"
WELL = 144


class StyleDialog(FormDialog):
    """Says in a sentence what is missing; accepts only what can be used."""

    def __init__(
        self,
        shelf: ShelfEdits,
        appearance: Appearance,
        style: Style | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Edit style") if style else self.tr("New style")
        super().__init__(appearance, title, parent)
        self._shelf = shelf
        self._style = style or Style(id=new_id(), name="")
        self.picture: BlobId | None = self._style.picture
        self.setAcceptDrops(True)
        self._build()
        self._refresh()

    def take(self, path: Path) -> None:
        """Use a picture file, or say why it cannot be used."""
        try:
            self.picture = self._shelf.take_in(path)
        except AppError as error:
            self.message.say(str(error))
            return
        if not self.name.text():
            self.name.setText(path.stem.replace("_", " ").replace("-", " ").strip().capitalize())
        self.message.say("")
        self._refresh()

    def _build(self) -> None:
        self.well = QLabel()
        self.well.setFixedSize(WELL, WELL)
        self.well.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.well.setWordWrap(True)
        self.well.setMargin(GAP)
        self.well.setAccessibleName(self.tr("Reference picture"))
        self.choose = QPushButton(self.tr("Choose a &picture…"))
        self.remove = QPushButton(self.tr("Remove"))
        words = QLabel(self.tr("Every panel will look as if it were drawn like this picture."))
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        side = QVBoxLayout()
        side.setSpacing(GAP)
        side.addWidget(words)
        side.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch()
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(self.well)
        row.addLayout(side, 1)
        self.column.insertLayout(0, row)
        self.name = QLineEdit(self._style.name)
        self.words = QLineEdit(self._style.words)
        self.words.setPlaceholderText(self.tr("watercolour"))
        self.description = QLineEdit(self._style.description)
        self.description.setPlaceholderText(self.tr("a house in the forest"))
        self.add_row(self.tr("&Name"), self.name)
        self.add_row(self.tr("&Style in words"), self.words)
        self.add_row(
            self.tr("The picture sho&ws"),
            self.description,
            self.tr("Say what is in the picture, so that only its style is taken over."),
        )
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        for field in (self.name, self.words, self.description):
            field.textChanged.connect(lambda: self._refresh())
        self.accept_button.setText(self.tr("Save") if self._style.name else self.tr("Add style"))
        self.accept_button.clicked.connect(self._accept)
        self.name.setFocus()

    def made(self) -> Style:
        """The style as it is written now."""
        return self._style.replace(
            name=self.name.text().strip(),
            words=self.words.text().strip(),
            picture=self.picture,
            description=self.description.text().strip(),
        )

    def _refresh(self) -> None:
        picture = QPixmap(str(self._shelf.path(self.picture))) if self.picture else QPixmap()
        if picture.isNull():
            self.well.setText(self.tr("Drop a picture here"))
            self.well.setStyleSheet("border: 1px dashed palette(dark); border-radius: 8px;")
        else:
            ratio = self.devicePixelRatio()
            shown = picture.scaled(
                round(WELL * ratio),
                round(WELL * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            self.well.setPixmap(shown)
            self.well.setStyleSheet("")
        self.well.setMargin(GAP if picture.isNull() else 0)
        self.remove.setVisible(self.picture is not None)
        self.description.setEnabled(self.picture is not None)
        style = self.made()
        usable = bool(style.name and (style.picture or style.words))
        self.accept_button.setEnabled(usable)
        self.accept_button.setToolTip(
            "" if usable else self.tr("A style needs a name, and a picture or words.")
        )

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a picture"), "", self.tr("Pictures ({})").format(PICTURES)
        )
        if path:
            self.take(Path(path))

    def _remove(self) -> None:
        self.picture = None
        self._refresh()

    def _accept(self) -> None:
        try:
            self._shelf.save_style(self.made())
        except AppError as error:
            self.message.say(str(error))
            return
        self.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use a dropped picture."""
        path = dropped_file(event.mimeData())
        if path is not None:
            self.take(path)
