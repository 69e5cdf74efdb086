"""Run a job to its end and say how it ended: what the worker thread and the command line share."""

import logging
import threading
from collections.abc import Iterator
from contextlib import closing

from core.domain.errors import AppError
from core.domain.events import JobEvent
from core.jobs.engine import Engine
from core.jobs.jobs import Job
from core.jobs.outcome import Cancelled, Failed, Finished, Outcome
from core.jobs.run import run
from core.storage.library import Library

log = logging.getLogger(__name__)


def drive(
    job: Job, engine: Engine, library: Library, cancelled: threading.Event
) -> Iterator[JobEvent | Outcome]:
    """Yield a job's events and, last, exactly one Outcome.

    `cancelled` may be set from any thread. It is read between events, so the job stops within
    one denoising step and has put everything back before Cancelled is yielded.
    """
    outcome: Outcome = Cancelled(job.id)
    try:
        with closing(run(job, engine, library)) as events:
            while not cancelled.is_set():
                event = next(events, None)
                if event is None:
                    outcome = Finished(job.id)
                    break
                yield event
    except AppError as error:
        log.warning("%s %s", type(job).__name__, error)
        outcome = Failed(job.id, error.sentence, error.way_out)
    except Exception:
        log.exception("%s failed", type(job).__name__)
        outcome = Failed(job.id, "Something went wrong inside Castboard.", "The log tells more.")
    yield outcome
