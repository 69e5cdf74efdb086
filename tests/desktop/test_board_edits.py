"""Edits of the board beyond single panels: scenes, shots, locks, takes and the clipboard."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from core.domain.board import CAPTIONS, Caption
from core.domain.numbering import labels_of
from core.domain.recipe import Take
from desktop.session.copied import COPIED, panels_in
from desktop.session.standing import State
from tests.desktop.conftest import Desk


def undone(desk: Desk, name: str) -> None:
    """The last edit is one step of this name; take it back."""
    undo = desk.session.undo_stack
    assert undo.undoText() == name
    undo.undo()


def test_a_scene_begins_at_the_first_selected_panel_and_takes_the_rest(desk: Desk) -> None:
    ids = desk.write("one", "two", "three")
    desk.session.select(ids[1:2])
    desk.window.edits.new_scene()
    scenes = [panel.scene for panel in desk.project.board.panels]
    assert scenes[0] == ""
    assert scenes[1] == scenes[2] != ""
    desk.window.edits.new_scene()
    assert desk.notices[-1] == "A scene begins at this panel already."
    undone(desk, "New scene")
    assert {panel.scene for panel in desk.project.board.panels} == {""}


def test_a_scene_is_named_and_joined_to_the_one_before(desk: Desk) -> None:
    ids = desk.write("one", "two")
    edits = desk.window.edits
    desk.session.select(ids[1:])
    edits.new_scene()
    scene = desk.project.board.panels[1].scene
    edits.rename_scene(scene, " The pier ", "Act one")
    assert desk.project.board.scene(scene).title == "The pier"
    undone(desk, "Rename scene")
    edits.join_scene()
    assert {panel.scene for panel in desk.project.board.panels} == {""}
    assert desk.project.board.scenes == ()
    undone(desk, "Join scenes")


def test_a_new_panel_before_a_scenes_first_belongs_to_that_scene(desk: Desk) -> None:
    ids = desk.write("one", "two")
    desk.session.select(ids[1:])
    desk.window.edits.new_scene()
    desk.session.select(ids[1:])
    made = desk.window.edits.add(before=True)
    assert made.scene == desk.project.board.panel(ids[1]).scene


def test_slash_lets_a_panel_go_on_with_the_shot_before_it_and_back(desk: Desk) -> None:
    ids = desk.write("one", "two", "three")
    edits = desk.window.edits
    edits.number("scene-shot")
    desk.session.select(ids[1:2])
    edits.toggle_shot()
    assert labels_of(desk.project.board) == ("A.1", "A.2", "B")
    edits.toggle_shot()
    assert labels_of(desk.project.board) == ("A", "B", "C")
    undone(desk, "New shot")
    undone(desk, "Join shots")


def test_several_selected_panels_become_one_shot(desk: Desk) -> None:
    desk.session.select(desk.write("one", "two", "three"))
    desk.window.edits.toggle_shot()
    assert [panel.starts_shot for panel in desk.project.board.panels] == [True, False, False]
    undone(desk, "Join shots")


def test_panels_are_locked_and_approved_together(desk: Desk) -> None:
    ids = desk.write("one", "two", "three")
    edits = desk.window.edits
    edits.set_locked(ids[:2], True)
    assert [panel.locked for panel in desk.project.board.panels] == [True, True, False]
    undone(desk, "Lock")
    edits.approve(ids[1:], True)
    assert [panel.approved for panel in desk.project.board.panels] == [False, True, True]
    undone(desk, "Approve")
    assert not any(panel.locked or panel.approved for panel in desk.project.board.panels)


def test_choosing_a_take_also_asks_for_its_seed_and_is_one_step(desk: Desk) -> None:
    (panel_id,) = desk.write("a fox")
    desk.work.generate()
    desk.finish()
    first = desk.takes()[panel_id]
    desk.window.edits.roll(panel_id)
    desk.work.generate()
    desk.finish()
    second = desk.takes()[panel_id]
    desk.window.edits.choose_take(panel_id, first)
    panel = desk.project.board.panel(panel_id)
    assert (panel.take, panel.seed) == (first.id, first.recipe.seed)
    assert desk.takes()[panel_id] == first
    assert desk.session.standing(panel_id).is_current
    undone(desk, "Choose take")
    assert desk.takes()[panel_id] == second


def test_choosing_the_take_that_is_shown_brings_its_seed_back_in_one_step(desk: Desk) -> None:
    (panel_id,) = desk.write("a fox")
    desk.work.generate()
    desk.finish()
    take = desk.takes()[panel_id]
    desk.window.edits.choose_take(panel_id, take)
    desk.window.edits.change(panel_id, "seed", take.recipe.seed + 1)
    assert desk.takes()[panel_id] == take
    assert desk.session.standing(panel_id).state is State.STALE
    steps = desk.session.undo_stack.count()
    desk.window.edits.choose_take(panel_id, take)
    assert desk.project.board.panel(panel_id).seed == take.recipe.seed
    assert desk.session.standing(panel_id).is_current
    assert desk.session.undo_stack.count() == steps + 1
    undone(desk, "Choose take")
    assert desk.project.board.panel(panel_id).seed == take.recipe.seed + 1


def test_a_star_is_given_and_taken_away(desk: Desk) -> None:
    (panel_id,) = desk.write("a fox")
    desk.window.edits.star(panel_id, "one", True)
    desk.window.edits.star(panel_id, "two", True)
    desk.window.edits.star(panel_id, "one", False)
    assert desk.project.board.panel(panel_id).starred == ("two",)
    undone(desk, "Take away star")
    assert desk.project.board.panel(panel_id).starred == ("one", "two")


def test_several_panels_get_one_value_in_one_step(desk: Desk) -> None:
    ids = desk.write("one", "two", "three")
    desk.window.edits.change_many(ids[1:], "duration", 4.0)
    assert [panel.duration for panel in desk.project.board.panels] == [2.0, 4.0, 4.0]
    undone(desk, "Change duration")
    assert [panel.duration for panel in desk.project.board.panels] == [2.0, 2.0, 2.0]


def test_captions_and_numbers_of_the_board_can_be_changed(desk: Desk) -> None:
    desk.window.edits.captions([*CAPTIONS, Caption(key="props", label="Props")])
    assert desk.project.board.captions[-1].label == "Props"
    undone(desk, "Change captions")
    desk.window.edits.number("tens")
    assert desk.project.board.numbering == "tens"
    undone(desk, "Number panels")


def test_copied_panels_are_pasted_after_the_selection_as_panels_of_their_own(desk: Desk) -> None:
    ids = desk.write("one", "two")
    edits = desk.window.edits
    edits.set_locked(ids, True)
    edits.change(ids[0], "action", "She waits.")
    desk.session.select(ids[:1])
    edits.copy()
    assert QGuiApplication.clipboard().text() == "one"
    desk.session.select(ids[1:])
    assert edits.paste()
    assert desk.prompts() == ["one", "two", "one"]
    made = desk.project.board.panels[2]
    assert (made.action, made.locked) == ("She waits.", False)
    assert made.id not in ids
    assert made.seed not in {p.seed for p in desk.project.board.panels[:2]}
    assert desk.session.selected == (made.id,)
    undone(desk, "Paste")
    assert desk.prompts() == ["one", "two"]


def test_a_duplicate_has_neither_the_takes_nor_the_lock_of_its_original(desk: Desk) -> None:
    (panel_id,) = desk.write("one")
    edits = desk.window.edits
    edits.star(panel_id, "take", True)
    edits.set_locked([panel_id], True)
    edits.approve([panel_id], True)
    desk.session.select([panel_id])
    edits.duplicate()
    copy = desk.project.board.panels[1]
    assert (copy.prompt, copy.starred, copy.locked, copy.approved) == ("one", (), False, False)


@pytest.mark.parametrize("content", [b"", b"[{", b"3", b"{}", b'[{"id": 3}]', b'["x"]', b"\xff"])
def test_what_is_not_a_panel_is_not_pasted(desk: Desk, content: bytes) -> None:
    data = QMimeData()
    data.setData(COPIED, content)
    assert panels_in(data) == ()
    assert not desk.window.edits.paste(data)
    assert desk.prompts() == []


def redrawn(desk: Desk, panel_id: str, prompt: str) -> Take:
    """What is seen once the panel was drawn from another prompt."""
    desk.session.end_burst()
    desk.window.edits.change(panel_id, "prompt", prompt)
    desk.work.generate()
    desk.finish()
    return desk.takes()[panel_id]


def test_a_take_of_another_prompt_is_shown_when_it_is_chosen(desk: Desk) -> None:
    (panel_id,) = desk.write("")
    first, second = (redrawn(desk, panel_id, text) for text in ("a fox", "a boat"))
    assert first != second
    desk.window.edits.choose_take(panel_id, first)
    assert desk.takes()[panel_id] == first
    assert desk.session.standing(panel_id).state is State.STALE
    steps = desk.session.undo_stack.count()
    desk.window.edits.choose_take(panel_id, first)
    assert desk.session.undo_stack.count() == steps, "it is shown already"
    undone(desk, "Choose take")
    assert desk.takes()[panel_id] == second


def test_a_chosen_take_is_shown_until_the_panel_is_drawn_again(desk: Desk) -> None:
    (panel_id,) = desk.write("")
    first, second = (redrawn(desk, panel_id, text) for text in ("a fox", "a boat"))
    desk.window.edits.choose_take(panel_id, first)
    desk.window.edits.change(panel_id, "prompt", "a house")
    assert desk.takes()[panel_id] == first
    desk.work.vary(panel_id, 3)
    desk.finish()
    third = desk.takes()[panel_id]
    assert third.recipe.prompt == "a house"
    desk.session.end_burst()
    desk.window.edits.change(panel_id, "prompt", "a tree")
    assert desk.takes()[panel_id] == third
    desk.trigger("edit.undo")
    desk.trigger("edit.undo")
    assert desk.takes()[panel_id] == first, "as it was before the panel was drawn again"
    desk.trigger("edit.undo")
    assert desk.takes()[panel_id] == second


def test_generating_shows_what_is_drawn_already_in_place_of_a_chosen_take(desk: Desk) -> None:
    (panel_id,) = desk.write("")
    first, second = (redrawn(desk, panel_id, text) for text in ("a fox", "a boat"))
    desk.window.edits.choose_take(panel_id, first)
    assert desk.work.generate() is None
    assert desk.takes()[panel_id] == second
    assert desk.session.standing(panel_id).is_current
    undone(desk, "Generate")
    assert desk.takes()[panel_id] == first


def test_variations_leave_a_chosen_take_where_it_is(desk: Desk) -> None:
    (panel_id,) = desk.write("")
    first, _ = (redrawn(desk, panel_id, text) for text in ("a fox", "a boat"))
    desk.window.edits.choose_take(panel_id, first)
    desk.work.vary(panel_id, 2)
    desk.finish()
    assert len(desk.session.takes.of(panel_id)) == 4
    assert desk.takes()[panel_id] == first
