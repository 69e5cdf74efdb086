"""A board and its edits: each gives a new board and never touches the old one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.domain.board import Board, Panel

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


@given(some_boards, st.data(), st.integers(-3, 12))
def test_moving_a_panel_changes_nothing_but_the_order(board, data, to):
    panel = data.draw(st.sampled_from(board.panels))
    moved = board.moved(panel.id, to)
    assert moved.index(panel.id) == max(0, min(to, len(board.panels) - 1))
    assert [each for each in ids(moved) if each != panel.id] == ids(board.without({panel.id}))
    assert moved.moved(panel.id, board.index(panel.id)) == board


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
