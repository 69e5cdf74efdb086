"""Work in other threads, heard of in the window's."""

import threading
from collections.abc import Generator, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.workers.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.stop()


def test_work_is_done_elsewhere_and_its_result_arrives_here(
    background: Background, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []
    background.run(threading.current_thread, threads.append)
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert threads[0] is not threading.current_thread()


def test_an_error_is_handed_over(background: Background, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    background.run(lambda: 1 // 0, errors.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_events_arrive_in_order_and_then_the_result(background: Background, qtbot: QtBot) -> None:
    def count() -> Generator[int, None, str]:
        yield from range(5)
        return "end"

    heard: list[object] = []
    background.follow(count, heard.append, heard.append)
    qtbot.waitUntil(lambda: "end" in heard)
    assert heard == [0, 1, 2, 3, 4, "end"]


def test_a_cancelled_task_is_closed_and_silent(background: Background, qtbot: QtBot) -> None:
    closed = threading.Event()

    def endless() -> Generator[int, None, None]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    heard: list[object] = []
    task = background.follow(endless, heard.append, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    task.cancel()
    count = len(heard)
    qtbot.waitUntil(closed.is_set)
    qtbot.wait(20)
    assert len(heard) == count


def test_stopping_waits_for_what_runs(qtbot: QtBot) -> None:
    background, started, ended = Background(), threading.Event(), threading.Event()

    def slow() -> Generator[int, None, None]:
        started.set()
        threading.Event().wait(0.05)
        yield 1
        ended.set()

    heard: list[object] = []
    background.follow(slow, heard.append, heard.append)
    assert started.wait(5)
    background.stop()
    qtbot.wait(10)
    assert (heard, ended.is_set()) == ([], False)
    background.run(lambda: 1, heard.append)
    qtbot.wait(10)
    assert heard == []


def test_what_takes_long_holds_nothing_else_up(background: Background, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def import_or_pack() -> Generator[None, None, bool]:
        yield
        return go_on.wait(10)

    heard: list[object] = []
    for _ in range(2):
        background.follow(import_or_pack, lambda _: None, lambda _: None)
    background.run(lambda: go_on.wait(10), lambda _: None, long=True)
    background.run(lambda: "short", heard.append)
    qtbot.waitUntil(lambda: heard == ["short"])
    go_on.set()
