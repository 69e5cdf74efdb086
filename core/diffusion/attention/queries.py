"""Vanilla queries (ConsiStory): the panel's layout as it would be without its anchors."""

from torch import Tensor


def blend(q: Tensor, vanilla: Tensor, weight: float) -> Tensor:
    """Queries (B, heads, n, d) drawn towards the vanilla ones by a weight of 0 to 1."""
    return weight * vanilla + (1 - weight) * q
