"""Mend what a check found."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from core.domain.events import Progress
from core.domain.recipe import Recipe, Take
from core.storage.check import Problem
from core.storage.library import Library


@dataclass(frozen=True)
class Repaired:
    """What was mended, in sentences, and what is left for the artist.

    `takes` and the anchors' recipes in `casts` are to be drawn again: `core.jobs.jobs.DrawAgain`.
    """

    done: tuple[str, ...] = ()
    left: tuple[Problem, ...] = ()
    takes: tuple[Take, ...] = ()
    casts: tuple[Recipe, ...] = ()


def repair(library: Library, problems: Sequence[Problem]) -> Generator[Progress, None, Repaired]:
    """Mend these problems, in small steps, and return what became of each.

    Writes tables: for the thread that does, while nothing runs.
    """
    yield Progress("repairing", 0, len(problems))
    return Repaired(left=tuple(problems))
