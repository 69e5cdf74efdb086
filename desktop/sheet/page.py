"""The centre's third page: the sheet as it will be printed, and its template beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.theme import Appearance
from desktop.widgets.empty import EmptyState
from desktop.workers.background import Background


class SheetPage(QWidget):
    """Shows the pages of the open project's sheet.

    Signals:
        export_wanted: the artist wants the sheet as a file.
    """

    export_wanted = Signal()

    def __init__(
        self,
        session: Session,
        pictures: Pictures,
        background: Background,
        appearance: Appearance,
    ) -> None:
        super().__init__(objectName="board-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._pictures = pictures
        self._background = background
        self.empty = EmptyState(
            appearance,
            "panels",
            self.tr("No pages yet"),
            self.tr("The sheet shows your panels as they will be printed. Add one on the board."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
