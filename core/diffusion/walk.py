"""Steps between a picture and its noise that read from nobody: what an inversion takes."""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from core.diffusion.attention.install import check_installed
from core.diffusion.attention.layers import Grid, grid_at, layers_of
from core.diffusion.attention.processor import Stage
from core.diffusion.attention.view import View
from core.diffusion.masks import Finder, SubjectMaps
from core.diffusion.models import Model
from core.diffusion.predict import Conditioning, condition, predict
from core.diffusion.prompts import encode, find_tokens
from core.diffusion.schedule import Schedule, ddim, guide, split
from core.domain.recipe import Reference

GUIDANCE = 2.0
"""StyleAligned's inversion guidance. High guidance breaks DDIM inversion."""
MASK_STEPS = 20
"""The subject's map comes from the cleanest 20 of the 50 steps, as in ConsiStory."""


@dataclass(frozen=True)
class Walk:
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
        check_installed(self.stage)
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


def walk_with(
    model: Model, stage: Stage, reference: Reference, clean: Tensor, schedule: Schedule
) -> Walk:
    """The walk of a picture (its clean latent (C, h, w)) that shows what a reference says.

    Raises PromptError when the reference's text lacks its noun.
    """
    latent = Grid(*clean.shape[-2:])
    timesteps = torch.tensor(schedule.timesteps, device=model.device)
    text = encode(model.pipe, reference.prompt, "", guided=True)
    level = layers_of(model.unet).mask_level(latent)
    tokens: tuple[int, ...] = ()
    if reference.noun:
        tokens = find_tokens(model.pipe.tokenizer, reference.prompt, reference.noun)
    conditioning = condition(model, [text], latent, 2)
    grid = grid_at(latent, level)
    return Walk(model, stage, schedule, timesteps, conditioning, tokens, level, grid)


def back_to_noise(walk: Walk, clean: Tensor, maps: SubjectMaps) -> Iterator[Tensor]:
    """DDIM inversion: the latents (C, h, w) before each step, from the last step to the first."""
    schedule, z = walk.schedule, clean
    for step in reversed(range(schedule.steps)):
        noisier, cleaner = schedule.levels[step : step + 2]
        _, eps = split(z, walk.output(step, z, maps), noisier, schedule.prediction)
        z = ddim(z, eps, cleaner, noisier)
        yield z
