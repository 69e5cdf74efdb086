"""Whatever is done to the queue, no job is lost, doubled or run twice at once."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.domain.events import Progress
from core.jobs.entry import Entry, State
from core.jobs.jobs import ExportSheet, Job, PanelRecipe, RenderPanels, panels_of
from core.jobs.journal import GONE, Journal
from core.jobs.outcome import Cancelled, Failed, Finished
from core.jobs.queue import NO_DEVICE, JobQueue
from core.storage.library import Library
from tests.fakes.values import a_recipe

DEVICES = ["cuda:0", "cuda:1", NO_DEVICE]
PANELS = [f"panel {number}" for number in range(8)]
RECIPES = {panel: a_recipe(seed=number) for number, panel in enumerate(PANELS)}

Choice = st.integers(0, 99)


@cache
def empty_library() -> Path:
    """To copy: making one takes longer than all that is done to it."""
    folder = Path(tempfile.mkdtemp(prefix="castboard-empty-"))
    atexit.register(shutil.rmtree, folder)
    Library.open(folder).close()
    return folder


class QueueMachine(RuleBasedStateMachine):
    """The queue beside a plain account of it: where each job is, and the order of those waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="castboard-queue-"))
        self.made = 0

    @initialize()
    def open(self) -> None:
        shutil.copytree(empty_library(), self.folder, dirs_exist_ok=True)
        self.library = Library.open(self.folder)
        self.jobs: dict[str, Job] = {}
        self.states: dict[str, State] = {}
        self.turns: list[str] = []
        self.dropped: dict[str, set[str]] = {}
        self.asked: set[str] = set()
        self.begin()

    def begin(self) -> None:
        self.queue = JobQueue(Journal(self.library.jobs))
        self.view = {entry.job.id: entry for entry in self.queue.entries}
        self.paused = False
        self.queue.listen(self.see)

    def see(self, entry: Entry) -> None:
        if entry.state is State.FORGOTTEN:
            del self.view[entry.job.id]
            del self.states[entry.job.id]
        else:
            self.view[entry.job.id] = entry

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
        shutil.rmtree(self.folder)

    def pick(self, choice: int, *states: State) -> str:
        found = [job_id for job_id, state in self.states.items() if state in states or not states]
        return found[choice % len(found)]

    def has(self, *states: State) -> bool:
        return any(state in states for state in self.states.values())

    def end(self, job_id: str, state: State) -> None:
        self.states[job_id] = state
        if job_id in self.turns:
            self.turns.remove(job_id)

    @rule(panels=st.sets(st.sampled_from(PANELS), min_size=1), front=st.booleans())
    def add(self, panels: set[str], front: bool) -> None:
        self.made += 1
        wanted = tuple(PanelRecipe(panel, RECIPES[panel]) for panel in sorted(panels))
        self.put(RenderPanels(f"render {self.made}", "p", wanted), front)

    @rule(front=st.booleans())
    def add_export(self, front: bool) -> None:
        self.made += 1
        self.put(ExportSheet(f"export {self.made}", "p", ("sheet.pdf",)), front)

    def put(self, job: Job, front: bool) -> None:
        self.jobs[job.id], self.dropped[job.id] = job, set()
        self.turns.insert(0 if front else len(self.turns), job.id)
        self.states[job.id] = State.WAITING
        self.queue.add(job, front)

    @precondition(lambda self: self.has(State.WAITING))
    @rule(which=Choice, before=st.none() | Choice)
    def move(self, which: int, before: int | None) -> None:
        job_id = self.pick(which, State.WAITING)
        target = None if before is None else self.pick(before, State.WAITING)
        if target != job_id:
            self.turns.remove(job_id)
            place = len(self.turns) if target is None else self.turns.index(target)
            self.turns.insert(place, job_id)
        self.queue.move(job_id, target)

    @precondition(lambda self: self.has(State.WAITING))
    @rule(which=Choice)
    def to_the_front(self, which: int) -> None:
        job_id = self.pick(which, State.WAITING)
        self.turns.remove(job_id)
        self.turns.insert(0, job_id)
        self.queue.front(job_id)

    @rule(device=st.sampled_from(DEVICES))
    def take(self, device: str) -> None:
        running = [self.jobs[i] for i, s in self.states.items() if s is State.RUNNING]
        drawn = {panel for job in running for panel in panels_of(job)}
        fitting = [
            job_id
            for job_id in self.turns
            if isinstance(self.jobs[job_id], RenderPanels) == (device != NO_DEVICE)
            and drawn.isdisjoint(panels_of(self.jobs[job_id]))
        ]
        if self.paused and device != NO_DEVICE:
            fitting = []
        entry = self.queue.take(device)
        assert (entry and entry.job.id) == (fitting[0] if fitting else None)
        if entry is not None:
            assert (entry.state, entry.device) == (State.RUNNING, device)
            assert not entry.cancelled.is_set()
            self.end(entry.job.id, State.RUNNING)
            self.asked.discard(entry.job.id)

    @precondition(lambda self: self.has(State.RUNNING))
    @rule(which=Choice, how=st.sampled_from([State.FINISHED, State.FAILED, State.CANCELLED]))
    def finish(self, which: int, how: State) -> None:
        job_id = self.pick(which, State.RUNNING)
        self.end(job_id, how)
        outcomes = {
            State.FINISHED: Finished(job_id),
            State.FAILED: Failed(job_id, "The disk is full.", "Free some space."),
            State.CANCELLED: Cancelled(job_id),
        }
        self.queue.ended(outcomes[how])

    @precondition(lambda self: self.has(State.RUNNING))
    @rule(which=Choice, done=st.integers(0, 9))
    def progress(self, which: int, done: int) -> None:
        self.queue.progressed(self.pick(which, State.RUNNING), Progress("denoising", done, 9))

    @precondition(lambda self: self.states)
    @rule(which=Choice)
    def cancel(self, which: int) -> None:
        job_id = self.pick(which)
        self.stop(job_id)
        self.queue.cancel(job_id)

    def stop(self, job_id: str) -> None:
        if self.states[job_id] is State.WAITING:
            self.end(job_id, State.CANCELLED)
        elif self.states[job_id] is State.RUNNING:
            self.asked.add(job_id)

    @precondition(lambda self: self.states)
    @rule(which=Choice)
    def cancel_others(self, which: int) -> None:
        kept = self.pick(which)
        for job_id in self.states:
            if job_id != kept:
                self.stop(job_id)
        self.queue.cancel_others(kept)

    @precondition(lambda self: self.states)
    @rule(which=Choice, panel=st.sampled_from(PANELS))
    def cancel_panel(self, which: int, panel: str) -> None:
        job_id = self.pick(which)
        panels = set(panels_of(self.jobs[job_id]))
        if panel in panels and self.states[job_id] in (State.WAITING, State.RUNNING):
            if self.dropped[job_id] | {panel} != panels:
                self.dropped[job_id].add(panel)
            else:
                self.stop(job_id)
        self.queue.cancel_panel(job_id, panel)

    @precondition(lambda self: self.states)
    @rule(which=Choice)
    def retry(self, which: int) -> None:
        job_id = self.pick(which)
        if self.states[job_id].retriable:
            if self.states[job_id] is State.CANCELLED:
                self.dropped[job_id] = set()
            self.states[job_id] = State.WAITING
            self.turns.append(job_id)
        self.queue.retry(job_id)

    @precondition(lambda self: self.states)
    @rule(which=Choice)
    def forget(self, which: int) -> None:
        self.queue.forget(self.pick(which))

    @rule(paused=st.booleans())
    def pause(self, paused: bool) -> None:
        self.paused = paused
        (self.queue.pause if paused else self.queue.resume)()

    @rule(closed=st.booleans())
    def start_anew(self, closed: bool) -> None:
        """After an ordinary close, or after a kill."""
        if closed:
            self.queue.interrupt()
        for job_id, state in list(self.states.items()):
            if self.is_gone(job_id, state):
                del self.states[job_id]
            elif state is not State.FAILED:
                self.end(job_id, State.INTERRUPTED)
        self.begin()

    def is_gone(self, job_id: str, state: State) -> bool:
        return state in GONE or (state is State.RUNNING and job_id in self.asked)

    @invariant()
    def every_job_is_there_once_as_it_should_be(self) -> None:
        if not hasattr(self, "queue"):
            return
        entries = self.queue.entries
        assert {e.job.id: e.state for e in entries} == self.states
        assert len({e.job.id for e in entries}) == len({e.position for e in entries})
        for entry in entries:
            assert entry.job == self.jobs[entry.job.id]
            assert entry.dropped == entry.orders.dropped == self.dropped[entry.job.id]
        waiting = [e.job.id for e in entries if e.state is State.WAITING]
        assert waiting == self.turns

    @invariant()
    def who_listens_knows_all(self) -> None:
        if hasattr(self, "queue"):
            seen = sorted(self.view.values(), key=lambda entry: entry.position)
            assert seen == list(self.queue.entries)

    @invariant()
    def the_journal_tells_the_same_queue(self) -> None:
        if not hasattr(self, "queue"):
            return
        left = [e for e in self.queue.entries if not self.is_gone(e.job.id, e.state)]
        found = Journal(self.library.jobs).read()
        assert [(e.job, e.position, e.dropped, e.failure) for e in found] == [
            (e.job, e.position, e.dropped, e.failure) for e in left
        ]
        assert [e.state for e in found] == [
            State.FAILED if e.state is State.FAILED else State.INTERRUPTED for e in left
        ]


TestQueue = QueueMachine.TestCase
TestQueue.settings = settings(max_examples=12, stateful_step_count=30, deadline=None)
