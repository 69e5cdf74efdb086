"""What the core says, in the window's language.

The core knows no Qt and speaks English: errors, phases of jobs. `make translations` collects its
sentences, those with something filled in as templates such as “There is no model {}.”.
"""

import json
import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QCoreApplication

from core.paths import resources

CONTEXT = "Core"
TEMPLATES = "core.json"
FILLED = r"((?:(?![.!?] [A-Z]).)+)"
"""What is filled in does not go on into the next sentence."""
QUOTE = "“"
LETTERS = 4
"""What a template has at least: with fewer it would fit texts that it was not made for."""
ENDS = re.compile(r"[.!?](?= )")


def told(text: str) -> str:
    """The text in the window's language, or as it is where nobody translated it.

    Of several sentences each is looked for, or some together.
    """
    whole = _translated(text) if text else ""
    if whole is not None:
        return whole
    for end in (match.end() for match in ENDS.finditer(text)):
        first = _translated(text[:end])
        if first is not None:
            return f"{first} {told(text[end:].lstrip())}"
    return text


def _translated(text: str) -> str | None:
    """The translation of a whole text, if there is one."""
    found = QCoreApplication.translate(CONTEXT, text)
    if found != text:
        return found
    for template in _templates():
        translated = QCoreApplication.translate(CONTEXT, template)
        # Nobody may fill in more, or less, than the core did.
        if translated == template or translated.count("{}") != template.count("{}"):
            continue
        match = _pattern(template).fullmatch(text)
        if match is not None:
            return translated.format(*_fragments(template, match))
    return None


def _fragments(template: str, match: re.Match[str]) -> Iterator[str]:
    """What is filled in, translated where it is the core's own; what is quoted is a name."""
    for before, text in zip(template.split("{}"), match.groups(), strict=False):
        yield text if before.endswith(QUOTE) else QCoreApplication.translate(CONTEXT, text)


@cache
def _templates() -> list[str]:
    """Those with something to fill in, the longest first: they say the most."""
    path = resources() / "translations" / TEMPLATES
    texts = json.loads(path.read_text(encoding="utf-8"))
    return sorted(filter(_is_template, texts), key=len, reverse=True)


def _is_template(text: str) -> bool:
    return "{}" in text and sum(map(str.isalpha, text)) >= LETTERS


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(FILLED.join(map(re.escape, template.split("{}"))), re.DOTALL)
