"""The table of timings: what work of each kind took on this machine, measured as it was done."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from core.storage.database import Database
from core.storage.rows import put
from core.storage.tables import timings

REMEMBERED = 5
"""A mean that new measurements move: about the last so many count."""


@dataclass(frozen=True)
class Timing:
    """Seconds for one unit of work, and the device's memory in bytes: most in use, and all."""

    seconds: float
    memory: int
    capacity: int
    count: int = 1


class Timings:
    """What models take on devices, by kind of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, model: str, device: str) -> dict[str, Timing]:
        """All that was measured of a model on a device, by kind of work."""
        columns = timings.c
        query = select(
            columns.work, columns.seconds, columns.memory, columns.capacity, columns.count
        ).where(columns.model == model, columns.device == device)
        with self._database.reading() as connection:
            return {work: Timing(*rest) for work, *rest in connection.execute(query)}

    def add(
        self, model: str, device: str, work: str, seconds: float, memory: int, capacity: int
    ) -> None:
        """Learn from one more measurement. Memory is the last one's: it says what fits now."""
        before = self.of(model, device).get(work)
        count = before.count + 1 if before else 1
        if before:
            seconds = before.seconds + (seconds - before.seconds) / min(count, REMEMBERED)
        row = {
            "model": model,
            "device": device,
            "work": work,
            "seconds": seconds,
            "memory": memory,
            "capacity": capacity,
            "count": count,
            "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        with self._database.writing() as connection:
            put(connection, timings, row)
