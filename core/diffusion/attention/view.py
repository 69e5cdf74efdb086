"""How one forward pass of one picture treats attention: the plain way."""

from torch import Tensor, nn

from core.diffusion.attention.layers import Layer
from core.diffusion.masks import SubjectMaps


class View:
    """One forward pass. Subclasses record or share; this one changes nothing.

    `maps`, where given, take in the cross-attention of the cond branch.
    """

    def __init__(self, maps: SubjectMaps | None = None) -> None:
        self.maps = maps

    def share(
        self,
        layer: Layer,  # noqa: ARG002  subclasses ask which layer it is
        q: Tensor,
        k: Tensor,
        v: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor | None]:
        """What a self-attention layer attends with: q, k, v (B, heads, n, d) and a logit bias."""
        return q, k, v, None

    def output(self, layer: Layer, x: Tensor) -> Tensor:  # noqa: ARG002
        """A self-attention layer's output (B, n, C)."""
        return x

    def cross(self, layer: Layer, q: Tensor, k: Tensor) -> None:
        """See a cross-attention layer's q and k (B, heads, n or tokens, d); cond is last."""
        if self.maps is not None and layer.level == self.maps.level:
            self.maps.add(q[-1], k[-1])

    def norm(self, name: str, norm: nn.GroupNorm, x: Tensor) -> Tensor:  # noqa: ARG002
        """Normalise features (B, C, h, w)."""
        return nn.functional.group_norm(x, norm.num_groups, norm.weight, norm.bias, norm.eps)

    def features(self, x: Tensor) -> None:
        """See the first up block's output (B, C, h, w)."""
