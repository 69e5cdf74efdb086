"""StyleAligned (Hertz et al. 2024): the style's statistics and its keys and values."""

from collections.abc import Sequence
from functools import reduce

import torch
from torch import Tensor, nn

from core.diffusion.attention.bank import Trace
from core.diffusion.attention.moments import Moments
from core.domain.recipe import StyleSharing

EPS = 1e-5


def adain(x: Tensor, reference: Moments) -> Tensor:
    """Give x (B, heads, n, d) the reference's mean and deviation over tokens, per head and channel.

    AdaIN(x) = (x - mu_x) / sigma_x * sigma_ref + mu_ref, sigma = sqrt(unbiased variance + 1e-5).
    """
    own = Moments.of(x, dim=-2)
    ratio = ((reference.unbiased_variance + EPS) / (own.unbiased_variance + EPS)).sqrt()
    return ((x.float() - own.mean) * ratio + reference.mean).to(x.dtype)


def align(
    sharing: StyleSharing, traces: Sequence[Trace], layer: int, q: Tensor, k: Tensor, v: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """Carry a panel's queries and keys (and values, if asked) to the statistics of the style."""
    if sharing.adain_queries:
        q = adain(q, merged([trace.query_moments[layer] for trace in traces]))
    if sharing.adain_keys:
        k = adain(k, merged([trace.key_moments[layer] for trace in traces]))
    if sharing.adain_values:
        v = adain(v, merged([trace.value_moments[layer] for trace in traces]))
    return q, k, v


def merged(moments: Sequence[Moments]) -> Moments:
    """The statistics of several references together."""
    return reduce(Moments.merge, moments)


def shared_norm(norm: nn.GroupNorm, x: Tensor, references: Sequence[Moments]) -> Tensor:
    """Group normalisation of x (B, C, h, w) over its own and the references' values together.

    Equals normalising them as one picture and keeping x's part.
    """
    grouped = x.reshape(len(x), norm.num_groups, -1)
    together = reduce(Moments.merge, references, Moments.of(grouped, dim=-1))
    normal = (grouped.float() - together.mean) * torch.rsqrt(together.variance + norm.eps)
    weight, bias = norm.weight.view(1, -1, 1, 1), norm.bias.view(1, -1, 1, 1)
    return normal.view_as(x).to(x.dtype) * weight + bias


def norm_moments(norm: nn.GroupNorm, x: Tensor) -> Moments:
    """What a reference's features (B, C, h, w) add to shared group normalisation."""
    return Moments.of(x.reshape(len(x), norm.num_groups, -1), dim=-1)
