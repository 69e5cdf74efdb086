"""DDIM inversion: from a picture back to the noise that would have made it.

StyleAligned (Hertz et al. 2024) with Song et al.'s formula: at each step the noise predicted at
the noisier neighbour's timestep carries the latent there. Approximate; the kept latents are what
is replayed, so that the reference stays on its path.
"""

from collections.abc import Iterator

import torch
from torch import Tensor

from core.diffusion.attention.install import check_installed, shared_attention
from core.diffusion.attention.layers import Grid, grid_at, layers_of
from core.diffusion.attention.view import View
from core.diffusion.latents import encode_picture
from core.diffusion.masks import SubjectMaps
from core.diffusion.models import Model
from core.diffusion.prompts import Text, encode, find_tokens
from core.diffusion.schedule import Schedule, ddim, guide, make_schedule, split
from core.diffusion.sharing import Sharing
from core.diffusion.trajectory import Trajectory
from core.domain.events import Progress, TrajectoryMade
from core.domain.recipe import Recipe, Reference

GUIDANCE = 2.0
"""StyleAligned's inversion guidance. High guidance breaks DDIM inversion."""


def invert(
    model: Model, recipe: Recipe, reference: Reference, picture: bytes
) -> Iterator[Progress | TrajectoryMade]:
    """Invert a reference picture for recipes of this size and number of steps.

    The cross-attention of the reference's noun, if it has one, is mapped on the way.
    Raises PictureError when the bytes are no picture.
    """
    layers = layers_of(model.unet)
    schedule = make_schedule(model.pipe.scheduler, recipe.steps)
    sharing = Sharing(recipe, layers, schedule)
    text = encode(model.pipe, reference.prompt, "", guided=True)
    z = encode_picture(model, picture, recipe.size)
    maps = _maps(model, reference, Grid(*z.shape[-2:]))
    latents = [z]
    with shared_attention(model.unet) as stage:
        for step in reversed(range(schedule.steps)):
            check_installed(model.unet, stage)
            counts = sharing.counts_for_mask(step, schedule.steps - 1)
            stage.view = View(maps if counts else None)
            z = _step_back(model, schedule, step, z, text)
            latents.append(z)
            yield Progress("reading the picture", len(latents) - 1, schedule.steps)
    subject = maps.mean(reference.noun) if maps is not None else None
    kept = Trajectory.of(latents[::-1], schedule.levels, subject)
    yield TrajectoryMade(recipe.trajectory_key(reference), kept.to_bytes())


def _maps(model: Model, reference: Reference, latent: Grid) -> SubjectMaps | None:
    """Where to gather the noun's cross-attention; None where the reference has no noun."""
    if not reference.noun:
        return None
    layers = layers_of(model.unet)
    level = layers.mask_level(latent)
    tokens = find_tokens(model.pipe.tokenizer, reference.prompt, reference.noun)
    return SubjectMaps({reference.noun: tokens}, level, grid_at(latent, level))


def _step_back(model: Model, schedule: Schedule, step: int, z: Tensor, text: Text) -> Tensor:
    """Carry a latent from the end of a step back to its beginning."""
    noisier, cleaner = schedule.levels[step], schedule.levels[step + 1]
    with torch.inference_mode():
        output = guide(model.predict(z, schedule.timesteps[step], text), GUIDANCE)
        _, eps = split(z, output, noisier, schedule.prediction)
        return ddim(z, eps, cleaner, noisier)
