"""The method, in the papers' order.

References are frozen before: styles by DDIM inversion, anchors by casting. Then, for the panels,
noise; a first pass with shared attention, until each patch has found its match in the anchors;
from the same noise a second pass that also injects what matched; and the pictures. Up to the first
injection both passes are one.
"""

from collections.abc import Generator, Mapping, Sequence
from types import MappingProxyType

from core.diffusion import inversion
from core.diffusion.adapters import apply
from core.diffusion.attention.install import shared_attention
from core.diffusion.devices import is_out_of_memory
from core.diffusion.memory import Memory
from core.diffusion.references import Materials
from core.diffusion.run import NO_FILES, Files, Wants, all_wanted, prepare
from core.diffusion.trajectory import Trajectory
from core.domain.events import (
    CheckpointMade,
    Notice,
    PictureMade,
    Preview,
    Progress,
    ReconstructionMade,
    SubjectsFound,
    TrajectoryMade,
)
from core.domain.recipe import Recipe, Reference
from core.domain.values import Digest

RenderEvent = Progress | Preview | Notice | CheckpointMade | SubjectsFound | PictureMade
Checkpoints = Mapping[int, bytes]
"""How far recipes, by their numbers, were when they were left."""
NO_CHECKPOINTS: Checkpoints = MappingProxyType({})


def render(
    memory: Memory,
    recipes: Sequence[Recipe],
    materials: Materials,
    kept: Checkpoints = NO_CHECKPOINTS,
    files: Files = NO_FILES,
    wants: Wants = all_wanted,
) -> Generator[RenderEvent, None, None]:
    """Make the pictures of recipes that go at one pace (`Recipe.pace`).

    Each goes on from its checkpoint; one of another recipe is ignored. `wants` is asked before
    every step and every picture: a panel that is no longer wanted leaves, and the others do not
    notice. Raises ModelError when a file is missing or does not fit, or when a picture is no
    number.
    """
    with shared_attention(memory.model.unet, recipes[0].freeu) as stage:
        run = prepare(memory, stage, recipes, materials, files)
        run.wants = wants
        yield from run.notices()
        for index, data in kept.items():
            run.restore(index, data)
        yield run.progress()
        for stepped in run.steps():
            yield run.progress()
            yield from run.preview(stepped)
            yield from run.checkpoint(stepped)
    yield from run.pictures()


def cast(
    memory: Memory, recipe: Recipe, materials: Materials, key: Digest, files: Files = NO_FILES
) -> Generator[RenderEvent | TrajectoryMade, None, None]:
    """Make one picture, and keep its latents and its subject's map as the trajectory `key`."""
    with shared_attention(memory.model.unet, recipe.freeu) as stage:
        run = prepare(memory, stage, [recipe], materials, files)
        yield from run.notices()
        yield run.progress()
        latents = [run.panels[0].z]
        for stepped in run.steps():
            panel = stepped.panel
            if not panel.sharing.first_pass or stepped.step < panel.sharing.fork:
                latents.append(stepped.z)
            yield run.progress()
            yield from run.preview(stepped)
    yield from run.pictures()
    subject = panel.maps.mean(0) if 0 in panel.maps.subjects else None
    kept = Trajectory.of(latents, run.schedule.levels, subject)
    yield TrajectoryMade(key, kept.to_bytes())


def invert(
    memory: Memory,
    recipe: Recipe,
    reference: Reference,
    picture: bytes,
    files: Files = NO_FILES,
) -> Generator[Progress | ReconstructionMade | TrajectoryMade, None, None]:
    """Invert a reference picture for this recipe's model, adapters and size."""
    model = memory.model
    while True:
        try:
            memory.wake(model.unet, model.pipe.vae, *(encoder for _, encoder in model.encoders))
            apply(model, recipe.adapters, files)
            yield from inversion.invert(model, recipe, reference, picture)
            return
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            failed = error.with_traceback(None)
        if not (memory.step_down("pictures") or memory.step_down("denoising")):
            raise failed
