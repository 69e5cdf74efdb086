"""Pictures from bytes, in any thread.

By QImageReader: `QImage.fromData` and `QImage.scaled` keep Python's interpreter lock, and with it
the window, for as long as they take.
"""

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader


def read_image(data: bytes, within: QSize | None = None) -> QImage:
    """The whole picture, as large as fits `within`; a null image when it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if within is not None and reader.size().isValid():
        size = reader.size().scaled(within, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(size.expandedTo(QSize(1, 1)))
    return reader.read()
