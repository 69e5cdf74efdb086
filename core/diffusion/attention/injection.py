"""Feature injection (ConsiStory): matched patches take in the anchors' attention output."""

from torch import Tensor


def inject(x: Tensor, anchors: Tensor, source: Tensor, gate: Tensor, weight: float) -> Tensor:
    """Draw the gated tokens of x (P, n, C) towards their matches among the anchors' (m, C).

    `source` (P, n) says which anchor token matches, `gate` (P, n) where to inject.
    """
    if not len(anchors):
        return x
    drawn = x.lerp(anchors[source], weight)
    return drawn.where(gate[..., None], x)
