"""The middle of the panel view: a picture with its tints, two that are compared, or why neither."""

from PySide6.QtCore import QPoint, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.domain.recipe import Take
from desktop.models.pictures import Pictures
from desktop.panel.canvas import Canvas
from desktop.panel.compare import CompareStage
from desktop.panel.legend import Legend
from desktop.panel.looking import Looking
from desktop.panel.overlay import Overlay, spots_in
from desktop.session.standing import State
from desktop.session.work import Work
from desktop.theme import GAP, Appearance
from desktop.widgets.empty import EmptyState


class Middle(QStackedWidget):
    """Keeps the focus when what stands here changes.

    Signals:
        changed: what stands here may be different; `refresh` shows it.
    """

    changed = Signal()

    def __init__(
        self,
        work: Work,
        looking: Looking,
        pictures: Pictures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._looking = looking
        self._pictures = pictures
        self.tints = False
        self.canvas = Canvas(appearance)
        self.legend = Legend(self.canvas)
        self.overlay = Overlay(self.canvas, pictures, self)
        self.stage = CompareStage(looking, pictures, appearance)
        self._build(appearance)
        pictures.ready.connect(self._picture_ready)
        work.previewed.connect(self._previewed)
        appearance.changed.connect(self._write_anew)

    def _build(self, appearance: Appearance) -> None:
        self.blank = self._empty(
            appearance,
            "picture",
            self.tr("No picture yet"),
            self.tr("Generate this panel, and every take of it is kept here."),
        )
        self.broken = self._empty(
            appearance,
            "failed",
            self.tr("This picture cannot be read"),
            self.tr("“Check library” tells why, and draws it again where it can."),
        )
        for body in (self.canvas, self.stage, self.blank, self.broken):
            self.addWidget(body)
        self.setFocusProxy(self.canvas)

    def _empty(self, appearance: Appearance, icon: str, heading: str, words: str) -> EmptyState:
        state = EmptyState(appearance, icon, heading, words)
        state.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        state.setAccessibleName(heading)
        return state

    def refresh(self, painting: bool) -> None:
        """Show what is looked at; while a mask is painted, no other tints."""
        take, preview = self._looking.take, self._preview()
        comparing = take is not None and self._looking.against is not None
        self._show_body(self._body(take, preview, comparing))
        self._show_tints(None if preview or comparing or painting else take)

    def _body(self, take: Take | None, preview: QPixmap | None, comparing: bool) -> QWidget:
        """What stands here; the canvas has its picture then."""
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
        recipe = self._looking.standing.recipe
        if recipe is None:
            return QSizeF(preview.size())
        return QSizeF(recipe.size.width, recipe.size.height)

    def _show_body(self, body: QWidget) -> None:
        before = self.currentWidget()
        if body is not before:
            had_focus = before.hasFocus()
            self.setFocusProxy(body)
            self.setCurrentWidget(body)
            if had_focus:
                body.setFocus()

    def _preview(self) -> QPixmap | None:
        """The picture that forms, while it does."""
        panel, standing = self._looking.panel, self._looking.standing
        busy = standing.state in (State.QUEUED, State.RUNNING)
        return self._work.previews.get(panel.id) if panel is not None and busy else None

    def _show_tints(self, take: Take | None) -> None:
        if take is None or not self.tints:
            self.overlay.clear()
            self.legend.hide()
            return
        spots = spots_in(take)
        self.overlay.show_spots(spots, QSize(take.recipe.size.width, take.recipe.size.height))
        self.legend.tell(spots, bool(take.masks), self.overlay.empty)
        self.legend.move(QPoint(GAP, GAP))

    def _write_anew(self) -> None:
        """Names over the picture have another size or colour."""
        self.overlay.clear()
        self.legend.forget()
        self.changed.emit()

    def _picture_ready(self, blob_id: str) -> None:
        take = self._looking.take
        if take is not None and self.isVisible() and blob_id in (take.picture, *take.masks):
            self.changed.emit()

    def _previewed(self, key: str) -> None:
        panel = self._looking.panel
        if panel is not None and self.isVisible() and key == panel.id:
            self.changed.emit()
