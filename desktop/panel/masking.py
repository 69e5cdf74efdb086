"""Correcting a character's mask: what is painted becomes the panel's, in one undo step."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from core.domain.board import Mask, Panel
from core.domain.errors import AppError
from core.domain.recipe import Used
from core.domain.values import BlobId
from desktop.models.reading import png_of, read_image
from desktop.panel.brush import MaskItem
from desktop.panel.canvas import Canvas
from desktop.panel.left import LeftStrokes, Strokes
from desktop.panel.looking import Looking
from desktop.panel.overlay import TINTS, crisp
from desktop.session.notice import notice_of
from desktop.session.panels import PanelEdits
from desktop.session.session import Session
from desktop.workers.background import Background


class Masking(QObject):
    """Paints one mask at a time, on the canvas. `item` is there while that goes on.

    Signals:
        changed: it began or ended, or what can be done in it is different.
        resumed: strokes that were left are painted on, and should be seen.
    """

    changed = Signal()
    resumed = Signal()

    def __init__(
        self,
        session: Session,
        edits: PanelEdits,
        looking: Looking,
        canvas: Canvas,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._edits = edits
        self._looking = looking
        self._canvas = canvas
        self._background = background
        self._panel_id = ""
        self.item: MaskItem | None = None
        self.character: Used | None = None
        self.found: QImage | None = None
        self._applied: list[Strokes] = []
        self.left = LeftStrokes(session, self)
        self.left.wanted.connect(self.resume)
        looking.moved.connect(self.leave)

    @property
    def characters(self) -> tuple[Used, ...]:
        """The characters of the panel as it is now."""
        panel = self._looking.panel
        return self._characters_of(panel) if panel is not None else ()

    def _characters_of(self, panel: Panel) -> tuple[Used, ...]:
        try:
            used = self._session.used(panel)
        except AppError:
            return ()
        return tuple(each for each in used if each.kind == "character")

    @property
    def is_painted(self) -> bool:
        """Whether the panel has a painted mask of the character."""
        panel, character = self._looking.panel, self.character
        return bool(panel and character and panel.mask_of(character.id))

    @property
    def is_saving(self) -> bool:
        """Whether what is painted is being applied."""
        return any(strokes.item is self.item for strokes in self._applied)

    @property
    def is_unapplied(self) -> bool:
        """Whether there are strokes that are not the panel's, nor becoming so."""
        return self.item is not None and self.item.is_changed and not self.is_saving

    def paint(self, character: Used, mask: QImage | None = None) -> None:
        """Begin with a mask, or what was painted for a character before, or what was found."""
        take, panel = self._looking.take, self._looking.panel
        if take is None or panel is None:
            return
        self.leave()
        self.character, self._panel_id = character, panel.id
        number = [each.id for each in self.characters].index(character.id)
        size = QSize(take.recipe.size.width, take.recipe.size.height)
        self.item = MaskItem(size, TINTS[number % len(TINTS)])
        self.item.changed.connect(self.changed)
        self._canvas.scene().addItem(self.item)
        if mask is not None:
            self.item.replace(mask)
        found, painted = self._found(character), panel.mask_of(character.id)
        if found is not None:
            self._read(found, partial(self._use_found, begins=painted is None))
        if painted is not None:
            self._read(painted, self._begin_with)
        self.changed.emit()

    # How it ends

    def leave(self) -> None:
        """End without applying; strokes that would be lost can be had back."""
        strokes = self._strokes() if self.is_unapplied else None
        if strokes is not None:
            self.left.add(strokes)
        self._drop()

    def give_up(self) -> None:
        """End; what is not applied is lost, and so is what was left."""
        self.left.clear()
        self._drop()

    def _drop(self) -> None:
        if self.item is not None:
            self._canvas.scene().removeItem(self.item)
            self.item.deleteLater()
        self.item = self.character = self.found = None
        self.changed.emit()

    def _strokes(self) -> Strokes | None:
        item, character = self.item, self.character
        if item is None or character is None:
            return None
        return Strokes(self._panel_id, character, item, item.mask)

    def resume(self) -> None:
        """Paint on where it was left last; where that cannot be, the strokes stay on offer."""
        strokes = self.left.last
        if strokes is None:
            return
        if why_not := self._why_not(strokes):
            self.left.offer(why_not)
            return
        self.left.remove(strokes)
        self._session.select([strokes.panel_id])
        self.paint(strokes.character, strokes.mask)
        self.resumed.emit()

    def _why_not(self, strokes: Strokes) -> str:
        """Why strokes cannot be painted on now; empty where they can."""
        panels = {panel.id: panel for panel in self._session.project.board.panels}
        panel = panels.get(strokes.panel_id)
        if panel is None:
            return self.tr("Its panel is not on the open board.")
        ids = [each.id for each in self._characters_of(panel)]
        if strokes.character.id not in ids or self._session.standing(panel.id).take is None:
            return self.tr("The panel has no picture with this character now.")
        return ""

    def apply(self) -> None:
        """Make what is painted the panel's mask, then end. The disk is waited for elsewhere."""
        strokes = self._strokes()
        if strokes is None or self.is_saving:
            return
        if self._session.library.read_only:
            self._session.say_read_only()
            return
        self._applied.append(strokes)
        self.changed.emit()
        self._background.run(
            partial(self._keep, strokes),
            partial(self._put, strokes),
            partial(self._not_kept, strokes),
        )

    def finish(self) -> bool:
        """Wait for the disk where a mask is being applied; say whether no stroke is lost then."""
        done = [self._finish(strokes) for strokes in tuple(self._applied)]
        return all(done) and not self.is_unapplied and self.left.last is None

    def _finish(self, strokes: Strokes) -> bool:
        try:
            return self._put(strokes, self._keep(strokes))
        except AppError as error:
            self._not_kept(strokes, error)
            return False

    def use_found(self) -> None:
        """Take the painted mask of the character off the panel, then end."""
        panel, character = self._looking.panel, self.character
        if panel is not None and character is not None:
            left = tuple(each for each in panel.masks if each.character_id != character.id)
            self._change(panel.id, left)
        self._drop()

    def _keep(self, strokes: Strokes) -> BlobId:
        return self._session.library.blobs.put(png_of(strokes.mask), original=True)

    def _put(self, strokes: Strokes, picture: BlobId) -> bool:
        """They are on the disk: make them the panel's, once. Says whether it is still there."""
        if strokes not in self._applied:
            return True
        self._applied.remove(strokes)
        panels = {panel.id: panel for panel in self._session.project.board.panels}
        panel: Panel | None = panels.get(strokes.panel_id)
        if panel is None:
            self.left.add(strokes)
            return False
        character_id = strokes.character.id
        others = tuple(each for each in panel.masks if each.character_id != character_id)
        self._change(panel.id, (*others, Mask(character_id=character_id, picture=picture)))
        if self.item is strokes.item:
            self.left.remove_of(strokes.place)
            self._drop()
        return True

    def _not_kept(self, strokes: Strokes, error: Exception) -> None:
        if strokes not in self._applied:
            return
        self._applied.remove(strokes)
        self._failed(error)
        if self.item is not strokes.item:
            self.left.add(strokes)

    def _failed(self, error: Exception) -> None:
        self._session.said.emit(notice_of(error))
        self.changed.emit()

    def _change(self, panel_id: str, masks: tuple[Mask, ...]) -> None:
        self._session.end_burst()
        self._edits.change(panel_id, "masks", masks)
        self._session.end_burst()

    def _found(self, character: Used) -> BlobId | None:
        """Where the take that is looked at found the character."""
        take = self._looking.take
        if take is None:
            return None
        ids = [each.id for each in take.used if each.kind == "character"]
        if character.id not in ids or len(ids) != len(take.masks):
            return None
        return take.masks[ids.index(character.id)]

    def _use_found(self, mask: QImage, begins: bool) -> None:
        if self.item is not None:
            self.found = crisp(mask, self.item.size)
            if begins:
                self._begin_with(self.found)
        self.changed.emit()

    def _begin_with(self, mask: QImage) -> None:
        """Unless the artist was quicker than the disk."""
        if self.item is not None and not self.item.is_changed:
            self.item.begin_with(mask)

    def _read(self, picture: BlobId, then: Callable[[QImage], object]) -> None:
        blobs, item = self._session.library.blobs, self.item

        def arrived(image: QImage) -> None:
            if self.item is item and not image.isNull():
                then(image)

        self._background.run(lambda: read_image(blobs.get(picture)), arrived, self._failed)
