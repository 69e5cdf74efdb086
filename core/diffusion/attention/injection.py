"""Feature injection (ConsiStory): matched patches take in the anchors' attention output."""

from torch import Tensor

from core.diffusion.correspondence import Matches


def inject(x: Tensor, anchors: Tensor, matches: Matches, weight: float) -> Tensor:
    """Draw the gated tokens of x (n, C) towards their matches among the anchors' tokens (m, C)."""
    if not len(anchors):
        return x
    drawn = weight * anchors[matches.source] + (1 - weight) * x
    return drawn.where(matches.gate[:, None], x)
