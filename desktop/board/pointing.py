"""What the mouse does on the board apart from selecting: buttons, badges, headings, tool tips."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from desktop.board.cards import CardsView
from desktop.board.deeds import Deed, can_be_done, deed_at
from desktop.board.scenes import Scenes
from desktop.models.card import Card
from desktop.models.panels import IdRole
from desktop.session.standing import State


class Pointer(QObject):
    """Finds what lies under the mouse in a view.

    Signals:
        done: a Deed that was clicked, and the id of its panel.
        explained: the id of a panel that failed, whose badge was clicked.
    """

    done = Signal(object, str)
    explained = Signal(str)

    def __init__(self, view: CardsView, scenes: Scenes) -> None:
        super().__init__(view)
        self._view = view
        self._scenes = scenes

    def press(self, point: QPoint) -> bool:
        """Do what lies here, and say whether there was something."""
        number = self._scenes.at(point)
        if number is not None:
            self._scenes.press(number, point)
            return True
        return self._press_card(point)

    def hover(self, point: QPoint) -> None:
        """Show what lies here."""
        view, number = self._view, self._scenes.at(point)
        hovered = (view.indexAt(point).row(), self.deed_at(point))
        if hovered != view.hovered:
            rows = {view.hovered[0], hovered[0]}
            view.hovered = hovered
            for row in rows:
                view.viewport().update(view.visualRect(view.panels.index(row)))
        run = -1 if number is None else number
        if run != view.hovered_run:
            for each in {run, view.hovered_run} & set(range(len(view.layout_.runs))):
                view.viewport().update(view.seen(view.layout_.heading(each)))
            view.hovered_run = run
        on_title = number is not None and self._scenes.title_at(number).contains(point)
        shape = Qt.CursorShape.IBeamCursor if on_title else Qt.CursorShape.ArrowCursor
        view.viewport().setCursor(shape)

    def tip(self, point: QPoint) -> str:
        """What a click here would do; nothing where it would select a card."""
        number = self._scenes.at(point)
        if number is not None:
            return self._scenes.tip(number, point)
        deed = self.deed_at(point)
        if deed is None:
            return ""
        return self._words(deed, self._view.panels.card(self._view.indexAt(point).row()))

    def deed_at(self, point: QPoint) -> Deed | None:
        """The button that lies here."""
        index = self._view.indexAt(point)
        return deed_at(self._view.picture_of(index), point) if index.isValid() else None

    def _press_card(self, point: QPoint) -> bool:
        view, index = self._view, self._view.indexAt(point)
        if not index.isValid():
            return False
        card, deed = view.panels.card(index.row()), self.deed_at(point)
        panel_id = index.data(IdRole)
        if deed is not None:
            if can_be_done(deed, card, view.cards.can_change):
                self.done.emit(deed, panel_id)
            return True
        failed = card.state is State.FAILED and view.badges_of(index)[0].contains(point)
        if failed:
            self.explained.emit(panel_id)
        return failed

    def _words(self, deed: Deed, card: Card) -> str:
        if not can_be_done(deed, card, self._view.cards.can_change):
            if not self._view.cards.can_change:
                return self.tr("This library is open for reading only.")
            if card.panel.locked:
                return self.tr("This panel is locked. Unlock it to draw it again.")
            return self.tr("This panel is being drawn.")
        match deed:
            case Deed.GENERATE:
                return self.tr("Generate this panel")
            case Deed.VARY:
                return self.tr("Draw variations: the same panel with other seeds")
            case Deed.LOCK if card.panel.locked:
                return self.tr("Unlock: let it be drawn again")
            case Deed.LOCK:
                return self.tr("Lock: keep this picture")
        return self.tr("See it large")
