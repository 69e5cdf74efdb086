"""Where a subject is: cross-attention maps of its noun, and Otsu's threshold."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from core.diffusion.attention.layers import Grid


class SubjectMaps:
    """Running means of the cross-attention that phrases get, at one level of the UNet.

    `tokens` names the prompt positions of each phrase. Only those columns are summed, so the cost
    in memory is one map a phrase, whatever the number of layers and steps.
    """

    def __init__(self, tokens: Mapping[str, tuple[int, ...]], level: int, grid: Grid) -> None:
        self.level = level
        self.grid = grid
        self._tokens = dict(tokens)
        self._sums: dict[str, Tensor] = {}
        self._count = 0

    def add(self, q: Tensor, k: Tensor) -> None:
        """Take in one cross-attention layer: queries (heads, n, d), keys (heads, tokens, d)."""
        logits = q.float() @ k.float().transpose(-1, -2) * q.shape[-1] ** -0.5
        attention = logits.softmax(dim=-1).mean(dim=0)
        for phrase, positions in self._tokens.items():
            seen = attention[:, list(positions)].mean(dim=-1)
            self._sums[phrase] = self._sums[phrase] + seen if phrase in self._sums else seen
        self._count += 1

    def mean(self, phrase: str) -> Tensor:
        """The mean map (h, w) of a phrase."""
        return (self._sums[phrase] / self._count).view(self.grid.height, self.grid.width)


def subject_mask(subject: Tensor, grid: Grid) -> Tensor:
    """Which tokens (n,) of a grid the subject of a map (h, w) covers: more than Otsu's threshold.

    A map that is the same everywhere covers nothing.
    """
    size = (grid.height, grid.width)
    resized = functional.interpolate(subject[None, None].float(), size, mode="bilinear")[0, 0]
    return (resized > otsu(resized)).flatten()


def otsu(values: Tensor) -> float:
    """The threshold that parts values into two classes whose means differ most (Otsu 1979).

    Exact, over all cuts between sorted values; a constant input gives its own value, so that no
    value lies strictly above or below.
    """
    ordered = values.flatten().double().cpu().sort().values
    count = len(ordered)
    if count < 2 or ordered[0] == ordered[-1]:
        return float(ordered[0]) if count else 0.0
    below = torch.arange(1, count, dtype=torch.float64)
    above = count - below
    sums = ordered.cumsum(0)
    gap = sums[:-1] / below - (sums[-1] - sums[:-1]) / above
    cut = int((below * above * gap.square()).argmax())
    return float((ordered[cut] + ordered[cut + 1]) / 2)
