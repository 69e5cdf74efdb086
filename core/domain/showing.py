"""Which of a panel's takes is seen."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from core.domain.board import Panel
from core.domain.values import Digest


class Made(NamedTuple):
    """A take, as far as it decides which one is seen: `digest` is that of its recipe."""

    id: str
    digest: Digest
    made_at: str


def shown(
    made: Sequence[Made], panel: Panel, wanted: Digest | None, is_own: Callable[[str], bool]
) -> str | None:
    """The id of the take that is seen, of those `made` for a panel, oldest first.

    It is what the panel would be drawn from now (`wanted`), so that an undone edit brings its
    picture back. Where there is none like that it is the newest of the panel's own seed, which
    `is_own` finds out of a take by its id, or else the newest of all.

    But a take that the artist chose is seen until the panel is drawn again: until one of those
    is made after the choice. Of a choice that nobody knows the time of, any take that the panel
    would be drawn from now counts as made after it.
    """
    fitting = [each for each in made if each.digest == wanted]
    chosen = next((each.id for each in made if each.id == panel.take), None)
    if chosen and not panel.chosen_at:
        return chosen if not fitting or chosen in {each.id for each in fitting} else fitting[-1].id
    fresh = fitting or list(made)
    if chosen:
        fresh = [each for each in fresh if each.made_at > panel.chosen_at]
    if fitting and fresh:
        return fresh[-1].id
    own = next((each.id for each in reversed(fresh) if is_own(each.id)), None)
    return own or chosen or (made[-1].id if made else None)
