"""Pictures from bytes and back, in any thread.

By Pillow: Qt's readers and writers make and connect QObjects. In another thread PySide does that
while it keeps Python's interpreter lock, and waits for a lock of Qt's; the window's thread, which
deletes an object meanwhile, has the one and waits for the other, and both wait for ever. Pillow is
imported with the first picture: the window opens sooner.
"""

import io

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage


def read_image(data: bytes, within: QSize | None = None) -> QImage:
    """The whole picture, upright, as large as fits `within`; a null image when it is none."""
    from PIL import Image, ImageOps
    from PIL.ImageQt import ImageQt

    try:
        with Image.open(io.BytesIO(data)) as opened:
            if within is not None:
                opened.draft("RGB", (within.width(), within.height()))
            picture = ImageOps.exif_transpose(opened)
            made = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return QImage()
    if within is not None:
        shape = QSize(*made.size).scaled(within, Qt.AspectRatioMode.KeepAspectRatio)
        size = shape.expandedTo(QSize(1, 1)).toTuple()
        made = made.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return ImageQt(made).copy()  # the copy has memory of its own


def png_of(image: QImage) -> bytes:
    """A picture, or a mask in shades of grey, as the bytes of a file."""
    from PIL import Image

    if image.format() == QImage.Format.Format_Grayscale8:
        mode = "L"
    else:
        image, mode = image.convertToFormat(QImage.Format.Format_RGBA8888), "RGBA"
    size, line = (image.width(), image.height()), image.bytesPerLine()
    picture = Image.frombuffer(mode, size, bytes(image.constBits()), "raw", mode, line, 1)
    if mode == "RGBA" and not image.hasAlphaChannel():
        picture = picture.convert("RGB")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
