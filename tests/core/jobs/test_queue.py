"""The queue: order, states and listeners."""

import pytest

from core.domain.events import Progress
from core.jobs.entry import State
from core.jobs.jobs import ExportSheet, PanelRecipe, RenderPanels
from core.jobs.outcome import Cancelled, Failed, Finished
from core.jobs.queue import NO_DEVICE, JobQueue
from core.jobs.roster import KEPT
from tests.fakes.values import a_recipe


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


def order(queue):
    return [entry.job.id for entry in queue.entries if entry.state is State.WAITING]


def test_jobs_are_moved_before_others_to_the_front_and_to_the_end(queue):
    queue.move("third", "second")
    assert order(queue) == ["first", "third", "second"]
    queue.front("second")
    assert order(queue) == ["second", "first", "third"]
    queue.move("second", None)
    assert order(queue) == ["first", "third", "second"]
    queue.add(RenderPanels("urgent", "p", ()), front=True)
    assert order(queue) == ["urgent", "first", "third", "second"]


def test_a_job_that_has_begun_is_not_moved(queue):
    queue.take("gpu")
    queue.move("first", None)
    queue.move("third", "first")
    assert [entry.job.id for entry in queue.entries] == ["first", "third", "second"]


def test_moving_never_runs_out_of_places(queue):
    for n in range(300):
        queue.move(order(queue)[n % 2 + 1], order(queue)[1])
    assert sorted(order(queue)) == ["first", "second", "third"]
    assert len({entry.position for entry in queue.entries}) == 3


def test_of_jobs_that_are_over_the_oldest_leave_the_list_and_failed_ones_stay(queue):
    gone = []
    queue.listen(lambda entry: entry.state is State.FORGOTTEN and gone.append(entry.job.id))
    queue.take("gpu")
    queue.ended(Failed("first", "The disk is full."))
    queue.cancel("second")
    for number in range(KEPT):
        queue.add(RenderPanels(f"{number}", "p", ()))
        queue.cancel(f"{number}")
    assert gone == ["second"]
    assert [entry.job.id for entry in queue.entries][:3] == ["first", "third", "0"]


def panels(*names):
    return tuple(PanelRecipe(name, a_recipe(seed=n)) for n, name in enumerate(names, start=1))


def test_what_two_jobs_both_want_is_not_drawn_by_two_devices(queue):
    queue.cancel_all()
    queue.add(RenderPanels("one", "p", panels("a", "b")))
    queue.add(RenderPanels("two", "p", panels("b")))
    queue.add(RenderPanels("other", "q", (PanelRecipe("c", a_recipe(seed=9)),)))
    assert queue.take("cuda:0").job.id == "one"
    assert queue.take("cuda:1").job.id == "other"
    assert queue.take("cuda:2") is None
    queue.ended(Finished("one"))
    assert queue.take("cuda:0").job.id == "two"


def test_without_its_last_panel_a_job_is_cancelled_and_can_be_had_whole_again(queue):
    queue.cancel_all()
    queue.add(RenderPanels("one", "p", panels("a", "b")))
    queue.cancel_panel("one", "a")
    assert (queue.entry("one").state, queue.entry("one").dropped) == (State.WAITING, {"a"})
    queue.cancel_panel("one", "b")
    assert queue.entry("one").state is State.CANCELLED
    queue.retry("one")
    entry = queue.take("gpu")
    assert entry.orders.wants("a")
    assert not entry.cancelled.is_set()


def test_only_drawing_is_paused(queue):
    queue.add(ExportSheet("export", "p", ("a.pdf",)))
    queue.pause()
    assert queue.take("gpu") is None
    assert queue.take(NO_DEVICE).job.id == "export"
    queue.resume()
    assert queue.take("gpu").job.id == "first"


def test_the_end_of_the_program_keeps_what_is_not_done(queue):
    running = queue.take("gpu")
    queue.interrupt()
    assert running.cancelled.is_set()
    queue.ended(Cancelled("first"))
    assert [e.job.id for e in queue.interrupted] == ["first", "second", "third"]
    queue.retry("first", "second", "third")
    assert order(queue) == ["first", "second", "third"]


def test_all_but_one_are_cancelled(queue):
    queue.take("gpu")
    queue.cancel_others("first")
    assert states(queue) == [State.RUNNING, State.CANCELLED, State.CANCELLED]
    assert not queue.entry("first").cancelled.is_set()
