"""Rows about scenes and shots, and about how a panel is marked."""

from desktop.actions import Row
from desktop.rows.base import RowGroup


class ShotRows(RowGroup):
    """Scenes, shots, locks, approval, and the clipboard."""

    def rows(self) -> list[Row]:
        """Every row of the group."""
        return [*self._marks(), *self._scenes(), *self._clipboard()]

    def _marks(self) -> list[Row]:
        tr, chosen = self.tr, self._has_selection
        return [
            Row("panel.lock", tr("Loc&k"), self._lock, ("L",), "", chosen, checked=self._locked),
            Row(
                "panel.approve",
                tr("A&pprove"),
                self._approve,
                ("A",),
                "",
                chosen,
                checked=self._approved,
            ),
            Row("panel.open", tr("&Open large"), self._window.show_panel, (), "", chosen),
        ]

    def _scenes(self) -> list[Row]:
        window, tr, chosen = self._window, self.tr, self._has_selection
        edits, view = window.edits, window.board.view
        return [
            Row("scene.new", tr("New &scene here"), edits.new_scene, ("Shift+S",), "", chosen),
            Row(
                "scene.rename",
                tr("&Rename the scene"),
                view.rename_scene,
                ("F2",),
                "",
                chosen,
                view,
            ),
            Row(
                "scene.join", tr("&Join scene to the one before"), edits.join_scene, enabled=chosen
            ),
            Row("shot.toggle", tr("New sh&ot here"), edits.toggle_shot, ("/",), "", chosen),
        ]

    def _clipboard(self) -> list[Row]:
        window, tr = self._window, self.tr
        edits, view = window.edits, window.board.view
        return [
            Row(
                "panel.copy",
                tr("&Copy panels"),
                edits.copy,
                ("Ctrl+C",),
                "",
                self._has_selection,
                view,
            ),
            Row(
                "panel.paste",
                tr("Pas&te panels"),
                lambda: edits.paste(),
                ("Ctrl+V",),
                "",
                self._can_change,
                view,
            ),
        ]

    def _lock(self) -> None:
        """Lock what is selected, or unlock it where all of it is locked."""
        self._window.edits.set_locked(self._window.session.selected, not self._locked())

    def _approve(self) -> None:
        self._window.edits.approve(self._window.session.selected, not self._approved())

    def _locked(self) -> bool:
        return self._all("locked")

    def _approved(self) -> bool:
        return self._all("approved")

    def _all(self, mark: str) -> bool:
        session = self._window.session
        wanted = set(session.selected)
        panels = [panel for panel in session.project.board.panels if panel.id in wanted]
        return bool(panels) and all(getattr(panel, mark) for panel in panels)
