"""A board and its panels. Each edit returns a new value."""

from typing import Annotated, Any

from pydantic import Field

from core.domain.recipe import Control
from core.domain.values import BlobId, Value, new_id

Duration = Annotated[float, Field(ge=0.0, le=3600.0)]
"""In seconds: at most an hour."""


class Mask(Value):
    """Where in a panel a character belongs: white in a painted picture."""

    character_id: str
    picture: BlobId


class Panel(Value):
    """One frame of a board. `seed` decides its noise; `duration` is in seconds.

    A `control` picture steers its composition.
    """

    id: str
    prompt: str = ""
    shot: str = ""
    action: str = ""
    dialogue: str = ""
    notes: str = ""
    duration: Duration = 2.0
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    masks: tuple[Mask, ...] = ()
    control: Control | None = None

    def mask_of(self, character_id: str) -> BlobId | None:
        """The mask painted for a character, if there is one."""
        masks = {mask.character_id: mask.picture for mask in self.masks}
        return masks.get(character_id)


class Board(Value):
    """Panels in order, all of one aspect."""

    id: str
    aspect: str = "1:1"
    panels: tuple[Panel, ...] = ()

    def panel(self, panel_id: str) -> Panel:
        """The panel with this id; KeyError when there is none."""
        return self.panels[self.index(panel_id)]

    def index(self, panel_id: str) -> int:
        """Where the panel stands, counted from 0; KeyError when there is none."""
        for index, panel in enumerate(self.panels):
            if panel.id == panel_id:
                return index
        raise KeyError(panel_id)

    def with_panel(self, panel: Panel) -> "Board":
        """The board with the panel of the same id replaced."""
        index = self.index(panel.id)
        return self.replace(panels=(*self.panels[:index], panel, *self.panels[index + 1 :]))

    def with_new_panel(self, index: int, **fields: Any) -> tuple["Board", Panel]:
        """The board with one more panel at `index`, and that panel.

        Unless given, its seed is the smallest one not yet used, so that panels differ.
        """
        used = {panel.seed for panel in self.panels}
        fresh = next(seed for seed in range(1, len(used) + 2) if seed not in used)
        panel = Panel(**{"id": new_id(), "seed": fresh, **fields})
        panels = (*self.panels[:index], panel, *self.panels[index:])
        return self.replace(panels=panels), panel

    def without(self, panel_ids: set[str]) -> "Board":
        """The board with these panels left out."""
        return self.replace(panels=tuple(p for p in self.panels if p.id not in panel_ids))

    def moved(self, panel_id: str, to: int) -> "Board":
        """The board with a panel taken out and put back so that it stands at index `to`."""
        panel = self.panel(panel_id)
        rest = [p for p in self.panels if p.id != panel_id]
        rest.insert(max(0, min(to, len(rest))), panel)
        return self.replace(panels=tuple(rest))
