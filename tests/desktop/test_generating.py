"""Generate, cancel, failures, closing while it runs, and the window staying awake."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox

from core.domain.errors import ModelError, OutOfMemoryError, StorageError
from core.domain.events import TakeMade
from core.jobs.queue import State as JobState
from desktop.models.panels import CardRole
from desktop.session.keeping import write_down
from desktop.session.standing import State
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine
from tests.fakes.values import a_project, a_take


def states(desk: Desk) -> list[State]:
    return [desk.session.standing(panel.id).state for panel in desk.project.board.panels]


def test_the_queue_begins_empty_and_says_so(desk: Desk) -> None:
    assert desk.window.queue._stack.currentWidget() is desk.window.queue.empty
    assert not desk.window.actions_table["generate.cancel"].isEnabled()


def test_generate_all_gives_every_panel_a_take_on_disk(desk: Desk) -> None:
    ids = desk.write("a fox", "a robot")
    assert states(desk) == [State.EMPTY, State.EMPTY]
    desk.trigger("generate.all")
    assert states(desk) == [State.QUEUED, State.QUEUED]
    desk.finish()
    assert states(desk) == [State.CURRENT, State.CURRENT]
    takes = desk.library.takes.latest(desk.project.id)
    assert set(takes) == set(ids)
    assert desk.library.blobs.get(takes[ids[0]].picture).startswith(b"\x89PNG")


def test_generate_selected_draws_the_selected_panels_only(desk: Desk) -> None:
    ids = desk.write("a fox", "a robot", "a bear")
    desk.session.select([ids[1]])
    desk.trigger("generate.selected")
    desk.finish()
    assert states(desk) == [State.EMPTY, State.CURRENT, State.EMPTY]


def test_an_edited_panel_is_stale_and_undo_makes_it_current(desk: Desk) -> None:
    ids = desk.write("a fox", "a robot")
    desk.trigger("generate.all")
    desk.finish()
    desk.window.edits.change(ids[0], "prompt", "a wolf")
    assert states(desk) == [State.STALE, State.CURRENT]
    desk.session.undo_stack.undo()
    assert states(desk) == [State.CURRENT, State.CURRENT]


def test_notes_and_duration_make_nothing_stale(desk: Desk) -> None:
    (panel_id,) = desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    desk.window.edits.change(panel_id, "notes", "slowly")
    desk.window.edits.change(panel_id, "duration", 9.0)
    assert states(desk) == [State.CURRENT]


def test_another_style_makes_all_panels_stale(desk: Desk) -> None:
    desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    desk.add_style()
    assert states(desk) == [State.STALE]


def test_renaming_a_character_makes_no_panel_stale(desk: Desk) -> None:
    fox = desk.cast(desk.add_character("Fox"))
    desk.write("@Fox runs")
    desk.trigger("generate.all")
    desk.finish()
    desk.window.shelf.save_character(fox.replace(name="Mia"))
    assert desk.prompts() == ["@Mia runs"]
    assert states(desk) == [State.CURRENT]


def choose(box: QComboBox, value: str) -> None:
    """Choose an entry as an artist does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_the_quality_is_chosen_above_the_board_and_can_be_undone(desk: Desk) -> None:
    desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    box = desk.window.board.header.quality
    assert box.currentText() == "Balanced"
    choose(box, "draft")
    assert desk.project.quality == "draft"
    assert states(desk) == [State.STALE]
    desk.session.undo_stack.undo()
    assert (desk.project.quality, box.currentText()) == ("balanced", "Balanced")
    assert states(desk) == [State.CURRENT]


