"""The table of takes from the recipes that pictures carry: nothing drawn is out of reach."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction

from core.domain.board import Board, Panel
from core.domain.errors import PromptError, StorageError
from core.domain.events import Progress
from core.domain.geometry import WIDEST
from core.domain.project import Project
from core.domain.prompting import expand
from core.domain.recipe import Recipe, Take
from core.domain.values import BlobId, new_id
from core.domain.wording import written
from core.storage.embedded import recipe_in, unclaimed_pictures
from core.storage.library import Library

RECOVERED = "Recovered pictures"
PANELS = 500
"""A project of more would be slow to look through."""
STEP = 100

Place = tuple[str, str]
"""A project and a panel of it, by their ids."""
Told = tuple[str, int]
"""A prompt, written out, and a seed: what tells a panel's pictures from all others."""


@dataclass(frozen=True)
class Rebuilt:
    """How many takes panels got, and of how many pictures new projects were made."""

    takes: int
    recovered: int
    projects: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    picture: BlobId
    recipe: Recipe
    made_at: str


@dataclass
class _Plan:
    takes: list[Take] = field(default_factory=list)
    homeless: list[_Found] = field(default_factory=list)


def rebuild(
    library: Library, pictures: Iterable[str] | None = None
) -> Generator[Progress, None, Rebuilt]:
    """Make takes of these pictures, or of all that carry a recipe and that nothing speaks of.

    A picture becomes the newest take of each panel that now has its prompt and seed (whatever
    the settings: the panel is stale then, and says why), unless a newer one is there. All others
    become panels of projects called “Recovered pictures”. Writes tables.
    """
    wanted = unclaimed_pictures(library) if pictures is None else tuple(pictures)
    found: list[_Found] = []
    for number, picture in enumerate(wanted):
        if number % STEP == 0:
            yield Progress("reading recipes", number, len(wanted))
        found += _read(library, BlobId(picture))
    found.sort(key=lambda each: each.made_at)
    plan = yield from _plan(library, found)
    yield from _add(library, plan.takes)
    projects = []
    for project, takes in _recovered(plan.homeless):
        library.projects.save(project)
        yield from _add(library, takes)
        projects.append(project.id)
    return Rebuilt(len(plan.takes), len(plan.homeless), tuple(projects))


def _read(library: Library, picture: BlobId) -> Iterator[_Found]:
    path = library.blobs.path(picture)
    recipe = recipe_in(path)
    if recipe:
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        yield _Found(picture, recipe, made.isoformat(timespec="milliseconds"))


def _plan(library: Library, found: Sequence[_Found]) -> Generator[Progress, None, _Plan]:
    places, plan = (yield from _places(library)), _Plan()
    newest: dict[str, Mapping[str, Take]] = {}
    for each in found:
        homes = []
        for project_id, panel_id in places[each.recipe.prompt, each.recipe.seed]:
            if project_id not in newest:
                newest[project_id] = library.takes.latest(project_id)
            last = newest[project_id].get(panel_id)
            if last is None or last.made_at < each.made_at:
                homes.append(_take(each, project_id, panel_id))
        plan.takes += homes
        plan.homeless += [] if homes else [each]
    return plan


def _places(library: Library) -> Generator[Progress, None, dict[Told, list[Place]]]:
    """Where the picture of a prompt and a seed belongs now."""
    places: dict[Told, list[Place]] = defaultdict(list)
    headings = library.projects.headings()
    for number, heading in enumerate(headings):
        yield Progress("looking for their panels", number, len(headings))
        with suppress(StorageError):  # one that cannot be read takes no pictures in
            for told, place in _told(library, library.projects.get(heading.id)):
                places[told].append(place)
    return places


def _told(library: Library, project: Project) -> Iterator[tuple[Told, Place]]:
    style = next(iter(library.styles.get_many([project.style_id or ""])), None)
    cast = library.characters.get_many(project.character_ids)
    for panel in project.board.panels:
        with suppress(PromptError):
            told = expand(written(panel), cast, style)
            yield (told, panel.seed), (project.id, panel.id)


def _take(found: _Found, project_id: str, panel_id: str) -> Take:
    return Take(
        id=new_id(),
        project_id=project_id,
        panel_id=panel_id,
        picture=found.picture,
        recipe=found.recipe,
        made_at=found.made_at,
    )


def _recovered(found: Iterable[_Found]) -> Iterator[tuple[Project, list[Take]]]:
    """Projects of one panel for each picture, each project of one shape."""
    shapes: dict[Fraction, list[_Found]] = defaultdict(list)
    for each in found:
        shapes[Fraction(each.recipe.size.width, each.recipe.size.height)].append(each)
    for shape, pictures in shapes.items():
        for first in range(0, len(pictures), PANELS):
            some = pictures[first : first + PANELS]
            panels = [
                Panel(id=new_id(), prompt=each.recipe.prompt, seed=each.recipe.seed)
                for each in some
            ]
            drawable = min(max(shape, 1 / WIDEST), WIDEST)
            aspect = f"{drawable.numerator}:{drawable.denominator}"
            board = Board(id=new_id(), aspect=aspect, panels=tuple(panels))
            project = Project(id=new_id(), title=RECOVERED, board=board)
            takes = [
                _take(each, project.id, panel.id) for each, panel in zip(some, panels, strict=True)
            ]
            yield project, takes


def _add(library: Library, takes: Sequence[Take]) -> Iterator[Progress]:
    for first in range(0, len(takes), STEP):
        yield Progress("keeping takes", first, len(takes))
        with library.database.writing() as connection:
            for take in takes[first : first + STEP]:
                library.takes.write(connection, take)
