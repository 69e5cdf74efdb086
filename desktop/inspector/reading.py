"""What the model reads of a prompt: its tokens, what is cut off, whom it will track."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from re import finditer

from PySide6.QtCore import QObject, QTimer, Signal

from core.checkpoints.tokens import Tokenised, Tokens, tokens_of
from core.domain.board import Panel
from core.domain.character import find_phrase
from core.domain.errors import PromptError
from core.domain.prompting import expand
from core.domain.recipe import Subject
from core.domain.wording import Span, written
from desktop.session.session import Session
from desktop.workers.background import Background

AFTER_MS = 500
"""The vocabulary is read when the window has been painted: it needs a library of its own."""


@dataclass(frozen=True)
class Read:
    """A prompt written out, as the model reads it.

    `tracked` are the spans of the words that find its `nouns`, the subjects. What stands from
    `end` on is not read, or not wholly; `cut` is that place in the prompt as it was typed, if
    it is there. `unknown` are words.
    """

    text: str
    nouns: tuple[str, ...] = ()
    tracked: tuple[Span, ...] = ()
    tokens: Tokenised | None = None
    end: int = 0
    cut: int | None = None
    unknown: tuple[str, ...] = ()


class Reading(QObject):
    """Reads as the open model does, whose vocabulary comes from another thread.

    Signals:
        changed: another model reads from now on.
    """

    changed = Signal()

    def __init__(self, session: Session, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._folder: Path | None = None
        self._tokens: Tokens | None = None
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._load)
        session.library_changed.connect(self._ask)
        self._ask()

    def read(self, panel: Panel) -> Read | None:
        """What the model reads of a panel's prompt; None where it is not understood, or empty."""
        session = self._session
        try:
            text = expand(written(panel), session.cast, session.style)
        except PromptError:
            return None
        if not panel.prompt.strip():
            return None
        recipe = session.standing(panel.id).recipe
        subjects = recipe.subjects if recipe is not None else ()
        tokens = self._tokens.read(text) if self._tokens else None
        end = whole_words(text, tokens.cut) if tokens and tokens.cut is not None else len(text)
        return Read(
            text,
            tuple(dict.fromkeys(subject.noun for subject in subjects)),
            tuple(sorted(span for each in subjects for span in tracked(each, text))),
            tokens,
            end,
            place_of(end, text, panel.prompt) if end < len(text) else None,
            self._unknown(text, tokens),
        )

    def _unknown(self, text: str, tokens: Tokenised | None) -> tuple[str, ...]:
        """Words of add-ons are known: they bring what they mean with them."""
        own = {adapter.token.casefold() for adapter in self._session.project.adapters}
        words = [text[start:stop] for start, stop in tokens.unknown] if tokens else []
        return tuple(dict.fromkeys(word for word in words if word.casefold() not in own))

    def _ask(self) -> None:
        folder = self._session.model_folder
        if folder == self._folder:
            return
        self._folder, self._tokens = folder, None
        self._soon.start()
        self.changed.emit()

    def _load(self) -> None:
        folder = self._folder
        if folder is not None:
            self._background.run(partial(tokens_of, folder), partial(self._use, folder))

    def _use(self, folder: Path, tokens: Tokens | None) -> None:
        if folder == self._folder:
            self._tokens = tokens
            self.changed.emit()


def tracked(subject: Subject, text: str) -> Iterator[Span]:
    """The spans that find a subject."""
    for number, span in enumerate(find_phrase(subject.noun, text)):
        if not subject.occurrences or number in subject.occurrences:
            yield span


def whole_words(text: str, cut: int) -> int:
    """Where the word begins that is cut off at `cut`."""
    return next((m.start() for m in finditer(r"\w+", text) if m.start() < cut < m.end()), cut)


def place_of(cut: int, text: str, typed: str) -> int | None:
    """Where in a prompt as it was typed that stands which is at `cut` when it is written out.

    Names, weights and alternatives are written out otherwise: the words between them tell. None
    when nothing that was typed comes so late.
    """
    ours, theirs = _words(typed), _words(text)
    found = SequenceMatcher(None, *([word for word, _ in each] for each in (ours, theirs)), False)
    for block in found.get_matching_blocks():
        for number in range(block.size):
            if theirs[block.b + number][1] >= cut:
                return ours[block.a + number][1]
    return None


def _words(text: str) -> list[tuple[str, int]]:
    return [(match[0].casefold(), match.start()) for match in finditer(r"[@\w:]*\w", text)]
