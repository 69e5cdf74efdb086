"""Text as it is compared: whatever its case, its accents and its script."""

import re
import unicodedata

_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff])"
)
"""Letters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han."""


def fold(text: str) -> str:
    """A text without case and without marks: equal for what a search takes for the same."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if unicodedata.category(each) != "Mn").casefold()


def spelled(text: str) -> str:
    """A text as it is indexed: folded, where words are not spaced each letter by itself."""
    return " ".join(_UNSPACED.sub(r" \1 ", fold(text)).split())


def phrases(text: str) -> str:
    """What FTS5 shall find for a text as it is typed: every word begins a word.

    Nothing that was typed is an operator. Empty where no letter and no digit was typed.
    """
    words = [word for word in fold(text).split() if any(map(str.isalnum, word))]
    quoted = (spelled(word).replace('"', '""') for word in words)
    return " AND ".join(f'"{word}"*' for word in quoted)
