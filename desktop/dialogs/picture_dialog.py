"""What the dialogs about a picture share: ways to choose it, and what the model takes in of it."""

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.errors import AppError
from core.domain.recipe import Recipe
from core.domain.values import BlobId
from desktop.dialogs.crop_dialog import CropDialog
from desktop.dialogs.frame import FormDialog
from desktop.dialogs.job_bar import JobBar
from desktop.dialogs.reconstruction import Inverting
from desktop.models.pictures import Pictures
from desktop.session.shelf import ShelfEdits
from desktop.session.work import Work
from desktop.theme import GAP, Appearance
from desktop.widgets.drop import dropped_file
from desktop.workers.background import Background, Task

PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff"
WELL = 176
WIDTH, LETTERS = 840, 100
"""The dialog is so wide, and in large letters so many letters."""


class PictureDialog(FormDialog):
    """A form with a picture beside it; `words` say what the picture is for."""

    def __init__(
        self,
        shelf: ShelfEdits,
        work: Work,
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
        self._work = work
        self._pictures = pictures
        self._background = background
        self._appearance = appearance
        self._reading: Task | None = None
        self.picture = picture
        self.setAcceptDrops(True)
        self.setMinimumWidth(max(WIDTH, LETTERS * self.fontMetrics().averageCharWidth()))
        self._build_sides(words)
        self.inverting = Inverting(work, background, self.job_bar, self.inverts)
        self.inverting.changed.connect(self._show_reconstruction)
        self.job_bar.failed.connect(self.message.say)
        pictures.ready.connect(self._show_ready)
        work.session.library_changed.connect(self._check_again)

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
        """What is still being read or drawn is not wanted any more."""
        self._stop_reading()
        self.inverting.leave()
        super().done(result)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = None

    def _took(self, picture: BlobId, path: Path) -> None:
        self._reading = None
        self.message.say("")
        self.taken(path)
        self._use(picture)

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

    @abstractmethod
    def inverts(self) -> tuple[str, Recipe] | None:
        """What is called how, and the recipe that inverts its picture; None without a picture.

        AppError when it cannot be drawn as it is written now.
        """

    def refresh(self) -> None:
        """Show the picture as it is now."""
        self._show_picture()
        for each in (self.remove, self.crop, self.job_bar, self.again, self.result, *self.captions):
            each.setVisible(self.picture is not None)
        self.check()

    def _use(self, picture: BlobId | None) -> None:
        self.picture = picture
        self.refresh()

    def _check_again(self) -> None:
        """The model may be known only now."""
        self.check()

    # The wells

    def _show_ready(self, picture: str) -> None:
        if picture == self.picture:
            self._show_picture()

    def _show_picture(self) -> None:
        """What is in the well; empty while it is being read."""
        size = QSize(WELL, WELL) * self.devicePixelRatio()
        shown = self._pictures.get(self.picture, size) if self.picture else QPixmap()
        empty = self.tr("Drop a picture here") if shown is not None else ""
        self._fill(self.well, shown or QPixmap(), empty)

    def _show_reconstruction(self) -> None:
        self._fill(self.again, self.inverting.picture, self.tr("Not taken in yet"))
        self.result.setText(self.inverting.words)

    def _fill(self, well: QLabel, picture: QPixmap, empty: str) -> None:
        """A picture as large as it fits, or words in its place."""
        well.clear()
        well.setMargin(GAP if picture.isNull() else 0)
        if picture.isNull():
            well.setText(empty)
            well.setStyleSheet("border: 1px dashed palette(dark); border-radius: 8px;")
            return
        well.setStyleSheet("")
        ratio = self.devicePixelRatio()
        # A copy: the one that is kept is shown elsewhere too.
        own = picture.scaled(
            QSize(WELL, WELL) * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        own.setDevicePixelRatio(ratio)
        well.setPixmap(own)

    # Build

    def _build_sides(self, text: str) -> None:
        """The pictures at the left, the form at the right."""
        words = QLabel(text, wordWrap=True)
        words.setProperty("role", "muted")
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(words)
        left.addLayout(self._build_wells())
        left.addLayout(self._build_buttons())
        left.addWidget(self.job_bar)
        left.addWidget(self.result)
        left.addStretch()
        self.column.takeAt(0)
        self.form.setParent(None)
        row = QHBoxLayout()
        row.setSpacing(3 * GAP)
        row.addLayout(left)
        row.addLayout(self.form, 1)
        self.column.insertLayout(0, row)

    def _build_wells(self) -> QGridLayout:
        self.well = self._well(self.tr("Reference picture"))
        self.again = self._well(self.tr("What the model takes in"))
        self.job_bar = JobBar(self._work, self.tr("See what the model &takes in"))
        self.job_bar.setToolTip(
            self.tr("Inverts the picture, as drawing with it does once, and draws it back.")
        )
        self.result = QLabel(wordWrap=True)
        self.result.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.result.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        wells = QGridLayout()
        wells.setSpacing(GAP)
        wells.setColumnMinimumWidth(1, WELL)
        wells.setColumnStretch(2, 1)
        wells.addWidget(self.well, 0, 0)
        wells.addWidget(self.again, 0, 1)
        self.captions = (QLabel(self.tr("Your picture")), QLabel(self.tr("What comes back")))
        for number, caption in enumerate(self.captions):
            caption.setProperty("role", "muted")
            wells.addWidget(caption, 1, number)
        return wells

    def _well(self, name: str) -> QLabel:
        well = QLabel(wordWrap=True)
        well.setFixedSize(WELL, WELL)
        well.setAlignment(Qt.AlignmentFlag.AlignCenter)
        well.setAccessibleName(name)
        well.setToolTip(name)
        return well

    def _build_buttons(self) -> QHBoxLayout:
        self.choose = QPushButton(self.tr("Choose a &picture…"))
        self.crop = QPushButton(self.tr("Crop…"))
        self.remove = QPushButton(self.tr("Remove"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for button, slot in (
            (self.choose, self._choose),
            (self.crop, self._crop),
            (self.remove, self._remove),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        return row

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a picture"), "", self.tr("Pictures ({})").format(PICTURES)
        )
        if path:
            self.take(Path(path))

    def _crop(self) -> CropDialog:
        """Use a part of the picture; the whole one stays in the library and on the disk."""
        session = self._work.session
        dialog = CropDialog(
            session.library.blobs,
            self.picture,
            session.project.board.aspect,
            self._background,
            self._appearance,
            self,
        )
        dialog.cropped.connect(self._use)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _remove(self) -> None:
        self._use(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use a dropped picture."""
        path = dropped_file(event.mimeData())
        if path is not None:
            self.take(path)
