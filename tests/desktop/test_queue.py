"""The queue's dock: order, orders, what failed, what was interrupted, and what is said of it."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QToolButton

from core.domain.errors import OutOfMemoryError
from core.domain.events import Progress
from core.jobs.entry import State as JobState
from core.jobs.forecast import Forecast
from core.jobs.jobs import RenderPanels
from core.jobs.queue import JobQueue
from desktop.jobs.eta import Etas, spoken
from desktop.jobs.lines import Line
from desktop.jobs.queue_model import LineRole
from desktop.session.standing import State
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine

SLOW = {"steps": 200, "pause": 0.01}


def lines(desk: Desk) -> list[Line]:
    """The rows of the dock, from above."""
    model = desk.window.queue.view.model()
    model.refresh()
    return [model.index(row).data(LineRole) for row in range(model.rowCount())]


def order(desk: Desk) -> list[str]:
    return [line.job_id for line in lines(desk)]


def press(desk: Desk, job_id: str, name: str) -> None:
    """Click a button in a job's row."""
    view = desk.window.queue.view
    index = view.model().row_of(job_id)
    view.scrollTo(index)
    buttons = view.itemDelegate().buttons(view.visualRect(index), index.data(LineRole))
    (button,) = [button for button in buttons if button.name == name]
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=button.rect.center())


def queued(desk: Desk, count: int) -> list[str]:
    """Jobs of one panel each; the first one runs."""
    jobs = []
    for number in range(count):
        desk.write(f"a fox, shot {number}")
        jobs.append(desk.work.generate())
    desk.until(lambda: desk.work.queue.entry(jobs[0]).progress is not None)
    lines(desk)
    return jobs


def choose(desk: Desk, job_id: str) -> None:
    lines(desk)
    desk.window.queue.view.choose(job_id)
    desk.window.queue.view.setFocus()


def state(desk: Desk, job_id: str) -> JobState:
    return desk.work.queue.entry(job_id).state


@pytest.fixture
def slow(make_desk: MakeDesk) -> Desk:
    return make_desk(FakeEngine(**SLOW))


# Order


def test_what_runs_is_above_then_what_waits_then_what_is_over(slow: Desk) -> None:
    first, second, third = queued(slow, 3)
    slow.work.cancel(second)
    assert order(slow) == [first, third, second]


def test_the_keyboard_moves_a_waiting_job_and_it_stays_selected(slow: Desk) -> None:
    first, second, third = queued(slow, 3)
    choose(slow, third)
    view = slow.window.queue.view
    slow.qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(slow) == [first, third, second]
    assert view.line().job_id == third
    slow.qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(slow) == [first, second, third]


def test_a_job_goes_to_the_front(slow: Desk) -> None:
    first, second, third = queued(slow, 3)
    choose(slow, third)
    slow.trigger("queue.front")
    assert order(slow) == [first, third, second]


def test_a_dragged_job_has_its_turn_where_it_is_dropped(slow: Desk) -> None:
    first, second, third, fourth = queued(slow, 4)
    view = slow.window.queue.view
    model = view.model()
    data = model.mimeData([model.row_of(fourth)])
    at = view.visualRect(model.row_of(second)).topLeft() + QPoint(40, 3)
    row = view.drop_row(at)
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert order(slow) == [first, fourth, second, third]
    below = QPoint(40, view.viewport().height() * 3)
    data = model.mimeData([model.row_of(fourth)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, view.drop_row(below), 0, QModelIndex())
    assert order(slow) == [first, second, third, fourth]


def test_only_waiting_jobs_can_be_dragged_and_nothing_else_dropped(slow: Desk) -> None:
    first, second = queued(slow, 2)
    model = slow.window.queue.view.model()
    drags = [
        bool(model.flags(model.row_of(job)) & Qt.ItemFlag.ItemIsDragEnabled)
        for job in (first, second)
    ]
    assert drags == [False, True]
    assert not model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())


# Orders


def test_one_job_is_cancelled_from_its_row(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=20, pause=0.01))
    first, second = queued(desk, 2)
    press(desk, second, "cancel")
    desk.finish()
    assert state(desk, first) is JobState.FINISHED
    assert state(desk, second) is JobState.CANCELLED


def test_all_but_one_are_cancelled(slow: Desk) -> None:
    first, second, third = queued(slow, 3)
    choose(slow, second)
    slow.trigger("queue.cancel_others")
    slow.until(lambda: state(slow, second) is JobState.RUNNING)
    assert state(slow, first) is JobState.CANCELLED
    assert state(slow, third) is JobState.CANCELLED


def test_cancelling_answers_at_once_in_the_row_and_on_the_card(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=3, pause=0.5))
    (job,) = queued(desk, 1)
    (panel,) = desk.project.board.panels
    assert desk.session.standing(panel.id).state is State.RUNNING
    press(desk, job, "cancel")
    assert desk.session.standing(panel.id).state is State.EMPTY
    (line,) = lines(desk)
    assert (line.words, line.buttons, line.state) == ("Cancelling…", (), JobState.RUNNING)
    desk.finish()
    (line,) = lines(desk)
    assert (line.words, line.buttons) == ("Cancelled", ("retry", "forget"))


def test_one_panel_is_cancelled_and_the_others_go_on(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=40, pause=0.01))
    ids = desk.write("a fox", "a robot", "a bear")
    job = desk.work.generate()
    desk.until(lambda: desk.session.standing(ids[1]).state is State.RUNNING)
    desk.session.select([ids[1]])
    assert desk.window.actions_table["panel.cancel"].isEnabled()
    desk.trigger("panel.cancel")
    assert desk.session.standing(ids[1]).state is State.EMPTY
    assert lines(desk)[0].title == "2 panels"
    desk.finish()
    assert state(desk, job) is JobState.FINISHED
    assert [desk.session.standing(i).state for i in ids] == [
        State.CURRENT,
        State.EMPTY,
        State.CURRENT,
    ]


def test_a_paused_queue_stands_still_and_goes_on(slow: Desk) -> None:
    first, second = queued(slow, 2)
    slow.trigger("queue.pause")
    slow.qtbot.wait(150)  # the step that was begun ends
    steps = list(slow.engine.rendered[0])
    slow.qtbot.wait(150)
    assert slow.engine.rendered[0] == steps
    shown = slow.work.queue.entry(first).progress.done
    assert lines(slow)[0].words.startswith("Paused · Denoising")
    assert slow.window.status.activity.text() == "Paused · 1 waiting"
    tools = slow.window.queue.buttons
    assert (tools["queue.pause"].isHidden(), tools["queue.resume"].isHidden()) == (True, False)
    slow.trigger("queue.resume")
    slow.until(lambda: slow.work.queue.entry(first).progress.done > shown + 3)
    assert state(slow, second) is JobState.WAITING


def test_an_empty_queue_can_be_paused_before_anything_is_asked_for(desk: Desk) -> None:
    desk.trigger("queue.pause")
    desk.write("a fox")
    job = desk.work.generate()
    desk.qtbot.wait(50)
    assert state(desk, job) is JobState.WAITING
    desk.trigger("queue.resume")
    desk.finish()
    assert state(desk, job) is JobState.FINISHED


def test_delete_cancels_what_is_open_and_removes_what_is_over(slow: Desk) -> None:
    first, second = queued(slow, 2)
    choose(slow, second)
    view = slow.window.queue.view
    slow.qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert state(slow, second) is JobState.CANCELLED
    lines(slow)
    slow.qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert order(slow) == [first]


