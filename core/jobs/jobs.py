"""What can be asked for. A job is frozen when it is made: later edits cannot reach it."""

from collections import Counter
from dataclasses import dataclass

from core.domain.recipe import Recipe, Take, Used
from core.domain.values import BlobId
from core.export.phrases import ENGLISH, Phrases


@dataclass(frozen=True)
class PanelRecipe:
    """A panel and the recipe it had when the job was made.

    `used` says which versions of styles and characters the recipe was made from.
    """

    panel_id: str
    recipe: Recipe
    used: tuple[Used, ...] = ()


@dataclass(frozen=True)
class RenderPanels:
    """Make a take of each panel; of one that stands here several times, one of each recipe."""

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
class InvertPicture:
    """Invert the picture that the one reference of a recipe names, to see what comes back of it.

    `name` is what the style or the character is called (see `prompting.inversion_recipe`).
    """

    id: str
    name: str
    recipe: Recipe


@dataclass(frozen=True)
class TryOut:
    """Draw recipes to see what a style gives; nothing is kept. `name` is what it is called."""

    id: str
    name: str
    recipes: tuple[Recipe, ...]


@dataclass(frozen=True)
class ExportSheet:
    """Write a project's sheet to each of these paths; the suffix says PDF or PNG.

    `takes` are the ids of those that are seen; without any, each panel shows the chosen one or
    else the newest. `phrases` are the words on the sheet that are not the artist's.
    """

    id: str
    project_id: str
    paths: tuple[str, ...]
    takes: tuple[str, ...] = ()
    phrases: Phrases = ENGLISH


@dataclass(frozen=True)
class DrawAgain:
    """Make lost pictures once more: of takes, and of anchors, each in `casts` with its recipe."""

    id: str
    takes: tuple[Take, ...] = ()
    casts: tuple[tuple[BlobId, Recipe], ...] = ()


Job = RenderPanels | CastCharacter | InvertPicture | TryOut | DrawAgain | ExportSheet


def needs_device(job: Job) -> bool:
    """Whether a job draws; the others run beside the drawing ones."""
    return not isinstance(job, ExportSheet)


def pictures_of(job: Job) -> tuple[tuple[str, Recipe], ...]:
    """The pictures of panels that a job draws: a panel's id, and a recipe."""
    match job:
        case RenderPanels():
            return tuple((panel.panel_id, panel.recipe) for panel in job.panels)
        case DrawAgain():
            return tuple((take.panel_id, take.recipe) for take in job.takes)
        case _:
            return ()


def panels_of(job: Job) -> tuple[str, ...]:
    """The panels a job draws, each once."""
    return tuple(dict.fromkeys(panel_id for panel_id, _ in pictures_of(job)))


def project_of(job: Job) -> str | None:
    """The id of the one project that a job is for; None when it is for none, or for several."""
    return job.project_id if isinstance(job, RenderPanels | ExportSheet) else None


def recipes_of(job: Job) -> tuple[Recipe, ...]:
    """What a job draws, or draws from."""
    match job:
        case RenderPanels():
            return tuple(panel.recipe for panel in job.panels)
        case CastCharacter() | TryOut():
            return job.recipes
        case InvertPicture():
            return (job.recipe,)
        case DrawAgain():
            return (*(recipe for _, recipe in job.casts), *(take.recipe for take in job.takes))
        case _:
            return ()


def varied(job: RenderPanels) -> frozenset[str]:
    """The panels that a job draws several times. Their previews go by the recipe's digest."""
    counts = Counter(panel.panel_id for panel in job.panels)
    return frozenset(panel_id for panel_id, count in counts.items() if count > 1)
