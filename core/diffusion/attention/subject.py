"""Subject-driven self-attention (ConsiStory, Tewel et al. 2024): which anchor tokens are seen."""

import hashlib

import torch
from torch import Tensor

from core.diffusion.attention.layers import Grid
from core.domain.values import Digest


def kept_tokens(
    count: int, dropout: float, seed: int, step: int, grid: Grid, anchor: Digest
) -> Tensor:
    """Which (count,) of an anchor's subject tokens dropout leaves.

    The draw depends on the panel's seed, the step, the resolution and the anchor only: never on
    the global generator, the device, or what else is rendered.
    """
    name = f"{seed} {step} {grid} {anchor}"
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) >> 1
    generator = torch.Generator("cpu").manual_seed(key)
    return torch.rand(count, generator=generator) >= dropout


def closed_to(subject: int, masks: dict[int, Tensor]) -> Tensor:
    """Which tokens (n,) belong to another subject, and so do not see this one's anchors."""
    others = [mask for index, mask in masks.items() if index != subject]
    return torch.stack(others).any(dim=0)
