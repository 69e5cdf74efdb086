"""Whether bytes are a trajectory, as core/diffusion/trajectory.py writes them. Without torch."""

import json
from typing import TYPE_CHECKING

from safetensors import SafetensorError, deserialize

from core.domain.geometry import Size

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Tensor = NDArray[numpy.floating]

KINDS = {"F16": "<f2", "F32": "<f4", "F64": "<f8"}
NOTE = "castboard"


def is_trajectory(data: bytes, size: Size) -> bool:
    """Whether these are finite latents (n, C, h, w) of a picture of this size at rising levels.

    `h` and `w` are the picture's edges, both divided by the same whole number. Some schedules
    end where their last step begins, so levels may also stand still; but only the last may be
    free of noise.
    """
    import numpy as np  # here, because the window opens without it

    try:
        tensors = {
            name: np.frombuffer(said["data"], KINDS[said["dtype"]]).reshape(said["shape"])
            for name, said in deserialize(data)  # type: ignore[no-untyped-call]
        }
        return _fit(tensors["latents"], tensors["levels"], size) and (
            _is_map(tensors.get("subject")) and _is_told(data)
        )
    except (SafetensorError, KeyError, ValueError, RecursionError):
        return False


def _fit(latents: "Tensor", levels: "Tensor", size: Size) -> bool:
    import numpy as np

    if latents.ndim != 4 or levels.ndim != 1 or not len(latents) == len(levels) >= 2:
        return False
    _, channels, height, width = latents.shape
    if not channels or not height or not width:
        return False
    scale = size.height // height
    return (
        (scale * height, scale * width) == (size.height, size.width)
        and bool(np.isfinite(latents).all())
        and bool((np.diff(levels) >= 0).all() and 0 <= levels[0] < levels[-1] <= 1)
        and bool(levels[-2] < 1)
    )


def _is_map(subject: "Tensor | None") -> bool:
    """Whether a subject's attention map, where there is one, is one."""
    import numpy as np

    return subject is None or (
        subject.ndim == 2 and subject.size > 0 and bool(np.isfinite(subject).all())
    )


def _is_told(data: bytes) -> bool:
    """Whether what a file says of itself, if it does, is of the kind that is asked for."""
    header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
    notes = header.get("__metadata__", {})
    said = json.loads(notes.get(NOTE, "{}")) if isinstance(notes, dict) else None
    return (
        isinstance(said, dict)
        and isinstance(said.get("made_by", ""), str)
        and isinstance(said.get("psnr"), float | int | None)
    )
