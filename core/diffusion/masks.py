"""Where a subject is: cross-attention maps of its noun, and Otsu's threshold."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Self

import torch
from torch import Tensor
from torch.nn import functional

from core.diffusion.attention.layers import Grid

Positions = Mapping[int, tuple[int, ...]]
"""For each subject (its index in the recipe), where in the prompt its noun's tokens stand."""


class Finder:
    """Gathers, in one forward pass, the cross-attention that each picture's nouns get.

    Takes the cond rows only: mean over heads, over the layers of one level, and over the tokens of
    a noun. All pictures look for the same subjects, each at positions of its own.
    """

    def __init__(self, positions: Sequence[Positions], level: int, device: torch.device) -> None:
        self.level = level
        self._count = 0
        self._sum: Tensor | None = None
        width = max(sum(map(len, each.values())) for each in positions)
        columns = torch.zeros(len(positions), width, dtype=torch.long)
        shares = torch.zeros(len(positions), width, len(positions[0]))
        for row, each in enumerate(positions):
            flat = [(t, s, len(ts)) for s, ts in enumerate(each.values()) for t in ts]
            for column, (token, subject, tokens) in enumerate(flat):
                columns[row, column] = token
                shares[row, column, subject] = 1 / tokens
        self._columns = columns.to(device, non_blocking=True)
        self._shares = shares.to(device, non_blocking=True)

    def see(self, q: Tensor, k: Tensor) -> None:
        """Take in one layer: q (R, n, heads, d), k (R, tokens, heads, d); cond rows come last."""
        pictures = len(self._columns)
        q, k = (x[-pictures:].transpose(1, 2).float() for x in (q, k))
        logits = q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5
        index = self._columns[:, None, None].expand(-1, *logits.shape[1:3], -1)
        seen = (logits.gather(-1, index) - logits.logsumexp(-1, keepdim=True)).exp().mean(dim=1)
        maps = (seen @ self._shares).transpose(1, 2)
        self._sum = maps if self._sum is None else self._sum + maps
        self._count += 1

    def maps(self) -> Tensor:
        """The mean maps (P, subjects, n)."""
        assert self._sum is not None, "a forward pass went through the level's layers"
        return self._sum / self._count


class SubjectMaps:
    """The maps of one picture's subjects over the last `window` steps that were counted.

    `painted` masks (n,), by subject and grid, stand in for what would be found.
    """

    def __init__(
        self,
        subjects: Sequence[int],
        grid: Grid,
        window: int,
        painted: Mapping[tuple[int, Grid], Tensor] | None = None,
    ) -> None:
        self.subjects = tuple(subjects)
        self._grid = grid
        self._painted = dict(painted or {})
        self._kept: deque[Tensor] = deque(maxlen=window)

    def push(self, maps: Tensor) -> None:
        """Count a step's maps (subjects, n)."""
        self._kept.append(maps)

    def copy(self) -> Self:
        """The same maps, to be counted on apart."""
        other = type(self)(self.subjects, self._grid, self._kept.maxlen or 1, self._painted)
        other._kept.extend(self._kept)
        return other

    @property
    def known(self) -> bool:
        """Whether any step has been counted."""
        return bool(self._kept)

    def state(self) -> Tensor:
        """The counted maps (steps, subjects, n), oldest first."""
        return torch.stack(list(self._kept))

    def restore(self, state: Tensor) -> None:
        """Go back to what `state` gave."""
        self._kept.clear()
        self._kept.extend(state)

    def mean(self, subject: int) -> Tensor:
        """The mean map (h, w) of a subject."""
        mean = torch.stack(list(self._kept)).mean(dim=0)[self.subjects.index(subject)]
        return mean.view(self._grid.height, self._grid.width)

    def masks(self, grid: Grid, isolation: bool) -> dict[int, Tensor]:
        """Which tokens (n,) of a grid each subject covers.

        With isolation a token has one owner at most: a painted subject before a found one, then
        the one whose map is strongest, each measured by its own threshold.
        """
        strengths = torch.stack([self._strength(subject, grid) for subject in self.subjects])
        masks = strengths > 1
        if isolation:
            owner = strengths.argmax(dim=0)
            masks &= owner == torch.arange(len(masks), device=owner.device)[:, None]
        return dict(zip(self.subjects, masks, strict=True))

    def _strength(self, subject: int, grid: Grid) -> Tensor:
        """How strongly a subject claims each token (n,): more than 1 is a claim."""
        if (subject, grid) in self._painted:
            return torch.where(self._painted[subject, grid], torch.inf, 0.0)
        found = resized(self.mean(subject), grid)
        return found / otsu(found).clamp_min(torch.finfo(found.dtype).tiny)


def subject_mask(subject: Tensor, grid: Grid) -> Tensor:
    """Which tokens (n,) of a grid the subject of a map (h, w) covers: more than Otsu's threshold.

    A map that is the same everywhere covers nothing.
    """
    found = resized(subject, grid)
    return found > otsu(found)


def resized(subject: Tensor, grid: Grid) -> Tensor:
    """A map (h, w) at the tokens (n,) of a grid."""
    size = (grid.height, grid.width)
    flat = functional.interpolate(subject[None, None].float(), size, mode="bilinear")
    return flat.flatten()


def otsu(values: Tensor) -> Tensor:
    """The threshold (...) that parts values (..., n) into classes whose means differ most.

    Otsu 1979, exact, over all cuts between sorted values, without leaving the device. A constant
    input gives its own value, so that no value lies strictly above or below.
    """
    # MPS has no double precision.
    precise = torch.float32 if values.device.type == "mps" else torch.float64
    ordered = values.to(precise).sort(dim=-1).values
    count = ordered.shape[-1]
    if count < 2:
        return values[..., 0]
    below = torch.arange(1, count, device=values.device, dtype=precise)
    above = count - below
    sums = ordered.cumsum(-1)
    gap = sums[..., :-1] / below - (sums[..., -1:] - sums[..., :-1]) / above
    cut = (below * above * gap.square()).argmax(-1, keepdim=True)
    low, high = ordered.gather(-1, cut), ordered.gather(-1, cut + 1)
    constant = ordered[..., :1] == ordered[..., -1:]
    middle = torch.where(constant, ordered[..., :1], (low + high) / 2)
    return middle[..., 0].to(values.dtype)
