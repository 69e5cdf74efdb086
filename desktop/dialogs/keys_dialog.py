"""All keys on one page, to look at or to print."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions
from desktop.theme import GAP, Appearance

Groups = Sequence[tuple[str, tuple[str, ...]]]
COLUMNS = 2
POINTS = 9
"""The size of text on paper, where all keys fit on one page."""


class KeysDialog(QDialog):
    """Stays open beside the window."""

    def __init__(
        self, actions: Actions, groups: Groups, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys at a glance"))
        self.resize(720, 640)
        self._actions = actions
        self._groups = groups
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("All keys"))
        muted, text = appearance.theme.muted, appearance.theme.text
        self.page.setHtml(html_of(self._blocks(), text, muted))
        save = QPushButton(self.tr("Save as PDF…"))
        save.clicked.connect(self._choose)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(save)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.addWidget(self.page, 1)
        column.addLayout(row)

    def _blocks(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each group with its names and keys, without what has no keys."""
        for title, ids in self._groups:
            rows = [
                (self._actions.rows[i].name.rstrip("…"), self._actions.keys(i))
                for i in filter(None, ids)
                if self._actions.keys(i)
            ]
            if rows:
                yield title.replace("&", ""), rows

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the keys"), "", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.tr("Castboard keys.pdf"))
        dialog.fileSelected.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: str) -> None:
        """Write the page as a PDF, on A4."""
        writer = QPdfWriter(path)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setTitle(self.windowTitle())
        document = QTextDocument()
        font = self.font()
        font.setPointSize(POINTS)
        document.setDefaultFont(font)
        document.setHtml(html_of(self._blocks(), "#000000", "#444444"))
        document.print_(writer)


def html_of(blocks: Iterator[tuple[str, list[tuple[str, str]]]], text: str, muted: str) -> str:
    """Groups of names and keys in columns of about the same length."""
    made = [(len(rows) + 2, _block(title, rows, text, muted)) for title, rows in blocks]
    columns: list[list[str]] = [[] for _ in range(COLUMNS)]
    heights = [0] * COLUMNS
    for height, block in made:
        shortest = heights.index(min(heights))
        columns[shortest].append(block)
        heights[shortest] += height
    cells = "".join(f'<td width="{100 // COLUMNS}%">{"".join(each)}</td>' for each in columns)
    return f'<table width="100%" cellspacing="0" cellpadding="8"><tr>{cells}</tr></table>'


def _block(title: str, rows: list[tuple[str, str]], text: str, muted: str) -> str:
    lines = "".join(
        f'<tr><td style="color:{muted}">{escape(name)}&nbsp;</td>'
        f'<td align="right" style="color:{text}"><b>{escape(keys)}</b></td></tr>'
        for name, keys in rows
    )
    heading = f'<p style="color:{text}"><b>{escape(title)}</b></p>'
    return f'{heading}<table width="100%" cellspacing="0" cellpadding="2">{lines}</table>'
