"""What the artist does to panels. Every edit can be undone."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from core.domain.board import Panel
from core.domain.prompting import MENTION
from core.domain.recipe import Take
from core.domain.values import new_id
from desktop.session.board_edits import BoardEdits
from desktop.session.copied import copied, panels_in

OWN = ("id", "seed", "take", "chosen_at", "starred", "locked", "approved")
"""What a copy of a panel does not share with it."""


class PanelEdits(BoardEdits):
    """Adds, copies, changes, moves and deletes panels of the open project."""

    def add(self, before: bool = False) -> Panel:
        """A new panel after the selection (or before it), selected."""
        places = self._places()
        end = len(self._board.panels)
        index = (places[0] if before else places[-1] + 1) if places else (0 if before else end)
        fields = {"scene": self._board.panels[places[0]].scene} if places and before else {}
        board, panel = self._board.with_new_panel(index, **fields)
        self._apply(self.tr("Add panel"), board)
        self._session.select([panel.id])
        return panel

    def duplicate(self) -> None:
        """Copies of the selected panels after them, each with a seed of its own."""
        if places := self._places():
            originals = [self._board.panels[place] for place in places]
            self._insert(self.tr("Duplicate"), places[-1] + 1, originals)

    def delete(self) -> None:
        """Delete the selected panels and select the one that follows."""
        places = self._places()
        if not places:
            return
        board = self._board.without(set(self._session.selected))
        self._apply(self.tr("Delete"), board)
        if board.panels:
            self._session.select([board.panels[min(places[0], len(board.panels) - 1)].id])

    def step(self, way: int) -> None:
        """Move the selected panels by one place, -1 to the left or 1 to the right."""
        places = self._places()
        if not places:
            return
        at = places[0] - 1 if way < 0 else places[-1] + 2
        self.move(self._session.selected, max(0, at))

    def move(self, panel_ids: Sequence[str], at: int, scene: str | None = None) -> None:
        """Put panels, in their order, before the panel that stands at `at` now, into `scene`."""
        self._apply(self.tr("Move"), self._board.moved(panel_ids, at, scene))

    # The clipboard

    def copy(self) -> None:
        """Put the selected panels on the clipboard."""
        if places := self._places():
            data = copied([self._board.panels[place] for place in places])
            QGuiApplication.clipboard().setMimeData(data)

    def paste(self, data: QMimeData | None = None) -> bool:
        """Copies of the panels on the clipboard after the selection; whether there were any."""
        panels = panels_in(data or QGuiApplication.clipboard().mimeData())
        if panels:
            places = self._places()
            at = places[-1] + 1 if places else len(self._board.panels)
            scene = self._board.panels[at - 1].scene if at else ""
            self._insert(self.tr("Paste"), at, [p.replace(scene=scene) for p in panels])
        return bool(panels)

    # Fields

    def change(self, panel_id: str, field: str, value: Any) -> None:
        """Change one field of a panel. Typing on in it stays one undo step.

        A character of the library that a prompt names joins the project's cast with it.
        """
        session = self._session
        panel = self._board.panel(panel_id).replace(**{field: value})
        project = session.project.replace(board=self._board.with_panel(panel))
        if field == "prompt":
            project = project.replace(character_ids=self._with_mentioned(panel.prompt))
        session.edit(self._naming(field), project, f"{panel_id}/{field}")

    def change_many(self, panel_ids: Iterable[str], field: str, value: Any) -> None:
        """Give one field of several panels the same value, in one step."""
        text = self._naming(field)
        self._change_each(text, panel_ids, lambda panel: panel.replace(**{field: value}))

    def roll(self, panel_id: str) -> None:
        """Give a panel another seed."""
        self._session.end_burst()
        self.change(panel_id, "seed", secrets.randbelow(2**31))

    def set_locked(self, panel_ids: Iterable[str], locked: bool) -> None:
        """Lock panels, so that they are not drawn again, or unlock them."""
        text = self.tr("Lock") if locked else self.tr("Unlock")
        self._change_each(text, panel_ids, lambda panel: panel.replace(locked=locked))

    def approve(self, panel_ids: Iterable[str], approved: bool) -> None:
        """Mark panels as approved, or not."""
        text = self.tr("Approve") if approved else self.tr("Take back approval")
        self._change_each(text, panel_ids, lambda panel: panel.replace(approved=approved))

    # Takes

    def choose_take(self, panel_id: str, take: Take) -> None:
        """Show a take until the panel is drawn again, and ask for its seed."""
        panel, seen = self._board.panel(panel_id), self._session.standing(panel_id).take
        is_shown = panel.take == take.id and seen is not None and seen.id == take.id
        if is_shown and panel.seed == take.recipe.seed:
            return
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        fields = {"take": take.id, "chosen_at": now, "seed": take.recipe.seed}
        text = self.tr("Choose take")
        self._change_each(text, [panel_id], lambda panel: panel.replace(**fields))

    def star(self, panel_id: str, take_id: str, starred: bool) -> None:
        """Mark a take as worth keeping, or not."""
        others = [each for each in self._board.panel(panel_id).starred if each != take_id]
        ids = (*others, take_id) if starred else tuple(others)
        text = self.tr("Star take") if starred else self.tr("Take away star")
        self._change_each(text, [panel_id], lambda panel: panel.replace(starred=ids))

    def _insert(self, text: str, at: int, originals: Sequence[Panel]) -> None:
        """Put copies of panels before the one that stands at `at` now, and select them."""
        board, made = self._board, []
        for offset, original in enumerate(originals):
            fields = {name: value for name, value in original if name not in OWN}
            board, panel = board.with_new_panel(at + offset, id=new_id(), **fields)
            made.append(panel.id)
        self._apply(text, board)
        self._session.select(made)

    def _naming(self, field: str) -> str:
        """What changing a field is called."""
        names = {
            "prompt": self.tr("prompt"),
            "negative": self.tr("negative prompt"),
            "shot": self.tr("shot size"),
            "angle": self.tr("angle"),
            "lens": self.tr("lens"),
            "move": self.tr("camera move"),
            "action": self.tr("action"),
            "dialogue": self.tr("dialogue"),
            "sound": self.tr("sound"),
            "notes": self.tr("notes"),
            "own": self.tr("caption"),
            "duration": self.tr("duration"),
            "seed": self.tr("seed"),
            "masks": self.tr("mask"),
            "control": self.tr("control picture"),
        }
        return self.tr("Change {}").format(names.get(field, field))

    def _with_mentioned(self, prompt: str) -> tuple[str, ...]:
        named = {name.casefold() for name in MENTION.findall(prompt)}
        named -= {one.name.casefold() for one in self._session.cast}
        joining = self._session.library.characters.named(named) if named else []
        return (*self._session.project.character_ids, *(one.id for one in joining))
