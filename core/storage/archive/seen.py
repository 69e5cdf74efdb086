"""Which of a project's takes may be seen, whatever model the window has."""

from collections.abc import Iterator, Sequence

from core.domain.board import Panel
from core.domain.character import Character
from core.domain.errors import PromptError
from core.domain.presets import Preset
from core.domain.project import Project
from core.domain.prompting import ModelTraits, recipe_for
from core.domain.recipe import Recipe
from core.domain.style import Style
from core.domain.values import Digest
from core.storage.project_takes import ProjectTakes

ANY_MODEL = ModelTraits(fingerprint="", side=512, multiple=8)
OF_MODEL = ("model", "size", *Preset.model_fields)
"""The fields of a recipe that depend on its model, on the size too and on the quality."""


def seen(
    project: Project, style: Style | None, characters: Sequence[Character], made: ProjectTakes
) -> Iterator[str]:
    """The takes that the project's panels may show, by id.

    Which one it is depends on the model. So of what a panel asks for now it is one for each model,
    size and quality that it was drawn with, and the one that is shown where none of these fits.
    """
    for panel in project.board.panels:
        for digest in (None, *_wanted(project, panel, style, characters, made)):
            if take := made.shown(panel, digest):
                yield take.id


def _wanted(
    project: Project,
    panel: Panel,
    style: Style | None,
    characters: Sequence[Character],
    made: ProjectTakes,
) -> set[Digest]:
    """The recipes of a panel's takes that it may ask for now, by digest."""
    try:
        asked = recipe_for(project, panel, style, characters, ANY_MODEL)
    except PromptError:
        return set()
    recipes = (take.recipe for take in made.of(panel.id))
    return {recipe.digest() for recipe in recipes if _for_its_model(asked, recipe) == recipe}


def _for_its_model(asked: Recipe, recipe: Recipe) -> Recipe:
    """What is asked for, as the model of another recipe would have it."""
    return asked.replace(**{name: getattr(recipe, name) for name in OF_MODEL})
