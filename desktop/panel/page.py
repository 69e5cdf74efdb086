"""The centre's second page: one panel large, how it came about, and all its takes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.domain.recipe import Take
from desktop.models.pictures import Pictures
from desktop.panel.brush_bar import BrushBar, BrushEnd
from desktop.panel.footer import Footer
from desktop.panel.looking import Looking
from desktop.panel.masking import Masking
from desktop.panel.middle import Middle
from desktop.panel.strip import TakeStrip
from desktop.panel.stroke_keys import StrokeKeys
from desktop.panel.takes import TakesModel
from desktop.panel.tools import CompareTools, ViewTools
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
        self._edits = edits
        self.looking = Looking(session, self)
        self.middle = Middle(work, self.looking, pictures, appearance)
        self.canvas, self.stage = self.middle.canvas, self.middle.stage
        self.masking = Masking(session, edits, self.looking, self.canvas, background, self)
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
        self._heads = _stack(self.tools, self.compare_tools, self.brush_bar)
        self._feet = _stack(self.footer, self.brush_end)
        self._whole = QWidget(objectName="plain")
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._heads, self.middle, self._feet, self.strip):
            column.addWidget(widget, 1 if widget is self.middle else 0)
        self._stack = _stack(self.empty, self._whole)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)
        self.setFocusProxy(self.middle)

    def _connect(self) -> None:
        self.looking.changed.connect(self.refresh)
        self.looking.moved.connect(self.end_comparing)
        self.masking.changed.connect(self.refresh)
        self.middle.changed.connect(self.refresh)
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
        return self.middle.tints

    def show_masks(self, shown: bool) -> None:
        """Tint the characters, or no longer."""
        self.middle.tints = shown
        self.refresh()

    def toggle_masks(self) -> None:
        """Tint the characters, or stop that."""
        self.show_masks(not self.middle.tints)

    def toggle_comparing(self) -> None:
        """Compare the take that is looked at with the one before it, or end that."""
        takes, take = self.looking.takes, self.looking.take
        if self.looking.against is not None:
            self.end_comparing()
        elif take is not None and len(takes) > 1 and self.masking.item is None:
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
        """Star the take that is marked, or take its star away."""
        take = self.looking.marked
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
        comparing = self.looking.against is not None
        painting = self.masking.item is not None
        self.middle.refresh(painting)
        head = self.brush_bar if painting else self.compare_tools if comparing else self.tools
        self._heads.setCurrentWidget(head)
        self._feet.setCurrentWidget(self.brush_end if painting else self.footer)
        self.tools.masks.setChecked(self.middle.tints)


def _stack(*pages: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack
