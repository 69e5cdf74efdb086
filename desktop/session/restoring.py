"""Our own pictures carry their recipes: from one, its panel is found again, or a new one made."""

from PySide6.QtCore import QObject

from core.domain.board import Panel
from core.domain.recipe import Recipe, Take
from desktop.session.session import Session


class Restoring(QObject):
    """Looks for the panel of a recipe, and makes one in its image."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def panel_of(self, recipe: Recipe) -> Panel | None:
        """The panel of the open project that has a picture of this recipe."""
        take = self._take(recipe)
        panels = self._session.project.board.panels
        return next((p for p in panels if take is not None and p.id == take.panel_id), None)

    def new_panel(self, recipe: Recipe) -> Panel:
        """A panel after the selected ones that asks for the same; one step that can be undone."""
        session = self._session
        board = session.project.board
        places = [board.index(panel_id) for panel_id in session.selected]
        at = max(places) + 1 if places else len(board.panels)
        usual = session.project.negative
        negative = recipe.negative if recipe.negative != usual else ""
        board, panel = board.with_new_panel(
            at, prompt=self._prompt(recipe), seed=recipe.seed, negative=negative
        )
        session.edit(self.tr("New panel from a picture"), session.project.replace(board=board))
        session.select([panel.id])
        return panel

    def _take(self, recipe: Recipe) -> Take | None:
        session = self._session
        return session.library.takes.of_recipe(recipe.digest(), session.project.id)

    def _prompt(self, recipe: Recipe) -> str:
        """What its panel says, where that is known; else the recipe's words but the style's."""
        take = self._take(recipe)
        if take is not None:
            try:
                board = self._session.library.projects.get(take.project_id).board
                return board.panel(take.panel_id).prompt
            except KeyError:
                pass
        style = self._session.style
        words = style.words.strip() if style else ""
        return recipe.prompt.removesuffix(words).rstrip(" ,") if words else recipe.prompt
