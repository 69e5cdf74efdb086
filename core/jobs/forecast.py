"""What a job will take, from what such work took on this machine before. Arithmetic only."""

import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.domain.recipe import Recipe
from core.domain.values import Digest
from core.jobs.costs import Cost, of_inversion, of_loading, of_pictures, of_steps
from core.jobs.jobs import InvertPicture, Job, RenderPanels, recipes_of
from core.storage.library import Library
from core.storage.timings import Timing

UNLIKE = 4.0
"""A measurement of a picture so many times larger or smaller tells nothing."""


@dataclass(frozen=True)
class Forecast:
    """Seconds, the device's memory that will be in use at most, and all it has (bytes).

    None is what nobody has measured yet.
    """

    seconds: float | None = None
    memory: int | None = None
    capacity: int | None = None


UNKNOWN = Forecast()


def place_of(device: str) -> str:
    """Under what name a device's timings are kept: a library may move to another machine."""
    return f"{device} of {platform.node()}"


def forecast(job: Job, library: Library, device: str, loaded: bool) -> Forecast:
    """What a job will take on a device whose model is `loaded` or not.

    Pictures that are made already and trajectories that are cached cost nothing. What was never
    measured is reckoned from the same work at the size that is nearest, or is not known. Raises
    StorageError when the library cannot be read.
    """
    recipes = recipes_of(job)
    if not recipes:
        return UNKNOWN
    plan = _Plan(library)
    if isinstance(job, RenderPanels):
        fresh = [r for r in recipes if library.takes.of_recipe(r.digest()) is None]
        costs = list(plan.together(fresh))
    elif isinstance(job, InvertPicture):
        costs = list(plan.references(job.recipe))
    else:
        costs = [cost for recipe in recipes for cost in plan.together([recipe])]
    if costs and not loaded:
        costs.append(of_loading())
    return reckon(costs, library.timings.of(recipes[0].model, place_of(device)))


def reckon(costs: Iterable[Cost], timings: Mapping[str, Timing]) -> Forecast:
    """The sum of what work will take; unknown as soon as any of it is."""
    found = [(cost, _timing(cost.work, timings)) for cost in costs]
    known = [(cost.units, timing) for cost, timing in found if timing is not None]
    if len(known) < len(found):
        return UNKNOWN
    return Forecast(
        seconds=sum(units * timing.seconds for units, timing in known),
        memory=max((timing.memory for _, timing in known), default=None),
        capacity=max((timing.capacity for _, timing in known), default=None),
    )


class _Plan:
    """What has to be done for recipes, each thing once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen: set[Digest] = set()

    def together(self, recipes: Iterable[Recipe]) -> Iterator[Cost]:
        """The references that are missing, then the pictures, side by side where they can be."""
        groups: dict[object, list[Recipe]] = {}
        for recipe in {recipe.digest(): recipe for recipe in recipes}.values():
            yield from self.references(recipe)
            groups.setdefault(recipe.pace, []).append(recipe)
        for group in groups.values():
            yield of_steps(group)
            yield of_pictures(group)

    def references(self, recipe: Recipe) -> Iterator[Cost]:
        """The references that are missing, and theirs."""
        for reference in recipe.references:
            key = recipe.trajectory_key(reference)
            if key in self._seen or self._library.trajectories.holds(key):
                continue
            self._seen.add(key)
            if reference.cast is None:
                yield of_inversion(recipe)
            else:
                yield from self.references(reference.cast)
                yield of_steps([reference.cast])
                yield of_pictures([reference.cast])


def _timing(work: str, timings: Mapping[str, Timing]) -> Timing | None:
    """What was measured of this work, else of the same work at another size."""
    if work in timings:
        return timings[work]
    kind, pixels, settings = _parts(work)
    alike = []
    for other, timing in timings.items():
        its_kind, its_pixels, its_settings = _parts(other)
        if its_kind == kind and its_settings == settings and its_pixels:
            ratio = pixels / its_pixels
            if 1 / UNLIKE <= ratio <= UNLIKE:
                alike.append((max(ratio, 1 / ratio), ratio, timing))
    if not alike:
        return None
    _, ratio, nearest = min(alike, key=lambda each: each[0])
    return Timing(nearest.seconds * ratio, nearest.memory, nearest.capacity)


def _parts(work: str) -> tuple[str, int, str]:
    """A kind of work taken apart: the word, the number of pixels, the settings."""
    kind, _, rest = work.partition(" ")
    size, _, settings = rest.partition(" ")
    width, _, height = size.partition("x")
    return kind, int(width) * int(height) if height else 0, settings