def test_sampler_steps_and_guidance_are_set_for_all_panels_and_can_be_undone(desk: Desk) -> None:
    (panel_id,) = desk.write("a fox")
    desk.session.select([])
    form = desk.window.inspector.drawing
    assert form.isVisible()
    choose(form.sampler, "dpm++2m")
    for steps in (30, 31):
        form.steps.setValue(steps)
    form.steps.editingFinished.emit()
    form.guidance.setValue(7.5)
    recipe = desk.session.standing(panel_id).recipe
    assert (recipe.sampler, recipe.steps, recipe.guidance) == ("dpm++2m", 31, 7.5)
    for wanted in (("dpm++2m", 31, 5.0), ("dpm++2m", 25, 5.0), ("ddim", 25, 5.0)):
        desk.session.undo_stack.undo()
        project = desk.project
        assert (project.sampler, project.steps, project.guidance) == wanted
    assert (form.sampler.currentData(), form.steps.value()) == ("ddim", 25)
    desk.session.select([panel_id])
    assert not form.isVisible()


def test_what_the_engine_noticed_is_said_and_stays_with_the_panel(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(notice="“fox” is cut off."))
    (panel_id,) = desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    assert "Panel 1: “fox” is cut off." in desk.notices
    index = desk.window.board.view.model().index(0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Panel 1. a fox. “fox” is cut off"
    message = desk.window.inspector.message
    assert (message.isVisible(), message.label.text()) == (True, "“fox” is cut off.")
    desk.window.edits.change(panel_id, "prompt", "a wolf")
    assert "cut off" not in message.label.text()


def test_a_cancelled_render_goes_on_from_where_it_stood(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=30, pause=0.01))
    (panel_id,) = desk.write("a fox")
    desk.trigger("generate.all")
    desk.until(lambda: (doing := desk.session.doing(panel_id)) is not None and doing.done > 5)
    desk.trigger("generate.cancel")
    desk.finish()
    desk.trigger("generate.all")
    desk.finish()
    assert states(desk) == [State.CURRENT]
    first, second = desk.engine.rendered
    assert len(first) > 4
    assert second[0] - first[-1] in (0, 1)
    assert second[-1] == 29


def test_only_what_needs_it_is_drawn_again(desk: Desk) -> None:
    ids = desk.write("a fox", "a robot")
    desk.trigger("generate.all")
    desk.finish()
    desk.window.edits.change(ids[1], "prompt", "a bear")
    desk.trigger("generate.all")
    desk.finish()
    assert [recipe.prompt for recipe in desk.engine.made] == ["a fox", "a robot", "a bear"]
    desk.trigger("generate.all")
    assert "up to date" in desk.notices[-1]


def test_panels_that_cannot_be_drawn_are_left_out_with_a_reason(desk: Desk) -> None:
    desk.write("a fox", "@Zoe waves")
    desk.trigger("generate.all")
    desk.finish()
    assert states(desk) == [State.CURRENT, State.EMPTY]
    assert "Zoe" in desk.notices[-1]


def test_an_uncast_character_can_be_cast_from_the_notice(desk: Desk) -> None:
    desk.add_character("Fox")
    desk.write("@Fox runs")
    desk.trigger("generate.all")
    desk.window.notices.strips[-1].button.click()
    dialog = desk.window.opener.current
    desk.until(lambda: len(dialog.tiles) == 4)
    dialog.tiles[0].click()
    dialog.freeze_button.click()
    desk.trigger("generate.all")
    desk.finish()
    assert states(desk) == [State.CURRENT]


def test_an_edit_does_not_reach_the_running_job(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=10, pause=0.01))
    (panel_id,) = desk.write("a fox")
    desk.trigger("generate.all")
    desk.window.edits.change(panel_id, "prompt", "a wolf")
    desk.trigger("generate.all")
    assert desk.notices[-1] == "This is being drawn already."
    desk.finish()
    assert [recipe.prompt for recipe in desk.engine.made] == ["a fox"]
    assert states(desk) == [State.STALE]


def test_cards_show_steps_and_a_preview_while_they_are_drawn(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=30, pause=0.01))
    desk.write("a fox")
    desk.trigger("generate.all")
    model = desk.window.board.view.model()

    def is_shown() -> bool:
        card = model.index(0).data(CardRole)
        return card.state is State.RUNNING and card.done > 2 and card.preview is not None

    desk.until(is_shown)
    assert "/30" in desk.window.status.activity.text()
    desk.finish()
    assert model.index(0).data(CardRole).preview is None


