"""Every take ever made of a panel, in a row."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from core.domain.recipe import Take
from desktop.models.pictures import Pictures
from desktop.panel.looking import Looking
from desktop.panel.takes import TakeRole, TakesModel
from desktop.panel.tile import TileDelegate
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
        model: TakesModel,
        looking: Looking,
        pictures: Pictures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._takes = model
        self._looking = looking
        self._following = False
        self._build(model)
        delegate = TileDelegate(appearance, pictures, self)
        self.setItemDelegate(delegate)
        self.setFixedHeight(delegate.height + GAP + self.horizontalScrollBar().sizeHint().height())
        looking.changed.connect(self._follow)
        model.modelReset.connect(self._follow)
        appearance.changed.connect(self.viewport().update)
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
