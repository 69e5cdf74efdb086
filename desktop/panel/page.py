"""The centre's second page: one panel large, how it came about, and all its takes."""

from PySide6.QtCore import QPoint, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.domain.recipe import Take
from desktop.models.pictures import Pictures
from desktop.panel.brush_bar import BrushBar, BrushEnd
from desktop.panel.canvas import Canvas
from desktop.panel.compare import CompareStage
from desktop.panel.footer import Footer
from desktop.panel.legend import Legend
from desktop.panel.looking import Looking
from desktop.panel.masking import Masking
from desktop.panel.overlay import Overlay, spots_in
from desktop.panel.strip import TakeStrip
from desktop.panel.stroke_keys import StrokeKeys
from desktop.panel.takes import TakesModel
from desktop.panel.tools import CompareTools, ViewTools
from desktop.session.panels import PanelEdits
from desktop.session.session import Session
from desktop.session.standing import State
from desktop.session.work import Work
from desktop.theme import GAP, Appearance
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
        self._work = work
        self._edits = edits
        self._pictures = pictures
        self._tints = False
        self.looking = Looking(session, self)
        self.canvas = Canvas(appearance)
        self.legend = Legend(self.canvas)
        self.overlay = Overlay(self.canvas, pictures, self)
        self.masking = Masking(session, edits, self.looking, self.canvas, background, self)
        self.stage = CompareStage(self.looking, pictures, appearance)
        self.tools = ViewTools(session, self.looking, self.canvas, self.masking, appearance)
        self.compare_tools = CompareTools(self.looking, self.stage, appearance)
        self.brush_bar = BrushBar(self.masking, appearance)
        self.brush_end = BrushEnd(self.masking)
        self.footer = Footer(session, work, self.looking, appearance)
        model = TakesModel(session, work, self.looking, self)
        self.strip = TakeStrip(session, model, self.looking, pictures, appearance)
        self._strokes = StrokeKeys(self.masking, self)
        self._build(appearance)
        self._connect()
        self.refresh()

    def _build(self, appearance: Appearance) -> None:
        self.empty = EmptyState(
            appearance,
            "panels",
            self.tr("No panel to look at"),
            self.tr("Add one on the board."),
            ((self.tr("To the board"), self.left.emit),),
        )
        self.blank = EmptyState(
            appearance,
            "picture",
            self.tr("No picture yet"),
            self.tr("Generate this panel, and every take of it is kept here."),
        )
        self.broken = EmptyState(
            appearance,
            "failed",
            self.tr("This picture cannot be read"),
            self.tr("“Check library” tells why, and draws it again where it can."),
        )
        for state in (self.blank, self.broken):
            state.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.broken.setAccessibleName(self.tr("This picture cannot be read"))
        self.blank.setAccessibleName(self.tr("No picture yet"))
        self._heads = _stack(self.tools, self.compare_tools, self.brush_bar)
        self._bodies = _stack(self.canvas, self.stage, self.blank, self.broken)
        self._feet = _stack(self.footer, self.brush_end)
        self._whole = QWidget(objectName="plain")
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._heads, self._bodies, self._feet, self.strip):
            column.addWidget(widget, 1 if widget is self._bodies else 0)
        self._stack = _stack(self.empty, self._whole)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)
        self.setFocusProxy(self.canvas)

    def _connect(self) -> None:
        self.looking.changed.connect(self.refresh)
        self.looking.moved.connect(self.end_comparing)
        self.masking.changed.connect(self.refresh)
        self._pictures.ready.connect(self._picture_ready)
        self._work.previewed.connect(self._previewed)
        self.tools.masks_wanted.connect(self.show_masks)
        self.tools.compare_wanted.connect(self.toggle_comparing)
        self.compare_tools.ended.connect(self.end_comparing)
        for part in (self.strip, self.footer):
            part.chosen.connect(self._choose)
            part.star_wanted.connect(self._star)

    # What the artist does

    @property
    def shows_masks(self) -> bool:
        """Whether the characters are tinted where there are masks."""
        return self._tints

    def show_masks(self, shown: bool) -> None:
        """Tint the characters, or no longer."""
        self._tints = shown
        self.refresh()

    def toggle_masks(self) -> None:
        """Tint the characters, or stop that."""
        self.show_masks(not self._tints)

    def toggle_comparing(self) -> None:
        """Compare the take that is looked at with the one before it, or end that."""
        takes, take = self.looking.takes, self.looking.take
        if self.looking.against is not None:
            self.end_comparing()
        elif take is not None and len(takes) > 1:
            at = [each.id for each in takes].index(take.id)
            self.looking.compare(takes[at + 1] if at + 1 < len(takes) else takes[at - 1])
            self.strip.setFocus()

    def end_comparing(self) -> None:
        """Look at one take again."""
        if self.looking.against is not None:
            self.looking.compare(None)
            self.canvas.setFocus()

    def blink(self) -> None:
        """Show the other one of two in the same place."""
        if self.looking.against is None:
            self.toggle_comparing()
        if self.looking.against is not None:
            self.stage.blink()

    def star(self) -> None:
        """Star the take that is looked at, or take its star away."""
        take = self.looking.against or self.looking.take
        if take is not None:
            self._star(take)

    def resize_brush(self, way: int) -> None:
        """A larger brush (1), or a smaller one (-1)."""
        if self.masking.item is not None:
            self.masking.item.resize(way)

    def _star(self, take: Take) -> None:
        panel = self.looking.panel
        if panel is not None:
            self._edits.star(panel.id, take.id, take.id not in panel.starred)

    def _choose(self, take: Take) -> None:
        panel = self.looking.panel
        if panel is not None:
            self._edits.choose_take(panel.id, take)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self.looking.wake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it."""
        super().hideEvent(event)
        self.looking.wake(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to another panel; Escape ends what goes on, or goes to the board."""
        plain = not event.modifiers()
        match event.key():
            case Qt.Key.Key_Left if plain:
                self.looking.step(-1)
            case Qt.Key.Key_Right if plain:
                self.looking.step(1)
            case Qt.Key.Key_Escape:
                self._escape()
            case _:
                super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.masking.item is not None:
            self.masking.leave()
        elif self.looking.against is not None:
            self.end_comparing()
        else:
            self.left.emit()

    # What is seen

    def refresh(self) -> None:
        """Show what is looked at."""
        self._stack.setCurrentWidget(self._whole if self.looking.panel else self.empty)
        take, preview = self.looking.take, self._preview()
        comparing = take is not None and self.looking.against is not None
        painting = self.masking.item is not None
        self._show_body(self._body(take, preview, comparing))
        head = self.brush_bar if painting else self.compare_tools if comparing else self.tools
        self._heads.setCurrentWidget(head)
        self._feet.setCurrentWidget(self.brush_end if painting else self.footer)
        self._show_tints(None if preview or comparing or painting else take)

    def _body(self, take: Take | None, preview: QPixmap | None, comparing: bool) -> QWidget:
        """What stands in the middle; the canvas has its picture then."""
        if comparing:
            return self.stage
        if preview is not None:
            self.canvas.show_picture(preview, self._size(preview))
            return self.canvas
        if take is None:
            return self.blank
        size = QSize(take.recipe.size.width, take.recipe.size.height)
        pixmap = self._pictures.get(take.picture, size)
        if pixmap is not None and pixmap.isNull():
            return self.broken
        self.canvas.show_picture(pixmap, QSizeF(size))
        return self.canvas

    def _size(self, preview: QPixmap) -> QSizeF:
        """How large the picture will be that forms."""
        recipe = self.looking.standing.recipe
        if recipe is None:
            return QSizeF(preview.size())
        return QSizeF(recipe.size.width, recipe.size.height)

    def _show_body(self, body: QWidget) -> None:
        """The focus stays in the middle if it is there."""
        before = self._bodies.currentWidget()
        if body is not before:
            had_focus = before.hasFocus()
            self.setFocusProxy(body)
            self._bodies.setCurrentWidget(body)
            if had_focus:
                body.setFocus()

    def _preview(self) -> QPixmap | None:
        """The picture that forms, while it does."""
        panel, standing = self.looking.panel, self.looking.standing
        busy = standing.state in (State.QUEUED, State.RUNNING)
        return self._work.previews.get(panel.id) if panel is not None and busy else None

    def _show_tints(self, take: Take | None) -> None:
        self.tools.masks.setChecked(self._tints)
        if take is None or not self._tints:
            self.overlay.clear()
            self.legend.hide()
            return
        spots = spots_in(take)
        self.overlay.show_spots(spots, QSize(take.recipe.size.width, take.recipe.size.height))
        self.legend.tell(spots, bool(take.masks), self.overlay.empty)
        self.legend.move(QPoint(GAP, GAP))

    def _picture_ready(self, blob_id: str) -> None:
        take = self.looking.take
        if take is not None and blob_id in (take.picture, *take.masks):
            self.refresh()

    def _previewed(self, key: str) -> None:
        panel = self.looking.panel
        if panel is not None and key == panel.id:
            self.refresh()


def _stack(*pages: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack
