"""How dialogue is written in a panel: who speaks, then what is said."""

import re

CUE = re.compile(r"^\s*([^\W\d_][\w '’.\-]{0,39}?)\s{0,9}(?:\([^)]{0,40}\)\s{0,9})?:\s+(?=\S)")
"""The name of who speaks, at the beginning of a line."""
ASIDE = re.compile(r"\([^()]{0,200}\)")
"""How something is said; it is not said itself."""


def spoken_words(dialogue: str) -> list[str]:
    """What is said, line by line, without who says it and how."""
    lines = (CUE.sub("", line) for line in dialogue.splitlines())
    said = (ASIDE.sub(" ", line).strip() for line in lines)
    return [line for line in said if line]


def speaker(line: str) -> str:
    """Who speaks in a line of dialogue; nothing where it does not say."""
    match = CUE.match(line)
    return match[1].strip() if match else ""
