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
    """Unit vectors (P, n, C) that describe the patches of a grid, from features (P, C, h, w).

    Smoothed with a 3x3 Gaussian of sigma 1, as ConsiStory does.
    """
    line = torch.exp(-torch.tensor([1.0, 0.0, 1.0], device=features.device) / 2)
    kernel = torch.outer(line, line) / line.sum().square()
    pictures, channels = features.shape[:2]
    padded = functional.pad(features.float(), (1, 1, 1, 1), mode="replicate")
    smooth = functional.conv2d(padded, kernel.expand(channels, 1, 3, 3), groups=channels)
    sized = functional.interpolate(smooth, (grid.height, grid.width), mode="bilinear")
    return functional.normalize(sized.reshape(pictures, channels, -1).transpose(1, 2), dim=-1)


def nearest(patches: Tensor, candidates: Tensor) -> tuple[Tensor, Tensor]:
    """The cosine distance (n,) to the nearest candidate and its index (n,)."""
    similarity = patches @ candidates.T
    best, index = similarity.max(dim=-1)
    return 1 - best, index


def find_matches(
    patches: Tensor, anchors: Sequence[tuple[int, Tensor]], masks: Mapping[int, Tensor]
) -> Matches:
    """Match a panel's patches (n, C) with its anchors' subject patches [(subject, (m, C))].

    A patch is injected where the panel shows the subject (`masks`, each (n,)) and its distance is
    below Otsu's threshold of that subject's distances. Where two subjects claim it, the nearer
    wins.
    """
    count = len(patches)
    closest = torch.full((count,), torch.inf, device=patches.device)
    source = torch.zeros(count, dtype=torch.long, device=patches.device)
    for subject in dict.fromkeys(subject for subject, _ in anchors):
        positions, candidates = _patches_of(subject, anchors)
        if not len(positions):
            continue
        distance, index = nearest(patches, candidates)
        claimed = masks[subject] & (distance < otsu(distance)) & (distance < closest)
        closest = torch.where(claimed, distance, closest)
        source = torch.where(claimed, positions[index], source)
    return Matches(source, closest.isfinite())


def likeness(patches: Tensor, anchors: Sequence[tuple[int, Tensor]], subjects: int) -> Tensor:
    """The cosine similarity (subjects, n) of each patch (n, C) to its best match in the anchors.

    0 for a subject that has none.
    """
    found = patches.new_zeros(subjects, len(patches))
    for subject in dict.fromkeys(subject for subject, _ in anchors):
        positions, candidates = _patches_of(subject, anchors)
        if len(positions):
            found[subject] = 1 - nearest(patches, candidates)[0]
    return found


def _patches_of(subject: int, anchors: Sequence[tuple[int, Tensor]]) -> tuple[Tensor, Tensor]:
    """One subject's patches (m, C), and their places (m,) among all anchors' patches."""
    places, candidates, start = [], [], 0
    for whose, patches in anchors:
        if whose == subject:
            places.append(torch.arange(start, start + len(patches), device=patches.device))
            candidates.append(patches)
        start += len(patches)
    return torch.cat(places), torch.cat(candidates)
