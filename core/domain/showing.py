"""Which of a panel's takes is seen."""

from collections.abc import Sequence

from core.domain.values import Digest

Made = tuple[str, Digest]
"""A take's id, and the digest of its recipe."""


def shown(made: Sequence[Made], chosen: str = "", wanted: Digest | None = None) -> str | None:
    """The id of the take that is seen, of those `made` for a panel, oldest first.

    What the panel would be drawn from now (`wanted`) comes first: an undone edit brings its
    picture back. Among equals, and where none is like that, it is the one the artist has
    `chosen`, or else the newest.
    """
    fitting = [take_id for take_id, digest in made if digest == wanted]
    among = fitting or [take_id for take_id, _ in made]
    if chosen in among:
        return chosen
    return among[-1] if among else None
