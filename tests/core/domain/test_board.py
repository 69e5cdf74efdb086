"""A board and its edits: each gives a new board and never touches the old one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.domain.board import Board, Panel, Scene

boards = st.lists(st.integers(1, 12), max_size=8).map(
    lambda seeds: Board(
        id="b",
        panels=tuple(Panel(id=f"{n}", seed=seed, prompt=f"{n}") for n, seed in enumerate(seeds)),
    )
)
some_boards = boards.filter(lambda board: board.panels)


def ids(board):
    return [panel.id for panel in board.panels]


@given(boards, st.integers(0, 9))
def test_a_new_panel_stands_where_it_was_asked_for_with_a_seed_of_its_own(board, index):
    index = min(index, len(board.panels))
    edited, panel = board.with_new_panel(index, prompt="new")
    assert edited.panels[index] == panel
    assert edited.without({panel.id}) == board
    assert panel.seed not in {other.seed for other in board.panels}


@given(some_boards, st.data())
def test_a_changed_panel_leaves_its_neighbours_alone(board, data):
    panel = data.draw(st.sampled_from(board.panels))
    edited = board.with_panel(panel.replace(prompt="changed"))
    assert ids(edited) == ids(board)
    assert edited.panel(panel.id).prompt == "changed"
    assert edited.with_panel(panel) == board


@given(some_boards, st.data())
def test_moving_panels_changes_nothing_but_the_order(board, data):
    wanted = data.draw(st.sets(st.sampled_from(ids(board))))
    at = data.draw(st.integers(0, len(board.panels)))
    moved = board.moved(sorted(wanted), at)
    assert set(moved.panels) == set(board.panels)
    before = [each for each in ids(board)[:at] if each not in wanted]
    assert [each for each in ids(moved) if each not in wanted] == ids(board.without(wanted))
    chosen = [each for each in ids(board) if each in wanted]
    assert ids(moved)[len(before) : len(before) + len(chosen)] == chosen


def test_a_new_panel_joins_the_scene_of_the_one_before_it():
    board = Board(id="b", panels=(Panel(id="1"), Panel(id="2")))
    board = board.with_scene_from(1, Scene(id="s", title="The pier"))
    assert [panel.scene for panel in board.panels] == ["", "s"]
    assert board.with_new_panel(2)[1].scene == "s"
    assert board.with_new_panel(1)[1].scene == ""
    assert board.with_new_panel(0)[1].scene == ""


def test_a_moved_panel_joins_the_scene_it_comes_to():
    board = Board(id="b", panels=(Panel(id="1"), Panel(id="2"), Panel(id="3", scene="s")))
    assert board.moved(["1"], 3).panel("1").scene == "s"
    assert board.moved(["1"], 2).panel("1").scene == ""
    assert board.moved(["1"], 2, "s").panel("1").scene == "s"


def test_a_scene_that_is_taken_away_leaves_its_panels_to_the_one_before():
    board = Board(id="b", panels=(Panel(id="1"), Panel(id="2"), Panel(id="3")))
    board = board.with_scene_from(1, Scene(id="s")).with_scene_from(2, Scene(id="t"))
    assert [panel.scene for panel in board.panels] == ["", "s", "t"]
    assert [panel.scene for panel in board.without_scene("t").panels] == ["", "s", "s"]
    assert board.without_scene("t").scenes == (Scene(id="s"),)
    assert [panel.scene for panel in board.without_scene("s").panels] == ["", "", "t"]


def test_captions_of_the_artists_own_stand_beside_the_usual_ones():
    panel = Panel(id="1").with_caption("dialogue", "Hello").with_caption("vfx", "smoke")
    assert (panel.dialogue, panel.caption("dialogue")) == ("Hello", "Hello")
    assert panel.caption("vfx") == "smoke"
    assert panel.caption("unknown") == ""
    assert panel.with_caption("vfx", "").own == ()


@given(some_boards)
def test_a_board_comes_back_from_its_json(board):
    assert Board.model_validate_json(board.model_dump_json()) == board


def test_a_panel_that_is_not_there_is_a_key_error():
    with pytest.raises(KeyError):
        Board(id="b").panel("nobody")


def test_a_value_cannot_be_changed_in_place_nor_given_a_field_it_does_not_have():
    panel = Panel(id="p")
    with pytest.raises(ValidationError):
        panel.prompt = "changed"
    with pytest.raises(ValidationError):
        panel.replace(propmt="changed")
    with pytest.raises(ValidationError):
        panel.replace(seed=-1)
