"""Noise levels and the steps between them, for epsilon and v predictions.

A level is `alpha_bar`, the share of the signal's variance: z = sqrt(a) x0 + sqrt(1 - a) eps.
Latents are in this form under every sampler.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from core.diffusion.samplers import Weights, plan
from core.domain.recipe import Sampler


@dataclass(frozen=True)
class Schedule:
    """The timesteps of a run, noisy to clean, and the S + 1 levels before, between and after.

    Timesteps may be fractions. `weights` are the sampler's steps (samplers.py); `start` is what
    unit noise is multiplied by to begin, 1 but for some spacings under Euler.
    """

    timesteps: tuple[float, ...]
    levels: tuple[float, ...]
    prediction: str
    sampler: Sampler
    weights: Weights
    start: float = 1.0

    @property
    def steps(self) -> int:
        """How many steps the run has."""
        return len(self.timesteps)

    def begin(self) -> "Stepper":
        """The sampler before its first step."""
        return Stepper(self)


class Stepper:
    """A sampler on one picture's way (or a batch's): what it remembers of the steps before."""

    def __init__(self, schedule: Schedule, past: tuple[Tensor, ...] = ()) -> None:
        self._schedule = schedule
        self._past = past  # x0s, the newest first; tensors in it are never written to

    def step(self, i: int, z: Tensor, output: Tensor) -> tuple[Tensor, Tensor]:
        """Take step i, of all steps in their order, by the (guided) network output at `z`.

        Returns the next z and the x0 seen from here, both of z's shape.
        """
        weights = self._schedule.weights
        x0, _ = split(z, output, self._schedule.levels[i], self._schedule.prediction)
        known = (z, x0, *self._past)
        reached = weights[i][0] * z
        for weight, tensor in zip(weights[i][1:], known[1:], strict=True):
            reached = reached + weight * tensor
        if i + 1 < self._schedule.steps:
            self._past = known[1 : len(weights[i + 1]) - 1]
        return reached, x0

    def copy(self) -> "Stepper":
        """The same sampler at the same place: both can go on, each its own way."""
        return Stepper(self._schedule, self._past)

    def state(self) -> dict[str, Tensor]:
        """What `restore` needs to go on from here to the bit: nothing under DDIM and Euler."""
        return {"past": torch.stack(self._past)} if self._past else {}

    def restore(self, state: dict[str, Tensor]) -> None:
        """Go back to where `state` was taken. Its tensors are on the latents' device."""
        self._past = tuple(state["past"].unbind()) if state else ()


def make_schedule(scheduler: Any, steps: int, sampler: Sampler = "ddim") -> Schedule:
    """The schedule of a sampler for the noise that a diffusers scheduler's configuration names.

    Of the configuration only what it says of noise counts; `scheduler` itself is left alone.
    """
    made = plan(scheduler.config, steps, sampler)
    prediction = str(scheduler.config.prediction_type)
    return Schedule(made.timesteps, made.levels, prediction, sampler, made.weights, made.start)


def split(z: Tensor, output: Tensor, level: float, prediction: str) -> tuple[Tensor, Tensor]:
    """What a network's output says of a latent at a level: its x0 and its eps."""
    signal, noise = math.sqrt(level), math.sqrt(1 - level)
    if prediction == "v_prediction":
        return signal * z - noise * output, signal * output + noise * z
    return (z - noise * output) / signal, output


def mix(x0: Tensor, eps: Tensor, level: float) -> Tensor:
    """The latent that has this x0 and this eps at a level."""
    signal, noise = math.sqrt(level), math.sqrt(1 - level)
    return signal * x0 + noise * eps


def ddim(z: Tensor, eps: Tensor, level: float, to_level: float) -> Tensor:
    """Carry a latent from one level to another along its eps, in either direction."""
    x0, eps = split(z, eps, level, "epsilon")
    return mix(x0, eps, to_level)


def guide(output: Tensor, guidance: float) -> Tensor:
    """Classifier-free guidance over the rows (uncond, cond); a lone row is cond and stays."""
    if len(output) == 1:
        return output[0]
    uncond, cond = output[0], output[1]
    return uncond + guidance * (cond - uncond)
