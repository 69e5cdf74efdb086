"""Choose the part of a picture that counts."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from core.domain.errors import AppError
from core.domain.geometry import parse_aspect
from core.domain.values import BlobId
from core.storage.blobs import Blobs
from desktop.dialogs.crop_view import CropView
from desktop.dialogs.frame import FormDialog
from desktop.models.reading import png_of, read_image
from desktop.theme import Appearance
from desktop.workers.background import Background, Task


class CropDialog(FormDialog):
    """Shows a picture with a frame over it. The picture itself stays as it is.

    Signals:
        cropped: the id of a new picture in the library.
    """

    cropped = Signal(str)

    def __init__(
        self,
        blobs: Blobs,
        picture: BlobId,
        aspect: str,
        background: Background,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, self.tr("Crop the picture"), parent)
        self._blobs = blobs
        self._background = background
        self._aspect = aspect
        self.setMinimumSize(640, 520)
        self.view = CropView(appearance)
        words = QLabel(
            self.tr(
                "Drag a frame, its corners, or what is inside. The arrow keys move it; with Shift "
                "they make it larger or smaller."
            ),
            wordWrap=True,
        )
        words.setProperty("role", "muted")
        self.shape = QComboBox()
        self.shape.addItem(self.tr("Any shape"), 0.0)
        self.shape.addItem(self.tr("As the board: {}").format(aspect), float(parse_aspect(aspect)))
        self.shape.addItem(self.tr("Square"), 1.0)
        self.shape.activated.connect(lambda: self.view.keep_aspect(self.shape.currentData()))
        self.column.insertWidget(0, words)
        self.column.insertWidget(1, self.view, 1)
        self.add_row(self.tr("&Shape"), self.shape)
        self.accept_button.setText(self.tr("&Crop"))
        self.accept_button.setEnabled(False)
        self.accept_button.clicked.connect(self._crop)
        self.view.changed.connect(self._enable)
        self._task: Task | None = background.run(
            lambda: read_image(blobs.get(picture)), self._show, self._refused
        )

    def done(self, result: int) -> None:
        """Nothing that is still being read or made is wanted."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _show(self, image: QImage) -> None:
        self._task = None
        self.view.show_image(image)
        self.view.setFocus()
        self._enable()

    def _enable(self) -> None:
        frame = self.view.frame_in_picture()
        self.accept_button.setEnabled(self._task is None and not frame.isEmpty())

    def _crop(self) -> None:
        image, frame, blobs = self.view.image, self.view.frame_in_picture(), self._blobs
        self.accept_button.setEnabled(False)
        self._task = self._background.run(
            lambda: blobs.put(png_of(image.copy(frame)), original=True), self._made, self._refused
        )

    def _made(self, picture: BlobId) -> None:
        self._task = None
        self.cropped.emit(picture)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._task = None
        self._enable()
        if not isinstance(error, AppError):
            raise error
        self.message.say(str(error))
