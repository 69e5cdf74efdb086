"""How a model makes do with the memory there is: it gives things up, one by one, and goes on.

Nothing of this changes what is drawn, up to the order of floating-point sums.
"""

import gc
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Literal, TypeVar

import torch
from diffusers.hooks.group_offloading import _GROUP_OFFLOADING, _LAYER_EXECUTION_TRACKER
from diffusers.hooks.hooks import HookRegistry
from torch import nn

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
        self._most = MOST_TOGETHER
        self._each: float | None = None if model.device.type == "cuda" else math.inf
        self._parked: list[Any] = []
        self._streams = False
        self._rungs: dict[Work, tuple[Callable[[], bool], ...]] = {
            "text": (self._park_small, self._park_unet, self._stream),
            "denoising": (self._fewer, self._keep_compact, self._park_small, self._stream),
            "pictures": (self._park_small, self._park_unet, self._tile),
        }

    def step_down(self, kind: Work) -> bool:
        """Give something up for some kind of work; False when nothing is left."""
        self._release()
        return any(rung() for rung in self._rungs[kind])

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
            if not self.step_down(kind):
                raise failed

    def plan(self, pixels: int) -> None:
        """Before a pass over panels of so many latent pixels: decide how many fit at once."""
        if self._each is not None and self.model.device.type == "cuda":
            device = self.model.device
            unused = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
            free = torch.cuda.mem_get_info(device)[0] + unused
            fitting = int(free * (1 - SPARE) / (self._each * pixels))
            self.together = max(1, min(self._most, fitting))

    @contextmanager
    def watching(self, panels: int, pixels: int) -> Iterator[None]:
        """Around the first forward pass of some panels: learn what each of their pixels takes."""
        if self._each is not None:
            yield
            return
        torch.cuda.reset_peak_memory_stats(self.model.device)
        before = torch.cuda.memory_allocated(self.model.device)
        yield
        peak = torch.cuda.max_memory_allocated(self.model.device)
        self._each = (peak - before) / (panels * pixels)
        self.plan(pixels)

    def wake(self, *parts: Any) -> None:
        """Put parts of the model on the device; of the others, the parked ones leave it."""
        for part in self._parked:
            if part not in parts:
                part.to(CPU)
        for part in parts:
            if part in self._parked:
                part.to(self.model.device)

    def let_go(self) -> None:
        """Give up all of the model's memory; it can never be used again.

        Its tensors are emptied: whatever still refers to the model then holds next to nothing,
        and no garbage has to be collected for it.
        """
        model = self.model
        registry = getattr(model.unet, "_diffusers_hook", None)
        if self._streams and registry is not None:  # they keep copies of the weights
            registry.remove_hook(_GROUP_OFFLOADING, recurse=True)
        for part in (model.unet, model.pipe.vae, *(encoder for _, encoder in model.encoders)):
            for tensor in (*part.parameters(), *part.buffers()):
                tensor.data = torch.empty(0, dtype=tensor.dtype, device=tensor.device)
        with suppress(RuntimeError):  # a device that is lost has nothing to give back
            self._return_unused()

    def _fewer(self) -> bool:
        """Half as many panels at once."""
        smaller = max(1, self.together // 2)
        changed, self.together = smaller < self.together, smaller
        self._most = smaller
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
        for module in self.model.unet.modules():
            if isinstance(module, nn.GroupNorm):
                self._keep_here(module)
        self._streams = True
        return True

    def _keep_here(self, norm: nn.GroupNorm) -> None:
        """Take a norm out of the stream: it is small, and its forward is replaced for a render."""
        registry: Any = HookRegistry.check_if_exists_or_initialize(norm)
        for name in (_LAYER_EXECUTION_TRACKER, _GROUP_OFFLOADING):
            if registry.get_hook(name) is not None:
                registry.remove_hook(name, recurse=False)
        norm.to(self.model.device)

    def _tile(self) -> bool:
        """The VAE works on one tile of the picture after another."""
        vae = self.model.pipe.vae
        changed = not vae.use_tiling
        vae.enable_tiling()
        return changed

    def _release(self) -> None:
        gc.collect()
        self._return_unused()

    def _return_unused(self) -> None:
        """Give what is free of the device's memory back to the system."""
        match self.model.device.type:
            case "cuda":
                torch.cuda.empty_cache()
            case "mps":
                torch.mps.empty_cache()
