"""How much of a device's memory is in use."""

import psutil
import torch


class Gauge:
    """Reads one device's memory, in bytes. Where a device knows no peak, what is in use now."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._process = psutil.Process()

    def reset(self) -> None:
        """Forget the most that was in use."""
        if self._device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(self._device)

    def used(self) -> int:
        """The most that this program had in use since `reset`."""
        match self._device.type:
            case "cuda":
                return torch.cuda.max_memory_allocated(self._device)
            case "mps":
                return torch.mps.driver_allocated_memory()
            case _:
                return int(self._process.memory_info().rss)

    def capacity(self) -> int:
        """All there is, whoever uses it."""
        match self._device.type:
            case "cuda":
                return torch.cuda.mem_get_info(self._device)[1]
            case "mps":
                return torch.mps.recommended_max_memory()
            case _:
                return int(psutil.virtual_memory().total)
