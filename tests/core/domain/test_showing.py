"""Which take of a panel is seen."""

from core.domain.showing import shown

MADE = (("one", "a"), ("two", "b"), ("three", "a"), ("four", "c"))


def test_the_newest_is_seen_where_nothing_else_is_said():
    assert shown(MADE) == "four"
    assert shown(()) is None


def test_what_the_panel_would_be_drawn_from_now_comes_first():
    assert shown(MADE, wanted="b") == "two"
    assert shown(MADE, wanted="a") == "three"
    assert shown(MADE, chosen="four", wanted="a") == "three"


def test_the_chosen_one_is_seen_among_equals_and_where_none_fits():
    assert shown(MADE, chosen="one", wanted="a") == "one"
    assert shown(MADE, chosen="two", wanted="z") == "two"
    assert shown(MADE, chosen="gone", wanted="z") == "four"
