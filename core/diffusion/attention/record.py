"""The forward pass of a reference: plain, but it leaves a trace for the panels."""

from typing import Any

from torch import Tensor, nn

from core.diffusion.attention.attend import plain
from core.diffusion.attention.bank import Trace
from core.diffusion.attention.layers import Layer, Layers, grid_at
from core.diffusion.attention.moments import Moments
from core.diffusion.attention.style import norm_moments
from core.diffusion.attention.view import View, project, split_heads
from core.diffusion.correspondence import descriptors
from core.diffusion.predict import Enough
from core.diffusion.references import Source
from core.diffusion.sharing import Demand


class ReferenceView(View):
    """Records what is in demand, and changes nothing: a reference never sees a panel.

    Raises Enough once all is recorded, for then nobody needs the rest of the pass.
    """

    def __init__(
        self, source: Source, demand: Demand, layers: Layers, compact: bool = False
    ) -> None:
        super().__init__()
        self.trace = Trace(source.latent)
        self._source = source
        self._demand = demand
        self._layers = layers
        self._compact = compact
        self._read = demand.style_layers | demand.subject_layers
        self._left = len(self._read) + len(demand.output_layers) + demand.features

    def attend(self, layer: Layer, attn: Any, x: Tensor) -> Tensor:
        """Keep the keys and values of a style whole, those of an anchor at its subject."""
        index, trace = layer.index, self.trace
        q, k, v = project(attn, x)
        if index in self._demand.style_layers:
            trace.query_moments[index] = Moments.of(q, dim=-2)
            trace.key_moments[index] = Moments.of(k, dim=-2)
            trace.value_moments[index] = Moments.of(v, dim=-2)
        if index in self._read and self._compact:
            trace.hidden[index] = self._kept(layer, x)
            self._recorded()
        elif index in self._read:
            trace.keys[index], trace.values[index] = self._kept(layer, k), self._kept(layer, v)
            self._recorded()
        return plain(*(split_heads(y, attn.heads) for y in (q, k, v))).flatten(2)

    def output(self, layer: Layer, x: Tensor) -> Tensor:
        """Keep the cond output at the subject, for injection."""
        if layer.index in self._demand.output_layers:
            tokens = self._source.tokens[layer.level]
            self.trace.outputs[layer.index] = x[-1].index_select(0, tokens)
            self._recorded()
        return x

    def norm(self, name: str, norm: nn.GroupNorm, x: Tensor) -> Tensor:
        """Keep the moments of a style's features."""
        if self._demand.norms:
            self.trace.norms[name] = norm_moments(norm, x)
        return super().norm(name, norm, x)

    def features(self, x: Tensor) -> None:
        """Keep the descriptors of the subject's patches."""
        if self._demand.features:
            grid = grid_at(self._source.latent, self._layers.finest)
            tokens = self._source.tokens[self._layers.finest]
            self.trace.features = descriptors(x[-1:], grid)[0].index_select(0, tokens)
            self._recorded()

    def _kept(self, layer: Layer, x: Tensor) -> Tensor:
        """What panels read of (B, n, C): all of a style, the subject's tokens of an anchor."""
        if layer.index not in self._demand.subject_layers:
            return x
        return x.index_select(-2, self._source.tokens[layer.level])

    def _recorded(self) -> None:
        self._left -= 1
        # Norms stand all the way to the end.
        if not self._left and not self._demand.norms:
            raise Enough
