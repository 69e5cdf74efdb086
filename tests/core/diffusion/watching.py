"""What a stretch of the engine does to its device, and which parts of a UNet it runs."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode

from core.diffusion.models import Model

WAITING = {
    "aten::_local_scalar_dense",
    "aten::equal",
    "aten::is_nonzero",
    "aten::item",
    "aten::masked_select",
    "aten::nonzero",
    "aten::_unique2",
    "aten::unique_dim",
}
"""What cannot go on before the device has computed: its result decides a number or a shape."""
INDEXING = {"aten::index", "aten::index_put", "aten::index_put_", "aten::_index_put_impl_"}


class WaitedError(AssertionError):
    """The processor waited for the device."""


class NeverWait(TorchDispatchMode):
    """Fails when an operation waits for the device, on the CPU too, where that costs nothing."""

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        name = func.name().split(".")[0]
        if name in WAITING or (name in INDEXING and _chooses_by_mask(args[1])):
            raise WaitedError(f"{name} waits for the device")
        with self:
            decomposed = func.decompose(*args, **(kwargs or {}))
        if decomposed is not NotImplemented:
            return decomposed
        return func(*args, **(kwargs or {}))


def _chooses_by_mask(indices: Any) -> bool:
    return any(i is not None and i.dtype in (torch.bool, torch.uint8) for i in indices)


class Calls:
    """How many rows each forward of the UNet had, and how often each of its blocks ran."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.blocks: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self.rows)


@contextmanager
def watched(model: Model) -> Iterator[Calls]:
    """Count the forwards of a model's UNet."""
    calls = Calls()
    blocks = {"down": model.unet.down_blocks, "up": model.unet.up_blocks}

    def began(_: Any, inputs: tuple[Tensor, ...], *__: Any) -> None:
        calls.rows.append(len(inputs[0]))

    def count(name: str) -> Any:
        return lambda *_: calls.blocks.update([name])

    hooks = [model.unet.register_forward_pre_hook(began)]
    hooks += [
        block.register_forward_hook(count(f"{part} {i}"))
        for part, several in blocks.items()
        for i, block in enumerate(several)
    ]
    try:
        yield calls
    finally:
        for hook in hooks:
            hook.remove()
