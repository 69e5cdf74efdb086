"""What references leave behind at one timestep. It is dropped before the next."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from core.diffusion.attention.layers import Grid
from core.diffusion.attention.moments import Moments
from core.diffusion.sharing import SourceKey


@dataclass
class Trace:
    """What one forward pass of a reference left, by layer; rows are the branches, in order.

    `latent` is the size of the reference's latent. `keys` and `values` are (B, m, C): all tokens
    of a style, the subject's tokens of an anchor; or `hidden` holds the states that they are
    projections of. `outputs` and `features`, each (m, C), are of the subject's tokens and the cond
    branch only.
    """

    latent: Grid
    keys: dict[int, Tensor] = field(default_factory=dict)
    values: dict[int, Tensor] = field(default_factory=dict)
    hidden: dict[int, Tensor] = field(default_factory=dict)
    query_moments: dict[int, Moments] = field(default_factory=dict)
    key_moments: dict[int, Moments] = field(default_factory=dict)
    value_moments: dict[int, Moments] = field(default_factory=dict)
    norms: dict[str, Moments] = field(default_factory=dict)
    outputs: dict[int, Tensor] = field(default_factory=dict)
    features: Tensor = field(default_factory=lambda: torch.empty(0))

    def read(self, layer: int, attn: Any, branches: int) -> tuple[Tensor, Tensor]:
        """A layer's keys and values (branches, m, C) in the last branches."""
        if layer in self.hidden:
            x = self.hidden[layer][-branches:]
            return attn.to_k(x), attn.to_v(x)
        return self.keys[layer][-branches:], self.values[layer][-branches:]

    def live_bytes(self) -> int:
        """The bytes of the tensors that are held."""
        return sum(tensor.nbytes for tensor in self._tensors())

    def _tensors(self) -> Iterator[Tensor]:
        for held in (self.keys, self.values, self.hidden, self.outputs):
            yield from held.values()
        for moments in (self.query_moments, self.key_moments, self.value_moments, self.norms):
            for moment in moments.values():
                yield from (moment.mean, moment.squares)
        yield self.features


Bank = dict[SourceKey, Trace]
"""The traces of all references at one timestep."""
