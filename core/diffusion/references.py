"""References ready to be read: trajectory, encoded text, and the subject's tokens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from core.diffusion.attention.layers import Grid, Layers, grid_at
from core.diffusion.masks import subject_mask
from core.diffusion.models import Model
from core.diffusion.prompts import Text, encode
from core.diffusion.trajectory import Trajectory, read_trajectory
from core.domain.errors import StorageError
from core.domain.recipe import Recipe, Reference, Role
from core.domain.values import Digest


@dataclass(frozen=True)
class Source:
    """A frozen reference. `tokens` lists, for each level, where its subject is (an anchor's)."""

    trajectory: Trajectory
    text: Text
    latent: Grid
    tokens: Mapping[int, Tensor]


def read_sources(
    model: Model, layers: Layers, recipes: Sequence[Recipe], trajectories: Mapping[Digest, bytes]
) -> dict[Digest, Source]:
    """The references of some recipes, each once. KeyError when a trajectory was not given."""
    wanted = {
        recipe.trajectory_key(reference): (reference, recipe.guidance > 1)
        for recipe in recipes
        for reference in recipe.references
    }
    return {
        key: _read_source(model, layers, reference, trajectories[key], guided)
        for key, (reference, guided) in wanted.items()
    }


def _read_source(
    model: Model, layers: Layers, reference: Reference, data: bytes, guided: bool
) -> Source:
    trajectory = read_trajectory(data, model.device)
    latent = Grid(*trajectory.latents.shape[-2:])
    text = encode(model.pipe, reference.prompt, "", guided)
    tokens: dict[int, Tensor] = {}
    if reference.role is Role.SUBJECT:
        if trajectory.subject is None:
            raise StorageError(
                f"The kept picture of “{reference.noun}” does not say where its subject is.",
                "Cast the character again.",
            )
        for level in {layer.level for layer in layers.selves}:
            mask = subject_mask(trajectory.subject, grid_at(latent, level))
            tokens[level] = torch.nonzero(mask).flatten()
    return Source(trajectory, text, latent, tokens)
