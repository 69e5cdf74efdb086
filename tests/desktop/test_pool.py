"""Worker threads: one for each device, and one for what needs none."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.events import Exported, JobEvent, Progress, TakeMade
from core.domain.project import Project
from core.jobs.entry import State
from core.jobs.jobs import ExportSheet, PanelRecipe, RenderPanels
from core.jobs.journal import Journal
from core.jobs.outcome import Outcome
from core.jobs.queue import JobQueue
from core.jobs.record import record
from core.storage.library import Library
from desktop.workers.pool import Pool
from tests.fakes.engine import FakeEngine
from tests.fakes.values import a_project, a_recipe


class Desk:
    """A queue, its pool, and the little that the window does between them."""

    def __init__(self, library: Library, *engines: FakeEngine, idle_minutes: float = 0) -> None:
        self.library = library
        self.queue = JobQueue(Journal(library.jobs))
        named = [(f"device {n}", lambda engine=engine: engine) for n, engine in enumerate(engines)]
        self.pool = Pool(self.queue, named, library, idle_minutes)
        self.heard: list[tuple[str, object]] = []
        self.most = 0
        self.pool.said.connect(self.hear)

    def hear(self, job_id: str, event: JobEvent | Outcome) -> None:
        self.heard.append((job_id, event))
        running = [e for e in self.queue.entries if e.state is State.RUNNING]
        self.most = max(self.most, len(running))
        match event:
            case Progress():
                self.queue.progressed(job_id, event)
            case TakeMade():
                record(event, self.library)
            case _ if isinstance(event, Outcome):
                self.queue.ended(event)

    def add(self, job_id: str, *seeds: int, project: Project | None = None) -> None:
        panels = tuple(PanelRecipe(f"{job_id} {seed}", a_recipe(seed=seed)) for seed in seeds)
        self.queue.add(RenderPanels(job_id, project.id if project else "p", panels))
        self.pool.wake()

    def state(self, job_id: str) -> State:
        return self.queue.entry(job_id).state

    def phases(self, job_id: str) -> list[str]:
        return [e.phase for i, e in self.heard if i == job_id and isinstance(e, Progress)]

    def takes(self) -> list[str]:
        return [e.take.panel_id for _, e in self.heard if isinstance(e, TakeMade)]


MakePool = Callable[..., Desk]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def project(library: Library) -> Project:
    project = a_project()
    library.projects.save(project)
    return project


@pytest.fixture
def make(qapp: QApplication, library: Library) -> Iterator[MakePool]:
    desks: list[Desk] = []

    def make_desk(*engines: FakeEngine, **options: float) -> Desk:
        desks.append(Desk(library, *engines, **options))
        return desks[-1]

    yield make_desk
    for desk in desks:
        desk.pool.stop()


class Meeting(FakeEngine):
    """An engine that goes on only when another one is in the middle of a render, too."""

    def __init__(self, barrier: threading.Barrier) -> None:
        super().__init__()
        self.barrier = barrier

    def _steps(self, first: int = 0) -> Iterator[int]:
        self.barrier.wait(timeout=20)
        yield from super()._steps(first)


def test_two_devices_draw_at_the_same_time(make: MakePool, qtbot: QtBot, project: Project) -> None:
    barrier = threading.Barrier(2)
    desk = make(Meeting(barrier), Meeting(barrier))
    desk.add("one", 1, project=project)
    desk.add("two", 2, project=project)
    qtbot.waitUntil(lambda: not desk.queue.is_busy, timeout=20000)
    assert [desk.state(job) for job in ("one", "two")] == [State.FINISHED] * 2
    assert desk.most == 2
    assert sorted(desk.takes()) == ["one 1", "two 2"]
    assert {desk.queue.entry(job).device for job in ("one", "two")} == {"device 0", "device 1"}


def test_what_another_device_draws_is_waited_for_and_not_drawn_twice(
    make: MakePool, qtbot: QtBot, project: Project
) -> None:
    engines = FakeEngine(pause=0.02), FakeEngine()
    desk = make(*engines)
    desk.add("one", 1, 2, project=project)
    desk.add("two", 2, 3, project=project)
    assert desk.state("two") is State.WAITING
    desk.add("three", 4, project=project)
    assert desk.state("three") is State.RUNNING
    qtbot.waitUntil(lambda: not desk.queue.is_busy, timeout=20000)
    drawn = [recipe.seed for engine in engines for recipe in engine.made]
    assert sorted(drawn) == [1, 2, 3, 4]
    assert sorted(desk.takes()) == ["one 1", "one 2", "three 4", "two 2", "two 3"]


def test_a_job_that_waits_for_another_begins_when_that_is_written_down(
    make: MakePool, qtbot: QtBot, project: Project
) -> None:
    """The window notes the end of a job only when all its takes are in the library."""
    engine = FakeEngine()
    desk = make(engine)
    ended, desk.queue.ended = desk.queue.ended, lambda _: None
    desk.add("one", 1, project=project)
    desk.add("two", 1, project=project)
    qtbot.waitUntil(lambda: any(isinstance(event, Outcome) for _, event in desk.heard))
    assert desk.state("two") is State.WAITING
    desk.queue.ended = ended
    desk.queue.ended(desk.heard[-1][1])
    qtbot.waitUntil(lambda: desk.state("two") is State.FINISHED, timeout=20000)
    assert len(engine.made) == 1


def test_an_export_never_waits_behind_a_render(
    make: MakePool, qtbot: QtBot, project: Project, tmp_path: Path
) -> None:
    engine = FakeEngine(steps=10_000, pause=0.01)
    desk = make(engine)
    desk.add("render", 1, project=project)
    qtbot.waitUntil(lambda: "denoising" in desk.phases("render"), timeout=20000)
    desk.queue.add(ExportSheet("export", project.id, (str(tmp_path / "sheet.png"),)))
    desk.pool.wake()
    qtbot.waitUntil(lambda: desk.state("export") is State.FINISHED, timeout=20000)
    assert desk.state("render") is State.RUNNING
    assert any(isinstance(event, Exported) for _, event in desk.heard)


def test_a_paused_job_stands_still_and_goes_on(
    make: MakePool, qtbot: QtBot, project: Project
) -> None:
    engine = FakeEngine(steps=200, pause=0.005)
    desk = make(engine)
    desk.add("one", 1, project=project)
    qtbot.waitUntil(lambda: len(engine.drawn) > 3, timeout=20000)
    desk.queue.pause()
    qtbot.wait(100)
    stood = len(engine.drawn)
    qtbot.wait(100)
    assert len(engine.drawn) == stood < 200
    desk.add("two", 2, project=project)
    assert desk.state("two") is State.WAITING
    desk.queue.resume()
    desk.pool.wake()
    qtbot.waitUntil(lambda: not desk.queue.is_busy, timeout=20000)
    assert sorted(desk.takes()) == ["one 1", "two 2"]


def test_a_paused_job_can_be_cancelled(make: MakePool, qtbot: QtBot, project: Project) -> None:
    engine = FakeEngine(steps=10_000, pause=0.005)
    desk = make(engine)
    desk.add("one", 1, project=project)
    qtbot.waitUntil(lambda: bool(engine.drawn), timeout=20000)
    desk.queue.pause()
    desk.queue.cancel("one")
    qtbot.waitUntil(lambda: desk.state("one") is State.CANCELLED, timeout=20000)
    assert engine.stopped == 1


def test_a_panel_that_is_cancelled_leaves_and_the_others_are_drawn(
    make: MakePool, qtbot: QtBot, project: Project
) -> None:
    engine = FakeEngine(steps=60, pause=0.01)
    desk = make(engine)
    desk.add("one", 1, 2, project=project)
    qtbot.waitUntil(lambda: len(engine.drawn) > 3, timeout=20000)
    desk.queue.cancel_panel("one", "one 1")
    qtbot.waitUntil(lambda: not desk.queue.is_busy, timeout=20000)
    assert desk.state("one") is State.FINISHED
    assert desk.takes() == ["one 2"]
    assert len([1 for recipe, _ in engine.drawn if recipe.seed == 1]) < 60


def test_the_model_is_let_go_of_when_nothing_was_drawn_for_a_while(
    make: MakePool, qtbot: QtBot, project: Project
) -> None:
    engine = FakeEngine()
    desk = make(engine, idle_minutes=0.2 / 60)
    with qtbot.waitSignals([desk.pool.model_changed] * 2, timeout=20000):
        desk.add("one", 1, project=project)
    assert not engine.is_loaded
    assert not desk.pool.is_loaded("device 0")
    desk.add("two", 2, project=project)
    qtbot.waitUntil(lambda: desk.state("two") is State.FINISHED, timeout=20000)
    assert engine.loads == 2


def test_without_an_idle_time_the_model_stays(
    make: MakePool, qtbot: QtBot, project: Project
) -> None:
    engine = FakeEngine()
    desk = make(engine)
    desk.add("one", 1, project=project)
    qtbot.waitUntil(lambda: desk.state("one") is State.FINISHED, timeout=20000)
    qtbot.wait(100)
    assert engine.is_loaded
    assert desk.pool.is_loaded("device 0")


def test_freeing_memory_waits_for_the_running_job_and_comes_before_the_next(
    make: MakePool, qtbot: QtBot, project: Project
) -> None:
    engine = FakeEngine(steps=20, pause=0.01)
    desk = make(engine)
    desk.add("one", 1, project=project)
    desk.add("two", 2, project=project)
    qtbot.waitUntil(lambda: bool(engine.drawn), timeout=20000)
    desk.pool.free_memory()
    assert engine.is_loaded
    qtbot.waitUntil(lambda: not desk.queue.is_busy, timeout=20000)
    assert engine.loads == 2
    desk.pool.free_memory()
    qtbot.waitUntil(lambda: not engine.is_loaded, timeout=20000)


def test_what_a_stop_interrupts_is_there_at_the_next_start_and_nothing_is_lost(
    make: MakePool, qtbot: QtBot, project: Project, library: Library
) -> None:
    engine = FakeEngine(steps=10_000, pause=0.005)
    desk = make(engine)
    desk.add("one", 1, 2, project=project)
    desk.add("two", 3, project=project)
    qtbot.waitUntil(lambda: len(engine.drawn) > 5, timeout=20000)
    desk.pool.stop()
    assert engine.stopped == 1
    again = make(FakeEngine(steps=10_000))
    assert [entry.job.id for entry in again.queue.interrupted] == ["one", "two"]
    engine = FakeEngine(steps=8)
    again = make(engine)
    again.queue.retry(*(entry.job.id for entry in again.queue.interrupted))
    again.pool.wake()
    qtbot.waitUntil(lambda: not again.queue.is_busy, timeout=20000)
    assert sorted(again.takes()) == ["one 1", "one 2", "two 3"]
    assert [step for recipe, step in engine.drawn if recipe.seed == 3] == list(range(8))
    assert [step for recipe, step in engine.drawn if recipe.seed == 1][:1] != [0]
    assert JobQueue(Journal(library.jobs)).entries == ()


def test_a_job_that_fails_ends_alone_and_can_be_tried_again(
    make: MakePool, qtbot: QtBot, project: Project
) -> None:
    engine = FakeEngine(fail_at=1)
    desk = make(engine)
    desk.add("one", 1, project=project)
    qtbot.waitUntil(lambda: desk.state("one") is State.FAILED, timeout=20000)
    engine.fail_at = None
    desk.add("two", 2, project=project)
    desk.queue.retry_failed()
    desk.pool.wake()
    qtbot.waitUntil(lambda: not desk.queue.is_busy, timeout=20000)
    assert desk.takes() == ["two 2", "one 1"]
