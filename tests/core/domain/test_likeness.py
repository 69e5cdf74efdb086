"""Panels that look least like a character: by rank and by Tukey's fence."""

from hypothesis import given
from hypothesis import strategies as st

from core.domain.likeness import ENOUGH, by_character, outliers, ranked
from core.domain.recipe import Used
from tests.fakes.values import a_project, a_take

likenesses = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3), st.integers(-64, 64).map(float), max_size=12
)


def alike(*values):
    return {f"p{number}": value for number, value in enumerate(values)}


def test_a_panel_far_below_the_others_is_out_of_line():
    assert outliers(alike(0.81, 0.8, 0.83, 0.82, 0.4)) == {"p4"}
    assert outliers(alike(0.81, 0.8, 0.83, 0.82, 0.79)) == frozenset()


def test_a_panel_far_above_the_others_is_not():
    assert outliers(alike(0.4, 0.41, 0.42, 0.4, 0.9)) == frozenset()


def test_among_few_panels_none_is_out_of_line():
    assert outliers(alike(0.8, 0.8, 0.1)) == frozenset()
    assert outliers({}) == frozenset()
    assert outliers(alike(0.8, 0.8, 0.8, 0.1)) == {"p3"}


def test_ranks_begin_with_the_most_alike():
    assert ranked(alike(0.7, 0.9, 0.8)) == ("p1", "p2", "p0")


def test_likenesses_are_told_by_character_where_a_take_says_whose_they_are():
    def used(kind, name):
        return Used(kind=kind, id=name, version=1, name=name)

    project = a_project()
    both = (used("style", "ink"), used("character", "mia"), used("character", "rob"))
    takes = {
        "a": a_take(project, used=both, likeness=(0.8, 0.7)),
        "b": a_take(project, used=both[:2], likeness=(0.6,)),
        "old": a_take(project, used=both),
        "unsaid": a_take(project, likeness=(0.5,)),
    }
    assert by_character(takes) == {"mia": {"a": 0.8, "b": 0.6}, "rob": {"a": 0.7}}


@given(likenesses)
def test_what_is_out_of_line_comes_last_and_is_never_most(given_):
    found = outliers(given_)
    order = ranked(given_)
    assert set(order) == set(given_)
    assert set(order[len(order) - len(found) :]) == found
    assert len(found) <= len(given_) / 4
    assert not (found and len(given_) < ENOUGH)


@given(likenesses, st.integers(-32, 32), st.sampled_from([0.25, 2.0, 8.0]))
def test_neither_a_scale_nor_a_shift_matters(given_, shift, scale):
    moved = {panel_id: scale * value + shift for panel_id, value in given_.items()}
    assert outliers(moved) == outliers(given_)
    assert ranked(moved) == ranked(given_)


@given(likenesses)
def test_neither_does_the_order_of_the_panels(given_):
    turned = dict(reversed(given_.items()))
    assert outliers(turned) == outliers(given_)
    assert ranked(turned) == ranked(given_)
