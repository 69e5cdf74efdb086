"""The centre's second page: one panel large, how it came about, and all its takes."""

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.models.pictures import Pictures
from desktop.panel.canvas import Canvas
from desktop.panel.looking import Looking
from desktop.session.panels import PanelEdits
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.theme import Appearance
from desktop.widgets.empty import EmptyState
from desktop.workers.background import Background


class PanelPage(QWidget):
    """Shows the first selected panel, or the last one that was.

    Signals:
        left: the artist goes back to the board.
    """

    left = Signal()

    def __init__(
        self,
        session: Session,
        work: Work,
        edits: PanelEdits,
        pictures: Pictures,
        appearance: Appearance,
        background: Background,
    ) -> None:
        super().__init__(objectName="board-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._pictures = pictures
        self.looking = Looking(session, self)
        self.canvas = Canvas(appearance)
        self.empty = EmptyState(
            appearance,
            "panels",
            self.tr("No panel to look at"),
            self.tr("Add one on the board."),
            ((self.tr("To the board"), self.left.emit),),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.canvas)
        self.looking.changed.connect(self._refresh)
        pictures.ready.connect(self._refresh)
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to another panel, Escape to the board."""
        match event.key():
            case Qt.Key.Key_Left if not event.modifiers():
                self.looking.step(-1)
            case Qt.Key.Key_Right if not event.modifiers():
                self.looking.step(1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _refresh(self) -> None:
        self._stack.setCurrentWidget(self.canvas if self.looking.panel else self.empty)
        take = self.looking.take
        if take is None:
            self.canvas.show_picture(None, QSizeF(1, 1))
            return
        size = take.recipe.size
        whole = QSize(size.width, size.height)
        self.canvas.show_picture(self._pictures.get(take.picture, whole), QSizeF(whole))
