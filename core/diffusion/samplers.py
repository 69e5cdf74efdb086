"""What diffusers' samplers do, read off them once as a few numbers a step.

Each of these samplers is linear: where a step leads is a weighted sum of the latent, of the clean
picture seen there, and of the clean pictures seen in the steps before,

    z[i + 1] = a z[i] + b x0[i] + c x0[i - 1] + d x0[i - 2].

The weights depend on the noise levels alone. For DDIM and Euler they are a formula; for the two
multistep samplers diffusers' own scheduler runs once over unit vectors, and they are its results.
So nothing waits for the device in a step, and all that a sampler remembers are x0s.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import torch
from diffusers import (
    DDIMScheduler,
    DPMSolverMultistepScheduler,
    EulerDiscreteScheduler,
    UniPCMultistepScheduler,
)

from core.domain.recipe import Sampler

Weights = tuple[tuple[float, ...], ...]

_SCHEDULERS: dict[Sampler, Any] = {
    "ddim": DDIMScheduler,
    "euler": EulerDiscreteScheduler,
    "dpm++2m": DPMSolverMultistepScheduler,
    "unipc": UniPCMultistepScheduler,
}
_KEYS = (
    "num_train_timesteps",
    "beta_start",
    "beta_end",
    "beta_schedule",
    "trained_betas",
    "rescale_betas_zero_snr",
    "timestep_spacing",
    "steps_offset",
)
_FINE_KEYS = (*_KEYS, "use_karras_sigmas", "final_sigmas_type")
"""What a folder's configuration says of noise. All else that it may hold was meant for its own
class of scheduler and would turn another one into something else."""

_LEAST = 2.0**-24
"""The lowest level of a model that predicts epsilon, which at level 0 says nothing of the picture.
diffusers keeps zero-SNR schedules from 0 by the same number."""


@dataclass(frozen=True)
class Plan:
    """A sampler's way: S timesteps, S + 1 levels, and each step's weights.

    Of a step's a, b, c and d the last ones are left out where a sampler, or its first steps, have
    no use for them. `start` is what unit noise is multiplied by to begin.
    """

    timesteps: tuple[float, ...]
    levels: tuple[float, ...]
    weights: Weights
    start: float = 1.0


def plan(config: Mapping[str, Any], steps: int, sampler: Sampler) -> Plan:
    """The way of a sampler in so many steps, for a folder's scheduler configuration."""
    if sampler == "ddim":
        return _ddim(config, steps)
    if sampler == "euler":
        return _euler(config, steps)
    told = _told(config, _FINE_KEYS) | {"prediction_type": "sample", "solver_order": 2}
    if sampler == "dpm++2m":  # Lu et al. 2022
        made = _SCHEDULERS[sampler](**told, algorithm_type="dpmsolver++")
        return _traced(made, steps, memory=1)
    made = _SCHEDULERS[sampler](**told)  # Zhao et al. 2023: the corrector looks back once more
    return _traced(made, steps, memory=2)


def _told(config: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    """What a folder itself says under these keys: not what its class of scheduler filled in."""
    filled = config.get("_use_default_values", ())
    return {key: config[key] for key in keys if key in config and key not in filled}


def _ddim(config: Mapping[str, Any], steps: int) -> Plan:
    """DDIM with eta 0 (Song et al. 2021), each step ending where the next one begins.

    (diffusers' own steps end 1000 // S timesteps further on, which with timesteps spaced by
    "linspace", and by "trailing" where S does not divide 1000, is another place.)
    """
    made = _SCHEDULERS["ddim"](**_told(config, (*_KEYS, "set_alpha_to_one")))
    made.set_timesteps(steps)
    timesteps = [int(t) for t in made.timesteps]
    alphas = made.alphas_cumprod.double()
    least = _LEAST if config["prediction_type"] == "epsilon" else 0.0
    levels = (
        *(max(float(alphas[t]), least) for t in timesteps),
        float(made.final_alpha_cumprod),
    )
    return Plan(tuple(map(float, timesteps)), levels, _straight(levels))


def _euler(config: Mapping[str, Any], steps: int) -> Plan:
    """Euler (Karras et al. 2022) keeps z sqrt(sigma^2 + 1); in z it is DDIM on its own levels."""
    made = _SCHEDULERS["euler"](**_told(config, _FINE_KEYS))
    made.set_timesteps(steps)
    levels = _levels(made)
    start = float(made.init_noise_sigma) * math.sqrt(levels[0])
    return Plan(tuple(made.timesteps.tolist()), levels, _straight(levels), start)


def _levels(made: Any) -> tuple[float, ...]:
    return tuple((1 / (1 + made.sigmas.double() ** 2)).tolist())


def _straight(levels: Sequence[float]) -> Weights:
    """Weights (a, b) of steps that carry z along its own eps: DDIM's formula (12)."""
    weights = []
    for here, there in pairwise(levels):
        a = math.sqrt((1 - there) / (1 - here))
        weights.append((a, math.sqrt(there) - a * math.sqrt(here)))
    return tuple(weights)


def _traced(made: Any, steps: int, memory: int) -> Plan:
    """The weights of a multistep scheduler, which looks back `memory` steps.

    The first latent and every x0 get an axis of their own. The axis of the first latent gives a;
    once that share is taken off, the axes of the last x0s give the rest.
    """
    made.set_timesteps(steps)
    made.set_begin_index(0)
    axes = torch.eye(steps + 1).view(steps + 1, 1, steps + 1, 1, 1)
    z, weights = axes[0], []
    for i, timestep in enumerate(made.timesteps):
        reached = made.step(axes[i + 1], timestep, z, return_dict=False)[0]
        before, after = z.flatten().double(), reached.flatten().double()
        a = after[0] / before[0]
        rest = after - a * before
        oldest = max(0, i - memory)
        weights.append((float(a), *rest[oldest + 1 : i + 2].flip(0).tolist()))
        z = reached
    timesteps = tuple(map(float, made.timesteps.tolist()))
    return Plan(timesteps, _levels(made), tuple(weights))
