"""More or less weight for some words of a prompt, as it was typed: `(word:1.1)`."""

import re

from core.domain.recipe import MOST_EMPHASIS
from core.domain.wording import Span, weights

STEP = 0.1
WORD = re.compile(r"@?\w[\w'’-]*(?::\w+)?")


def weighed(text: str, start: int, stop: int, by: float) -> tuple[str, int, int]:
    """The text with the words from `start` to `stop` counting more, and where they stand then.

    Without a stretch of words it is the weighted group around `start`, or else the word there.
    Words of weight 1 need no brackets. What cannot be weighed stays as it is.
    """
    group = _group(text, start, stop)
    if group is not None:
        whole, words, weight = group
        return _put(text, whole, text[words[0] : words[1]], weight + by)
    span = _trimmed(text, start, stop) if start < stop else _word(text, start)
    made = _put(text, span, text[span[0] : span[1]], 1 + by)
    # Half of a pair of brackets cannot be weighed.
    is_group = any(words == made[1:] for _, words, _ in weights(made[0]))
    return made if is_group and span[0] < span[1] else (text, start, stop)


def _put(text: str, whole: Span, words: str, weight: float) -> tuple[str, int, int]:
    """Write a group anew; a weight always has a point, since `(16:9)` has none."""
    weight = round(min(max(weight, 0.0), MOST_EMPHASIS), 2)
    told = words if weight == 1 else f"({words}:{weight!r})"
    at = whole[0] + (0 if weight == 1 else 1)
    return text[: whole[0]] + told + text[whole[1] :], at, at + len(words)


def _group(text: str, start: int, stop: int) -> tuple[Span, Span, float] | None:
    """The weighted group that is meant: the innermost one around, if nothing else is selected."""
    span = _trimmed(text, start, stop)
    around = [each for each in weights(text) if each[0][0] <= span[0] and span[1] <= each[0][1]]
    if start < stop:
        around = [each for each in around if span in each[:2]]
    return min(around, key=lambda each: each[0][1] - each[0][0], default=None)


def _trimmed(text: str, start: int, stop: int) -> Span:
    part = text[start:stop]
    return start + len(part) - len(part.lstrip()), stop - len(part) + len(part.rstrip())


def _word(text: str, at: int) -> Span:
    found = (each.span() for each in WORD.finditer(text))
    return next((span for span in found if span[0] <= at <= span[1]), (at, at))
