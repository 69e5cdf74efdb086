"""Which panels of a board a story file means when it is imported again."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from core.domain.board import Panel

Matches = dict[int, int]
"""Places in the file, each with that of the panel it means among the known ones."""


def matched(prompts: Sequence[str], known: Sequence[Panel]) -> list[Panel | None]:
    """The known panel of each prompt of the file, or None where it is a new one.

    A panel is known by its prompt, wherever it stands by now. What is left between two that are
    known by theirs was worded otherwise, and is told apart by its place there. Panels that were
    added in the window come last, and by their prompts alone: they have no place in the file.
    No panel is meant twice.
    """
    told = [panel for panel in known if _is_told(panel)]
    panels = [*told, *(panel for panel in known if not _is_told(panel))]
    said = [panel.prompt for panel in panels]
    steps = SequenceMatcher(None, said[: len(told)], prompts, autojunk=False).get_opcodes()
    found: Matches = {}
    for kind, start, stop, first, last in steps:
        if kind == "equal":
            found |= zip(range(first, last), range(start, stop), strict=True)
    _add_moved(found, prompts, said)
    used = set(found.values())
    for kind, start, stop, first, last in steps:
        if kind == "replace":
            new = (place for place in range(first, last) if place not in found)
            left = (place for place in range(start, stop) if place not in used)
            found |= dict(zip(new, left, strict=False))
    return [panels[found[n]] if n in found else None for n in range(len(prompts))]


def _add_moved(found: Matches, prompts: Sequence[str], said: Sequence[str]) -> None:
    """Add the panels that stand elsewhere now, those of equal prompts in order."""
    used = set(found.values())
    left: dict[str, list[int]] = {}
    for place, prompt in enumerate(said):
        if place not in used:
            left.setdefault(prompt, []).append(place)
    for place, prompt in enumerate(prompts):
        if place not in found and left.get(prompt):
            found[place] = left[prompt].pop(0)


def _is_told(panel: Panel) -> bool:
    """Whether a panel came from a file: its id is then a UUID of version 5."""
    return panel.id[12:13] == "5"
