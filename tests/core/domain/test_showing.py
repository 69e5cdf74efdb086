"""Which take of a panel is seen."""

from core.domain.board import Panel
from core.domain.showing import Made, shown
from core.domain.values import Digest

MADE = tuple(
    Made(take_id, Digest(digest), f"2026-11-23T10:0{minute}:00.000+00:00")
    for minute, (take_id, digest) in enumerate(
        (("one", "a"), ("two", "b"), ("three", "a"), ("four", "c"))
    )
)


def seen(
    wanted: str = "", chosen: str = "", minute: int = 9, others: tuple[str, ...] = ()
) -> str | None:
    """What is seen of a panel; `others` are of another seed, the choice was made at `minute`."""
    at = f"2026-11-23T10:0{minute}:30.000+00:00" if chosen else ""
    panel = Panel(id="p", take=chosen, chosen_at=at)
    return shown(MADE, panel, Digest(wanted), lambda take_id: take_id not in others)


def test_the_newest_of_the_panels_own_seed_is_seen_where_nothing_else_is_said():
    assert seen() == "four"
    assert seen(others=("four",)) == "three"
    assert seen(others=("one", "two", "three", "four")) == "four"
    assert shown((), Panel(id="p"), None, lambda _: True) is None


def test_what_the_panel_would_be_drawn_from_now_comes_first():
    assert seen("b") == "two"
    assert seen("a") == "three"


def test_a_chosen_take_is_seen_whatever_the_panel_asks_for():
    assert seen("a", chosen="one") == "one"
    assert seen("c", chosen="one") == "one"
    assert seen("z", chosen="two") == "two"
    assert seen("z", chosen="gone") == "four"


def test_a_chosen_take_is_seen_until_the_panel_is_drawn_again():
    assert seen("c", chosen="one", minute=2) == "four"
    assert seen("z", chosen="one", minute=2) == "four", "it stays when the panel is edited again"


def test_a_chosen_take_is_back_when_what_was_drawn_since_is_undone():
    assert seen("a", chosen="one", minute=2) == "one"
    assert seen("b", chosen="one", minute=2) == "one"


def test_variations_that_are_drawn_do_not_take_the_place_of_a_chosen_take():
    assert seen("z", chosen="one", minute=2, others=("four",)) == "one"


def test_of_a_choice_without_its_time_what_fits_comes_first():
    def seen_of(wanted: str, chosen: str) -> str | None:
        return shown(MADE, Panel(id="p", take=chosen), Digest(wanted), lambda _: True)

    assert seen_of("c", "one") == "four", "the panel was edited and drawn again"
    assert seen_of("a", "two") == "three", "of those that fit it is the newest"
    assert seen_of("a", "one") == "one", "the chosen take fits as well"
    assert seen_of("z", "one") == "one", "nothing fits"
    assert seen_of("z", "gone") == "four", "no take was chosen that is still there"
