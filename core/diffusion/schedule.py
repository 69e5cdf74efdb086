"""Noise levels and the DDIM step (Song et al. 2021, eta 0), for epsilon and v predictions.

A level is `alpha_bar`, the share of the signal's variance: z = sqrt(a) x0 + sqrt(1 - a) eps.
"""

import math
from dataclasses import dataclass
from typing import Any

from torch import Tensor


@dataclass(frozen=True)
class Schedule:
    """The timesteps of a run, noisy to clean, and the S + 1 levels before, between and after."""

    timesteps: tuple[int, ...]
    levels: tuple[float, ...]
    prediction: str

    @property
    def steps(self) -> int:
        """How many steps the run has."""
        return len(self.timesteps)

    def nearest_step(self, timestep: int) -> int:
        """The step, counted from 0, whose timestep is nearest."""
        return min(range(self.steps), key=lambda i: abs(self.timesteps[i] - timestep))


def make_schedule(scheduler: Any, steps: int) -> Schedule:
    """The schedule that a DDIMScheduler's configuration gives for a number of steps."""
    scheduler.set_timesteps(steps)
    timesteps = tuple(int(t) for t in scheduler.timesteps)
    alphas = scheduler.alphas_cumprod.double()
    levels = (*(float(alphas[t]) for t in timesteps), float(scheduler.final_alpha_cumprod))
    return Schedule(timesteps, levels, str(scheduler.config.prediction_type))


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
