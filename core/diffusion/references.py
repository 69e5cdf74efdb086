"""References ready to be read: trajectory, encoded text, and the subject's tokens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from core.diffusion.attention.layers import Grid, Layers, grid_at
from core.diffusion.latents import mask_picture
from core.diffusion.masks import subject_mask
from core.diffusion.models import Model
from core.diffusion.prompts import Text, encode
from core.diffusion.sharing import Sharing, SourceKey
from core.diffusion.trajectory import Trajectory, read_trajectory
from core.domain.errors import StorageError
from core.domain.recipe import Reference, Role

Materials = Mapping[str, bytes]
"""Trajectories by their keys; painted masks and control pictures by their blobs' ids."""


@dataclass(frozen=True)
class Source:
    """A frozen reference. `tokens` lists, for each level, where its subject is (an anchor's).

    Until the share `offset` of the schedule it stays at the noise level it has there.
    """

    trajectory: Trajectory
    text: Text
    latent: Grid
    tokens: Mapping[int, Tensor]
    offset: float

    def step_at(self, step: int, steps: int) -> int:
        """The step whose noise level this reference has at a step."""
        return max(step, min(round(self.offset * steps), steps - 1))


def read_sources(
    model: Model, layers: Layers, sharings: Sequence[Sharing], materials: Materials
) -> dict[SourceKey, Source]:
    """The references of some panels, each once. KeyError when a trajectory was not given."""
    wanted: dict[SourceKey, tuple[Reference, Sharing]] = {}
    for sharing in sharings:
        wanted |= {key: (reference, sharing) for key, reference in sharing.references.items()}
    return {
        key: _read_source(model, layers, reference, sharing, materials, key)
        for key, (reference, sharing) in wanted.items()
    }


def _read_source(
    model: Model,
    layers: Layers,
    reference: Reference,
    sharing: Sharing,
    materials: Materials,
    key: SourceKey,
) -> Source:
    trajectory = read_trajectory(materials[key.trajectory], model.device)
    latent = Grid(*trajectory.latents.shape[-2:])
    text = encode(model.pipe, reference.prompt, "", sharing.recipe.guidance > 1)
    if reference.role is Role.STYLE:
        return Source(trajectory, text, latent, {}, key.offset)
    tokens = {}
    for level in {layer.level for layer in layers.selves}:
        mask = _mask(trajectory, reference, grid_at(latent, level), materials)
        tokens[level] = torch.nonzero(mask).flatten().to(model.device)
    return Source(trajectory, text, latent, tokens, 0.0)


def _mask(trajectory: Trajectory, reference: Reference, grid: Grid, materials: Materials) -> Tensor:
    """Which tokens (n,) of a grid show an anchor's subject: as painted, else as found."""
    if reference.mask is not None:
        return mask_picture(materials[reference.mask], grid)
    if trajectory.subject is None:
        raise StorageError(
            f"The kept picture of “{reference.noun}” does not say where its subject is.",
            "Cast the character again.",
        )
    return subject_mask(trajectory.subject, grid)
