"""Where the model runs, in which precision, and what its errors say."""

import torch

from core.domain.errors import AppError, DeviceError, ModelError, OutOfMemoryError


def choose_device(name: str) -> torch.device:
    """The device of this name; `auto` is the first CUDA device, else the processor.

    Raises ModelError with a sentence when the device is not there.
    """
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
        torch.empty(1, device=device)
    except (RuntimeError, AssertionError) as error:
        raise ModelError(
            f"The device “{name}” cannot be used.", "Choose “auto” or “cpu”."
        ) from error
    return device


def precision(device: torch.device) -> torch.dtype:
    """Half precision where it is fast, single precision elsewhere."""
    return torch.float16 if device.type == "cuda" else torch.float32


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory ran out, on any device."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    said = str(error)
    signs = ("can't allocate memory", "MPS backend out of memory", "CUBLAS_STATUS_ALLOC_FAILED")
    return any(sign in said for sign in signs)


def is_device_lost(error: BaseException) -> bool:
    """Whether an error says that the device no longer does what it is told."""
    said = str(error)
    signs = ("CUDA error", "CUDNN_STATUS", "CUBLAS_STATUS", "cuDNN error", "HIP error")
    return isinstance(error, RuntimeError) and any(sign in said for sign in signs)


def sentence_for(error: BaseException) -> AppError | None:
    """What an error of the device says to the user; None when it is not the device's."""
    if is_out_of_memory(error):
        return OutOfMemoryError(
            "There is not enough memory to render this.",
            "Close other programs that use it, or choose a smaller picture or fewer references.",
        )
    if is_device_lost(error):
        return DeviceError(
            "The GPU stopped answering.",
            "Try again. If it happens again, restart Castboard, and look for a newer driver.",
        )
    return None
