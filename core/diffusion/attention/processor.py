"""Attention processors: project, let the view attend, project out. Once for every kind."""

from typing import Any

from torch import Tensor

from core.diffusion.attention.attend import plain
from core.diffusion.attention.layers import Layer
from core.diffusion.attention.view import View, split_heads


class Stage:
    """Holds the view of the forward pass that is running, and who is `installed` where."""

    def __init__(self) -> None:
        self.view = View()
        self.installed: list[tuple[Any, SelfAttention | CrossAttention]] = []

    def clear(self) -> None:
        """Let go of all: processors know their stage, and views hold on to references' traces."""
        self.view = View()
        self.installed = []


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
        """(R, n, C) to (R, n, C)."""
        view = self.stage.view
        out = view.attend(self.layer, attn, hidden_states)
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
        """(R, n, C) and the prompt (R, tokens, channels) to (R, n, C)."""
        texts = encoder_hidden_states
        q, k, v = (
            split_heads(x, attn.heads)
            for x in (attn.to_q(hidden_states), attn.to_k(texts), attn.to_v(texts))
        )
        self.stage.view.cross(self.layer, q, k)
        return _project_out(attn, plain(q, k, v).flatten(2))


def _project_out(attn: Any, x: Tensor) -> Tensor:
    """(R, n, C) to (R, n, C), through the layer's output projection."""
    linear, dropout = attn.to_out
    projected: Tensor = dropout(linear(x))
    return projected
