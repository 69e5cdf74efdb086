"""How a prompt is marked up: alternatives `{a|b}` and weights `(word:1.2)`, read in that order.

Brackets that do not belong together, braces without a bar and parentheses without a weight are
text. So is `(16:9)`: a whole number behind a figure is a ratio or a time.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from core.domain.board import Panel
from core.domain.recipe import MOST_EMPHASIS, Emphasis

WEIGHT = re.compile(r"(?:(?<!\d):\s*(\d+)|:\s*(\d*\.\d+))\s*\)")
"""What ends a weighted group."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Worded:
    """A prompt in plain words, and which of its characters count more or less."""

    text: str
    emphasis: tuple[Emphasis, ...] = ()


def written(panel: Panel) -> str:
    """A panel's prompt in plain words: alternatives chosen by its seed, weights taken out."""
    return worded(panel.prompt, panel.seed).text


def worded(prompt: str, seed: int) -> Worded:
    """What a prompt says where the noise has this seed."""
    text, spans = "", []
    for piece, weight in _weighed(_chosen(prompt, seed)):
        # As the encoders read it, no word runs on across the edge of a group.
        text += " " if text[-1:].isalnum() and piece[:1].isalnum() else ""
        spans.append((len(text), len(text) + len(piece), weight))
        text += piece
    plain = text.strip()
    first = len(text) - len(text.lstrip())
    within = [(max(0, a - first), min(len(plain), b - first), w) for a, b, w in spans]
    return Worded(plain, tuple(Emphasis(start=a, stop=b, weight=w) for a, b, w in _told(within)))


def joined(parts: Sequence[Worded]) -> Worded:
    """Prompts one after the other; empty ones are left out."""
    text, spans = "", []
    for part in parts:
        text += ", " if text and part.text else ""
        spans += [
            each.replace(start=each.start + len(text), stop=each.stop + len(text))
            for each in part.emphasis
        ]
        text += part.text
    return Worded(text, tuple(spans))


def weights(prompt: str) -> list[tuple[Span, Span, float]]:
    """The weighted groups of a prompt as it was typed: all of each, its words, and its weight."""
    found: list[tuple[Span, Span, float]] = []
    opened: list[int] = []
    at = 0
    while at < len(prompt):
        end = WEIGHT.match(prompt, at) if opened else None
        weight = float(end[1] or end[2]) if end else 0.0
        if end is not None and weight <= MOST_EMPHASIS:
            start = opened.pop()
            found.append(((start, end.end()), (start + 1, at), weight))
            at = end.end()
            continue
        if prompt[at] == "(":
            opened.append(at)
        elif prompt[at] == ")" and opened:
            opened.pop()
        at += 1
    return sorted(found)


def alternatives(prompt: str) -> list[list[Span]]:
    """The alternatives of each group of a prompt, in the order in which the groups open."""
    found: list[list[int]] = []
    opened: list[list[int]] = []
    for at, letter in enumerate(prompt):
        if letter == "{":
            opened.append([at])
        elif letter == "|" and opened:
            opened[-1].append(at)
        elif letter == "}" and opened:
            edges = [*opened.pop(), at]
            found += [edges] if len(edges) > 2 else []
    return [[(a + 1, b) for a, b in pairwise(e)] for e in sorted(found)]


def _chosen(prompt: str, seed: int) -> str:
    """The prompt with one alternative of each group. Each group is decided by itself."""
    cuts = [0] * (len(prompt) + 1)
    for number, choices in enumerate(alternatives(prompt)):
        told = hashlib.sha256(f"{seed}/{number}".encode()).digest()
        start, stop = choices[int.from_bytes(told[:8], "big") % len(choices)]
        for first, last in ((choices[0][0] - 1, start), (stop, choices[-1][1] + 1)):
            cuts[first] += 1
            cuts[last] -= 1
    kept = zip(prompt, accumulate(cuts), strict=False)
    return "".join(letter for letter, cut in kept if not cut)


def _weighed(prompt: str) -> Iterator[tuple[str, float]]:
    """The pieces of a prompt between the brackets of its weighted groups, and what each counts."""
    edges: list[tuple[int, int, float | None]] = []
    for (start, stop), (first, last), weight in weights(prompt):
        edges += [(start, first, weight), (last, stop, None)]
    counts, at = [1.0], 0
    for start, stop, times in sorted(edges, key=lambda edge: edge[0]):
        yield prompt[at:start], counts[-1]
        if times is None:
            counts.pop()
        else:
            counts.append(min(round(counts[-1] * times, 4), MOST_EMPHASIS))
        at = stop
    yield prompt[at:], counts[-1]


def _told(spans: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Spans that say something, those that touch and count alike as one."""
    found: list[tuple[int, int, float]] = []
    for start, stop, weight in spans:
        if start >= stop or weight == 1:
            continue
        if found and found[-1][1:] == (start, weight):
            found[-1] = (found[-1][0], stop, weight)
        else:
            found.append((start, stop, weight))
    return found
