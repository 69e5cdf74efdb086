"""The engine as jobs see it: the one door to torch, opened when the first job needs it."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from core.domain.errors import DeviceError
from core.domain.events import EngineEvent, Measured, Progress
from core.domain.recipe import Recipe, Reference
from core.domain.values import Digest
from core.jobs.costs import of_inversion, of_loading, of_pictures, of_steps
from core.jobs.measure import measured
from core.jobs.torch_libraries import open_libraries

if TYPE_CHECKING:
    from core.diffusion.gauge import Gauge
    from core.diffusion.memory import Memory

Files = Mapping[Digest, Path]
NO_FILES: Files = MappingProxyType({})
Checkpoints = Mapping[int, bytes]
NO_CHECKPOINTS: Checkpoints = MappingProxyType({})
Wants = Callable[[int], bool]
LOADING = "loading the model"


def all_wanted(_: int) -> bool:
    """Every picture is wanted."""
    return True


class Engine:
    """A model on a device. Every method is a generator, and loads the model if need be.

    `materials` are trajectories by their keys, and painted masks and control pictures by the ids
    of their blobs. `files` says where the files lie that recipes name by digest: adapters and
    ControlNets.

    Each phase begins with a Progress that names it ("loading the model", "inverting",
    "denoising", "decoding") and ends with what it took (Measured). Closing a generator stops
    within one denoising step and puts everything back. ModelError when the model cannot be used,
    OutOfMemoryError when it does not fit, DeviceError when the device is lost: all with a way
    out, and after the last one the model is loaded anew.
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
        """Let go of the model and its memory; what needs it next reads it again."""
        if self._memory is not None:
            self._memory.let_go()
            self._memory = None

    def load(self) -> Generator[Progress | Measured, None, None]:
        """Import torch and read the weights; nothing to do the second time."""
        if self._memory is None:
            with self._guarded():
                yield from measured(self._load(), {LOADING: of_loading()}, self._gauge)

    def invert(
        self, recipe: Recipe, reference: Reference, picture: bytes, files: Files = NO_FILES
    ) -> Generator[EngineEvent, None, None]:
        """Invert a reference picture; ends with its ReconstructionMade and its TrajectoryMade."""
        yield from self.load()
        from core.diffusion.generate import invert

        costs = {"inverting": of_inversion(recipe)}
        with self._guarded():
            events = invert(self._loaded, recipe, reference, picture, files)
            yield from measured(events, costs, self._gauge)

    def cast(
        self,
        recipe: Recipe,
        materials: Mapping[str, bytes],
        key: Digest,
        files: Files = NO_FILES,
    ) -> Generator[EngineEvent, None, None]:
        """Render one recipe: PictureMade(0, png), then TrajectoryMade(key, data)."""
        yield from self.load()
        from core.diffusion.generate import cast

        costs = {"denoising": of_steps([recipe]), "decoding": of_pictures([recipe])}
        with self._guarded():
            events = cast(self._loaded, recipe, materials, key, files)
            yield from measured(events, costs, self._gauge)

    def render(
        self,
        recipes: Sequence[Recipe],
        materials: Mapping[str, bytes],
        kept: Checkpoints = NO_CHECKPOINTS,
        files: Files = NO_FILES,
        wants: Wants = all_wanted,
    ) -> Generator[EngineEvent, None, None]:
        """Render recipes that go at one pace: a PictureMade for each, checkpoints on the way.

        `kept` are checkpoints of recipes (by their numbers) to go on from; what is not the
        recipe's is ignored. A picture that `wants` (asked by the recipe's number, before each
        step) no longer has is left out, and the others are the same to the bit.
        """
        yield from self.load()
        from core.diffusion.generate import render

        costs = {"denoising": of_steps(recipes), "decoding": of_pictures(recipes)}
        with self._guarded():
            events = render(self._loaded, recipes, materials, kept, files, wants)
            yield from measured(events, costs, self._gauge)

    def _load(self) -> Generator[Progress, None, None]:
        yield Progress(LOADING, 0, 1)
        open_libraries()
        from core.diffusion.devices import choose_device
        from core.diffusion.memory import Memory
        from core.diffusion.models import opening

        model = yield from opening(self.folder, choose_device(self.device), LOADING)
        self._memory = Memory(model)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """The device's errors as sentences; a device that is lost takes the model with it."""
        try:
            yield
        except (RuntimeError, MemoryError) as error:
            from core.diffusion.devices import sentence_for

            said = sentence_for(error)
            if said is None:
                raise
            if isinstance(said, DeviceError):
                self.unload()
            raise said from error

    def _gauge(self) -> "Gauge | None":
        """What reads the device's memory, once there is a model on it."""
        if self._memory is None:
            return None
        from core.diffusion.gauge import Gauge

        return Gauge(self._memory.model.device)

    @property
    def _loaded(self) -> "Memory":
        assert self._memory is not None, "load() ran before"
        return self._memory
