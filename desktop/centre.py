"""The middle of the window: board, panel or sheet, one at a time, and the notices above them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

BOARD, PANEL, SHEET, PLAY = "board", "panel", "sheet", "play"
"""The names of the pages."""

MakePage = Callable[[], QWidget]


class Centre(QWidget):
    """Shows one page. Each but the first is made when it is first asked for.

    Signals:
        changed: the name of the page that is shown now.
    """

    changed = Signal(str)

    def __init__(self, notices: QWidget, board: QWidget, makers: Mapping[str, MakePage]) -> None:
        super().__init__()
        self._makers = makers
        self._pages: dict[str, QWidget] = {BOARD: board}
        self._before = BOARD
        self.shown = BOARD
        self._stack = QStackedWidget()
        self._stack.addWidget(board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(notices)
        column.addWidget(self._stack, 1)

    def page(self, name: str) -> QWidget:
        """A page, made now if nobody asked for it before."""
        if name not in self._pages:
            self._pages[name] = self._makers[name]()
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def is_shown(self, name: str) -> bool:
        """Whether this page is in front."""
        return self.shown == name

    def show_page(self, name: str) -> None:
        """Bring a page to the front; it gets the focus."""
        page = self.page(name)
        if name != self.shown:
            self._before, self.shown = self.shown, name
            self._stack.setCurrentWidget(page)
            self.changed.emit(name)
        page.setFocus()

    def go_back(self) -> None:
        """Show the page that was shown before."""
        self.show_page(self._before)
