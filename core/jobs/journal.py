"""The queue's place in the library: what is not done, so that a new start can go on with it."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from core.domain.events import Progress
from core.jobs.entry import Entry, Orders, State
from core.jobs.jobs import (
    CastCharacter,
    DrawAgain,
    ExportSheet,
    InvertPicture,
    RenderPanels,
    TryOut,
)
from core.jobs.outcome import Failed
from core.storage.jobs import Jobs

log = logging.getLogger(__name__)

KINDS: dict[str, TypeAdapter[Any]] = {
    kind.__name__: TypeAdapter(tuple[kind, frozenset[str]])  # type: ignore[valid-type]
    for kind in (RenderPanels, CastCharacter, InvertPicture, TryOut, DrawAgain, ExportSheet)
}
"""How each kind of job is read and written: the JSON of its fields and of what was dropped."""
PROGRESS: TypeAdapter[Progress | None] = TypeAdapter(Progress | None)
FAILURE: TypeAdapter[Failed | None] = TypeAdapter(Failed | None)
GONE = (State.FINISHED, State.CANCELLED, State.FORGOTTEN)
"""Jobs in these states have left the journal."""


class Journal:
    """Reads and writes entries. Belongs to the thread that writes tables."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    def read(self) -> list[Entry]:
        """What the last queue left, in order: failed jobs as they are, the others interrupted.

        A job that cannot be read is left out, with a line in the log.
        """
        return [entry for row in self._jobs.all() if (entry := _read(row)) is not None]

    def write(self, entries: Sequence[Entry]) -> None:
        """Note how entries stand. Raises StorageError."""
        rows = [_row(entry) for entry in entries if not _is_gone(entry)]
        gone = [entry.job.id for entry in entries if _is_gone(entry)]
        self._jobs.write(rows, gone)


def _is_gone(entry: Entry) -> bool:
    """Whether a job has left the journal, or will as soon as it stops."""
    asked_to_stop = entry.state is State.RUNNING and entry.cancelled.is_set()
    return entry.state in GONE or asked_to_stop


def _row(entry: Entry) -> dict[str, Any]:
    kind = type(entry.job).__name__
    return {
        "id": entry.job.id,
        "position": entry.position,
        "state": entry.state.value,
        "kind": kind,
        "submitted_at": entry.submitted_at,
        "progress": PROGRESS.dump_json(entry.progress).decode(),
        "failure": FAILURE.dump_json(entry.failure).decode(),
        "document": KINDS[kind].dump_json((entry.job, entry.dropped)).decode(),
    }


def _read(row: Mapping[str, Any]) -> Entry | None:
    try:
        job, dropped = KINDS[row["kind"]].validate_json(row["document"])
        failed = row["state"] == State.FAILED
        return Entry(
            job,
            row["position"],
            row["submitted_at"],
            State.FAILED if failed else State.INTERRUPTED,
            PROGRESS.validate_json(row["progress"]),
            FAILURE.validate_json(row["failure"]),
            dropped,
            orders=Orders(dropped),
        )
    except (KeyError, ValidationError) as error:
        log.warning("Job %s cannot be read and is left out. %s", row["id"], error)
        return None
