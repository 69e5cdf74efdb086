"""The attention layers of a UNet: where each one stands and how many tokens it sees."""

import re
from dataclasses import dataclass
from typing import Any, Literal

Part = Literal["down", "mid", "up"]
MASK_TOKENS = 1024
"""Subject maps come from the finest level with at most so many tokens: 32x32 for SDXL at 1024 px,
as in ConsiStory."""


@dataclass(frozen=True)
class Grid:
    """The tokens of a layer, in rows."""

    height: int
    width: int

    @property
    def tokens(self) -> int:
        """How many there are."""
        return self.height * self.width

    def __str__(self) -> str:
        return f"{self.height}x{self.width}"


@dataclass(frozen=True)
class Layer:
    """An attention layer. `level` counts how often the latent has been halved there."""

    index: int
    name: str
    part: Part
    level: int


@dataclass(frozen=True)
class Layers:
    """The self-attention and the cross-attention layers of a UNet, each in its order."""

    selves: tuple[Layer, ...]
    crosses: tuple[Layer, ...]
    features: int
    """The up block whose output DIFT reads: the one two levels below the latent, as in SDXL (0) and
    Stable Diffusion 1 and 2 (1); the first in a smaller UNet."""

    @property
    def finest(self) -> int:
        """The level with the most tokens."""
        return min(layer.level for layer in self.selves)

    def mask_level(self, latent: Grid) -> int:
        """The level whose cross-attention makes subject maps."""
        levels = sorted({layer.level for layer in self.crosses})
        fitting = [lv for lv in levels if grid_at(latent, lv).tokens <= MASK_TOKENS]
        return fitting[0] if fitting else levels[-1]


def grid_at(latent: Grid, level: int) -> Grid:
    """The tokens of a level, for a latent of this size: each level halves, rounding up."""
    height, width = latent.height, latent.width
    for _ in range(level):
        height, width = (height + 1) // 2, (width + 1) // 2
    return Grid(height, width)


def layers_of(unet: Any) -> Layers:
    """Find a UNet's attention layers by the names of their processors."""
    levels = len(unet.config.block_out_channels)
    selves: list[Layer] = []
    crosses: list[Layer] = []
    for name in unet.attn_processors:
        found = selves if ".attn1." in name else crosses
        part, level = _place(name, levels)
        found.append(Layer(len(found), name, part, level))
    return Layers(tuple(selves), tuple(crosses), max(0, levels - 3))


def _place(name: str, levels: int) -> tuple[Part, int]:
    """The part and the level that a processor's name tells."""
    if found := re.match(r"down_blocks\.(\d+)\.", name):
        return "down", int(found[1])
    if found := re.match(r"up_blocks\.(\d+)\.", name):
        return "up", levels - 1 - int(found[1])
    return "mid", levels - 1
