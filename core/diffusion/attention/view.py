"""How one forward pass treats attention: the plain way.

The rows of a pass are the branches of guidance, and within a branch its pictures: (uncond x P,
cond x P), or cond alone.
"""

from typing import Any

import torch
from torch import Tensor, nn

from core.diffusion.attention.attend import plain
from core.diffusion.attention.layers import Layer
from core.diffusion.masks import Finder


class View:
    """One forward pass. Subclasses record or share; this one changes nothing.

    `finder`, where given, sees the cross-attention.
    """

    def __init__(self, finder: Finder | None = None) -> None:
        self.finder = finder

    def attend(self, layer: Layer, attn: Any, x: Tensor) -> Tensor:  # noqa: ARG002
        """What self-attention gives, (R, n, C), for hidden states x (R, n, C)."""
        return plain(*(split_heads(y, attn.heads) for y in project(attn, x))).flatten(2)

    def output(self, layer: Layer, x: Tensor) -> Tensor:  # noqa: ARG002
        """A self-attention layer's output (R, n, C)."""
        return x

    def cross(self, layer: Layer, q: Tensor, k: Tensor) -> None:
        """See a cross-attention layer's q and k (R, n or tokens, heads, d)."""
        if self.finder is not None and layer.level == self.finder.level:
            self.finder.see(q, k)

    def norm(self, name: str, norm: nn.GroupNorm, x: Tensor) -> Tensor:  # noqa: ARG002
        """Normalise features (R, C, h, w)."""
        return nn.functional.group_norm(x, norm.num_groups, norm.weight, norm.bias, norm.eps)

    def deep(self, x: Tensor) -> None:
        """See what the last up block is given (R, C, h, w)."""

    def features(self, x: Tensor) -> None:
        """See the output (R, C, h, w) of the up block that DIFT reads."""


def project(attn: Any, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Queries, keys and values (R, n, C) of hidden states x (R, n, C)."""
    return attn.to_q(x), attn.to_k(x), attn.to_v(x)


def split_heads(x: Tensor, heads: int) -> Tensor:
    """(R, n, C) to (R, n, heads, d)."""
    return torch.unflatten(x, -1, (heads, -1))
