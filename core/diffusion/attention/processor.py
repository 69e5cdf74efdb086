"""Attention processors: project, let the view share, attend, project out. Once for every kind."""

from typing import Any

from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

from core.diffusion.attention.layers import Layer
from core.diffusion.attention.view import View


class Stage:
    """Holds the view of the forward pass that is running."""

    def __init__(self) -> None:
        self.view = View()


class SelfAttention:
    """Stands in for the processor of a transformer block's `attn1`."""

    def __init__(self, layer: Layer, stage: Stage) -> None:
        self.layer = layer
        self.stage = stage

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor | None = None,  # noqa: ARG002  diffusers passes it by name
        attention_mask: Tensor | None = None,  # noqa: ARG002
    ) -> Tensor:
        """(B, n, C) to (B, n, C)."""
        view = self.stage.view
        q, k, v = (
            _split_heads(attn, to(hidden_states)) for to in (attn.to_q, attn.to_k, attn.to_v)
        )
        q, k, v, bias = view.share(self.layer, q, k, v)
        out = scaled_dot_product_attention(q, k, v, attn_mask=bias)
        return view.output(self.layer, _project_out(attn, out))


class CrossAttention:
    """Stands in for the processor of a transformer block's `attn2`."""

    def __init__(self, layer: Layer, stage: Stage) -> None:
        self.layer = layer
        self.stage = stage

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor,
        attention_mask: Tensor | None = None,  # noqa: ARG002
    ) -> Tensor:
        """(B, n, C) and the prompt (B, tokens, channels) to (B, n, C)."""
        q = _split_heads(attn, attn.to_q(hidden_states))
        k, v = (_split_heads(attn, to(encoder_hidden_states)) for to in (attn.to_k, attn.to_v))
        self.stage.view.cross(self.layer, q, k)
        return _project_out(attn, scaled_dot_product_attention(q, k, v))


def _split_heads(attn: Any, x: Tensor) -> Tensor:
    """(B, n, C) to (B, heads, n, d)."""
    batch, tokens, _ = x.shape
    return x.view(batch, tokens, attn.heads, -1).transpose(1, 2)


def _project_out(attn: Any, x: Tensor) -> Tensor:
    """(B, heads, n, d) to (B, n, C), through the layer's output projection."""
    linear, dropout = attn.to_out
    projected: Tensor = dropout(linear(x.transpose(1, 2).flatten(2)))
    return projected
