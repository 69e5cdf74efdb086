"""The open project, written beside the window."""

import threading

import pytest

from core.domain.project import Project
from desktop.session import session
from tests.desktop.conftest import Desk


def test_the_window_goes_on_while_a_slow_disk_writes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, go_on, written = desk.library.projects.save, threading.Event(), []

    def slow(project: Project) -> None:
        go_on.wait(10)
        write(project)
        written.append(len(project.board.panels))

    monkeypatch.setattr(desk.library.projects, "save", slow)
    monkeypatch.setattr(session, "SAVE_AFTER_MS", 1)
    desk.write("a fox")
    desk.until(lambda: desk.session._saver.is_busy)
    desk.write("a robot")
    assert desk.window.status.saved.text() == "Saving…"
    desk.qtbot.wait(20)
    assert written == []
    go_on.set()
    desk.until(lambda: desk.window.status.saved.text() == "Saved")
    assert written[-1] == 2
    assert desk.library.projects.get(desk.project.id) == desk.project


def test_saving_now_waits_for_what_is_being_written_and_writes_what_is_newer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, states = desk.library.projects.save, []

    def slow(project: Project) -> None:
        threading.Event().wait(0.05)
        write(project)
        states.append(len(project.board.panels))

    monkeypatch.setattr(desk.library.projects, "save", slow)
    monkeypatch.setattr(session, "SAVE_AFTER_MS", 1)
    desk.trigger("panel.new")
    desk.until(lambda: desk.session._saver.is_busy)
    desk.trigger("panel.new")
    assert desk.session.save()
    assert states == [1, 2]
    assert desk.library.projects.get(desk.project.id) == desk.project
