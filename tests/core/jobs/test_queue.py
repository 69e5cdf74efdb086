"""The queue: order, states and listeners."""

import pytest

from core.domain.events import Progress
from core.jobs.jobs import RenderPanels
from core.jobs.outcome import Cancelled, Failed, Finished
from core.jobs.queue import JobQueue, State


@pytest.fixture
def queue():
    queue = JobQueue()
    for name in ("first", "second", "third"):
        queue.add(RenderPanels(name, "p", ()))
    return queue


def states(queue):
    return [entry.state for entry in queue.entries]


def test_jobs_are_taken_in_the_order_they_came(queue):
    assert [queue.take("gpu").job.id for _ in range(3)] == ["first", "second", "third"]
    assert queue.take("gpu") is None
    assert states(queue) == [State.RUNNING] * 3


def test_a_waiting_job_is_cancelled_at_once_and_never_taken(queue):
    queue.cancel("first")
    assert queue.entry("first").state is State.CANCELLED
    assert queue.take("gpu").job.id == "second"


def test_a_running_job_is_asked_to_stop_and_is_cancelled_when_it_says_so(queue):
    entry = queue.take("gpu")
    queue.cancel("first")
    assert entry.cancelled.is_set()
    assert queue.entry("first").state is State.RUNNING
    queue.ended(Cancelled("first"))
    assert queue.entry("first").state is State.CANCELLED


def test_how_a_job_ended_is_kept(queue):
    failure = Failed("second", "The disk is full.", "Free some space.")
    queue.take("gpu"), queue.take("gpu")
    queue.ended(Finished("first"))
    queue.ended(failure)
    assert states(queue) == [State.FINISHED, State.FAILED, State.WAITING]
    assert queue.entry("second").failure == failure


def test_cancelling_what_is_over_changes_nothing(queue):
    queue.take("gpu")
    queue.ended(Finished("first"))
    queue.cancel("first")
    assert queue.entry("first").state is State.FINISHED


def test_listeners_hear_of_every_change_until_they_leave(queue):
    heard = []
    leave = queue.listen(heard.append)
    queue.take("gpu")
    queue.progressed("first", Progress("denoising", 1, 4))
    queue.ended(Finished("first"))
    leave()
    queue.take("gpu")
    assert [(e.state, e.progress and e.progress.done) for e in heard] == [
        (State.RUNNING, None),
        (State.RUNNING, 1),
        (State.FINISHED, 1),
    ]
