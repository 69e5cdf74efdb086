"""Adding, editing, moving and deleting panels, each with undo, and what is saved."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from core.domain.errors import StorageError
from core.domain.project import Project
from desktop.board.view import PANELS
from desktop.session import session
from tests.desktop.conftest import Desk, MakeDesk


def test_a_new_board_says_how_to_begin_and_its_button_makes_a_panel(desk: Desk) -> None:
    page = desk.window.board
    assert page._stack.currentWidget() is page.empty
    desk.trigger("panel.new")
    assert page._stack.currentWidget() is page.view
    assert len(desk.project.board.panels) == 1


def test_the_first_panel_can_be_written_at_once(desk: Desk) -> None:
    button = next(b for b in desk.window.board.empty.findChildren(QPushButton))
    button.click()
    desk.until(desk.window.inspector.prompt.hasFocus)
    assert desk.prompts() == [""]


def test_a_new_panel_is_selected_and_its_prompt_is_ready_to_be_written(desk: Desk) -> None:
    desk.trigger("panel.new")
    prompt = desk.window.inspector.prompt
    desk.until(prompt.hasFocus)
    desk.qtbot.keyClicks(prompt, "a fox in the rain")
    assert desk.prompts() == ["a fox in the rain"]


def test_typing_a_prompt_is_one_undo_step(desk: Desk) -> None:
    desk.trigger("panel.new")
    desk.qtbot.keyClicks(desk.window.inspector.prompt, "fox")
    desk.session.undo_stack.undo()
    assert desk.prompts() == [""]
    assert desk.window.inspector.prompt.toPlainText() == ""
    desk.session.undo_stack.redo()
    assert desk.prompts() == ["fox"]


def test_undo_and_redo_say_what_they_would_do(desk: Desk) -> None:
    undo, redo = (desk.window.actions_table[i] for i in ("edit.undo", "edit.redo"))
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    desk.trigger("panel.new")
    assert undo.text() == "&Undo: Add panel"
    undo.trigger()
    assert (undo.text(), redo.text()) == ("&Undo", "&Redo: Add panel")


def test_ctrl_z_in_the_prompt_undoes_the_edit_of_the_project(desk: Desk) -> None:
    desk.trigger("panel.new")
    prompt = desk.window.inspector.prompt
    desk.qtbot.keyClicks(prompt, "fox")
    QTest.keyClick(prompt, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.prompts() == [""]


def test_a_letter_in_a_text_field_is_text_and_on_the_board_a_shortcut(desk: Desk) -> None:
    desk.trigger("panel.new")
    QTest.keyClick(desk.window.inspector.prompt, Qt.Key.Key_N)
    assert desk.prompts() == ["n"]
    desk.window.board.view.setFocus()
    QTest.keyClick(desk.window.board.view, Qt.Key.Key_N)
    assert len(desk.prompts()) == 2


def test_every_field_of_the_inspector_reaches_the_panel(desk: Desk) -> None:
    (panel_id,) = desk.write("a fox")
    inspector = desk.window.inspector
    for field in inspector.texts.values():
        desk.qtbot.keyClicks(field, "x")
    inspector.shot.setEditText("CU")
    inspector.duration.setValue(7.5)
    inspector.seed.setText("")
    desk.qtbot.keyClicks(inspector.seed, "9000000000000000000")
    panel = desk.project.board.panel(panel_id)
    assert (panel.action, panel.dialogue, panel.notes) == ("x", "x", "x")
    assert (panel.shot, panel.duration, panel.seed) == ("CU", 7.5, 9_000_000_000_000_000_000)


def test_rolling_the_seed_changes_it_and_can_be_undone(desk: Desk) -> None:
    (panel_id,) = desk.write("a fox")
    before = desk.project.board.panel(panel_id).seed
    desk.window.inspector.dice.click()
    assert desk.project.board.panel(panel_id).seed != before
    desk.session.undo_stack.undo()
    assert desk.project.board.panel(panel_id).seed == before


def test_deleting_and_undoing_brings_the_panel_back_to_its_place(desk: Desk) -> None:
    ids = desk.write("one", "two", "three")
    desk.session.select([ids[1]])
    desk.window.board.view.setFocus()
    QTest.keyClick(desk.window.board.view, Qt.Key.Key_Delete)
    assert desk.prompts() == ["one", "three"]
    assert desk.session.selected == (ids[2],)
    desk.session.undo_stack.undo()
    assert desk.prompts() == ["one", "two", "three"]


def test_duplicates_follow_their_originals_with_seeds_of_their_own(desk: Desk) -> None:
    desk.write("one", "two")
    desk.session.select(panel.id for panel in desk.project.board.panels)
    desk.trigger("panel.duplicate")
    assert desk.prompts() == ["one", "two", "one", "two"]
    assert len({panel.seed for panel in desk.project.board.panels}) == 4
    assert len({panel.id for panel in desk.project.board.panels}) == 4


def test_alt_arrows_move_the_selected_panels(desk: Desk) -> None:
    ids = desk.write("one", "two", "three")
    desk.session.select([ids[0]])
    desk.trigger("panel.right")
    assert desk.prompts() == ["two", "one", "three"]
    desk.trigger("panel.left")
    desk.trigger("panel.left")
    assert desk.prompts() == ["one", "two", "three"]
    assert desk.session.selected == (ids[0],)


def test_a_dropped_card_goes_where_it_was_dropped(desk: Desk) -> None:
    ids = desk.write("one", "two", "three")
    view = desk.window.board.view
    data = QMimeData()
    data.setData(PANELS, ids[2].encode())
    place = view.visualRect(view.model().index(0)).topLeft() + QPoint(4, 40)
    view.dropEvent(
        QDropEvent(
            QPointF(place),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert desk.prompts() == ["three", "one", "two"]


def test_a_card_dragged_to_the_edge_scrolls_the_board(desk: Desk) -> None:
    ids = desk.write(*"abcdefghijkl")
    view = desk.window.board.view
    view.scrollToTop()
    data = QMimeData()
    data.setData(PANELS, ids[0].encode())
    event = QDragMoveEvent(
        QPoint(100, view.viewport().height() - 4),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dragMoveEvent(event)
    assert event.isAccepted()
    desk.until(lambda: view.verticalScrollBar().value() > 0, 3000)
    view.dragLeaveEvent(QDragLeaveEvent())


def test_the_wheel_changes_a_field_only_when_it_has_the_focus(desk: Desk) -> None:
    desk.write("a fox")
    duration, none = desk.window.inspector.duration, Qt.KeyboardModifier.NoModifier
    down = QPoint(0, -120)
    spot, phase = QPointF(5, 5), Qt.ScrollPhase.NoScrollPhase
    button = Qt.MouseButton.NoButton

    def turn() -> float:
        wheel = QWheelEvent(spot, spot, QPoint(), down, button, none, phase, False)
        QApplication.sendEvent(duration, wheel)
        return desk.project.board.panels[0].duration

    desk.window.board.view.setFocus()
    assert turn() == 2.0
    duration.setFocus()
    assert turn() == 1.5


def test_a_prompt_that_names_nobody_known_is_explained_next_to_it(desk: Desk) -> None:
    desk.write("@Zoe waves")
    message = desk.window.inspector.message
    assert message.isVisible()
    assert "Zoe" in message.label.text()
    assert not desk.window.inspector.generate.isEnabled()


def test_a_name_is_completed_after_an_at_sign(desk: Desk) -> None:
    desk.add_character("Fox")
    desk.trigger("panel.new")
    prompt = desk.window.inspector.prompt
    desk.qtbot.keyClicks(prompt, "@F")
    desk.until(prompt.completer.popup().isVisible)
    QTest.keyClick(prompt.completer.popup(), Qt.Key.Key_Return)
    assert prompt.toPlainText() == "@Fox "


def test_a_character_of_the_library_joins_the_cast_when_a_prompt_names_it(desk: Desk) -> None:
    fox = desk.add_character("Fox")
    desk.window.shelf.use_character(fox.id, False)
    desk.write("@fox runs")
    assert desk.project.character_ids == (fox.id,)


def test_the_title_and_the_aspect_are_edits_like_any_other(desk: Desk) -> None:
    header = desk.window.board.header
    header.title.end(False)
    desk.qtbot.keyClicks(header.title, "!")
    header.aspect.setCurrentText("16:9")
    header.aspect.activated.emit(1)
    assert (desk.project.title, desk.project.board.aspect) == ("Test!", "16:9")
    header.aspect.setCurrentText("wide")
    QTest.keyClick(header.aspect.lineEdit(), Qt.Key.Key_Return)
    assert desk.project.board.aspect == "16:9"
    assert header.aspect.currentText() == "16:9"
    assert header.aspect.findText("wide") == -1
    assert "wide" in desk.notices[-1]
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    assert (desk.project.title, desk.project.board.aspect) == ("Test", "1:1")


def test_edits_are_on_disk_within_a_second(desk: Desk) -> None:
    desk.write("a fox")
    assert desk.window.status.saved.text() == "Saving…"
    desk.until(lambda: desk.window.status.saved.text() == "Saved", 1000)
    assert desk.library.projects.get(desk.project.id) == desk.project


def test_an_edit_taken_back_at_once_leaves_nothing_to_save(desk: Desk) -> None:
    desk.trigger("panel.new")
    desk.session.undo_stack.undo()
    assert desk.window.status.saved.text() == "Saving…"
    desk.until(lambda: desk.window.status.saved.text() == "Saved", 2000)


def test_what_cannot_be_saved_is_not_left_behind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(project: object) -> None:
        raise StorageError("The disk is full.", "Make room.")

    desk.write("a fox")
    monkeypatch.setattr(desk.library.projects, "save", full)
    desk.trigger("project.new")
    assert desk.prompts() == ["a fox"]
    desk.window.close()
    assert desk.window.isVisible()
    leave = desk.window.notices.strips[-1].button
    assert leave.text() == "Close without saving"
    leave.click()
    assert not desk.window.isVisible()


def test_what_cannot_be_saved_is_tried_again_until_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = True
    save = desk.library.projects.save

    def sometimes(project: Project) -> None:
        if full:
            raise StorageError("The disk is full.", "Make room.")
        save(project)

    monkeypatch.setattr(desk.library.projects, "save", sometimes)
    monkeypatch.setattr(session, "RETRY_MS", 20)
    desk.write("a fox")
    notices, status = desk.window.notices, desk.window.status
    desk.until(lambda: len(desk.notices) > 2)
    (strip,) = notices.strips
    assert status.saved.text() == "Not saved"
    assert strip.button.text() == "Try again"
    assert not strip.closer.isVisible()
    full = False
    desk.until(lambda: status.saved.text() == "Saved")
    assert notices.strips == []
    assert desk.library.projects.get(desk.project.id) == desk.project


def test_trying_to_save_again_can_be_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(project: object) -> None:
        raise StorageError("The disk is full.", "Make room.")

    with monkeypatch.context() as patch:
        patch.setattr(desk.library.projects, "save", full)
        desk.write("a fox")
        assert not desk.session.save()
    desk.window.notices.strips[-1].button.click()
    assert desk.window.status.saved.text() == "Saved"
    assert desk.window.notices.strips == []


def test_closing_at_once_loses_nothing(make_desk: MakeDesk, tmp_path) -> None:
    desk = make_desk()
    desk.write("a fox")
    project = desk.project
    desk.window.close()
    again = make_desk(project=project)
    assert again.library.projects.get(project.id) == project


def test_another_project_is_opened_with_its_own_undo(desk: Desk) -> None:
    desk.write("a fox")
    first = desk.project
    desk.trigger("project.new")
    assert desk.prompts() == []
    assert not desk.session.undo_stack.canUndo()
    desk.write("a robot")
    dialog = desk.window.opener.projects()
    rows = [dialog.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(2)]
    dialog.list.setCurrentRow(rows.index(first.id))
    dialog.open_button.click()
    assert desk.project == first


def test_a_project_nobody_touched_is_not_kept(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.trigger("project.new")
    assert desk.library.projects.all() == []
