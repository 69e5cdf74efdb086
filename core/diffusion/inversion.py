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
from torch import Tensor

from core.diffusion.attention.install import check_installed, shared_attention
from core.diffusion.attention.layers import Grid, grid_at, layers_of
from core.diffusion.attention.processor import Stage
from core.diffusion.attention.view import View
from core.diffusion.latents import decode, encode_picture
from core.diffusion.masks import Finder, SubjectMaps
from core.diffusion.models import Model
from core.diffusion.predict import Conditioning, condition, predict
from core.diffusion.prompts import encode, find_tokens
from core.diffusion.schedule import Schedule, ddim, guide, make_schedule, mix, split
from core.diffusion.trajectory import DDIM, EDIT_FRIENDLY, Trajectory
from core.domain.events import Progress, TrajectoryMade
from core.domain.recipe import Recipe, Reference
from core.domain.values import Digest

STEPS = 50
"""An inversion's own: its trajectory serves recipes of any number of steps."""
GUIDANCE = 2.0
"""StyleAligned's inversion guidance. High guidance breaks DDIM inversion."""
MASK_STEPS = 20
"""The subject's map comes from the cleanest 20 of the 50 steps, as in ConsiStory."""
ENOUGH = 30.0
"""The PSNR in dB from which DDIM inversion is good enough. Measured on the built-in model: drawn
scenes, flat colours and noise come back with 33 to 47; what a wrong text or a guidance of 7.5
breaks comes back with 15 to 29."""

Way = Generator[Progress, None, Trajectory]


def invert(
    model: Model, recipe: Recipe, reference: Reference, picture: bytes
) -> Iterator[Progress | TrajectoryMade]:
    """Invert a reference picture for recipes of this size.

    The cross-attention of the reference's noun, if it has one, is mapped on the way.
    Raises PictureError when the bytes are no picture, PromptError when its text lacks the noun.
    """
    clean = encode_picture(model, picture, recipe.size)
    key = recipe.trajectory_key(reference)
    with shared_attention(model.unet) as stage:
        walk = _walk(model, stage, reference, Grid(*clean.shape[-2:]))
        found = yield from _by_ddim(walk, clean)
        if found.psnr is not None and found.psnr < ENOUGH:
            found = yield from _edit_friendly(walk, clean, key)
    yield TrajectoryMade(key, found.to_bytes())


@dataclass(frozen=True)
class _Walk:
    """Steps between a picture and its noise: plain, with the picture's text and guidance."""

    model: Model
    stage: Stage
    schedule: Schedule
    timesteps: Tensor
    conditioning: Conditioning
    tokens: tuple[int, ...]
    level: int
    grid: Grid

    def output(self, step: int, z: Tensor, maps: SubjectMaps | None = None) -> Tensor:
        """The guided output (C, h, w) for a latent at a step; the last steps' maps are counted."""
        check_installed(self.model.unet, self.stage)
        wanted = maps is not None and step >= self.schedule.steps - MASK_STEPS
        looks = wanted and self.tokens
        finder = Finder([{0: self.tokens}], self.level, self.model.device) if looks else None
        self.stage.view = View(finder)
        with torch.inference_mode():
            rows = z.expand(2, *z.shape)
            output = predict(self.model, rows, self.timesteps[step], self.conditioning)
            if maps is not None and finder is not None:
                maps.push(finder.maps()[0])
            return guide(output, GUIDANCE)

    def maps(self) -> SubjectMaps:
        """Where to count the noun's maps."""
        return SubjectMaps([0], self.grid, MASK_STEPS)

    def kept(
        self, latents: Sequence[Tensor], maps: SubjectMaps, psnr: float, made_by: str
    ) -> Trajectory:
        """The trajectory of latents (C, h, w), from noisy to clean."""
        subject = maps.mean(0) if maps.known else None
        return Trajectory(torch.stack(list(latents)), self.schedule.levels, subject, psnr, made_by)


def _walk(model: Model, stage: Stage, reference: Reference, latent: Grid) -> _Walk:
    schedule = make_schedule(model.pipe.scheduler, STEPS)
    if schedule.levels[-1] == schedule.levels[-2]:  # its last step stands still
        schedule = replace(
            schedule,
            timesteps=schedule.timesteps[:-1],
            levels=schedule.levels[:-1],
            weights=schedule.weights[:-1],
        )
    timesteps = torch.tensor(schedule.timesteps, device=model.device)
    text = encode(model.pipe, reference.prompt, "", guided=True)
    level = layers_of(model.unet).mask_level(latent)
    tokens: tuple[int, ...] = ()
    if reference.noun:
        tokens = find_tokens(model.pipe.tokenizer, reference.prompt, reference.noun)
    conditioning = condition(model, [text], latent, 2)
    grid = grid_at(latent, level)
    return _Walk(model, stage, schedule, timesteps, conditioning, tokens, level, grid)


def _by_ddim(walk: _Walk, clean: Tensor) -> Way:
    """DDIM inversion, and sampling back from its noise to see how well it went."""
    levels, steps = walk.schedule.levels, walk.schedule.steps
    maps, latents = walk.maps(), [clean]
    for step in reversed(range(steps)):
        output = walk.output(step, latents[-1], maps)
        _, eps = split(latents[-1], output, levels[step], walk.schedule.prediction)
        latents.append(ddim(latents[-1], eps, levels[step + 1], levels[step]))
        yield _progress(steps - step, 2 * steps)
    z, stepper = latents[-1], walk.schedule.begin()
    for step in range(steps):
        z, _ = stepper.step(step, z, walk.output(step, z))
        yield _progress(steps + step + 1, 2 * steps)
    return walk.kept(latents[::-1], maps, _psnr(walk.model, z, clean), DDIM)


def _edit_friendly(walk: _Walk, clean: Tensor, key: Digest) -> Way:
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
    return walk.kept(latents, maps, _psnr(walk.model, z, clean), EDIT_FRIENDLY)


def _progress(done: int, total: int) -> Progress:
    return Progress("reading the picture", done, total)


def _ddpm_mean(schedule: Schedule, step: int, z: Tensor, output: Tensor) -> Tensor:
    """Where DDPM's next latent is expected (Ho et al. 2020; DDIM's formula (12) with eta 1)."""
    here, there = schedule.levels[step : step + 2]
    x0, eps = split(z, output, here, schedule.prediction)
    return math.sqrt(there) * x0 + (1 - there) * math.sqrt(here / there / (1 - here)) * eps


def _psnr(model: Model, z: Tensor, clean: Tensor) -> float:
    """How alike the pictures of two latents are, in dB; infinite where they are the same."""
    one, other = (np.asarray(decode(model, x), dtype=np.float64) for x in (z, clean))
    error = float(np.square(one - other).mean())
    return 10 * math.log10(255**2 / error) if error else math.inf
