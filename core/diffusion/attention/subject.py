"""Subject-driven self-attention (ConsiStory, Tewel et al. 2024): which anchor tokens are seen."""

import hashlib
import math
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import torch
from torch import Tensor

from core.diffusion.attention.attend import HIDDEN, Merged, attend
from core.diffusion.attention.bank import Bank
from core.diffusion.attention.layers import Grid, Layer, grid_at
from core.diffusion.attention.view import split_heads
from core.diffusion.masks import SubjectMaps
from core.diffusion.sharing import Sharing, SourceKey
from core.domain.values import Digest

Keys = tuple[SourceKey, ...]


class AnchorReader:
    """What P panels that read alike see of their anchors in one step.

    `maps` are the panels' own subjects so far: they say which patches are closed to whose anchors.
    """

    def __init__(
        self,
        sharings: Sequence[Sharing],
        latent: Grid,
        step: int,
        bank: Bank,
        maps: Sequence[SubjectMaps],
    ) -> None:
        self._sharings, self._sharing = sharings, sharings[0]
        self._latent, self._step = latent, step
        self._bank, self._maps = bank, maps
        self._biases: dict[tuple[Keys, int], Tensor | None] = {}
        self._masks: dict[int, list[dict[int, Tensor]]] = {}
        self._closures: dict[tuple[int, int], Tensor] = {}

    def add(self, layer: Layer, attn: Any, queries: Tensor, parts: Merged) -> None:
        """Let folded queries (B, P * n, heads, d) attend to the anchors' subject tokens too.

        Those of each subject by themselves, where it matters whose they are.
        """
        settings = self._sharing.settings
        branches = len(queries) if settings.uncond else 1
        for subject, keys in self._groups:
            each = [self._bank[key].read(layer.index, attn, branches) for key in keys]
            counts = [k.shape[1] for k, _ in each]
            if not sum(counts):
                continue
            k, v = (split_heads(torch.cat(x, dim=1), attn.heads) for x in zip(*each, strict=True))
            bias = self._bias(keys, counts, layer.level, k.device)
            out, lse = self._attend(queries[-branches:], k, v, bias)
            lse = lse + settings.shift
            if subject is not None:
                lse = lse.masked_fill(self._closed(subject, layer.level), -torch.inf)
            parts.add(out, lse)

    def _attend(
        self, queries: Tensor, k: Tensor, v: Tensor, bias: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Folded queries over anchor tokens; a bias (P, m) differs from panel to panel."""
        if bias is None:
            return attend(queries, k, v)
        branches = len(queries)
        pictures = len(self._sharings)
        each = torch.unflatten(queries, 1, (pictures, -1)).flatten(0, 1)
        k, v = (x[:, None].expand(-1, pictures, -1, -1, -1).flatten(0, 1) for x in (k, v))
        out, lse = attend(each, k, v, bias[:, None, None].repeat(branches, 1, 1, 1))
        out, lse = (torch.unflatten(x, 0, (branches, -1)).flatten(1, 2) for x in (out, lse))
        return out, lse

    @cached_property
    def _groups(self) -> list[tuple[int | None, Keys]]:
        """The anchors that are attended to together, and whose they are where that matters."""
        subjects = dict.fromkeys(self._sharing.anchors.values())
        known = all(maps.known for maps in self._maps) and bool(self._maps)
        if not known or not self._sharing.isolates:
            return [(None, tuple(self._sharing.anchors))]
        return [
            (subject, tuple(k for k, whose in self._sharing.anchors.items() if whose == subject))
            for subject in subjects
        ]

    def _bias(
        self, keys: Keys, counts: Sequence[int], level: int, device: torch.device
    ) -> Tensor | None:
        """What dropout and weights do to the logits of these anchors' tokens: (P, m) or None.

        One draw serves all layers of a resolution.
        """
        if (keys, level) not in self._biases:
            bias = self._draw_bias(keys, counts, level)
            self._biases[keys, level] = None if bias is None else bias.to(device, non_blocking=True)
        return self._biases[keys, level]

    def _draw_bias(self, keys: Keys, counts: Sequence[int], level: int) -> Tensor | None:
        dropout = self._sharing.settings.dropout
        weights = [self._sharing.weight(key) for key in keys]
        if not dropout and all(weight == 1 for weight in weights):
            return None
        rows = []
        for sharing in self._sharings:
            parts = []
            for key, count, weight in zip(keys, counts, weights, strict=True):
                grid = grid_at(self._bank[key].latent, level)
                seed, anchor = sharing.recipe.seed, key.trajectory
                kept = kept_tokens(count, dropout, seed, self._step, grid, anchor)
                parts.append(torch.where(kept, math.log(weight), HIDDEN))
            rows.append(torch.cat(parts))
        return torch.stack(rows)

    def _closed(self, subject: int, level: int) -> Tensor:
        """The folded tokens (1, P * n, 1) that do not see a subject's anchors."""
        if level not in self._masks:
            grid = grid_at(self._latent, level)
            self._masks[level] = [maps.masks(grid, isolation=True) for maps in self._maps]
        if (subject, level) not in self._closures:
            each = self._masks[level]
            closed = torch.cat([closed_to(subject, masks) for masks in each])
            self._closures[subject, level] = closed[None, :, None]
        return self._closures[subject, level]


def kept_tokens(
    count: int, dropout: float, seed: int, step: int, grid: Grid, anchor: Digest
) -> Tensor:
    """Which (count,) of an anchor's subject tokens dropout leaves.

    The draw depends on the panel's seed, the step, the resolution and the anchor only: never on
    the global generator, the device, or what else is rendered.
    """
    name = f"{seed} {step} {grid} {anchor}"
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) >> 1
    generator = torch.Generator("cpu").manual_seed(key)
    return torch.rand(count, generator=generator) >= dropout


def closed_to(subject: int, masks: dict[int, Tensor]) -> Tensor:
    """Which tokens (n,) belong to another subject, and so do not see this one's anchors."""
    others = [mask for index, mask in masks.items() if index != subject]
    return torch.stack(others).any(dim=0)
