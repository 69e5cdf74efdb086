"""What the panel view looks at: one panel, one of its takes, and perhaps another to compare."""

from PySide6.QtCore import QObject, Signal

from core.domain.board import Panel
from core.domain.project import Project
from core.domain.recipe import Take
from desktop.session.session import Session
from desktop.session.standing import Standing


class Looking(QObject):
    """Follows the session: the first selected panel, else the last one, and the take it shows.

    A take can be looked at without being chosen. When the panel comes to show another take,
    that one is looked at.

    While it is not `awake`, nobody is told of anything but other panels.

    Signals:
        moved: another panel is looked at.
        changed: the panel, its takes, or how it stands may be different.
    """

    moved = Signal()
    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._awake = False
        self._panel_id = ""
        self._take_id = ""
        self._against_id = ""
        self._seen_id = ""
        session.selection_changed.connect(self._follow_selection)
        session.project_changed.connect(self._follow_project)
        session.panel_changed.connect(self._follow_panel)
        session.panels_changed.connect(self._follow_panels)
        session.library_changed.connect(self._refresh)
        self._follow_selection()

    # What is looked at

    @property
    def panel(self) -> Panel | None:
        """The panel; None on an empty board."""
        panels = self._session.project.board.panels
        return next((each for each in panels if each.id == self._panel_id), None)

    @property
    def standing(self) -> Standing:
        """How the panel stands."""
        return self._session.standing(self._panel_id) if self.panel else Standing()

    @property
    def takes(self) -> list[Take]:
        """Every take of the panel, newest first."""
        return self._session.takes.of(self._panel_id) if self.panel else []

    @property
    def take(self) -> Take | None:
        """The take that is looked at: the one the panel shows, unless the artist looks around."""
        return self._of_id(self._take_id) or self.standing.take

    @property
    def against(self) -> Take | None:
        """What the take is compared with."""
        return self._of_id(self._against_id)

    @property
    def marked(self) -> Take | None:
        """The take that is chosen, starred or copied: of two that are compared, the second."""
        return self.against or self.take

    def is_seen(self, take: Take) -> bool:
        """Whether this is the take that the panel shows."""
        seen = self.standing.take
        return seen is not None and seen.id == take.id

    def wake(self, awake: bool) -> None:
        """Whether anybody sees what is looked at."""
        self._awake = awake
        self._tell()

    # Looking around

    def step(self, way: int) -> None:
        """Go to the next panel of the board (1), or the one before (-1)."""
        ids = [panel.id for panel in self._session.project.board.panels]
        if self._panel_id in ids:
            at = ids.index(self._panel_id) + way
            if 0 <= at < len(ids):
                self._session.select([ids[at]])

    def look(self, take: Take) -> None:
        """Look at a take without choosing it."""
        if take.id != self._take_id:
            self._take_id = take.id
            self._tell()

    def compare(self, against: Take | None) -> None:
        """Compare with this one from now on; None ends it."""
        self._against_id = against.id if against else ""
        self._tell()

    def swap(self) -> None:
        """Let the two that are compared change places."""
        take = self.take
        if take is not None and self.against is not None:
            self._take_id, self._against_id = self._against_id, take.id
            self._tell()

    # Following

    def _follow_selection(self) -> None:
        if self._session.selected:
            self._show(self._session.selected[0])
        else:
            self._follow_project(self._session.project, self._session.project)

    def _follow_project(self, before: Project, after: Project) -> None:
        ids = [panel.id for panel in after.board.panels]
        if self._panel_id in ids:
            self._refresh()
            return
        old = [panel.id for panel in before.board.panels]
        at = old.index(self._panel_id) if self._panel_id in old else 0
        self._show(ids[min(at, len(ids) - 1)] if ids else "")

    def _follow_panel(self, panel_id: str) -> None:
        if panel_id == self._panel_id:
            self._refresh()

    def _follow_panels(self, panel_ids: set[str]) -> None:
        if self._panel_id in panel_ids:
            self._refresh()

    def _show(self, panel_id: str) -> None:
        if panel_id == self._panel_id:
            self._refresh()
            return
        self._panel_id = panel_id
        self._take_id = self._against_id = ""
        seen = self.standing.take
        self._seen_id = seen.id if seen else ""
        self.moved.emit()
        self._tell()

    def _refresh(self) -> None:
        seen = self.standing.take
        seen_id = seen.id if seen else ""
        if seen_id != self._seen_id:
            self._seen_id, self._take_id = seen_id, ""
            if seen_id == self._against_id:
                self._against_id = ""
        self._tell()

    def _tell(self) -> None:
        if self._awake:
            self.changed.emit()

    def _of_id(self, take_id: str) -> Take | None:
        return next((take for take in self.takes if take.id == take_id), None) if take_id else None
