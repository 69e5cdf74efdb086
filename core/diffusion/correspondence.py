"""Which patch of an anchor shows what a panel's patch shows (DIFT, Tang et al. 2023)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from core.diffusion.attention.layers import Grid
from core.diffusion.masks import otsu


@dataclass(frozen=True)
class Matches:
    """For each of a panel's n tokens: where its match stands, and whether to inject it.

    `source` (n,) indexes the subject tokens of all the panel's anchors, one after the other.
    """

    source: Tensor
    gate: Tensor


def descriptors(features: Tensor, grid: Grid) -> Tensor:
    """Unit vectors (n, C) that describe the patches of a grid, from features (C, h, w).

    Smoothed with a 3x3 Gaussian of sigma 1, as ConsiStory does.
    """
    line = torch.exp(-torch.tensor([1.0, 0.0, 1.0], device=features.device) / 2)
    kernel = torch.outer(line, line) / line.sum().square()
    channels = features.float()[:, None]
    smooth = functional.conv2d(
        functional.pad(channels, (1, 1, 1, 1), mode="replicate"), kernel[None, None]
    )
    sized = functional.interpolate(
        smooth.transpose(0, 1), (grid.height, grid.width), mode="bilinear"
    )
    return functional.normalize(sized[0].flatten(1).T, dim=-1)


def nearest(patches: Tensor, candidates: Tensor) -> tuple[Tensor, Tensor]:
    """The cosine distance (n,) to the nearest candidate and its index (n,)."""
    similarity = patches @ candidates.T
    best, index = similarity.max(dim=-1)
    return 1 - best, index


def find_matches(
    patches: Tensor, anchors: Sequence[tuple[str, Tensor]], masks: Mapping[str, Tensor]
) -> Matches:
    """Match a panel's patches (n, C) with its anchors' subject patches [(noun, (m, C))].

    A patch is injected where the panel shows the noun (`masks`, each (n,)) and its distance is
    below Otsu's threshold of that noun's distances. Where two subjects claim it, the nearer wins.
    """
    count = len(patches)
    closest = torch.full((count,), torch.inf, device=patches.device)
    source = torch.zeros(count, dtype=torch.long, device=patches.device)
    for noun in dict.fromkeys(noun for noun, _ in anchors):
        distance, index = _nearest_of(noun, patches, anchors)
        claimed = masks[noun] & (distance < otsu(distance)) & (distance < closest)
        closest = torch.where(claimed, distance, closest)
        source = torch.where(claimed, index, source)
    return Matches(source, closest.isfinite())


def _nearest_of(
    noun: str, patches: Tensor, anchors: Sequence[tuple[str, Tensor]]
) -> tuple[Tensor, Tensor]:
    """The nearest patch among one noun's anchors, indexed among all anchors' patches."""
    places, candidates, start = [], [], 0
    for name, patch in anchors:
        if name == noun:
            places.append(torch.arange(start, start + len(patch), device=patches.device))
            candidates.append(patch)
        start += len(patch)
    positions = torch.cat(places)
    if not len(positions):
        constant = torch.ones(len(patches), device=patches.device)
        return constant, torch.zeros_like(constant, dtype=torch.long)
    distance, index = nearest(patches, torch.cat(candidates))
    return distance, positions[index]
