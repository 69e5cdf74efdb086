"""The variants of a character: a row each, with a name and words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.character import Variant
from desktop.icons import icon
from desktop.theme import GAP, Appearance, Theme

NAME_WIDTH = 104
ROW = 34


class VariantRow(QWidget):
    """One variant; what it was cast as stays with it while its words are edited."""

    def __init__(self, variant: Variant) -> None:
        super().__init__()
        self._variant = variant
        self.name = QLineEdit(variant.name)
        self.name.setFixedWidth(NAME_WIDTH)
        self.name.setPlaceholderText(self.tr("raincoat"))
        self.name.setAccessibleName(self.tr("Name of the variant"))
        self.words = QLineEdit(variant.words)
        self.words.setCursorPosition(0)
        self.words.setPlaceholderText(self.tr("a fox wearing a yellow raincoat"))
        self.words.setAccessibleName(self.tr("Words of the variant"))
        self.remove = QToolButton()
        self.remove.setProperty("quiet", True)
        self.remove.setToolTip(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove the variant {}").format(variant.name))
        self.setMinimumHeight(ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        row.addWidget(self.name)
        row.addWidget(self.words, 1)
        row.addWidget(self.remove)

    def variant(self) -> Variant:
        """The variant as it is written now."""
        words = " ".join(self.words.text().split())
        return self._variant.replace(name=self.name.text().strip(), words=words)

    def paint(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.remove.setIcon(icon("close", theme))


class VariantList(QWidget):
    """Edits variants.

    Signals:
        changed: one was added, edited or removed.
        grown: there are more rows, or fewer.
    """

    changed = Signal()
    grown = Signal()

    def __init__(self, variants: tuple[Variant, ...], appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.rows: list[VariantRow] = []
        self.more = QPushButton(self.tr("&Add a variant"))
        self.more.setAutoDefault(False)
        self.more.setMinimumHeight(ROW)
        self.more.clicked.connect(self.add)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for variant in variants:
            self._add(variant)

    def variants(self) -> tuple[Variant, ...]:
        """As they are written now; rows without a word are left out."""
        made = (row.variant() for row in self.rows)
        return tuple(each for each in made if each.name or each.words)

    def add(self) -> None:
        """One more, to be written."""
        self._add(Variant(name="", words="")).name.setFocus()
        self.changed.emit()
        self.grown.emit()

    def _add(self, variant: Variant) -> VariantRow:
        row = VariantRow(variant)
        row.paint(self._appearance.theme)
        row.name.textChanged.connect(lambda _: self.changed.emit())
        row.words.textChanged.connect(lambda _: self.changed.emit())
        row.remove.clicked.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        return row

    def _remove(self, row: VariantRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()
        self.grown.emit()
