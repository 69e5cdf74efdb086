"""Which panels of a board look least like their characters.

A likeness means something beside others of the same character on the same board only: as a rank,
never as a share.
"""

from collections.abc import Mapping
from statistics import quantiles

from core.domain.recipe import Take

Likeness = Mapping[str, float]
"""How like its anchors one character came out, by panel."""
ENOUGH = 4
"""Among fewer panels none is out of line."""
FENCE = 1.5
"""Tukey's (1977): so many times the distance between the quartiles."""


def by_character(takes: Mapping[str, Take]) -> dict[str, dict[str, float]]:
    """The likenesses of the takes that are seen (by panel), for each character's id."""
    found: dict[str, dict[str, float]] = {}
    for panel_id, take in takes.items():
        cast = [used.id for used in take.used if used.kind == "character"]
        if len(cast) == len(take.likeness):
            for character_id, alike in zip(cast, take.likeness, strict=True):
                found.setdefault(character_id, {})[panel_id] = alike
    return found


def ranked(likeness: Likeness) -> tuple[str, ...]:
    """The panels of a character, the most alike first."""
    return tuple(sorted(likeness, key=lambda panel_id: (-likeness[panel_id], panel_id)))


def outliers(likeness: Likeness) -> frozenset[str]:
    """The panels in which a character looks unlike itself: those below Tukey's lower fence."""
    if len(likeness) < ENOUGH:
        return frozenset()
    first, _, third = quantiles(likeness.values(), n=4, method="inclusive")
    fence = first - FENCE * (third - first)
    return frozenset(panel_id for panel_id, alike in likeness.items() if alike < fence)
