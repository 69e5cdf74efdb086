"""Where cards and headings lie: runs of scenes in rows, and what is found at a point."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize

from core.domain.board import Board, Panel, Scene
from desktop.board.layout import Layout, Run, runs_of

CARD = QSize(100, 50)
HEADING, SEQUENCE = 20, 10


def laid(*counts: int, columns: int = 3, folded: frozenset[int] = frozenset()) -> Layout:
    """Scenes of so many panels each; the first has no heading, the second begins a sequence."""
    runs, first = [], 0
    for number, count in enumerate(counts):
        scene = f"s{number}" if number else ""
        sequence = "Act" if number == 1 else ""
        is_folded = number in folded
        runs.append(Run(first, count, scene, number=number, sequence=sequence, is_folded=is_folded))
        first += count
    return Layout(runs, columns, CARD, HEADING, SEQUENCE)


def test_each_scene_begins_a_row_under_its_heading() -> None:
    layout = laid(4, 2)
    assert layout.rect(3).topLeft() == QPoint(0, 50)
    assert layout.sequence(1).top() == 100
    assert layout.heading(1).top() == 110
    assert layout.rect(4).topLeft() == QPoint(0, 130)
    assert layout.height == 180


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=6),
    st.integers(1, 5),
    st.frozensets(st.integers(1, 6)),
)
def test_every_card_is_found_where_it_lies_and_nowhere_else(
    counts: list[int], columns: int, folded: frozenset[int]
) -> None:
    layout = laid(*counts, columns=columns, folded=folded)
    seen = [row for row in range(layout.count) if not layout.is_hidden(row)]
    rects = [layout.rect(row) for row in seen]
    for row, rect in zip(seen, rects, strict=True):
        assert layout.index_at(rect.center()) == row
        assert layout.heading_at(rect.center()) is None
    assert not any(a.intersects(b) for a in rects for b in rects if a is not b)
    assert list(layout.between(0, layout.height)) == seen
    for row, rect in zip(seen, rects, strict=True):
        assert row in list(layout.between(rect.top(), rect.top()))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5), st.integers(1, 4))
def test_down_and_up_lead_through_every_row(counts: list[int], columns: int) -> None:
    layout = laid(*counts, columns=columns)
    at, rows = 0, 1
    while (below := layout.below(at)) != at:
        assert layout.rect(below).top() > layout.rect(at).top()
        assert layout.rect(below).left() <= layout.rect(at).left()
        at, rows = below, rows + 1
    assert rows == sum(-(-count // columns) for count in counts)
    while (above := layout.above(at)) != at:
        assert layout.rect(above).top() < layout.rect(at).top()
        at = above


def test_the_half_of_a_card_decides_before_or_after_it_and_in_which_scene() -> None:
    layout = laid(3, 2)
    last, first = layout.rect(2), layout.rect(3)
    assert layout.drop_at(last.center() - QPoint(10, 0)) == (2, "")
    assert layout.drop_at(last.center() + QPoint(10, 0)) == (3, "")
    assert layout.drop_at(first.center() - QPoint(10, 0)) == (3, "s1")
    assert layout.drop_at(first.center() + QPoint(10, 0)) == (4, "s1")


def test_a_drop_on_a_heading_goes_first_into_its_scene_and_below_all_last_into_the_last() -> None:
    layout = laid(3, 2)
    assert layout.drop_at(layout.heading(1).center()) == (3, "s1")
    assert layout.drop_at(QPoint(5, 10_000)) == (5, "s1")
    assert layout.drop_at(QPoint(290, layout.rect(4).center().y())) == (5, "s1")
    assert layout.drop_at(QPoint(5, -20)) == (0, "")


def test_runs_follow_the_panels_and_say_where_a_sequence_begins() -> None:
    panels = [Panel(id=str(n), scene=scene) for n, scene in enumerate(["", "a", "a", "b", "c"])]
    scenes = (
        Scene(id="c", title="Home", sequence="Two"),
        Scene(id="a", title="Pier", sequence="One"),
        Scene(id="b", sequence="One"),
    )
    runs = runs_of(Board(id="b", panels=tuple(panels), scenes=scenes), frozenset({"b"}))
    assert [(r.first, r.count, r.number, r.title, r.sequence, r.is_folded) for r in runs] == [
        (0, 1, 0, "", "", False),
        (1, 2, 1, "Pier", "One", False),
        (3, 1, 2, "", "", True),
        (4, 1, 3, "Home", "Two", False),
    ]
    assert runs[1].seconds == 4.0
