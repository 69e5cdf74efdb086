"""How a model makes do with the memory there is: it gives things up, one by one, and goes on.

Nothing of this changes what is drawn, up to the order of floating-point sums.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal, TypeVar

import torch

from core.diffusion.devices import is_out_of_memory
from core.diffusion.models import Model

T = TypeVar("T")
Work = Literal["text", "denoising", "pictures"]

MOST_TOGETHER = 8
"""More panels at once no longer run faster."""
SPARE = 0.2
"""The share of the free memory that is left to others."""
CPU = torch.device("cpu")


class Memory:
    """What a model has given up so far. It never takes anything back while it is loaded.

    `together` is how many panels go through the UNet at once: one, until a first forward pass has
    shown on a GPU what one takes. When `compact`, references leave their hidden states, which are
    projected again for every panel, instead of keys and values: half the memory.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.together = 1
        self.compact = False
        self._measured = model.device.type != "cuda"
        self._parked: list[Any] = []
        self._streams = False
        self._rungs: dict[Work, tuple[Callable[[], bool], ...]] = {
            "text": (self._park_small, self._park_unet, self._stream),
            "denoising": (self._fewer, self._keep_compact, self._park_small, self._stream),
            "pictures": (self._park_small, self._park_unet, self._tile),
        }

    def within(self, kind: Work, work: Callable[[], T]) -> T:
        """Do some work; when memory runs out, give something up and do it again.

        Raises what the work raised once there is nothing left to give up.
        """
        while True:
            try:
                return work()
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                failed = error.with_traceback(None)  # its frames hold on to tensors
            self._release()
            if not any(rung() for rung in self._rungs[kind]):
                raise failed

    @contextmanager
    def watching(self, panels: int) -> Iterator[None]:
        """Around the forward pass of some panels: learn how many fit at once."""
        if self._measured:
            yield
            return
        torch.cuda.reset_peak_memory_stats(self.model.device)
        before = torch.cuda.memory_allocated(self.model.device)
        yield
        each = (torch.cuda.max_memory_allocated(self.model.device) - before) / panels
        unused = torch.cuda.memory_reserved(self.model.device) - before
        free = torch.cuda.mem_get_info(self.model.device)[0] + unused
        self.together = max(1, min(MOST_TOGETHER, int(free * (1 - SPARE) / each)))
        self._measured = True

    def wake(self, *parts: Any) -> None:
        """Put parts of the model on the device; of the others, the parked ones leave it."""
        for part in self._parked:
            if part not in parts:
                part.to(CPU)
        for part in parts:
            if part in self._parked:
                part.to(self.model.device)

    def _fewer(self) -> bool:
        """Half as many panels at once."""
        self._measured = True
        smaller = max(1, self.together // 2)
        changed, self.together = smaller < self.together, smaller
        return changed

    def _keep_compact(self) -> bool:
        """Hidden states in place of keys and values."""
        changed, self.compact = not self.compact, True
        return changed

    def _park_small(self) -> bool:
        """The text encoders and the VAE wait in main memory until they are needed."""
        return self._park(*(encoder for _, encoder in self.model.encoders), self.model.pipe.vae)

    def _park_unet(self) -> bool:
        """The UNet waits there too while texts are encoded or pictures decoded."""
        return not self._streams and self._park(self.model.unet)

    def _park(self, *parts: Any) -> bool:
        new = [part for part in parts if part not in self._parked]
        self._parked += new
        return bool(new)

    def _stream(self) -> bool:
        """The UNet's weights come from main memory layer by layer, as they are needed."""
        if self._streams:
            return False
        self._parked = [part for part in self._parked if part is not self.model.unet]
        self.model.unet.enable_group_offload(
            onload_device=self.model.device,
            offload_device=CPU,
            offload_type="leaf_level",
            use_stream=self.model.device.type == "cuda",
        )
        self._streams = True
        return True

    def _tile(self) -> bool:
        """The VAE works on one tile of the picture after another."""
        vae = self.model.pipe.vae
        changed = not vae.use_tiling
        vae.enable_tiling()
        return changed

    def _release(self) -> None:
        gc.collect()
        if self.model.device.type == "cuda":
            torch.cuda.empty_cache()