def test_previews_are_paced(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=60, pause=0.005))
    desk.write("a fox")
    heard: list[str] = []
    desk.work.previewed.connect(heard.append)
    started = time.monotonic()
    desk.trigger("generate.all")
    desk.finish()
    assert 1 <= len(heard) <= 10 * (time.monotonic() - started) + 2


def test_cancel_stops_within_a_step_and_keeps_what_is_finished(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=200, pause=0.01))
    (first,) = desk.write("a fox")
    desk.trigger("generate.all")
    desk.write("a robot")
    desk.trigger("generate.all")
    desk.until(lambda: desk.session.standing(first).state is State.RUNNING)
    desk.trigger("generate.cancel")
    assert states(desk)[1] is State.EMPTY
    desk.finish()
    assert states(desk) == [State.EMPTY, State.EMPTY]
    assert desk.engine.stopped == 1
    assert {entry.state for entry in desk.work.queue.entries} == {JobState.CANCELLED}


def test_an_error_of_the_world_is_said_on_the_card_and_in_a_notice(make_desk: MakeDesk) -> None:
    error = OutOfMemoryError("Not enough memory for this.", "Generate fewer panels at once.")
    desk = make_desk(FakeEngine(fail_at=1, error=error))
    (panel_id,) = desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    assert states(desk) == [State.FAILED]
    assert desk.notices[-1] == "Not enough memory for this."
    card = desk.window.board.view.model().index(0).data(CardRole)
    assert card.hint == "Not enough memory for this. Generate fewer panels at once."
    desk.engine.fail_at = None
    desk.work.generate([panel_id])
    desk.finish()
    assert states(desk) == [State.CURRENT]


def test_a_mistake_of_ours_is_named_as_such_and_the_window_lives_on(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(fail_at=0))
    (panel_id,) = desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    assert "went wrong inside Castboard" in desk.notices[-1]
    desk.window.edits.change(panel_id, "prompt", "a wolf")
    assert states(desk) == [State.EMPTY]


def test_a_take_that_cannot_be_written_down_is_shown_and_tried_again_until_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(take: object) -> None:
        raise StorageError("The disk is full.", "Make room.")

    (panel_id,) = desk.write("a fox")
    with monkeypatch.context() as patch:
        patch.setattr(desk.library.takes, "add", full)
        desk.trigger("generate.all")
        desk.finish()
        assert "1 picture is not in the library yet. The disk is full." in desk.notices
        assert states(desk) == [State.CURRENT]
        other = desk.project
        desk.trigger("project.new")
        desk.session.open(other)
        assert states(desk) == [State.CURRENT]
        assert desk.library.takes.latest(desk.project.id) == {}
    (strip,) = desk.window.notices.strips
    strip.button.click()
    desk.until(lambda: desk.work.keeping.is_empty)
    assert set(desk.library.takes.latest(desk.project.id)) == {panel_id}
    assert desk.window.notices.strips == []


