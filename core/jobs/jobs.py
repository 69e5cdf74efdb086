"""What can be asked for. A job is frozen when it is made: later edits cannot reach it."""

from dataclasses import dataclass

from core.domain.recipe import Recipe


@dataclass(frozen=True)
class PanelRecipe:
    """A panel and the recipe it had when the job was made."""

    panel_id: str
    recipe: Recipe


@dataclass(frozen=True)
class RenderPanels:
    """Make a take of each panel."""

    id: str
    project_id: str
    panels: tuple[PanelRecipe, ...]


@dataclass(frozen=True)
class CastCharacter:
    """Make an anchor candidate of each recipe (see `prompting.casting_recipe`).

    `name` is what the character is called when the job is made.
    """

    id: str
    character_id: str
    name: str
    recipes: tuple[Recipe, ...]


@dataclass(frozen=True)
class ExportSheet:
    """Write a project's sheet to each of these paths; the suffix says PDF or PNG."""

    id: str
    project_id: str
    paths: tuple[str, ...]


Job = RenderPanels | CastCharacter | ExportSheet
