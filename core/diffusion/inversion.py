"""From a picture back to the noise that would have made it, in one of two ways.

DDIM inversion (StyleAligned, Hertz et al. 2024, with Song et al.'s formula): at each step the
noise predicted at the noisier neighbour's timestep carries the latent there. It is approximate, so
the way back is measured. Where too little of the picture comes back, edit-friendly DDPM inversion
(Huberman-Spiegelglas et al. 2024): each level gets noise of its own, and what each step back must
add is kept apart, so that the way back is exact.

The kept latents are what is replayed: a reference stays on its path either way.
"""

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from core.diffusion.attention.install import shared_attention
from core.diffusion.latents import decode, encode_picture, png
from core.diffusion.masks import SubjectMaps
from core.diffusion.models import Model
from core.diffusion.schedule import Schedule, make_schedule, mix, split
from core.diffusion.trajectory import DDIM, EDIT_FRIENDLY, Trajectory
from core.diffusion.walk import Walk, back_to_noise, walk_with
from core.domain.events import Progress, ReconstructionMade, TrajectoryMade
from core.domain.recipe import Recipe, Reference
from core.domain.values import Digest

STEPS = 50
"""An inversion's own: its trajectory serves recipes of any number of steps."""
ENOUGH = 30.0
"""The PSNR in dB from which DDIM inversion is good enough. Measured on the built-in model: drawn
scenes, flat colours and noise come back with 33 to 47, some of them under a wrong text; inverted
with a guidance of 7.5 or 12, they come back with 15 to 27."""

Way = Generator[Progress, None, "Inverted"]


@dataclass(frozen=True)
class Inverted:
    """A trajectory, and the picture that comes back from its noise."""

    trajectory: Trajectory
    picture: Image.Image
    psnr: float


def invert(
    model: Model, recipe: Recipe, reference: Reference, picture: bytes
) -> Iterator[Progress | ReconstructionMade | TrajectoryMade]:
    """Invert a reference picture for recipes of this size; tells what comes back of it.

    The cross-attention of the reference's noun, if it has one, is mapped on the way.
    Raises PictureError when the bytes are no picture, PromptError when its text lacks the noun.
    """
    yield _progress(0, 1)
    clean = encode_picture(model, picture, recipe.size)
    key = recipe.trajectory_key(reference)
    with shared_attention(model.unet) as stage:
        walk = walk_with(model, stage, reference, clean, _schedule(model))
        found = yield from _by_ddim(walk, clean)
        if found.psnr < ENOUGH:
            found = yield from _edit_friendly(walk, clean, key)
    yield ReconstructionMade(key, png(found.picture), found.psnr)
    yield TrajectoryMade(key, found.trajectory.to_bytes())


def _schedule(model: Model) -> Schedule:
    """An inversion's schedule, without a last step that stands still."""
    schedule = make_schedule(model.pipe.scheduler, STEPS)
    if schedule.levels[-1] != schedule.levels[-2]:
        return schedule
    return replace(
        schedule,
        timesteps=schedule.timesteps[:-1],
        levels=schedule.levels[:-1],
        weights=schedule.weights[:-1],
    )


def _by_ddim(walk: Walk, clean: Tensor) -> Way:
    """DDIM inversion, and sampling back from its noise to see how well it went."""
    steps, maps, latents = walk.schedule.steps, walk.maps(), [clean]
    for z in back_to_noise(walk, clean, maps):
        latents.append(z)
        yield _progress(len(latents) - 1, 2 * steps)
    z, stepper = latents[-1], walk.schedule.begin()
    for step in range(steps):
        z, _ = stepper.step(step, z, walk.output(step, z))
        yield _progress(steps + step + 1, 2 * steps)
    return _inverted(walk, latents[::-1], maps, z, DDIM)


def _edit_friendly(walk: Walk, clean: Tensor, key: Digest) -> Way:
    """Edit-friendly DDPM inversion, and sampling back with its noise maps.

    Noise is drawn on the CPU from the trajectory's key, so that it is the same on every device.
    """
    schedule, steps = walk.schedule, walk.schedule.steps
    generator = torch.Generator("cpu").manual_seed(int(key[:15], 16))
    drawn = torch.randn((steps, *clean.shape), generator=generator).to(clean.device)
    latents = [mix(clean, eps, a) for eps, a in zip(drawn, schedule.levels, strict=False)]
    latents.append(clean)
    maps, added = walk.maps(), []
    for step in range(steps):
        output = walk.output(step, latents[step], maps)
        added.append(latents[step + 1] - _ddpm_mean(schedule, step, latents[step], output))
        yield _progress(2 * steps + step + 1, 4 * steps)
    z = latents[0]
    for step in range(steps):
        z = _ddpm_mean(schedule, step, z, walk.output(step, z)) + added[step]
        yield _progress(3 * steps + step + 1, 4 * steps)
    return _inverted(walk, latents, maps, z, EDIT_FRIENDLY)


def _inverted(
    walk: Walk, latents: Sequence[Tensor], maps: SubjectMaps, back: Tensor, made_by: str
) -> Inverted:
    """The trajectory of latents (C, h, w), from noisy to clean, and what they lead `back` to."""
    subject = maps.mean(0) if maps.known else None
    picture, clean = (decode(walk.model, z) for z in (back, latents[-1]))
    psnr, levels = _psnr(picture, clean), walk.schedule.levels
    kept = Trajectory(torch.stack(list(latents)), levels, subject, psnr, made_by)
    return Inverted(kept, picture, psnr)


def _progress(done: int, total: int) -> Progress:
    return Progress("inverting", done, total)


def _ddpm_mean(schedule: Schedule, step: int, z: Tensor, output: Tensor) -> Tensor:
    """Where DDPM's next latent is expected (Ho et al. 2020; DDIM's formula (12) with eta 1)."""
    here, there = schedule.levels[step : step + 2]
    x0, eps = split(z, output, here, schedule.prediction)
    return math.sqrt(there) * x0 + (1 - there) * math.sqrt(here / there / (1 - here)) * eps


def _psnr(picture: Image.Image, clean: Image.Image) -> float:
    """How alike two pictures are, in dB; infinite where they are the same."""
    one, other = (np.asarray(each, dtype=np.float64) for each in (picture, clean))
    error = float(np.square(one - other).mean())
    return 10 * math.log10(255**2 / error) if error else math.inf
