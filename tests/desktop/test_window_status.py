"""What the status bar tells, and what is said before a whole board is drawn."""

from PySide6.QtCore import QTime

from core.domain.events import Measured
from core.domain.project import new_project
from core.jobs.jobs import panels_of
from desktop.dialogs.restyle_dialog import RestyleDialog
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine


def test_the_memory_in_use_is_told_until_the_model_leaves_it(desk: Desk) -> None:
    status = desk.window.status
    assert not status.memory.isVisible()
    desk.work.measured.emit(Measured("load", 1.0, 1.0, 6_100_000_000, 8_000_000_000))
    assert status.memory.text() == "6.1 of 8.0 GB"
    assert status.memory.isVisible()
    desk.work.model_changed.emit()
    assert not status.memory.isVisible()


def test_which_job_of_how_many_is_told_while_there_are_several(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=200, pause=0.02))
    ids = desk.write("a fox", "a cat", "a bear")
    for panel_id in ids:
        desk.work.generate([panel_id])
    queue = desk.window.status.queue
    desk.until(lambda: queue.text() == "Job 1 of 3")
    assert queue.isVisible()
    desk.work.cancel(desk.work.queue.entries[0].job.id)
    desk.until(lambda: queue.text() == "Job 2 of 3")
    desk.work.cancel_all()
    desk.finish()
    desk.until(lambda: not queue.isVisible())


def test_when_all_was_saved_is_told_and_that_nothing_leaves_the_machine(desk: Desk) -> None:
    status = desk.window.status
    desk.write("a fox")
    assert status.saved_at.text() == ""
    desk.until(lambda: bool(status.saved_at.text()))
    assert str(QTime.currentTime().minute()) in status.saved_at.text()
    assert status.offline.text() == "Offline"
    assert "sends nothing" in status.offline.toolTip()


def test_generating_the_board_says_before_what_it_takes(desk: Desk) -> None:
    desk.write("a fox", "a cat")
    desk.until(lambda: desk.window.status.forecast().startswith("Generate 2 panels: "))
    menu = desk.window.menuBar().actions()[4].menu()
    menu.aboutToShow.emit()
    line = menu.actions()[-1]
    assert line.text().startswith("Generate 2 panels: ")
    assert not line.isEnabled()


def test_what_generating_takes_is_said_while_others_are_being_drawn(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=1000, pause=0.02))
    ids = desk.write("a fox", "a cat", "a bear")
    desk.work.generate(ids[:1])
    desk.until(lambda: bool(desk.work.previews))
    say = desk.window.status.forecast
    desk.until(lambda: say().startswith("Generate 2 panels: "), ms=8000)
    desk.window.edits.set_locked([ids[1]], True)
    desk.until(lambda: say().startswith("Generate 1 panel: "), ms=8000)
    assert desk.work.is_busy
    desk.work.cancel_all()
    desk.finish()
    desk.until(lambda: say().startswith("Generate 2 panels: "))


def restyling(desk: Desk) -> RestyleDialog:
    dialog = desk.window.restyle()
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    dialog.list.setCurrentRow(names.index("Ink"))
    return dialog


def test_a_board_is_restyled_in_one_step_but_for_what_is_locked(desk: Desk) -> None:
    ids = desk.write("a fox", "a cat", "a bear")
    style = desk.add_style("Ink")
    desk.session.edit("", desk.project.replace(style_id=None))
    desk.work.generate()
    desk.finish()
    desk.window.edits.set_locked([ids[1]], True)
    before = desk.takes()
    dialog = restyling(desk)
    desk.until(lambda: "2 panels" in dialog.forecast.text())
    assert "1 locked panel stays as it is." in dialog.forecast.text()
    dialog.button.click()
    desk.finish()
    after = desk.takes()
    assert [i for i in ids if after[i].id != before[i].id] == [ids[0], ids[2]]
    assert desk.project.style_id == style.id
    desk.session.undo_stack.undo()
    assert desk.project.style_id is None
    assert {i: take.id for i, take in desk.takes().items()} == {i: t.id for i, t in before.items()}


def test_nothing_is_restyled_where_no_style_is_chosen(desk: Desk) -> None:
    desk.write("a fox")
    desk.add_style("Ink")
    dialog = desk.window.restyle()
    assert not dialog.button.isEnabled()
    dialog.search.setText("nothing like it")
    assert dialog.list.count() == 0
    dialog.reject()


def test_restyling_a_board_is_left_when_another_one_opens(desk: Desk) -> None:
    desk.write("a fox")
    dialog = desk.window.restyle()
    desk.session.open(new_project("Another"))
    assert not dialog.isVisible()


def test_what_is_generated_first_goes_before_all_that_waits(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=200, pause=0.02))
    ids = desk.write("a fox", "a cat", "a bear")
    desk.work.generate([ids[0]])
    desk.work.generate([ids[1]])
    desk.session.select([ids[2]])
    desk.trigger("generate.first")
    waiting = [panels_of(each.job)[0] for each in desk.work.queue.entries if not each.state.over]
    assert waiting.index(ids[2]) < waiting.index(ids[1])
    desk.work.cancel_all()
    desk.finish()
