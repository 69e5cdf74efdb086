"""Every take ever made of a panel, in a row."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from core.domain.numbering import labels_of
from core.domain.recipe import Take
from desktop.dragging import PicturesOut, picture_of
from desktop.models.pictures import Pictures
from desktop.panel.looking import Looking
from desktop.panel.takes import TakeRole, TakesModel
from desktop.panel.tile import TileDelegate
from desktop.session.session import Session
from desktop.theme import GAP, Appearance


class TakeStrip(QListView):
    """Arrows look at another take; while two are compared, they choose the second one.

    Signals:
        chosen: a Take that the panel should show.
        star_wanted: a Take to be starred, or no longer.
    """

    chosen = Signal(object)
    star_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        model: TakesModel,
        looking: Looking,
        pictures: Pictures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._takes = model
        self._looking = looking
        self._following = False
        self._build(model)
        self._tiles = TileDelegate(appearance, pictures, self)
        self.setItemDelegate(self._tiles)
        self._fit()
        looking.changed.connect(self._follow)
        model.modelReset.connect(self._follow)
        appearance.changed.connect(self._fit)
        pictures.ready.connect(self.viewport().update)
        self.doubleClicked.connect(self._choose)
        self._follow()

    def _build(self, model: TakesModel) -> None:
        self.setModel(model)
        self.setAccessibleName(self.tr("Takes of the panel"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(GAP, GAP // 2, GAP, 0)

    def currentChanged(self, current: QModelIndex, before: QModelIndex) -> None:
        """Look at it, or compare with it."""
        super().currentChanged(current, before)
        take = current.data(TakeRole)
        if self._following or take is None:
            return
        if self._looking.against is None:
            self._looking.look(take)
        else:
            self._looking.compare(take)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Ctrl a second take is picked, and both are compared."""
        take = self.indexAt(event.position().toPoint()).data(TakeRole)
        picks = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if picks and isinstance(take, Take):
            self._looking.compare(take)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the take on the board; letters are the page's."""
        take = self.currentIndex().data(TakeRole)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if take is not None:
                self.chosen.emit(take)
            return
        if event.text().isprintable() and event.text() and not event.text().isspace():
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.accept()  # at an end too: they go to other panels elsewhere only

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the take out of the window, as a file."""
        take = self.currentIndex().data(TakeRole)
        if take is not None:
            drag = QDrag(self)
            drag.setMimeData(PicturesOut([self.file_of(take)]))
            drag.setPixmap(self.viewport().grab(self.visualRect(self.currentIndex())))
            drag.exec(Qt.DropAction.CopyAction)

    def file_of(self, take: Take) -> tuple[str, Path]:
        """The picture, and what its file is called: the panel's number and the seed."""
        board = self._session.project.board
        number = labels_of(board)[board.index(take.panel_id)]
        return picture_of(self._session, take, f"{number} seed {take.recipe.seed}")

    def _fit(self) -> None:
        """As high as its tiles are, whatever the size of the text."""
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self._tiles.height + GAP + bar)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        take = index.data(TakeRole)
        if take is not None:
            self.chosen.emit(take)

    def _follow(self) -> None:
        """Be where the artist looks."""
        wanted = self._takes.row_of(self._looking.against or self._looking.take)
        if wanted == self.currentIndex():
            return
        self._following = True
        if wanted.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(wanted, flag)
            self.scrollTo(wanted)
        else:
            self.selectionModel().clear()
        self._following = False
