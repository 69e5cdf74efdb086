"""The forward pass of panels that read from the same references, all kinds at once."""

import math
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import torch
from torch import Tensor, nn

from core.diffusion.attention.attend import Merged, attend
from core.diffusion.attention.bank import Bank
from core.diffusion.attention.injection import inject
from core.diffusion.attention.layers import Grid, Layer
from core.diffusion.attention.moments import Moments
from core.diffusion.attention.queries import blend
from core.diffusion.attention.style import adain, merged, shared_norm
from core.diffusion.attention.subject import AnchorReader
from core.diffusion.attention.view import View, project, split_heads
from core.diffusion.correspondence import Matches
from core.diffusion.masks import Finder, SubjectMaps
from core.diffusion.predict import Enough
from core.diffusion.sharing import Sharing


class PanelView(View):
    """One forward pass of P panels at one step, against the bank of that step.

    All panels read from the same references with the same settings (`sharings` differ in their
    seeds only). `maps` are the panels' own subjects so far, `matches` what to inject. After the
    pass, `seen` holds the cond features (P, C, h, w) for matching, and `kept` the deep features
    (B * P, C, h, w) where later steps reuse them.
    """

    def __init__(
        self,
        sharings: Sequence[Sharing],
        latent: Grid,
        step: int,
        branches: int,
        bank: Bank,
        maps: Sequence[SubjectMaps] = (),
        matches: Sequence[Matches | None] = (),
        vanilla: dict[int, Tensor] | None = None,
        finder: Finder | None = None,
    ) -> None:
        super().__init__(finder)
        self.seen = self.kept = torch.empty(0)
        self._sharings, self._sharing = sharings, sharings[0]
        self._step, self._branches = step, branches
        self._bank, self._matches = bank, matches
        self._vanilla = vanilla or {}
        self._styles = [bank[key] for key in self._sharing.styles]
        self._style_layers = self._sharing.style_layers(step)
        self._subject_layers = self._sharing.subject_layers(step)
        self._norms = self._sharing.shares_norms(step)
        self._anchors = AnchorReader(sharings, latent, step, bank, maps)

    def attend(self, layer: Layer, attn: Any, x: Tensor) -> Tensor:
        """Blend queries, align with the styles, and attend to the references' tokens as well."""
        index = layer.index
        styled = index in self._style_layers
        if not styled and index not in self._subject_layers:
            return super().attend(layer, attn, x)
        q, k, v = project(attn, x)
        if index in self._vanilla:
            q = blend(q, self._vanilla[index], self._sharing.query_weight(self._step))
        if styled:
            q, k, v = self._align(index, q, k, v)
        own = attend(*(split_heads(y, attn.heads) for y in (q, k, v)))
        parts = Merged(*map(self._fold, own))
        queries = self._fold(split_heads(q, attn.heads))
        if styled:
            self._add_styles(index, attn, queries, parts)
        if index in self._subject_layers:
            self._anchors.add(layer, attn, queries, parts)
        return parts.out.reshape(q.shape)

    def output(self, layer: Layer, x: Tensor) -> Tensor:
        """Inject matched features into the cond rows."""
        if layer.index not in self._sharing.injection_layers(self._step) or self._found is None:
            return x
        source, gate = self._found
        anchors = torch.cat([self._bank[key].outputs[layer.index] for key in self._sharing.anchors])
        weight = self._sharing.settings.injection_weight
        cond = inject(x[-self._pictures :], anchors, source, gate, weight)
        return torch.cat([x[: -self._pictures], cond])

    def norm(self, name: str, norm: nn.GroupNorm, x: Tensor) -> Tensor:
        """Count the styles' features in."""
        if not self._norms:
            return super().norm(name, norm, x)
        together = merged([trace.norms[name] for trace in self._styles], self._weights)
        return shared_norm(norm, x, together.rows(self._branches, self._pictures))

    def deep(self, x: Tensor) -> None:
        """Keep the deep features, where they are reused."""
        if self._sharing.recipe.reuse > 1:
            self.kept = x

    def features(self, x: Tensor) -> None:
        """Keep the cond features, for matching."""
        self.seen = x[-self._pictures :]

    @property
    def _pictures(self) -> int:
        return len(self._sharings)

    @cached_property
    def _weights(self) -> list[float]:
        return [self._sharing.weight(key) for key in self._sharing.styles]

    @cached_property
    def _found(self) -> tuple[Tensor, Tensor] | None:
        """Where each token's match stands and whether to inject it, each (P, n)."""
        found = [match for match in self._matches if match is not None]
        if not found or len(found) < self._pictures:
            return None
        return torch.stack([m.source for m in found]), torch.stack([m.gate for m in found])

    def _align(self, layer: int, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Carry queries and keys (and values, if asked) to the statistics of the styles."""
        settings = self._sharing.recipe.style_sharing
        if settings.adain_queries:
            q = adain(q, self._statistics([t.query_moments[layer] for t in self._styles]))
        if settings.adain_keys:
            k = adain(k, self._statistics([t.key_moments[layer] for t in self._styles]))
        if settings.adain_values:
            v = adain(v, self._statistics([t.value_moments[layer] for t in self._styles]))
        return q, k, v

    def _statistics(self, moments: Sequence[Moments]) -> Moments:
        return merged(moments, self._weights).rows(self._branches, self._pictures)

    def _add_styles(self, layer: int, attn: Any, queries: Tensor, parts: Merged) -> None:
        """All tokens of each style, for all panels at once."""
        settings = self._sharing.recipe.style_sharing
        for trace, weight in zip(self._styles, self._weights, strict=True):
            k, v = trace.read(layer, attn, self._branches)
            k = k if settings.scale == 1 else k * settings.scale
            k, v = (split_heads(x, attn.heads) for x in (k, v))
            out, lse = attend(queries, k, v)
            parts.add(out, lse + (settings.shift + math.log(weight)))

    def _fold(self, x: Tensor) -> Tensor:
        """Rows (B * P, n, ...) to one sequence a branch, (B, P * n, ...)."""
        return torch.unflatten(x, 0, (self._branches, -1)).flatten(1, 2)


class VanillaView(PanelView):
    """Panels without their anchors (their styles stay), run for their queries alone.

    Raises Enough at the last of them.
    """

    def __init__(
        self, sharings: Sequence[Sharing], latent: Grid, step: int, branches: int, bank: Bank
    ) -> None:
        super().__init__(sharings, latent, step, branches, bank)
        self.queries: dict[int, Tensor] = {}
        self._wanted = self._subject_layers
        self._subject_layers = frozenset()

    def attend(self, layer: Layer, attn: Any, x: Tensor) -> Tensor:
        """Keep the queries of the layers that will attend to anchors."""
        if layer.index in self._wanted:
            self.queries[layer.index] = attn.to_q(x)
            if len(self.queries) == len(self._wanted):
                raise Enough
        return super().attend(layer, attn, x)
