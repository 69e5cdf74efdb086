"""The sums of the method by brute force: thresholds, masks, patches that match, statistics.

Written from the descriptions and not from the engine, to hold the engine to them.
"""

import math
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from core.diffusion.models import Model
from core.domain.recipe import Emphasis


def otsu(values: Tensor) -> float:
    """The middle of the cut that parts the values into classes whose means differ most.

    Tries every cut. Values that are all the same are their own threshold.
    """
    ordered = sorted(values.double().flatten().tolist())
    if ordered[0] == ordered[-1]:
        return ordered[0]

    def between(cut: int) -> float:
        low, high = ordered[:cut], ordered[cut:]
        gap = math.fsum(low) / len(low) - math.fsum(high) / len(high)
        return len(low) * len(high) * gap**2

    best = max(range(1, len(ordered)), key=between)
    return (ordered[best - 1] + ordered[best]) / 2


def resized(found: Tensor, grid: tuple[int, int]) -> Tensor:
    """A map (h, w) at the tokens (n,) of a grid."""
    return functional.interpolate(found[None, None].float(), grid, mode="bilinear").flatten()


def covered(found: Tensor, grid: tuple[int, int]) -> Tensor:
    """Which tokens (n,) of a grid a map (h, w) covers."""
    fine = resized(found, grid)
    return fine > otsu(fine)


def owners(maps: Mapping[int, Tensor], grid: tuple[int, int], isolation: bool) -> dict[int, Tensor]:
    """Which tokens (n,) each subject has; with isolation, each token has one owner at most."""
    strengths = {}
    for subject, found in maps.items():
        fine = resized(found, grid)
        strengths[subject] = fine / otsu(fine)
    masks = {subject: strength > 1 for subject, strength in strengths.items()}
    if isolation:
        for subject, strength in strengths.items():
            for other, theirs in strengths.items():
                if other != subject:
                    masks[subject] = masks[subject] & (strength > theirs)
    return masks


def patches(features: Tensor, grid: tuple[int, int]) -> Tensor:
    """Unit vectors (n, C) of features (C, h, w): 3x3 Gaussian of sigma 1, then the grid's size."""
    bell = torch.tensor([[math.exp(-(x * x + y * y) / 2) for x in (-1, 0, 1)] for y in (-1, 0, 1)])
    bell /= bell.sum()
    padded = functional.pad(features[None], (1, 1, 1, 1), mode="replicate")[0]
    height, width = features.shape[-2:]
    smooth = sum(
        bell[y, x] * padded[:, y : y + height, x : x + width] for y in range(3) for x in range(3)
    )
    fine = functional.interpolate(smooth[None], grid, mode="bilinear")[0].flatten(1).T
    return fine / fine.norm(dim=-1, keepdim=True)


def match(
    panel: Tensor, anchors: Sequence[tuple[int, Tensor]], masks: Mapping[int, Tensor]
) -> tuple[Tensor, Tensor]:
    """For each of a panel's patches (n, C): an index among all anchors' patches, and a gate (n,).

    `anchors` are (subject, patches (m, C)), one after the other.
    """
    subjects = torch.tensor([s for s, patch in anchors for _ in range(len(patch))])
    distances = 1 - panel @ torch.cat([patch for _, patch in anchors]).T
    best = torch.full((len(panel),), math.inf)
    source = torch.zeros(len(panel), dtype=torch.long)
    for subject, mask in masks.items():
        theirs = distances.masked_fill(subjects != subject, math.inf)
        distance, index = theirs.min(dim=-1)
        claimed = mask & (distance < otsu(distance)) & (distance < best)
        best[claimed], source[claimed] = distance[claimed], index[claimed]
    return source, best < math.inf


def moments(parts: Sequence[Tensor], weights: Sequence[float], ddof: int) -> tuple[Tensor, Tensor]:
    """The mean and variance over the next to last axis of parts (..., n, d) that weigh so much."""
    count = sum(w * part.shape[-2] for w, part in zip(weights, parts, strict=True))
    mean = sum(w * part.sum(-2, keepdim=True) for w, part in zip(weights, parts, strict=True))
    mean = mean / count
    squares = sum(
        w * (part - mean).square().sum(-2, keepdim=True)
        for w, part in zip(weights, parts, strict=True)
    )
    return mean, squares / (count - ddof)


def adain(x: Tensor, references: Sequence[Tensor], weights: Sequence[float]) -> Tensor:
    """x (heads, n, d) with the mean and deviation that references (heads, m, d) have together."""
    mean, variance = moments([x], [1.0], 1)
    wanted_mean, wanted_variance = moments(references, weights, 1)
    return (x - mean) / (variance + 1e-5).sqrt() * (wanted_variance + 1e-5).sqrt() + wanted_mean


def emphasise(model: Model, embeds: Tensor, text: str, emphasis: Sequence[Emphasis]) -> None:
    """Scale the tokens (tokens, channels) of parts of a text, one encoder after the other.

    Tokens are counted by reading the text only so far.
    """
    first = 0
    for tokenizer, encoder in model.encoders if emphasis else ():
        part = embeds[:, first : first + encoder.config.hidden_size]
        magnitude = part.abs().mean()
        for each in emphasis:
            start, stop = (
                len(tokenizer(text[:at]).input_ids) - 1 for at in (each.start, each.stop)
            )
            for token in range(start, stop):
                part[token] *= each.weight
        part *= magnitude / part.abs().mean()
        first += encoder.config.hidden_size
