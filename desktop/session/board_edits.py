"""What the artist does to the whole board: its scenes, shots, numbers and captions."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject

from core.domain.board import Board, Caption, Numbering, Panel, Scene
from core.domain.values import new_id
from desktop.session.notice import Notice
from desktop.session.session import Session


class BoardEdits(QObject):
    """Edits of the open project's board, each one undo step with a name."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    # Scenes and shots

    def new_scene(self) -> None:
        """Let a scene begin at the first selected panel; it takes the rest of the one before."""
        places = self._places()
        if not places:
            return
        at, panels = places[0], self._board.panels
        if panels[at].scene and (at == 0 or panels[at - 1].scene != panels[at].scene):
            self._session.said.emit(Notice(self.tr("A scene begins at this panel already.")))
            return
        self._apply(self.tr("New scene"), self._board.with_scene_from(at, Scene(id=new_id())))

    def join_scene(self) -> None:
        """Join the scene of the first selected panel to the scene before it."""
        scene = self._board.panels[self._places()[0]].scene if self._places() else ""
        if scene:
            self._apply(self.tr("Join scenes"), self._board.without_scene(scene))

    def rename_scene(self, scene_id: str, title: str, sequence: str) -> None:
        """Give a scene of the board its title, and say which sequence it belongs to."""
        if scene_id not in {panel.scene for panel in self._board.panels}:
            return
        scene = Scene(id=scene_id, title=title.strip(), sequence=sequence.strip())
        self._apply(self.tr("Rename scene"), self._board.with_scene(scene))

    def toggle_shot(self) -> None:
        """Let the selected panel begin a shot, or go on with the one before it.

        Of several, the later ones go on with the first one's shot; or each begins one.
        """
        ids = self._session.selected
        later = ids[1:] or ids
        joins = any(self._board.panel(i).starts_shot for i in later)
        text = self.tr("Join shots") if joins else self.tr("New shot")
        self._change_each(text, later, lambda panel: panel.replace(starts_shot=not joins))

    # Numbers and captions

    def number(self, pattern: Numbering) -> None:
        """Number the panels in a pattern."""
        self._apply(self.tr("Number panels"), self._board.replace(numbering=pattern))

    def captions(self, captions: Sequence[Caption]) -> None:
        """Have these captions, in this order, under every panel."""
        self._apply(self.tr("Change captions"), self._board.replace(captions=tuple(captions)))

    # Edits

    @property
    def _board(self) -> Board:
        return self._session.project.board

    def _places(self) -> list[int]:
        """Where the selected panels stand."""
        wanted = set(self._session.selected)
        return [place for place, panel in enumerate(self._board.panels) if panel.id in wanted]

    def _apply(self, text: str, board: Board) -> None:
        self._session.edit(text, self._session.project.replace(board=board))

    def _change_each(
        self, text: str, panel_ids: Iterable[str], change: Callable[[Panel], Panel]
    ) -> None:
        """Change panels in one step."""
        wanted = set(panel_ids)
        panels = tuple(change(p) if p.id in wanted else p for p in self._board.panels)
        self._apply(text, self._board.replace(panels=panels))
