"""While a mask is painted, the keys of undo and redo are its strokes'."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.panel.masking import Masking


class StrokeKeys(QObject):
    """Takes these keys from the window's shortcuts for as long as there is something to paint."""

    def __init__(self, masking: Masking, page: QWidget) -> None:
        super().__init__(page)
        self._masking = masking
        self._page = page
        masking.changed.connect(self._watch)

    def _watch(self) -> None:
        self._page.removeEventFilter(self)
        if self._masking.item is not None:
            self._page.installEventFilter(self)

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """Undo or redo a stroke."""
        item = self._masking.item
        if item is None or not isinstance(event, QKeyEvent):
            return super().eventFilter(page, event)
        for keys, step in (
            (QKeySequence.StandardKey.Undo, item.undo),
            (QKeySequence.StandardKey.Redo, item.redo),
        ):
            if event.matches(keys):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    step()
                return True
        return super().eventFilter(page, event)
