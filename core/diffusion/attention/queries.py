"""Vanilla queries (ConsiStory): the panel's layout as it would be without its anchors."""

from torch import Tensor


def blend(q: Tensor, vanilla: Tensor, weight: float) -> Tensor:
    """Queries (R, n, C), the last rows of them drawn towards the vanilla ones by 0 to 1."""
    drawn = q.clone()
    drawn[-len(vanilla) :].lerp_(vanilla, weight)
    return drawn
