"""Numbers of panels in every pattern."""

import pytest

from core.domain.board import Board, Panel
from core.domain.numbering import NUMBERINGS, labels_of

BOARD = Board(
    id="b",
    panels=(
        Panel(id="1"),
        Panel(id="2", scene="s"),
        Panel(id="3", scene="s", starts_shot=False),
        Panel(id="4", scene="s"),
        Panel(id="5", scene="t", starts_shot=False),
    ),
)


@pytest.mark.parametrize(
    ("pattern", "labels"),
    [
        ("running", ("1", "2", "3", "4", "5")),
        ("tens", ("010", "020", "030", "040", "050")),
        ("scene.panel", ("1", "1.1", "1.2", "1.3", "2.1")),
        ("scene-shot", ("A", "1A.1", "1A.2", "1B", "2A")),
        ("scene.shot.panel", ("1.1", "1.1.1", "1.1.2", "1.2.1", "2.1.1")),
    ],
)
def test_panels_are_numbered_in_the_chosen_pattern(pattern, labels):
    assert labels_of(BOARD.replace(numbering=pattern)) == labels


def test_every_pattern_is_tried():
    assert len(NUMBERINGS) == 5


def test_after_z_comes_aa():
    panels = tuple(Panel(id=str(n), scene="s") for n in range(28))
    board = Board(id="b", panels=panels, numbering="scene-shot")
    assert labels_of(board)[24:] == ("1Y", "1Z", "1AA", "1AB")
