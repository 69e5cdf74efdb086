"""What panels of the open project would be drawn from: as they are, otherwise seeded or styled."""

import secrets
from collections.abc import Iterable, Sequence

from core.domain.board import Panel
from core.domain.errors import AppError
from core.domain.prompting import recipe_for
from core.domain.recipe import Recipe
from core.domain.style import Style
from core.jobs.jobs import PanelRecipe
from desktop.session.session import Session
from desktop.session.standing import Standing, State

SEEDS = 2**31


class Wishes:
    """Makes recipes and asks for nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def unlocked(self) -> list[str]:
        """The panels that may be drawn."""
        return [p.id for p in self._session.project.board.panels if not p.locked]

    def stale(self) -> list[str]:
        """The panels whose picture is not what they ask for now."""
        panels = self._session.project.board.panels
        return [p.id for p in panels if self._session.standing(p.id).state is State.STALE]

    def idle(self, panel_ids: Iterable[str]) -> dict[str, Standing]:
        """How panels stand that no job draws."""
        standing = {i: self._session.standing(i) for i in panel_ids}
        busy = (State.QUEUED, State.RUNNING)
        return {i: one for i, one in standing.items() if one.state not in busy}

    def wanted(self, idle: dict[str, Standing]) -> tuple[PanelRecipe, ...]:
        """What is to be drawn of them, without a word on what it is made from."""
        return tuple(
            PanelRecipe(i, one.recipe)
            for i, one in idle.items()
            if one.recipe is not None and not one.is_current
        )

    def covered(self, idle: dict[str, Standing]) -> list[str]:
        """The panels that have a picture of what they ask for, behind one that was chosen."""
        made = self._session.takes.made
        return [
            i
            for i, one in idle.items()
            if one.recipe is not None
            and one.take is not None
            and not one.is_current
            and one.recipe.digest() in {each.digest for each in made(i)}
        ]

    def complete(self, wanted: Sequence[PanelRecipe]) -> tuple[PanelRecipe, ...]:
        """The same, with the styles and characters they are made from."""
        board, used = self._session.project.board, self._session.used
        return tuple(
            PanelRecipe(one.panel_id, one.recipe, used(board.panel(one.panel_id))) for one in wanted
        )

    def varied(self, panel_id: str, count: int) -> tuple[PanelRecipe, ...]:
        """So many pictures of a panel, each from another seed.

        The panel's own seed is the first one where it has no picture from that yet.
        """
        panel = self._session.project.board.panel(panel_id)
        standing = self._session.standing(panel_id)
        has_one = standing.is_current or bool(self.covered({panel_id: standing}))
        seeds = [] if has_one else [panel.seed]
        while len(seeds) < count:
            seed = another_seed(panel)
            if seed not in seeds:
                seeds.append(seed)
        panels = (panel.replace(seed=seed) for seed in seeds[:count])
        return tuple(
            PanelRecipe(each.id, self._recipe(each, self._session.style), self._session.used(each))
            for each in panels
        )

    def restyled(self, style: Style | None) -> tuple[PanelRecipe, ...]:
        """All that would be drawn if the board had this style."""
        board = self._session.project.board
        found = []
        for panel_id in self.unlocked():
            try:
                recipe = self._recipe(board.panel(panel_id), style)
            except AppError:
                continue
            found.append(PanelRecipe(panel_id, recipe))
        return tuple(found)

    def _recipe(self, panel: Panel, style: Style | None) -> Recipe:
        session = self._session
        if session.traits is None:
            raise session.model_error
        return recipe_for(session.project, panel, style, session.cast, session.traits)


def another_seed(panel: Panel) -> int:
    """A seed that the panel does not have."""
    seed = secrets.randbelow(SEEDS - 1)
    return seed if seed < panel.seed else seed + 1
