"""The lines of a script that were not understood, each with why."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser

from core.screenplay.draft import Skipped
from desktop.sentences import told
from desktop.theme import GAP


class SkippedLines(QTextBrowser):
    """Text that can be copied; a line's number is a link.

    Signals:
        chosen: the number of a line, from 1.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(openLinks=False)
        self.setStyleSheet("QTextBrowser { border: none; background: transparent; padding: 0; }")
        self.setAccessibleName(self.tr("Lines that were not understood"))
        self.document().setDocumentMargin(2 * GAP)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._choose)

    def show_lines(self, lines: Sequence[Skipped]) -> None:
        """List these."""
        word = self.tr("Line {}")
        self.setHtml(
            "".join(
                f'<p><a href="{each.line}">{escape(word.format(each.line))}</a>: '
                f"{escape(each.text)}<br><i>{escape(told(each.why))}</i></p>"
                for each in lines
            )
        )

    def _choose(self, link: QUrl) -> None:
        self.chosen.emit(int(link.toString()))
