"""What a recipe reads: each reference's trajectory, made when not at hand, pictures and files."""

import logging
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from core.domain.errors import StorageError
from core.domain.events import (
    EngineEvent,
    Measured,
    Progress,
    ReconstructionMade,
    TrajectoryMade,
)
from core.domain.recipe import Recipe, Reference
from core.domain.values import Digest
from core.jobs.engine import Engine
from core.storage.library import Library
from core.storage.trajectories import About, Reconstruction

log = logging.getLogger(__name__)
Making = Progress | Measured | ReconstructionMade
Materials = dict[str, bytes]
"""Trajectories by key; painted masks and control pictures by their BlobId."""


def files_of(recipes: Sequence[Recipe], library: Library) -> dict[Digest, Path]:
    """Where the adapters and ControlNets of recipes lie; StorageError when one is missing.

    Never those of their references: each was made, or is made, with its own.
    """
    named = [adapter.file for recipe in recipes for adapter in recipe.adapters]
    named += [recipe.control.model for recipe in recipes if recipe.control]
    return {digest: library.addons.get(digest) for digest in dict.fromkeys(named)}


def materials_of(
    recipe: Recipe, engine: Engine, library: Library
) -> Generator[Making, None, Materials]:
    """Yield progress and return all that a render of this recipe reads.

    A cast reference that is missing is cast again from its own recipe, its own references
    first. The result is the same, bit for bit, so a cleared cache costs only time. So does a kept
    one that is none: it came with an archive, or another program made it.
    """
    # numpy is of no use before the first job, and the window opens sooner without it.
    from core.storage.latents import is_trajectory

    found: Materials = {each: library.blobs.get(each) for each in recipe.pictures}
    for reference in recipe.references:
        key = recipe.trajectory_key(reference)
        data = library.trajectories.get(key)
        if data is None or not is_trajectory(data, about_of(recipe, reference).size):
            library.trajectories.delete([key])
            data = yield from make(recipe, reference, engine, library)
        found[key] = data
    return found


def about_of(recipe: Recipe, reference: Reference) -> About:
    """What the trajectory of a recipe's reference is of."""
    made_by = reference.cast or recipe
    return About(
        picture=reference.picture,
        cast=reference.cast.digest() if reference.cast else None,
        model=made_by.model,
        size=made_by.size,
        prompt=reference.prompt,
        noun=reference.noun,
    )


def keep_trajectory(
    made: TrajectoryMade, about: About, library: Library, back: Reconstruction | None = None
) -> None:
    """Keep a trajectory if the disk takes it: without it a later render only takes longer."""
    try:
        library.trajectories.put(made.key, made.data, about, back)
    except StorageError as error:
        log.warning("A trajectory was not kept. %s", error)


def make(
    recipe: Recipe, reference: Reference, engine: Engine, library: Library
) -> Generator[Making, None, bytes]:
    """Make one trajectory and keep it; where it is inverted, tell what comes back."""
    about = about_of(recipe, reference)
    if reference.cast is not None:
        own = yield from materials_of(reference.cast, engine, library)
        files = files_of([reference.cast], library)
        events = engine.cast(reference.cast, own, recipe.trajectory_key(reference), files)
        return (yield from _kept(events, f"casting the {reference.noun}", about, library))
    if reference.picture is None:
        raise ValueError("a reference has either a picture or a recipe")
    picture = library.blobs.get(reference.picture)
    events = engine.invert(recipe, reference, picture, files_of([recipe], library))
    what = f"the picture of the {reference.noun}" if reference.noun else "the style picture"
    return (yield from _kept(events, f"inverting {what}", about, library))


def _kept(
    events: Generator[EngineEvent, None, None], phase: str, about: About, library: Library
) -> Generator[Making, None, bytes]:
    """Follow the engine, its long phase under a better name; keep and return the trajectory."""
    made, back = b"", None
    with closing(events):
        for event in events:
            match event:
                case Progress("denoising" | "inverting"):
                    yield replace(event, phase=phase)
                case Progress() | Measured():
                    yield event
                case ReconstructionMade(_, png, psnr):
                    back = Reconstruction(png, psnr)
                    yield event
                case TrajectoryMade():
                    keep_trajectory(event, about, library, back)
                    made = event.data
    return made
