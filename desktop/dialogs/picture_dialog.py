"""What the dialogs about a picture share: a well that shows it, and ways to choose it."""

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.domain.errors import AppError
from core.domain.values import BlobId
from desktop.dialogs.frame import FormDialog
from desktop.models.pictures import Pictures
from desktop.session.shelf import ShelfEdits
from desktop.theme import GAP, Appearance
from desktop.widgets.drop import dropped_file
from desktop.workers.background import Background, Task

PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff"
WELL = 144


class PictureDialog(FormDialog):
    """A form with a picture above it; `words` say what the picture is for."""

    def __init__(
        self,
        shelf: ShelfEdits,
        pictures: Pictures,
        background: Background,
        appearance: Appearance,
        title: str,
        words: str,
        picture: BlobId | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(appearance, title, parent)
        self._shelf = shelf
        self._pictures = pictures
        self._background = background
        self._reading: Task | None = None
        self.picture = picture
        self.setAcceptDrops(True)
        self._build_well(words)
        pictures.ready.connect(self._show_ready)

    @property
    def is_reading(self) -> bool:
        """Whether a picture file is being taken in."""
        return self._reading is not None

    def take(self, path: Path) -> None:
        """Read a picture file elsewhere and use it, or say why it cannot be used."""
        self._stop_reading()
        shelf = self._shelf
        self._reading = self._background.run(
            lambda: shelf.take_in(path), lambda picture: self._took(picture, path), self._refused
        )
        self.check()

    def done(self, result: int) -> None:
        """What is still being read is not wanted any more."""
        self._stop_reading()
        super().done(result)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = None

    def _took(self, picture: BlobId, path: Path) -> None:
        self._reading = None
        self.picture = picture
        self.message.say("")
        self.taken(path)
        self.refresh()

    def _refused(self, error: Exception) -> None:
        self._reading = None
        self.check()
        if not isinstance(error, AppError):
            raise error
        self.message.say(str(error))

    def taken(self, path: Path) -> None:
        """A picture was taken in from this file."""

    @abstractmethod
    def check(self) -> None:
        """Say what is still missing, and enable the button that accepts."""

    def refresh(self) -> None:
        """Show the picture as it is now."""
        self._show_picture()
        self.remove.setVisible(self.picture is not None)
        self.check()

    def _show_ready(self, picture: str) -> None:
        if picture == self.picture:
            self._show_picture()

    def _show_picture(self) -> None:
        """What is in the well; empty while it is being read."""
        ratio = self.devicePixelRatio()
        size = QSize(WELL, WELL) * ratio
        shown = self._pictures.get(self.picture, size) if self.picture else QPixmap()
        is_empty = shown is not None and shown.isNull()
        self.well.clear()
        self.well.setMargin(GAP if is_empty else 0)
        if is_empty:
            self.well.setText(self.tr("Drop a picture here"))
            self.well.setStyleSheet("border: 1px dashed palette(dark); border-radius: 8px;")
        else:
            self.well.setStyleSheet("")
        if shown is not None and not is_empty:
            own = QPixmap(shown)  # the one that is kept is shown elsewhere too
            own.setDevicePixelRatio(ratio)
            self.well.setPixmap(own)

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
