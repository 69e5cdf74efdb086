"""The forward pass of a reference: plain, but it leaves a trace for the panels."""

from torch import Tensor, nn

from core.diffusion.attention.bank import Trace
from core.diffusion.attention.layers import Layer, Layers, grid_at
from core.diffusion.attention.moments import Moments
from core.diffusion.attention.style import norm_moments
from core.diffusion.attention.view import View
from core.diffusion.correspondence import descriptors
from core.diffusion.references import Source
from core.diffusion.sharing import Demand


class ReferenceView(View):
    """Records what is in demand, and changes nothing: a reference never sees a panel."""

    def __init__(self, source: Source, demand: Demand, layers: Layers) -> None:
        super().__init__()
        self.trace = Trace(source.latent)
        self._source = source
        self._demand = demand
        self._finest = layers.finest

    def share(
        self, layer: Layer, q: Tensor, k: Tensor, v: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor | None]:
        """Keep the keys and values of a style whole, those of an anchor at its subject."""
        index, trace = layer.index, self.trace
        if index in self._demand.style_layers:
            trace.keys[index], trace.values[index] = k, v
            trace.query_moments[index] = Moments.of(q, dim=-2)
            trace.key_moments[index] = Moments.of(k, dim=-2)
            trace.value_moments[index] = Moments.of(v, dim=-2)
        if index in self._demand.subject_layers:
            tokens = self._source.tokens[layer.level]
            trace.keys[index] = k.index_select(-2, tokens)
            trace.values[index] = v.index_select(-2, tokens)
        return q, k, v, None

    def output(self, layer: Layer, x: Tensor) -> Tensor:
        """Keep the cond output at the subject, for injection."""
        if layer.index in self._demand.output_layers:
            tokens = self._source.tokens[layer.level]
            self.trace.outputs[layer.index] = x[-1].index_select(0, tokens)
        return x

    def norm(self, name: str, norm: nn.GroupNorm, x: Tensor) -> Tensor:
        """Keep the moments of a style's features."""
        if self._demand.norms:
            self.trace.norms[name] = norm_moments(norm, x)
        return super().norm(name, norm, x)

    def features(self, x: Tensor) -> None:
        """Keep the descriptors of the subject's patches."""
        if self._demand.features:
            grid = grid_at(self._source.latent, self._finest)
            tokens = self._source.tokens[self._finest]
            self.trace.features = descriptors(x[-1], grid).index_select(0, tokens)
