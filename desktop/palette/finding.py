"""Finding things by a few letters of their words. Plain functions, no Qt."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

WORD = re.compile(r"\w+")
WHOLE, BEGINS, WITHIN, SCATTERED = 8, 6, 3, 1
"""What a letter sequence is worth that is a word, begins one, is in one, or is scattered."""


@dataclass(frozen=True)
class Entry:
    """Something that can be done or gone to. `kind` says what it is, `keys` do the same.

    Where it is not enabled, `why_not` may tell why.
    """

    title: str
    kind: str
    run: Callable[[], object]
    keys: str = ""
    enabled: bool = True
    why_not: str = ""


def matching(entries: Iterable[Entry], typed: str, limit: int) -> list[Entry]:
    """The entries that have every typed word, the best first.

    What cannot be done comes after those, and last what has the letters of a word here and there:
    Enter must not do such a thing because the one that was meant cannot be done.
    """
    found = []
    for number, entry in enumerate(entries):
        text = f"{entry.title} {entry.kind}"
        worth = score(typed, text)
        if worth is not None:
            found.append((_is_scattered(typed, text), not entry.enabled, -worth, number, entry))
    return [each[-1] for each in sorted(found, key=lambda each: each[:-1])[:limit]]


def score(typed: str, text: str) -> int | None:
    """How well a text fits what was typed; None where a word of that is not in it."""
    words = WORD.findall(text.casefold())
    worths = [_worth(part, words) for part in typed.casefold().split()]
    if 0 in worths:
        return None
    first = bool(worths) and words[:1] != [] and words[0].startswith(typed.casefold().split()[0])
    return sum(worths) + first


def _is_scattered(typed: str, text: str) -> bool:
    words = WORD.findall(text.casefold())
    return any(_worth(part, words) == SCATTERED for part in typed.casefold().split())


def _worth(part: str, words: list[str]) -> int:
    """What one typed word is worth; 0 where it is nowhere."""
    if part in words:
        return WHOLE
    if any(word.startswith(part) for word in words):
        return BEGINS
    if any(part in word for word in words):
        return WITHIN
    letters = iter(" ".join(words))
    return SCATTERED if len(part) > 1 and all(letter in letters for letter in part) else 0
