"""Files dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_file(data: QMimeData) -> Path | None:
    """The first local file that was dropped; None when there is none.

    Whether it really is a picture is found out when it is read, so that a sentence can say so.
    """
    for url in data.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None
