"""StyleAligned (Hertz et al. 2024): what a panel takes from its styles' statistics."""

from collections.abc import Sequence
from functools import reduce

import torch
from torch import Tensor, nn

from core.diffusion.attention.moments import Moments

EPS = 1e-5


def adain(x: Tensor, reference: Moments) -> Tensor:
    """Give x (R, n, C) the reference's mean and deviation over tokens, per channel of each head.

    AdaIN(x) = (x - mu_x) / sigma_x * sigma_ref + mu_ref, sigma = sqrt(unbiased variance + 1e-5).
    """
    own = Moments.of(x, dim=-2)
    ratio = ((reference.unbiased_variance + EPS) / (own.unbiased_variance + EPS)).sqrt()
    return torch.addcmul((reference.mean - own.mean * ratio).to(x.dtype), x, ratio.to(x.dtype))


def shared_norm(norm: nn.GroupNorm, x: Tensor, reference: Moments) -> Tensor:
    """Group normalisation of x (R, C, h, w) over its own and the reference's values together.

    Equals normalising them as one picture and keeping x's part.
    """
    together = norm_moments(norm, x).merge(reference)
    weight, bias = (y.view(1, norm.num_groups, -1) for y in (norm.weight, norm.bias))
    factor = weight * torch.rsqrt(together.variance + norm.eps)
    offset = bias - together.mean * factor
    factor, offset = (y.reshape(len(x), -1, 1, 1).to(x.dtype) for y in (factor, offset))
    return torch.addcmul(offset, x, factor)


def norm_moments(norm: nn.GroupNorm, x: Tensor) -> Moments:
    """What features (R, C, h, w) add to group normalisation: moments (R, groups, 1)."""
    rows, channels, pixels = len(x), x.shape[1], x.shape[2] * x.shape[3]
    # Its statistics are all that is wanted, but no kernel is faster at them.
    _, mean, spread = torch.native_group_norm(
        x.float().contiguous(), None, None, rows, channels, pixels, norm.num_groups, norm.eps
    )
    variance = (spread.pow(-2) - norm.eps).clamp_min(0)
    count = pixels * channels // norm.num_groups
    return Moments(count, mean[..., None], variance[..., None] * count)


def merged(moments: Sequence[Moments], weights: Sequence[float]) -> Moments:
    """The statistics of several references together, each counted by its weight."""
    pairs = zip(moments, weights, strict=True)
    return reduce(Moments.merge, (each.weighted(weight) for each, weight in pairs))
