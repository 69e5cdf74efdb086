"""Pictures of the library as pixmaps: read, checked and scaled off the window's thread."""

import logging
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from core.domain.errors import StorageError
from core.domain.values import BlobId
from core.storage.blobs import Blobs
from desktop.models.reading import read_image

log = logging.getLogger(__name__)

KEPT_BYTES = 256 * 2**20
"""So much memory do the pixmaps that are kept take; the least recently used go first."""

AGAIN_SECONDS = 5.0
"""What could not be read is read again after this long, when it is asked for."""

Key = tuple[BlobId, int, int]


class Pictures(QObject):
    """A cache of scaled pictures.

    Signals:
        ready: the id of a picture that can be shown now.
    """

    ready = Signal(str)
    _read = Signal(object, object)

    def __init__(self, blobs: Blobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blobs = blobs
        self._pixmaps: OrderedDict[Key, QPixmap] = OrderedDict()
        self._newest: dict[BlobId, QPixmap] = {}
        self._bytes = 0
        self._failed: dict[Key, float] = {}
        self._wanted: set[Key] = set()
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pictures")
        self._read.connect(self._keep)

    def get(self, blob_id: BlobId, size: QSize) -> QPixmap | None:
        """The whole picture, as large as fits into `size` device pixels.

        None while it is being read (`ready` follows), or another size of it until then. A null
        pixmap when the picture is missing or damaged; a while later it is looked for again.
        """
        key = (blob_id, size.width(), size.height())
        found = self._pixmaps.get(key)
        if found is not None:
            self._pixmaps.move_to_end(key)
            return found
        if time.monotonic() - self._failed.get(key, -AGAIN_SECONDS) < AGAIN_SECONDS:
            return self._newest.get(blob_id, QPixmap())
        if key not in self._wanted:
            self._wanted.add(key)
            self._threads.submit(self._load, key)
        return self._newest.get(blob_id)

    def look_again(self) -> None:
        """What could not be read may be there now."""
        self._failed.clear()

    def stop(self) -> None:
        """Wait for the reading threads."""
        self._threads.shutdown(cancel_futures=True)

    def _load(self, key: Key) -> None:
        """In another thread: read, check and scale; a null image where that fails."""
        blob_id, width, height = key
        try:
            image = read_image(self._blobs.get(blob_id), QSize(width, height))
        except StorageError:
            image = QImage()
        except Exception:
            log.exception("Picture %s cannot be shown", blob_id)
            image = QImage()
        self._read.emit(key, image)

    def _keep(self, key: Key, image: QImage) -> None:
        self._wanted.discard(key)
        if image.isNull():
            self._failed[key] = time.monotonic()
            self.ready.emit(key[0])
            return
        self._failed.pop(key, None)
        self._drop(self._pixmaps.pop(key, None))
        pixmap = self._pixmaps[key] = self._newest[key[0]] = QPixmap.fromImage(image)
        self._bytes += bytes_of(pixmap)
        while self._bytes > KEPT_BYTES and len(self._pixmaps) > 1:
            old, gone = self._pixmaps.popitem(last=False)
            self._drop(gone)
            self._newest.pop(old[0], None)
        self.ready.emit(key[0])

    def _drop(self, pixmap: QPixmap | None) -> None:
        self._bytes -= bytes_of(pixmap) if pixmap is not None else 0


def bytes_of(pixmap: QPixmap) -> int:
    """What a pixmap takes of the memory."""
    return pixmap.width() * pixmap.height() * 4
