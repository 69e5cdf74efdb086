"""The latents of one picture at every noise level: what an inversion or a casting leaves."""

import bisect
import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_safetensors
from safetensors.torch import save as save_safetensors
from torch import Tensor

from core.domain.errors import StorageError


@dataclass(frozen=True)
class Trajectory:
    """`latents` (S + 1, C, h, w) run from noisy to clean, one for each of the rising `levels`.

    `subject` is the mean cross-attention map (h', w') of the subject's noun, where one was asked
    for: masks are cut from it at whatever resolution a layer has.
    """

    latents: Tensor
    levels: tuple[float, ...]
    subject: Tensor | None = None

    @classmethod
    def of(
        cls, latents: Sequence[Tensor], levels: tuple[float, ...], subject: Tensor | None
    ) -> "Trajectory":
        """From one latent (C, h, w) for each level."""
        return cls(torch.stack(list(latents)), levels, subject)

    def at(self, level: float) -> Tensor:
        """The latent (C, h, w) at a noise level; exact at its own levels.

        Between two of them it goes along the x0 and eps that both share, as a DDIM step does, so
        that a trajectory serves any number of steps. With level = cos(phi)^2 that is
        z = (sin(phi2 - phi) z1 + sin(phi - phi1) z2) / sin(phi2 - phi1).
        """
        right = min(max(bisect.bisect_right(self.levels, level), 1), len(self.levels) - 1)
        left = right - 1
        phi1, phi2, phi = (
            math.acos(math.sqrt(a)) for a in (self.levels[left], self.levels[right], level)
        )
        if phi1 == phi2:  # some schedules end with a step that stands still
            return self.latents[right]
        weight1 = math.sin(phi2 - phi) / math.sin(phi2 - phi1)
        weight2 = math.sin(phi - phi1) / math.sin(phi2 - phi1)
        return weight1 * self.latents[left] + weight2 * self.latents[right]

    def to_bytes(self) -> bytes:
        """A safetensors file."""
        tensors = {
            "latents": self.latents.float().cpu().contiguous(),
            "levels": torch.tensor(self.levels, dtype=torch.float64),
        }
        if self.subject is not None:
            tensors["subject"] = self.subject.float().cpu().contiguous()
        return save_safetensors(tensors)


def read_trajectory(data: bytes, device: torch.device) -> Trajectory:
    """Read what `to_bytes` wrote. Raises StorageError when it is damaged."""
    try:
        tensors = load_safetensors(data)
        levels = tuple(tensors["levels"].tolist())
        latents = tensors["latents"].to(device)
    except (SafetensorError, KeyError) as error:
        raise StorageError(
            "The kept inversion of a reference is damaged.",
            "Remove it from the library's trajectories; it will be made again.",
        ) from error
    subject = tensors.get("subject")
    return Trajectory(latents, levels, None if subject is None else subject.to(device))
