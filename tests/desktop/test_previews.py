"""The mailbox of previews, and the collector of garbage: what keeps the window awake."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.workers.garbage import MANY, GarbageCollector
from desktop.workers.previews import EVERY_MS, Previews

Shown = list[tuple[str, bytes]]


def watched(mailbox: Previews) -> Shown:
    shown: Shown = []
    mailbox.shown.connect(lambda key, png: shown.append((key, bytes(png))))
    return shown


def test_the_newest_preview_of_a_panel_wins(qtbot: QtBot) -> None:
    mailbox = Previews()
    shown = watched(mailbox)
    for number in range(1000):
        mailbox.put("a", str(number).encode())
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.wait(2 * EVERY_MS)
    assert shown == [("a", b"999")]


def test_panels_take_turns_however_often_one_speaks(qtbot: QtBot) -> None:
    mailbox = Previews()
    shown = watched(mailbox)
    for key in "abcaaaa":
        mailbox.put(key, b"first")
    qtbot.waitUntil(lambda: len(shown) == 1)
    mailbox.put("a", b"second")
    qtbot.waitUntil(lambda: len(shown) == 4, timeout=5000)
    assert [key for key, _ in shown] == ["a", "b", "c", "a"]
    assert shown[-1] == ("a", b"second")


def test_from_any_thread_about_ten_a_second_come_through(qtbot: QtBot) -> None:
    mailbox = Previews()
    shown = watched(mailbox)
    ended = threading.Event()

    def draw() -> None:
        while not ended.wait(0.001):
            for key in "abcdefgh":
                mailbox.put(key, b"png")

    worker = threading.Thread(target=draw)
    worker.start()
    qtbot.wait(1000)
    ended.set()
    worker.join()
    assert 2 <= len(shown) <= 1000 // EVERY_MS + 1


def test_what_is_dropped_is_never_shown(qtbot: QtBot) -> None:
    mailbox = Previews()
    shown = watched(mailbox)
    mailbox.put("a", b"late")
    mailbox.put("b", b"wanted")
    mailbox.drop({"a", "unknown"})
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.wait(2 * EVERY_MS)
    assert [key for key, _ in shown] == ["b"]


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    parent = QObject()
    gc.collect()
    made = GarbageCollector(parent)
    yield made
    made.stop()


def test_what_an_import_brings_is_set_aside_without_looking_through_it(
    collector: GarbageCollector,
) -> None:
    brought = [[number] for number in range(2 * MANY)]
    before = gc.get_freeze_count()
    collector.collect()
    assert gc.get_freeze_count() >= before + len(brought)
    assert gc.get_count()[0] < MANY


def test_cycles_are_collected(collector: GarbageCollector) -> None:
    class Node:
        pass

    for _ in range(gc.get_threshold()[0] + 100):
        node = Node()
        node.me = node
    watch = weakref.ref(node)
    del node
    collector.collect()
    assert watch() is None
