"""The colours of a prompt: names, weights, alternatives, unknown words, and what is cut off."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from core.domain.wording import Span, alternatives, weights
from desktop.theme import Theme

NAMED = re.compile(r"@\w+(?::[^\W\d]\w*)?")


class Markup(QSyntaxHighlighter):
    """Writes names in the accent's colour and the signs of weights and alternatives paler.

    Words that the model does not know are underlined; what it does not read is struck through.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._name, self._weighed, self._sign = (QTextCharFormat() for _ in range(3))
        self._unknown, self._cut = QTextCharFormat(), QTextCharFormat()
        self._name.setFontWeight(QFont.Weight.DemiBold)
        self._sign.setFontWeight(QFont.Weight.DemiBold)
        self._weighed.setFontItalic(True)
        self._unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        self._cut.setFontStrikeOut(True)
        self.unknown: frozenset[str] = frozenset()
        self.cut: int | None = None

    def paint(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._name.setForeground(QColor(theme.accent))
        self._sign.setForeground(QColor(theme.warning))
        self._unknown.setUnderlineColor(QColor(theme.danger))
        self._cut.setForeground(QColor(theme.muted))
        self.rehighlight()

    def mark(self, unknown: Iterable[str], cut: int | None) -> None:
        """Underline these words, and strike through what stands from character `cut` on."""
        words = frozenset(word.casefold() for word in unknown)
        if (words, cut) != (self.unknown, self.cut):
            self.unknown, self.cut = words, cut
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Find what is in this line; brackets may have opened in one above."""
        whole = self.document().toPlainText()
        lines = whole.split("\n")
        first = sum(len(line) + 1 for line in lines[: self.currentBlock().blockNumber()])
        for (start, stop), look in self._spans(whole):
            start, stop = max(0, start - first), min(len(text), stop - first)
            if start < stop:
                self._add(units(text[:start]), units(text[:stop]), look)

    def _spans(self, text: str) -> Iterator[tuple[Span, QTextCharFormat]]:
        for whole, words, _ in weights(text):
            yield words, self._weighed
            yield (whole[0], words[0]), self._sign
            yield (words[1], whole[1]), self._sign
        for choices in alternatives(text):
            for start, stop in choices:
                yield (start - 1, start), self._sign
                yield (stop, stop + 1), self._sign
        for match in NAMED.finditer(text):
            yield match.span(), self._name
        for match in re.finditer(r"(?<![@\w:])\w+", text) if self.unknown else ():
            if match[0].casefold() in self.unknown:
                yield match.span(), self._unknown
        if self.cut is not None:
            yield (self.cut, len(text)), self._cut

    def _add(self, start: int, stop: int, look: QTextCharFormat) -> None:
        """A word may be several things at once."""
        for at in range(start, stop):
            merged = QTextCharFormat(self.format(at))
            merged.merge(look)
            self.setFormat(at, 1, merged)


def units(text: str) -> int:
    """How long Qt says that a text is: it counts UTF-16."""
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)
