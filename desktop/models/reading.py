"""Pictures from bytes and back, in any thread.

By Pillow: Qt's readers and writers make and connect QObjects. In another thread PySide does that
while it keeps Python's interpreter lock, and waits for a lock of Qt's; the window's thread, which
deletes an object meanwhile, has the one and waits for the other, and both wait for ever. Pillow is
imported with the first picture: the window opens sooner.
"""

import io

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from core.domain.errors import PictureError


def read_image(data: bytes, within: QSize | None = None) -> QImage:
    """The whole picture, upright, as large as fits `within`; a null image when it is none."""
    from PIL.Image import Resampling
    from PIL.ImageQt import ImageQt

    from core.pictures import picture_in

    try:
        picture = picture_in(data, within=within.toTuple() if within is not None else None)
    except PictureError:
        return QImage()
    made = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if within is not None:
        shape = QSize(*made.size).scaled(within, Qt.AspectRatioMode.KeepAspectRatio)
        size = shape.expandedTo(QSize(1, 1)).toTuple()
        made = made.resize(size, Resampling.LANCZOS, reducing_gap=2.0)
    return ImageQt(made).copy()  # the copy has memory of its own


def png_of(image: QImage) -> bytes:
    """A picture, or a mask in shades of grey, as the bytes of a file."""
    from PIL import Image

    if image.format() == QImage.Format.Format_Grayscale8:
        mode = "L"
    elif image.hasAlphaChannel():
        image, mode = image.convertToFormat(QImage.Format.Format_RGBA8888), "RGBA"
    else:
        image, mode = image.convertToFormat(QImage.Format.Format_RGB888), "RGB"
    line = image.bytesPerLine()
    bits = bytes(image.constBits())
    picture = Image.frombuffer(mode, image.size().toTuple(), bits, "raw", mode, line, 1)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
