"""Paper, grid, text and margins of a sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from desktop.inspector.fields import add_field
from desktop.sheet.edits import SheetEdits
from desktop.theme import GAP

PAPERS = ("A4", "Letter", "Legal", "A3", "Tabloid")
MARGINS = ("left", "right", "top", "bottom")


class LayoutForm(QWidget):
    """Edits where things stand on a page. The margins are a widget of their own, `edges`."""

    def __init__(self, edits: SheetEdits) -> None:
        super().__init__()
        self._edits = edits
        self._texts = {
            "paper": self.tr("Change the sheet’s paper"),
            "orientation": self.tr("Turn the sheet’s pages"),
            "columns": self.tr("Change the sheet’s columns"),
            "rows": self.tr("Change the sheet’s rows"),
            "text": self.tr("Move the sheet’s text"),
            "font_size": self.tr("Change the sheet’s font size"),
        }
        self.boxes = {name: QComboBox() for name in ("paper", "orientation", "text")}
        self.numbers = {
            "columns": QDoubleSpinBox(decimals=0, minimum=0, maximum=10),
            "rows": QDoubleSpinBox(decimals=0, minimum=0, maximum=10),
            "font_size": QDoubleSpinBox(decimals=1, minimum=5, maximum=18, singleStep=0.5),
        }
        self.margins = {side: QDoubleSpinBox(decimals=0, minimum=0, maximum=50) for side in MARGINS}
        self._fill()
        self.edges = QWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Show the template in use."""
        sheet = self._edits.sheet
        for name, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(getattr(sheet, name)))
        shown = {spin: getattr(sheet, name) for name, spin in self.numbers.items()}
        shown |= {spin: getattr(sheet.margins, side) for side, spin in self.margins.items()}
        for spin, value in shown.items():
            with QSignalBlocker(spin):
                spin.setValue(value)

    def spins(self) -> tuple[QDoubleSpinBox, ...]:
        """The fields that numbers are written in."""
        return (*self.numbers.values(), *self.margins.values())

    def wheel_fields(self) -> tuple[QWidget, ...]:
        """The fields that the mouse wheel would change."""
        return (*self.boxes.values(), *self.spins())

    def _fill(self) -> None:
        for paper in PAPERS:
            self.boxes["paper"].addItem(paper, paper)
        for name, entries in (
            (
                "orientation",
                (
                    ("auto", self.tr("Automatic")),
                    ("portrait", self.tr("Portrait")),
                    ("landscape", self.tr("Landscape")),
                ),
            ),
            ("text", (("below", self.tr("Below")), ("right", self.tr("At the right")))),
        ):
            for value, text in entries:
                self.boxes[name].addItem(text, value)
        for name in ("columns", "rows"):
            self.numbers[name].setSpecialValueText(self.tr("Automatic"))
        self.numbers["font_size"].setSuffix(self.tr(" pt"))
        for spin in self.margins.values():
            spin.setSuffix(self.tr(" mm"))
        for spin in self.spins():
            spin.lineEdit().setTextMargins(GAP, 0, 0, 0)

    def _build(self) -> None:
        pairs = (
            (self.tr("Paper"), self.boxes["paper"]),
            (self.tr("Orientation"), self.boxes["orientation"]),
            (self.tr("Columns"), self.numbers["columns"]),
            (self.tr("Rows"), self.numbers["rows"]),
            (self.tr("Text"), self.boxes["text"]),
            (self.tr("Font size"), self.numbers["font_size"]),
        )
        in_pairs(self, pairs)
        sides = (self.tr("Left"), self.tr("Right"), self.tr("Top"), self.tr("Bottom"))
        in_pairs(self.edges, tuple(zip(sides, self.margins.values(), strict=True)))
        for side, spin in zip(sides, self.margins.values(), strict=True):
            spin.setAccessibleName(self.tr("Margin: {}").format(side))

    def _connect(self) -> None:
        for name, box in self.boxes.items():
            box.activated.connect(lambda _, name=name: self._choose(name))
        for name, spin in self.numbers.items():
            spin.valueChanged.connect(lambda value, name=name: self._count(name, value))
        for side, spin in self.margins.items():
            spin.valueChanged.connect(lambda value, side=side: self._margin(side, value))

    def _choose(self, name: str) -> None:
        self._edits.change(self._texts[name], name, self.boxes[name].currentData())

    def _count(self, name: str, value: float) -> None:
        number = value if name == "font_size" else int(value)
        self._edits.change(self._texts[name], name, number)

    def _margin(self, side: str, value: float) -> None:
        self._edits.change_margin(self.tr("Change the sheet’s margins"), side, value)


def in_pairs(parent: QWidget, fields: Sequence[tuple[str, QWidget]]) -> None:
    """Labelled fields, two in a row."""
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    for number, (text, field) in enumerate(fields):
        cell = QVBoxLayout()
        cell.setSpacing(GAP // 2)
        add_field(cell, text, field)
        grid.addLayout(cell, number // 2, number % 2)
