"""Where a script comes from: pasted text, or a file; read while the window goes on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from core.domain.errors import AppError
from core.screenplay.draft import Draft
from core.screenplay.scripts import read_script, read_text
from desktop.widgets.drop import dropped_file
from desktop.workers.background import Background, Task

READ_AFTER_MS = 250
"""What is typed is read this long after the last key."""


class ScriptText(QPlainTextEdit):
    """The text of a script. Files that are dropped on it are opened, not pasted.

    Signals:
        dropped: a file.
    """

    dropped = Signal(object)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, or a file."""
        return dropped_file(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text as it is; open a file."""
        path = dropped_file(source)
        if path is not None:
            self.dropped.emit(path)
        else:
            self.insertPlainText(source.text())


class Source(QObject):
    """Reads in another thread; what was asked for before is not heard any more.

    Signals:
        opened: a Draft, read from a file; its text is to be shown.
        read: a Draft, read from the text that is shown.
        refused, failed: why a file, or this text, cannot be read, an AppError.
    """

    opened = Signal(object)
    read = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._task: Task | None = None
        self._text = ""
        self._timer = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._timer.timeout.connect(self._read)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be read."""
        return self._timer.isActive() or self._task is not None

    def open(self, path: Path) -> None:
        """Read a file."""
        self.stop()
        self._run(lambda: read_script(path), self.opened.emit, self.refused.emit)

    def type(self, text: str) -> None:
        """Read this text when nothing more is typed."""
        self.stop()
        self._text = text
        self._timer.start()

    def stop(self) -> None:
        """Nothing is to be read any more."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _read(self) -> None:
        text = self._text
        self._run(lambda: read_text(text), self.read.emit, self.failed.emit)

    def _run(
        self,
        work: Callable[[], Draft],
        then: Callable[[Draft], object],
        otherwise: Callable[[AppError], object],
    ) -> None:
        def ended(draft: Draft) -> None:
            self._task = None
            then(draft)

        def failed(error: Exception) -> None:
            self._task = None
            if not isinstance(error, AppError):
                raise error
            otherwise(error)

        self._task = self._background.run(work, ended, failed)
