"""The forward pass of a panel: it reads what its references left, all kinds at once."""

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from core.diffusion.attention.bank import Bank
from core.diffusion.attention.injection import inject
from core.diffusion.attention.layers import Grid, Layer, grid_at
from core.diffusion.attention.queries import blend
from core.diffusion.attention.style import align, shared_norm
from core.diffusion.attention.subject import kept_tokens, strangers
from core.diffusion.attention.view import View
from core.diffusion.correspondence import Matches
from core.diffusion.sharing import Sharing
from core.domain.values import Digest


@dataclass
class Extra:
    """Keys and values (B, heads, n, d) that a layer attends to, with a logit bias for each part."""

    keys: list[Tensor] = field(default_factory=list)
    values: list[Tensor] = field(default_factory=list)
    biases: list[Tensor | float] = field(default_factory=list)
    cond_only: list[bool] = field(default_factory=list)

    def add(
        self, k: Tensor, v: Tensor, bias: Tensor | float = 0.0, cond_only: bool = False
    ) -> None:
        """Add a part; the bias is one number, or one for each query (n,).

        A part that is `cond_only` is hidden from the uncond row.
        """
        self.keys.append(k)
        self.values.append(v)
        self.biases.append(bias)
        self.cond_only.append(cond_only)

    def include(self, other: "Extra") -> None:
        """Add all parts of another."""
        self.keys += other.keys
        self.values += other.values
        self.biases += other.biases
        self.cond_only += other.cond_only

    def bias(self, q: Tensor) -> Tensor | None:
        """The bias (B or 1, 1, n or 1, all keys) on the logits; None where it is all zero."""
        hiding = any(self.cond_only) and len(q) > 1
        if not hiding and all(isinstance(bias, float) and bias == 0 for bias in self.biases):
            return None
        each = [q.new_tensor(b) if isinstance(b, float) else b.to(q.dtype) for b in self.biases]
        rows = q.shape[-2] if any(b.ndim for b in each) else 1
        parts = [
            (b[:, None] if b.ndim else b).expand(rows, k.shape[-2])
            for b, k in zip(each, self.keys, strict=True)
        ]
        cond = torch.cat(parts, dim=-1)[None, None]
        if not hiding:
            return cond
        hidden = [
            part.new_full(part.shape, -torch.inf) if only else part
            for part, only in zip(parts, self.cond_only, strict=True)
        ]
        uncond = torch.cat(hidden, dim=-1)[None, None]
        return torch.cat([uncond.expand(len(q) - 1, -1, -1, -1), cond])


class PanelView(View):
    """One forward pass of a panel at one step, against the bank of that step.

    `vanilla` holds queries by layer, to be blended in. `subjects` (the panel's own maps by noun)
    and `matches` are set from what a first pass found; `seen` holds the cond features (C, h, w)
    for matching, once the pass has run.
    """

    def __init__(
        self,
        sharing: Sharing,
        latent: Grid,
        step: int,
        bank: Bank,
        vanilla: dict[int, Tensor] | None = None,
    ) -> None:
        super().__init__()
        self.subjects: dict[str, Tensor] = {}
        self.matches: Matches | None = None
        self.seen = torch.empty(0)
        self._sharing = sharing
        self._step = step
        self._latent = latent
        self._bank = bank
        self._vanilla = vanilla or {}
        self._styles = [bank[key] for key in sharing.styles]
        self._style_layers = sharing.style_layers(step)
        self._subject_layers = sharing.subject_layers(step)
        self._injection_layers = sharing.injection_layers(step)
        self._norms = sharing.shares_norms(step)
        self._kept: dict[tuple[Digest, int], Tensor] = {}
        self._strangers: dict[tuple[str, int], Tensor] = {}

    def share(
        self, layer: Layer, q: Tensor, k: Tensor, v: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor | None]:
        """Blend queries, align with the style, and add the references' keys and values."""
        if layer.index in self._vanilla:
            q = blend(q, self._vanilla[layer.index], self._sharing.query_weight(self._step))
        extra = Extra()
        if layer.index in self._style_layers:
            settings = self._sharing.recipe.style_sharing
            q, k, v = align(settings, self._styles, layer.index, q, k, v)
            for trace in self._styles:
                keys = trace.keys[layer.index] * settings.scale
                extra.add(keys, trace.values[layer.index], settings.shift)
        if layer.index in self._subject_layers:
            self._add_anchors(layer, extra)
        if not extra.keys:
            return q, k, v, None
        both = Extra()
        both.add(k, v)
        both.include(extra)
        return q, torch.cat(both.keys, -2), torch.cat(both.values, -2), both.bias(q)

    def output(self, layer: Layer, x: Tensor) -> Tensor:
        """Inject matched features into the cond row."""
        if self.matches is None or layer.index not in self._injection_layers:
            return x
        anchors = torch.cat([self._bank[key].outputs[layer.index] for key in self._sharing.anchors])
        weight = self._sharing.recipe.subject_sharing.injection_weight
        return torch.cat([x[:-1], inject(x[-1], anchors, self.matches, weight)[None]])

    def norm(self, name: str, norm: nn.GroupNorm, x: Tensor) -> Tensor:
        """Count the style's features in."""
        if not self._norms:
            return super().norm(name, norm, x)
        return shared_norm(norm, x, [trace.norms[name] for trace in self._styles])

    def features(self, x: Tensor) -> None:
        """Keep the cond features (C, h, w), for matching."""
        self.seen = x[-1]

    def _add_anchors(self, layer: Layer, extra: Extra) -> None:
        settings = self._sharing.recipe.subject_sharing
        for key, noun in self._sharing.anchors.items():
            trace = self._bank[key]
            kept = self._kept_of(key, layer.level, trace.keys[layer.index])
            keys = trace.keys[layer.index].index_select(-2, kept)
            values = trace.values[layer.index].index_select(-2, kept)
            bias = self._closed_to(noun, layer.level) + settings.shift
            extra.add(keys, values, bias, cond_only=not settings.uncond)

    def _kept_of(self, key: Digest, level: int, keys: Tensor) -> Tensor:
        """The anchor's tokens that dropout leaves: one draw for a resolution and a step."""
        if (key, level) not in self._kept:
            recipe = self._sharing.recipe
            grid = grid_at(self._bank[key].latent, level)
            dropout = recipe.subject_sharing.dropout
            kept = kept_tokens(keys.shape[-2], dropout, recipe.seed, self._step, grid, key)
            self._kept[key, level] = kept.to(keys.device)
        return self._kept[key, level]

    def _closed_to(self, noun: str, level: int) -> Tensor | float:
        """The bias that hides a noun's anchors from the queries of other subjects."""
        if len(self.subjects) < 2:
            return 0.0
        if (noun, level) not in self._strangers:
            grid = grid_at(self._latent, level)
            self._strangers[noun, level] = strangers(noun, self.subjects, grid)
        return self._strangers[noun, level]


class VanillaView(PanelView):
    """The panel without its anchors (its style stays), kept for its queries alone."""

    def __init__(self, sharing: Sharing, latent: Grid, step: int, bank: Bank) -> None:
        super().__init__(sharing, latent, step, bank)
        self.queries: dict[int, Tensor] = {}

    def share(
        self, layer: Layer, q: Tensor, k: Tensor, v: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor | None]:
        """Keep the queries of the layers that will attend to anchors."""
        if layer.index in self._subject_layers:
            self.queries[layer.index] = q
        return super().share(layer, q, k, v)

    def _add_anchors(self, layer: Layer, extra: Extra) -> None:
        """Add none."""
