"""Cards in a grid for each scene: how they are laid out and painted."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QWidget

from core.domain.geometry import parse_aspect
from core.domain.project import Project
from desktop.board.badges import STATES, Badge, Brushes, badge_places
from desktop.board.card import CardPainter, Look
from desktop.board.deeds import Deed
from desktop.board.grid import GridView
from desktop.board.heading import Headings
from desktop.board.layout import Layout, runs_of
from desktop.board.lettering import Lettering
from desktop.models.card import Card
from desktop.models.panels import PanelsModel
from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.theme import GAP, Appearance

CARD_WIDTH = {"wide": 280, "square": 208, "tall": 176}
"""How wide a card wants to be, by the board's shape; cards grow to fill the row."""


class CardsView(GridView):
    """Paints the panels of a session.

    `hovered` is the row and the button under the mouse, `hovered_run` the number of the scene
    whose heading is under it.
    """

    def __init__(
        self,
        session: Session,
        model: PanelsModel,
        pictures: Pictures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.panels = model
        self.cards = CardPainter(pictures, Lettering(self.font()))
        self.headings = Headings(self)
        self.folded: frozenset[str] = frozenset()
        self.hovered: tuple[int, Deed | None] = (-1, None)
        self.hovered_run = -1
        self._appearance = appearance
        # Opaque, so that scrolling moves what is painted already.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        session.project_changed.connect(self._follow)
        appearance.changed.connect(self.viewport().update)
        pictures.ready.connect(self._show_picture)

    # Layout

    def made_layout(self) -> Layout:
        """Cards as wide as fills the rows."""
        project, cards = self.session.project, self.cards
        cards.aspect = float(parse_aspect(project.board.aspect))
        cards.has_names = bool(project.character_ids)
        cards.can_change = not self.session.library.read_only
        shape = "wide" if cards.aspect > 1.2 else "tall" if cards.aspect < 0.8 else "square"
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - GAP - bar - 2
        columns = max(1, room // (CARD_WIDTH[shape] + 4 * GAP))
        cards.picture_width = max(120, room // columns - 4 * GAP)
        line = cards.letters.line
        return Layout(
            runs_of(project.board, self.folded),
            columns,
            cards.size(),
            self.headings.height(line),
            self.headings.sequence_height(line),
        )

    def _follow(self, before: Project, after: Project) -> None:
        """The board may have other scenes, or cards another shape."""
        if _lies_as(before, after):
            return
        made = self.made_layout()
        if (made.runs, made.card) != (self.layout_.runs, self.layout_.card):
            self.layout_ = made
            self.updateGeometries()
            self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.cards.letters = Lettering(self.font())
            self.lay_out()

    def picture_of(self, index: QModelIndex) -> QRect:
        """Where a card's picture lies in the viewport."""
        return self.cards.places(self.visualRect(index)).picture

    def badges_of(self, index: QModelIndex) -> list[QRect]:
        """Where a card's badges lie in the viewport, that of its state first."""
        badges = self._badges(self.panels.card(index.row()))
        return badge_places(self.cards.letters, self.picture_of(index), badges)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Everything that lies in what is to be painted."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._appearance.theme.window))
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        ratio = self.devicePixelRatioF()
        brushes = Brushes(painter, self._appearance.theme, self.cards.letters, ratio)
        self._paint_headings(brushes, event.rect())
        for row in self.rows_in(event.rect()):
            self._paint_card(brushes, row)
        self.paint_over(painter)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """What lies over the cards."""

    def _paint_headings(self, brushes: Brushes, area: QRect) -> None:
        top = area.top() + self.verticalOffset()
        for number in self.layout_.runs_between(top, top + area.height()):
            run = self.layout_.runs[number]
            if run.sequence:
                place = self.seen(self.layout_.sequence(number))
                self.headings.paint_sequence(brushes, place, run)
            if run.scene:
                place = self.seen(self.layout_.heading(number))
                self.headings.paint(brushes, place, run, number == self.hovered_run)

    def _paint_card(self, brushes: Brushes, row: int) -> None:
        card, index = self.panels.card(row), self.panels.index(row)
        is_hovered = self.hovered[0] == row and not self._is_busy()
        look = Look(
            is_selected=self.selectionModel().isSelected(index),
            is_hovered=is_hovered,
            has_focus=self.hasFocus() and index == self.currentIndex(),
            over=self.hovered[1] if is_hovered else None,
        )
        rect = self.visualRect(index)
        self.cards.paint(brushes, rect, card, self._badges(card), look)
        if card.goes_on:
            self._join(brushes, row, rect)

    def _is_busy(self) -> bool:
        return self.state() is not QAbstractItemView.State.NoState

    def _join(self, brushes: Brushes, row: int, rect: QRect) -> None:
        """A line from the card before, where both are of one shot."""
        y = self.cards.places(rect).strip.center().y()
        before = self.visualRect(self.panels.index(row - 1))
        start = rect.left() - GAP if before.top() == rect.top() else rect.left()
        line = QRect(start, y - 1, rect.left() + GAP - start, 3)
        brushes.painter.fillRect(line, QColor(brushes.theme.line_strong))

    def _badges(self, card: Card) -> list[Badge]:
        """The badges of a card, that of its state first."""
        found = []
        if card.state in STATES:
            icon, colour, ground = STATES[card.state]
            found.append(Badge(icon, self.panels.state_text(card), colour, ground))
        if card.outlier:
            words = self.panels.outlier_text(card)
            found.append(Badge("outlier", words, "warning", "surface"))
        if card.panel.approved:
            found.append(Badge("approved", self.tr("Approved"), "success", "surface"))
        return found

    def _show_picture(self, blob_id: str) -> None:
        """A picture can be shown now: paint the cards that have it."""
        for row in self.rows_in(self.viewport().rect()):
            if self.panels.card(row).picture == blob_id:
                self.viewport().update(self.visualRect(self.panels.index(row)))


def _lies_as(before: Project, after: Project) -> bool:
    """Whether an edit left every card where it was and every heading as it was."""
    old, new = before.board, after.board
    cast = (before.character_ids, after.character_ids)
    return (
        (before.id, old.aspect, old.scenes) == (after.id, new.aspect, new.scenes)
        and bool(cast[0]) == bool(cast[1])
        and len(old.panels) == len(new.panels)
        and all(
            one is other or (one.scene, one.duration) == (other.scene, other.duration)
            for one, other in zip(old.panels, new.panels, strict=True)
        )
    )
