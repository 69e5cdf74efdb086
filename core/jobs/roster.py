"""The entries of a queue: in order, written down, and told to whoever listens."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from core.domain.errors import StorageError
from core.jobs.entry import Entry, State
from core.jobs.jobs import needs_device

log = logging.getLogger(__name__)

KEPT = 20
"""So many jobs that are finished or cancelled stay in the list; the oldest go first."""

Listener = Callable[[Entry], None]


class Journal(Protocol):
    """Where entries are kept (core/jobs/journal.py)."""

    def read(self) -> Sequence[Entry]:
        """What was left the last time, in order."""

    def write(self, entries: Sequence[Entry]) -> None:
        """Note how entries stand. Raises StorageError."""


class Roster:
    """Entries by their jobs. What cannot be written down is written with the next change."""

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal
        self._listeners: list[Listener] = []
        self._ended: list[str] = []
        self._unwritten: dict[str, Entry] = {}
        found = journal.read() if journal is not None else ()
        self._entries = {entry.job.id: entry for entry in found}

    def __getitem__(self, job_id: str) -> Entry:
        return self._entries[job_id]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in order."""
        return tuple(sorted(self._entries.values(), key=lambda entry: entry.position))

    def waiting(self) -> list[Entry]:
        """Those that wait, in order."""
        return [entry for entry in self.entries if entry.state is State.WAITING]

    def drawing(self) -> list[Entry]:
        """Those that run on a device."""
        entries = self._entries.values()
        return [e for e in entries if e.state is State.RUNNING and needs_device(e.job)]

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every new or changed entry; call the result to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def add(self, entry: Entry) -> None:
        """Take an entry in. Raises StorageError, and leaves it out, when it cannot be kept."""
        if self._journal is not None:
            self._journal.write([entry])
        self.tell(entry)

    def put(self, *entries: Entry) -> None:
        """Entries changed: write them down, and tell the listeners."""
        self._unwritten |= {entry.job.id: entry for entry in entries}
        self._write()
        for entry in entries:
            self.tell(entry)
        self._prune(entries)

    def tell(self, entry: Entry) -> None:
        """An entry changed in what needs no writing down."""
        if entry.state is State.FORGOTTEN:
            del self._entries[entry.job.id]
        else:
            self._entries[entry.job.id] = entry
        for listener in tuple(self._listeners):
            listener(entry)

    def position(self, before: Entry | None, moved: str = "") -> float:
        """A place before another entry or at the end, as if a moved one had none of its own."""
        others = [entry for entry in self.entries if entry.job.id != moved]
        if before is None:
            return others[-1].position + 1 if others else 1.0
        at = [entry.job.id for entry in others].index(before.job.id)
        left = others[at - 1].position if at else before.position - 2
        middle = (left + before.position) / 2
        if left < middle < before.position:
            return middle
        # Numbers have no room left between these two.
        self.put(*(replace(entry, position=float(n)) for n, entry in enumerate(self.entries)))
        return self.position(self[before.job.id], moved)

    def _write(self) -> None:
        if self._journal is not None and self._unwritten:
            try:
                self._journal.write(list(self._unwritten.values()))
            except StorageError as error:
                log.warning("The queue could not be written down. %s", error)
                return
        self._unwritten.clear()

    def _prune(self, entries: Sequence[Entry]) -> None:
        """Of the jobs that are finished or cancelled, the oldest leave the list."""
        done = (State.FINISHED, State.CANCELLED)
        fresh = [entry.job.id for entry in entries]
        self._ended = [one for one in self._ended if one not in fresh and one in self._entries]
        self._ended += [entry.job.id for entry in entries if entry.state in done]
        oldest = [self[one] for one in self._ended[:-KEPT]]
        if oldest:
            self.put(*(replace(entry, state=State.FORGOTTEN) for entry in oldest))
