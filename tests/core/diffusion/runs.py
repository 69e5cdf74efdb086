"""A render without its pictures: the engine's own loop, to be stepped and looked into."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from core.diffusion.attention.install import shared_attention
from core.diffusion.memory import Memory
from core.diffusion.models import Model
from core.diffusion.run import NO_FILES, prepare
from core.domain.recipe import Recipe


@contextmanager
def begun(
    model: Model, recipes: Sequence[Recipe], materials: Mapping[str, bytes], together: int = 1
) -> Iterator[Any]:
    """A run (its `steps()`, `panels` and `denoiser`) before the first step.

    On a GPU `together` is what it begins with.
    """
    memory = Memory(model)
    memory.together = together
    with shared_attention(model.unet, recipes[0].freeu) as stage:
        yield prepare(memory, stage, recipes, materials, NO_FILES)
