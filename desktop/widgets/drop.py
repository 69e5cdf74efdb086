"""Files dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_file(data: QMimeData) -> Path | None:
    """The first local file that was dropped; None when there is none.

    Whether it really is a picture is found out when it is read, so that a sentence can say so.
    """
    return next(iter(dropped_files(data)), None)


def dropped_files(data: QMimeData) -> list[Path]:
    """All local files and folders that were dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