def test_what_is_over_is_removed_but_what_failed_stays(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.write("a fox")
    desk.work.generate()
    desk.finish()
    desk.engine.fail_at = 1
    desk.write("a robot")
    failed = desk.work.generate()
    desk.finish()
    assert len(lines(desk)) == 2
    desk.trigger("queue.clear")
    assert order(desk) == [failed]
    press(desk, failed, "forget")
    assert order(desk) == []
    assert desk.window.queue._stack.currentWidget() is desk.window.queue.empty


# Failures


def test_a_failed_job_says_what_to_do_and_is_retried_from_its_row(make_desk: MakeDesk) -> None:
    error = OutOfMemoryError("Not enough memory for this.", "Generate fewer panels at once.")
    desk = make_desk(FakeEngine(fail_at=1, error=error))
    (panel_id,) = desk.write("a fox")
    job = desk.work.generate()
    desk.finish()
    (line,) = lines(desk)
    assert (line.words, line.way_out) == (
        "Not enough memory for this.",
        "Generate fewer panels at once.",
    )
    index = desk.window.queue.view.model().row_of(job)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Panel 1. Not enough memory for this. Generate fewer panels at once"
    desk.engine.fail_at = None
    press(desk, job, "retry")
    assert desk.session.standing(panel_id).state is State.QUEUED
    desk.finish()
    assert state(desk, job) is JobState.FINISHED
    assert desk.session.standing(panel_id).state is State.CURRENT


def test_a_failed_job_is_retried_from_its_notice(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(fail_at=1))
    desk.write("a fox")
    job = desk.work.generate()
    desk.finish()
    desk.engine.fail_at = None
    desk.window.notices.strips[-1].button.click()
    desk.finish()
    assert state(desk, job) is JobState.FINISHED


def test_all_that_failed_is_retried_at_once(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(fail_at=1))
    for prompt in ("a fox", "a robot"):
        desk.write(prompt)
        desk.work.generate(desk.session.selected)
        desk.finish()
    desk.engine.fail_at = None
    desk.trigger("queue.retry_failed")
    desk.finish()
    assert {line.state for line in lines(desk)} == {JobState.FINISHED}


# Words


def test_a_running_job_says_its_phase_its_step_and_that_it_estimates(slow: Desk) -> None:
    queued(slow, 1)
    slow.until(lambda: lines(slow)[0].words.startswith("Denoising"))
    assert "/200" in lines(slow)[0].words
    slow.until(lambda: "left" in lines(slow)[0].words)
    assert 0 < lines(slow)[0].share < 1


def test_a_step_is_shown_on_all_cards_of_a_job_in_one_go(slow: Desk) -> None:
    slow.write(*(f"a fox, shot {number}" for number in range(5)))
    changes: list[tuple[int, int]] = []
    model = slow.window.board.view.model()
    model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    slow.work.generate()
    slow.until(lambda: changes.count((0, 4)) > 3)
    steps = [change for change in changes if change[0] != change[1]]
    assert set(steps) == {(0, 4)}


def test_time_left_is_known_after_two_steps_and_pauses_do_not_count() -> None:
    now = [0.0]
    queue = JobQueue()
    etas = Etas(queue, lambda: now[0])
    queue.add(RenderPanels("a", "p", ()))
    queue.take("cpu")
    for second, done in ((0, 0), (1, 1)):
        now[0] = second
        queue.progressed("a", Progress("denoising", done, 10))
    assert etas.of("a") is None
    now[0] = 2.0
    queue.progressed("a", Progress("denoising", 2, 10))
    assert etas.of("a") == pytest.approx(8.0)
    queue.pause()
    now[0] = 1002.0
    queue.resume()
    now[0] = 1003.0
    queue.progressed("a", Progress("denoising", 3, 10))
    assert etas.of("a") == pytest.approx(7.0)
    queue.progressed("a", Progress("decoding", 0, 1))
    assert etas.of("a") is None


def test_forecasts_are_said_as_a_person_says_them(desk: Desk) -> None:
    say = desk.window.queue.view.model()._writer.forecast
    assert say(Forecast(170.0, 6_100_000_000, 8_000_000_000)) == "about 3 min, 6.1 GB of 8 GB"
    assert say(Forecast(12.4, 900_000_000, None)) == "about 12 s, 0.9 GB"
    assert say(Forecast(None, None, None)) == "not measured yet"
    assert say(None) == ""
    assert spoken(3900) == "1 h 05 min"


def test_the_status_bar_says_what_generate_would_take(desk: Desk) -> None:
    desk.write("a fox", "a robot")
    status = desk.window.status.activity
    desk.until(lambda: status.text().startswith("Generate 2 panels: "))
    button = desk.window.actions_table["generate.all"]
    assert button.toolTip().splitlines() == [
        "Generate all (Ctrl+Alt+Return)",
        "Generate 2 panels: not measured yet",
    ]
    desk.trigger("generate.all")
    desk.finish()
    desk.until(lambda: status.text() == "Ready")
    assert len(button.toolTip().splitlines()) == 1


def test_waiting_jobs_say_what_they_will_take(slow: Desk) -> None:
    _, second = queued(slow, 2)
    model = slow.window.queue.view.model()
    slow.until(lambda: "·" in model.row_of(second).data(LineRole).words)
    assert model.row_of(second).data(LineRole).words.startswith("Waiting · ")


def test_jobs_of_another_project_name_it(slow: Desk) -> None:
    queued(slow, 1)
    slow.trigger("project.new")
    assert lines(slow)[0].title == "1 panel of “Test”"


# The model


def test_the_model_is_said_to_be_loaded_and_can_be_let_go(desk: Desk) -> None:
    desk.window.status.show_model("Mini", "auto")
    assert desk.window.status.model.text() == "Mini · not loaded"
    assert not desk.window.actions_table["memory.free"].isEnabled()
    desk.write("a fox")
    desk.work.generate()
    desk.finish()
    desk.until(lambda: desk.window.status.model.text() == "Mini · loaded")
    desk.trigger("memory.free")
    desk.until(lambda: desk.window.status.model.text() == "Mini · not loaded")


# The next start


def interrupted(desk: Desk, make_desk: MakeDesk, **engine: object) -> Desk:
    """Close the window while two jobs are open, and open another one."""
    ids = desk.write("a fox", "a robot")
    desk.work.generate(ids[:1])
    desk.work.generate(ids[1:])
    desk.until(lambda: desk.session.standing(ids[0]).state is State.RUNNING)
    project = desk.project
    desk.window.close()
    return make_desk(FakeEngine(**engine), project)


def test_interrupted_jobs_are_offered_and_stand_still_until_they_are_resumed(
    slow: Desk, make_desk: MakeDesk
) -> None:
    desk = interrupted(slow, make_desk)
    (strip,) = desk.window.notices.strips
    assert strip.notice.sentence == "2 jobs were interrupted: 2 panels."
    assert [button.text() for button in strip.buttons] == ["Resume", "Discard"]
    desk.qtbot.wait(50)
    assert desk.engine.made == []
    assert [line.state for line in lines(desk)] == [JobState.INTERRUPTED] * 2
    strip.buttons[0].click()
    desk.finish()
    assert sorted(recipe.prompt for recipe in desk.engine.made) == ["a fox", "a robot"]
    assert desk.window.notices.strips == []


def test_discarded_jobs_can_be_had_back(slow: Desk, make_desk: MakeDesk) -> None:
    desk = interrupted(slow, make_desk)
    desk.window.notices.strips[0].buttons[1].click()
    assert lines(desk) == []
    (strip,) = desk.window.notices.strips
    assert strip.notice.sentence == "2 jobs were discarded."
    strip.button.click()
    desk.finish()
    assert len(desk.engine.made) == 2


def test_jobs_of_a_project_that_is_not_open_are_resumed_too(
    slow: Desk, make_desk: MakeDesk
) -> None:
    ids = slow.write("a fox")
    slow.work.generate()
    slow.until(lambda: slow.session.standing(ids[0]).state is State.RUNNING)
    project = slow.project
    slow.window.close()
    desk = make_desk()
    desk.window.notices.strips[0].buttons[0].click()
    desk.finish()
    assert set(desk.library.takes.latest(project.id)) == set(ids)


def test_jobs_of_a_project_in_the_bin_are_dropped_with_a_sentence(
    slow: Desk, make_desk: MakeDesk
) -> None:
    ids = slow.write("a fox")
    slow.work.generate()
    slow.until(lambda: slow.session.standing(ids[0]).state is State.RUNNING)
    slow.session.save()
    slow.library.projects.delete(slow.project.id)
    slow.session._written = slow.session.project  # nothing is left to save
    slow.window.close()
    desk = make_desk()
    (strip,) = desk.window.notices.strips
    assert strip.notice.sentence == "1 job was dropped: its project is no longer there."
    assert lines(desk) == []


def test_an_interrupted_casting_is_begun_anew_from_its_notice(
    slow: Desk, make_desk: MakeDesk
) -> None:
    fox = slow.add_character("Fox")
    slow.work.cast(fox, [1])
    project = slow.project
    slow.window.close()
    desk = make_desk(FakeEngine(), project)
    (strip,) = desk.window.notices.strips
    assert strip.notice.sentence == "Casting Fox was interrupted."
    strip.button.click()
    assert desk.window.opener.current.windowTitle() == "Cast Fox"
    desk.finish()


def test_the_dock_has_a_button_for_each_order_to_the_whole_queue(desk: Desk) -> None:
    tips = [button.toolTip() for button in desk.window.queue.tools.findChildren(QToolButton)]
    assert any("Pause" in tip for tip in tips)
    assert any("Retry failed" in tip for tip in tips)


def test_an_old_notice_of_a_failure_goes_when_its_job_is_begun_again_or_removed(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(FakeEngine(fail_at=1))
    (panel_id,) = desk.write("a fox")
    first = desk.work.generate()
    desk.finish()
    desk.until(lambda: len(desk.window.notices.strips) == 1)
    desk.engine.fail_at = None
    desk.work.retry(first)
    assert desk.window.notices.strips == []
    desk.finish()
    desk.work.retry(first, "removed long ago")
    assert desk.session.doing(panel_id) is None
    assert state(desk, first) is JobState.FINISHED
    desk.engine.fail_at = 1
    desk.window.edits.roll(panel_id)
    second = desk.work.generate()
    desk.finish()
    desk.until(lambda: len(desk.window.notices.strips) == 1)
    desk.work.queue.forget(second)
    assert desk.window.notices.strips == []
    desk.work.retry(second)
    assert not desk.work.is_busy