def test_takes_of_a_project_that_was_deleted_for_good_hold_no_others_up(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(FakeEngine(steps=20, pause=0.01))
    desk.write("a fox")
    deleted = desk.project
    desk.trigger("generate.all")
    desk.trigger("project.new")
    (panel_id,) = desk.write("a wolf")
    desk.trigger("generate.all")
    desk.library.projects.delete(deleted.id)
    desk.library.bin.purge([deleted.id])
    desk.finish()
    desk.until(lambda: desk.work.keeping.is_empty)
    assert set(desk.library.takes.latest(desk.project.id)) == {panel_id}
    assert desk.notices.count("1 picture was dropped: its project was deleted.") == 1
    assert not [said for said in desk.notices if "not in the library yet" in said]


def test_a_take_of_the_open_project_waits_until_the_project_is_saved(desk: Desk) -> None:
    other, unsaved = a_project(), a_project()
    desk.library.projects.save(other)
    takes = [a_take(unsaved), a_take(other)]
    result = write_down([TakeMade(take) for take in takes], desk.library, unsaved.id)
    assert [event.take.id for event in result.left] == [takes[0].id]
    assert [event.take.id for event in result.written] == [takes[1].id]
    assert result.gone == []


def test_the_window_stays_while_a_picture_is_not_in_the_library(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(take: object) -> None:
        raise StorageError("The disk is full.", "Make room.")

    desk.write("a fox")
    with monkeypatch.context() as patch:
        patch.setattr(desk.library.takes, "add", full)
        desk.trigger("generate.all")
        desk.finish()
        assert not desk.window.close()
        assert desk.window.isVisible()
        said = [strip.notice.sentence for strip in desk.window.notices.strips]
        assert any(sentence.startswith("The window stays open") for sentence in said)
    assert desk.window.close()


def test_a_picture_that_is_gone_can_be_generated_again(desk: Desk) -> None:
    (panel_id,) = desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    desk.library.blobs.path(desk.takes()[panel_id].picture).unlink()
    desk.session.refresh_library()
    assert states(desk) == [State.EMPTY]
    desk.trigger("generate.all")
    desk.finish()
    assert states(desk) == [State.CURRENT]


def test_closing_while_it_runs_waits_and_keeps_what_was_made(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=500, pause=0.01))
    (first,) = desk.write("a fox")
    project = desk.project
    desk.trigger("generate.all")
    desk.until(lambda: desk.session.standing(first).state is State.RUNNING)
    started = time.monotonic()
    desk.window.close()
    assert time.monotonic() - started < 1
    assert desk.engine.stopped == 1
    again = make_desk(project=project)
    assert again.library.projects.get(project.id) == project


def test_a_take_finished_during_the_close_is_kept(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=1, pause=0.2))
    (first,) = desk.write("a fox")
    project = desk.project
    desk.trigger("generate.all")
    desk.until(lambda: desk.session.standing(first).state is State.RUNNING)
    while not desk.engine.made:  # the window hears nothing meanwhile
        time.sleep(0.01)
    desk.window.close()
    again = make_desk(project=project)
    assert set(again.library.takes.latest(project.id)) == {first}


def test_the_window_stays_awake_while_a_slow_job_runs(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=4, pause=0.3))
    desk.write("a fox")
    ticks: list[float] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start()
    desk.trigger("generate.all")
    desk.finish()
    timer.stop()
    gaps = [after - before for before, after in pairwise(ticks)]
    assert max(gaps) < 0.6


def test_takes_of_a_project_that_is_not_open_are_kept(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=20, pause=0.01))
    desk.write("a fox")
    first = desk.project
    desk.trigger("generate.all")
    desk.trigger("project.new")
    desk.finish()
    assert states(desk) == []
    desk.session.open(first)
    assert states(desk) == [State.CURRENT]


def test_the_sheet_is_exported_and_the_notice_names_it(desk: Desk, tmp_path: Path) -> None:
    desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    for name in ("sheet.pdf", "sheet.png"):
        desk.work.export(tmp_path / name)
    desk.finish()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "sheet.png").read_bytes().startswith(b"\x89PNG")
    assert "sheet.png" in desk.notices[-1]
    assert desk.window.notices.strips[-1].button.text() == "Open folder"


def test_a_sheet_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.write("a fox")
    desk.work.export(tmp_path / "nowhere" / "sheet.pdf")
    desk.finish()
    assert any("sheet.pdf" in sentence for sentence in desk.notices)


def test_without_a_model_the_board_can_be_edited_and_says_why_nothing_is_drawn(desk: Desk) -> None:
    desk.session.traits = None
    desk.session.set_no_model(ModelError("There is no model here."))
    desk.write("a fox")
    desk.trigger("generate.all")
    assert states(desk) == [State.EMPTY]
    assert desk.notices[-1] == "Panel 1 was left out. There is no model here."
