"""What a job will take, from what this machine needed before."""

from dataclasses import dataclass

from core.jobs.jobs import Job
from core.storage.library import Library


@dataclass(frozen=True)
class Forecast:
    """Seconds, and bytes of the device's memory; None where nothing was measured yet."""

    seconds: float | None = None
    memory: int | None = None
    capacity: int | None = None


def forecast(job: Job, library: Library, device: str, loaded: bool) -> Forecast:  # noqa: ARG001
    """What a job will take on a device; `loaded` says whether the model is in memory."""
    return Forecast()
