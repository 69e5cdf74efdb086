"""Run a job to its end and say how it ended: what the worker thread and the command line share."""

import logging
from collections.abc import Iterator
from contextlib import closing

from core.domain.errors import AppError
from core.domain.events import JobEvent
from core.jobs.engine import Engine
from core.jobs.entry import Orders
from core.jobs.jobs import Job
from core.jobs.outcome import Cancelled, Failed, Finished, Outcome
from core.jobs.run import run
from core.storage.library import Library

log = logging.getLogger(__name__)


def drive(
    job: Job, engine: Engine | None, library: Library, orders: Orders
) -> Iterator[JobEvent | Outcome]:
    """Yield a job's events and, last, exactly one Outcome.

    `orders` may change in any thread. They are read between events, so the job stops, or stands
    still, within one denoising step; it has put everything back before Cancelled is yielded.
    """
    outcome: Outcome = Cancelled(job.id)
    try:
        with closing(run(job, engine, library, orders.wants)) as events:
            while orders.go_on():
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
