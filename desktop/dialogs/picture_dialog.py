"""What the dialogs about a picture share: a well that shows it, and ways to choose it."""

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.domain.errors import AppError
from core.domain.values import BlobId
from desktop.dialogs.frame import FormDialog
from desktop.session.shelf import ShelfEdits
from desktop.theme import GAP, Appearance
from desktop.widgets.drop import dropped_file

PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff"
WELL = 144


class PictureDialog(FormDialog):
    """A form with a picture above it; `words` say what the picture is for."""

    def __init__(
        self,
        shelf: ShelfEdits,
        appearance: Appearance,
        title: str,
        words: str,
        picture: BlobId | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(appearance, title, parent)
        self._shelf = shelf
        self.picture = picture
        self.setAcceptDrops(True)
        self._build_well(words)

    def take(self, path: Path) -> None:
        """Use a picture file, or say why it cannot be used."""
        try:
            self.picture = self._shelf.take_in(path)
        except AppError as error:
            self.message.say(str(error))
            return
        self.message.say("")
        self.taken(path)
        self.refresh()

    def taken(self, path: Path) -> None:
        """A picture was taken in from this file."""

    @abstractmethod
    def check(self) -> None:
        """Say what is still missing, and enable the button that accepts."""

    def refresh(self) -> None:
        """Show the picture as it is now."""
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
        self.check()

    def _build_well(self, text: str) -> None:
        self.well = QLabel()
        self.well.setFixedSize(WELL, WELL)
        self.well.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.well.setWordWrap(True)
        self.well.setMargin(GAP)
        self.well.setAccessibleName(self.tr("Reference picture"))
        self.choose = QPushButton(self.tr("Choose a &picture…"))
        self.remove = QPushButton(self.tr("Remove"))
        words = QLabel(text)
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
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a picture"), "", self.tr("Pictures ({})").format(PICTURES)
        )
        if path:
            self.take(Path(path))

    def _remove(self) -> None:
        self.picture = None
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use a dropped picture."""
        path = dropped_file(event.mimeData())
        if path is not None:
            self.take(path)
