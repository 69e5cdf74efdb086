"""The latents of one picture at every noise level: what an inversion or a casting leaves."""

import bisect
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_safetensors
from safetensors.torch import save as save_safetensors
from torch import Tensor

from core.diffusion.schedule import mix
from core.domain.errors import StorageError

CAST: Final = "cast"
DDIM: Final = "ddim"
EDIT_FRIENDLY: Final = "edit friendly"

NOTE: Final = "castboard"
"""The one key in a file's metadata (safetensors writes several in any order, and a trajectory that
is made again has the same bytes)."""


@dataclass(frozen=True)
class Trajectory:
    """`latents` (n, C, h, w) run from noisy to clean, one for each of the rising `levels`.

    `subject` is the mean cross-attention map (h', w') of the subject's noun, where one was asked
    for: masks are cut from it at whatever resolution a layer has. `made_by` is how the latents
    came about (CAST, DDIM, EDIT_FRIENDLY; empty where an older file does not say), and `psnr` how
    well an inversion gives its picture back, in dB against the picture's way through the VAE.
    """

    latents: Tensor
    levels: tuple[float, ...]
    subject: Tensor | None = None
    psnr: float | None = None
    made_by: str = CAST

    @classmethod
    def of(
        cls, latents: Sequence[Tensor], levels: tuple[float, ...], subject: Tensor | None
    ) -> "Trajectory":
        """A cast picture's, from one latent (C, h, w) for each level."""
        return cls(torch.stack(list(latents)), levels, subject)

    def at(self, level: float) -> Tensor:
        """The latent (C, h, w), fp32, at any noise level; exact at its own levels.

        So a trajectory serves every number of steps and every sampler. Above its last level it
        stays at the picture; below its first it keeps that level's noise.
        """
        if level >= self.levels[-1]:
            return self.latents[-1].float()
        right = max(bisect.bisect_right(self.levels, level), 1)
        if self.made_by == EDIT_FRIENDLY:
            halfway = sum(map(_angle, self.levels[right - 1 : right + 1])) / 2
            nearest = right - 1 if _angle(level) > halfway else right
            return self._with_noise_of(min(nearest, len(self.levels) - 2), level)
        if level < self.levels[0]:
            return self._with_noise_of(0, level)
        return self._between(right - 1, right, level)

    def _between(self, left: int, right: int, level: float) -> Tensor:
        """Along the x0 and eps that two neighbours share, as a DDIM step goes.

        With level = cos(phi)^2 that is z = (sin(phi2 - phi) z1 + sin(phi - phi1) z2)
        / sin(phi2 - phi1).
        """
        phi1, phi2, phi = map(_angle, (self.levels[left], self.levels[right], level))
        weight1 = math.sin(phi2 - phi) / math.sin(phi2 - phi1)
        weight2 = math.sin(phi - phi1) / math.sin(phi2 - phi1)
        return weight1 * self.latents[left].float() + weight2 * self.latents[right].float()

    def _with_noise_of(self, i: int, level: float) -> Tensor:
        """The picture under the noise that it has at its own level i.

        Where each level has noise of its own, anything between two of them would be too clean.
        """
        x0, own = self.latents[-1].float(), self.levels[i]
        eps = (self.latents[i].float() - math.sqrt(own) * x0) / math.sqrt(1 - own)
        return mix(x0, eps, level)

    def to_bytes(self) -> bytes:
        """A safetensors file; latents in half precision, which keeps 128 KiB a level of SDXL."""
        tensors = {
            "latents": self.latents.half().cpu().contiguous(),
            "levels": torch.tensor(self.levels, dtype=torch.float64),
        }
        if self.subject is not None:
            tensors["subject"] = self.subject.float().cpu().contiguous()
        said = json.dumps({"made_by": self.made_by, "psnr": self.psnr})
        return save_safetensors(tensors, {NOTE: said})


def read_trajectory(data: bytes, device: torch.device) -> Trajectory:
    """Read what `to_bytes` wrote, now or in METHOD 1 (fp32). Raises StorageError when damaged.

    Latents keep the precision of the file until they are asked for.
    """
    try:
        tensors = load_safetensors(data)
        levels = tuple(tensors["levels"].tolist())
        latents = tensors["latents"].to(device)
        header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
        said = json.loads(header.get("__metadata__", {}).get(NOTE, "{}"))
    except (SafetensorError, KeyError, ValueError) as error:
        raise StorageError(
            "The kept inversion of a reference is damaged.",
            "Remove it from the library's trajectories; it will be made again.",
        ) from error
    subject = tensors.get("subject")
    if subject is not None:
        subject = subject.to(device)
    return Trajectory(latents, levels, subject, said.get("psnr"), said.get("made_by", ""))


def _angle(level: float) -> float:
    """The angle phi of a level: its cosine is the signal's share, its sine the noise's."""
    return math.acos(math.sqrt(level))
