"""How a model reads a text: its tokens counted, and where it stops. Without torch."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.checkpoints.kinds import model_configs
from core.domain.presets import is_suited

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

CLIP_LIMIT = 77
"""The tokens that CLIP reads, its two ends counted."""
MOST = 10_000
"""A configuration that names a larger limit names none."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Tokenised:
    """A text as a model reads it: `count` tokens of at most `limit`, both ends counted.

    From character `cut` on it reads nothing; None where it reads all. `unknown` are the words that
    the model has never seen, where that can be told.
    """

    count: int
    limit: int
    cut: int | None = None
    unknown: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Tokens:
    """Reads texts as one model does. `names_unknown` says whether it can tell unknown words."""

    tokenizer: "Tokenizer"
    limit: int
    names_unknown: bool = False

    def read(self, text: str) -> Tokenised:
        """What the model reads of a text, add-ons' words aside."""
        read = self.tokenizer.encode(text)
        count = len(read.ids)
        cut = read.offsets[self.limit - 1][0] if count > self.limit else None
        unknown = tuple(_in_pieces(read, text)) if self.names_unknown else ()
        return Tokenised(count, self.limit, cut, unknown)


def tokens_of(model: Path) -> Tokens | None:
    """How the model in a folder or a single file reads; None when its vocabulary is no use.

    A single file has CLIP's, which ships with Castboard. Only a model with a small vocabulary, the
    built-in one, has words that it does not know.
    """
    # A fiftieth of a second that the window's first paint need not wait for.
    from tokenizers import Tokenizer
    from tokenizers.models import BPE

    shipped = model_configs() / "tokenizer"
    folder = model / "tokenizer" if model.is_dir() else shipped
    try:
        if (folder / "tokenizer.json").is_file():
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        else:
            tokenizer = Tokenizer.from_file(str(shipped / "tokenizer.json"))
            vocabulary, merges = BPE.read_file(
                str(folder / "vocab.json"), str(folder / "merges.txt")
            )
            tokenizer.model = BPE(vocabulary, merges, end_of_word_suffix="</w>")
    except Exception:  # the library raises nothing narrower for a file that is damaged
        return None
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Tokens(tokenizer, _limit(folder), is_suited(model.name))


def _limit(folder: Path) -> int:
    try:
        told = json.loads((folder / "tokenizer_config.json").read_text("utf-8"))
        limit = int(told["model_max_length"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return CLIP_LIMIT
    return limit if 2 < limit < MOST else CLIP_LIMIT


def _in_pieces(read: "Encoding", text: str) -> list[Span]:
    """The words of letters that are not tokens of their own."""
    spans: dict[int, list[Span]] = {}
    for word, span in zip(read.word_ids, read.offsets, strict=True):
        if word is not None:
            spans.setdefault(word, []).append(span)
    words = [(pieces[0][0], pieces[-1][1]) for pieces in spans.values() if len(pieces) > 1]
    return [(start, stop) for start, stop in words if any(map(str.isalpha, text[start:stop]))]
