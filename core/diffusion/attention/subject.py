"""Subject-driven self-attention (ConsiStory, Tewel et al. 2024): which anchor tokens are seen."""

import hashlib
from collections.abc import Mapping

import torch
from torch import Tensor

from core.diffusion.attention.layers import Grid
from core.diffusion.masks import subject_mask
from core.domain.values import Digest


def kept_tokens(
    count: int, dropout: float, seed: int, step: int, grid: Grid, anchor: Digest
) -> Tensor:
    """Indices, in order, of the subject's `count` tokens that dropout leaves.

    The draw depends on the panel's seed, the step, the resolution and the anchor only: never on
    the global generator, the device, or what else is rendered.
    """
    name = f"{seed} {step} {grid} {anchor}"
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) >> 1
    generator = torch.Generator("cpu").manual_seed(key)
    return (torch.rand(count, generator=generator) >= dropout).nonzero().flatten()


def strangers(noun: str, subjects: Mapping[str, Tensor], grid: Grid) -> Tensor:
    """A logit bias (n,) that hides a noun's anchors from the patches of other subjects only.

    `subjects` are the panel's own maps by noun. A patch that several subjects claim, or none,
    sees all anchors. (Ours; ConsiStory lets every patch see every subject.)
    """
    masks = {name: subject_mask(subject, grid) for name, subject in subjects.items()}
    others = torch.stack([mask for name, mask in masks.items() if name != noun]).any(dim=0)
    closed = others & ~masks[noun]
    return torch.zeros(len(closed), device=closed.device).masked_fill(closed, -torch.inf)
