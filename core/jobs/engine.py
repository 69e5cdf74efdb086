"""The engine as jobs see it: the one door to torch, opened when the first job needs it."""

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from core.domain.events import EngineEvent, Progress
from core.domain.recipe import Recipe, Reference
from core.domain.values import Digest

if TYPE_CHECKING:
    from core.diffusion.memory import Memory

Files = Mapping[Digest, Path]
NO_FILES: Files = MappingProxyType({})


class Engine:
    """A model on a device. Every method is a generator, and loads the model if need be.

    `materials` are trajectories by their keys, and painted masks and control pictures by the ids
    of their blobs. `files` says where the files lie that recipes name by digest: adapters and
    ControlNets.

    Closing a generator stops within one denoising step and puts everything back. ModelError when
    the model cannot be used, OutOfMemoryError when it does not fit: both with a way out.
    """

    def __init__(self, folder: Path, device: str = "auto") -> None:
        self.folder = folder
        self.device = device
        self._memory: Memory | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._memory is not None

    def unload(self) -> None:
        """Let go of the model; the next method that needs it reads it again."""
        self._memory = None

    def load(self) -> Generator[Progress, None, None]:
        """Import torch and read the weights; nothing to do the second time."""
        if self._memory is None:
            yield Progress("loading the model", 0, 2)
            from core.diffusion.devices import choose_device, memory_errors
            from core.diffusion.memory import Memory
            from core.diffusion.models import load_model

            yield Progress("loading the model", 1, 2)
            with memory_errors():
                self._memory = Memory(load_model(self.folder, choose_device(self.device)))
            yield Progress("loading the model", 2, 2)

    def invert(
        self, recipe: Recipe, reference: Reference, picture: bytes, files: Files = NO_FILES
    ) -> Generator[EngineEvent, None, None]:
        """Invert a reference picture; ends with its TrajectoryMade."""
        yield from self.load()
        from core.diffusion.devices import memory_errors
        from core.diffusion.generate import invert

        with memory_errors():
            yield from invert(self._loaded, recipe, reference, picture, files)

    def cast(
        self,
        recipe: Recipe,
        materials: Mapping[str, bytes],
        key: Digest,
        files: Files = NO_FILES,
    ) -> Generator[EngineEvent, None, None]:
        """Render one recipe: PictureMade(0, png), then TrajectoryMade(key, data)."""
        yield from self.load()
        from core.diffusion.devices import memory_errors
        from core.diffusion.generate import cast

        with memory_errors():
            yield from cast(self._loaded, recipe, materials, key, files)

    def render(
        self,
        recipes: Sequence[Recipe],
        materials: Mapping[str, bytes],
        checkpoint: bytes | None = None,
        files: Files = NO_FILES,
    ) -> Generator[EngineEvent, None, None]:
        """Render recipes that go at one pace: a PictureMade for each, checkpoints on the way.

        A checkpoint of the same recipes is gone on from, any other is ignored.
        """
        yield from self.load()
        from core.diffusion.devices import memory_errors
        from core.diffusion.generate import render

        with memory_errors():
            yield from render(self._loaded, recipes, materials, checkpoint, files)

    @property
    def _loaded(self) -> "Memory":
        assert self._memory is not None, "load() ran before"
        return self._memory
