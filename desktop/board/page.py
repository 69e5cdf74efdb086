"""The centre of the window: the header and the cards, or how to begin."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.board.deeds import Deed
from desktop.board.header import BoardHeader
from desktop.board.view import BoardView
from desktop.models.outliers import Outliers
from desktop.models.panels import PanelsModel
from desktop.models.pictures import Pictures
from desktop.session.notice import notice_of
from desktop.session.panels import PanelEdits
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.session.work import Work
from desktop.theme import GAP, Appearance
from desktop.widgets.empty import EmptyState

VARIATIONS = 4
"""Pictures that are drawn when variations are asked for by one click."""


class BoardPage(QWidget):
    """Shows the board of the open project.

    Signals:
        new_wanted: a new panel is wanted.
        script_wanted: panels are to be made from a script or a shot list.
        sample_wanted: the sample project is to be opened.
        panel_wanted: the id of a panel that is to be seen large.
    """

    new_wanted = Signal()
    script_wanted = Signal()
    sample_wanted = Signal()
    panel_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        work: Work,
        edits: PanelEdits,
        shelf: ShelfEdits,
        model: PanelsModel,
        pictures: Pictures,
        appearance: Appearance,
    ) -> None:
        super().__init__(objectName="board-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._work = work
        self._edits = edits
        self.header = BoardHeader(session, edits, shelf)
        self.view = BoardView(session, model, pictures, appearance)
        self.empty = EmptyState(
            appearance,
            "panels",
            self.tr("Begin your storyboard"),
            self.tr(
                "Each panel is one shot. Describe what it shows, and name your\n"
                "characters with @Name so that they look the same in every panel."
            ),
            (
                (self.tr("New panel"), self.new_wanted.emit),
                (self.tr("Paste or open a script…"), self.script_wanted.emit),
                (self.tr("Open the sample"), self.sample_wanted.emit),
            ),
            primary=self.tr("New panel"),
        )
        self._outliers = Outliers(session, lambda: self.window().isVisible(), self)
        self._outliers.found.connect(model.mark_outliers)
        self.setFocusProxy(self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.view.setViewportMargins(GAP, 0, 0, GAP)
        self.view.moved.connect(edits.move)
        self.view.scenes.renamed.connect(edits.rename_scene)
        self.view.enlarged.connect(self._enlarge)
        self.view.pointer.done.connect(self._do)
        self.view.pointer.explained.connect(self._explain)
        session.project_changed.connect(self._refresh)
        self._refresh()

    def _enlarge(self, panel_id: str) -> None:
        """See a picture large; where there is none, write what it is to show."""
        if self._session.standing(panel_id).take is not None:
            self.panel_wanted.emit(panel_id)
        else:
            self.view.opened.emit()

    def _do(self, deed: Deed, panel_id: str) -> None:
        match deed:
            case Deed.GENERATE:
                self._work.generate([panel_id])
            case Deed.VARY:
                self._work.vary(panel_id, VARIATIONS)
            case Deed.LOCK:
                locked = self._session.project.board.panel(panel_id).locked
                self._edits.set_locked([panel_id], not locked)
            case Deed.OPEN:
                self.panel_wanted.emit(panel_id)

    def _explain(self, panel_id: str) -> None:
        """Say why a panel could not be drawn, and offer to try again."""
        doing = self._session.doing(panel_id)
        if doing is not None and doing.error is not None:
            again = partial(self._work.retry, doing.job_id)
            notice = replace(notice_of(doing.error), button=self.tr("Retry"), action=again)
            self._session.said.emit(notice)

    def _refresh(self) -> None:
        has_panels = bool(self._session.project.board.panels)
        self._stack.setCurrentWidget(self.view if has_panels else self.empty)
