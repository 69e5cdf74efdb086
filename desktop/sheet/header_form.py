"""What stands at the head of a sheet's pages."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import icon
from desktop.inspector.fields import add_field
from desktop.models.pictures import Pictures
from desktop.sheet.edits import SheetEdits
from desktop.sheet.words import FieldWords
from desktop.theme import GAP, Appearance, Theme

LOGO = QSize(72, 32)
LONGEST = 200
LINES = ("subtitle", "author", "version")


class HeaderForm(QWidget):
    """Edits the header: the artist's own words, a logo, and what is told of the board.

    Signals:
        logo_wanted: the artist wants to choose a picture.
    """

    logo_wanted = Signal()

    def __init__(
        self,
        edits: SheetEdits,
        words: FieldWords,
        pictures: Pictures,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self._edits = edits
        self._pictures = pictures
        self._texts = {name: QLineEdit(maxLength=LONGEST) for name in LINES}
        self.parts = {part: QCheckBox(text) for part, text in words.parts().items()}
        self._build()
        self._connect()
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)

    def refresh(self) -> None:
        """Show the header of the template in use."""
        header = self._edits.sheet.header
        for name, line in self._texts.items():
            if line.text() != getattr(header, name):
                line.setText(getattr(header, name))
        for part, box in self.parts.items():
            with QSignalBlocker(box):
                box.setChecked(part in header.shows)
        self.remove_logo.setVisible(header.logo is not None)
        self._show_logo()

    def lines(self) -> tuple[QLineEdit, ...]:
        """The fields that text is written in."""
        return tuple(self._texts.values())

    def _build(self) -> None:
        heading = QLabel(self.tr("Header"))
        heading.setProperty("role", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(heading)
        column.addSpacing(GAP // 2)
        labels = (self.tr("Subtitle or episode"), self.tr("Author"), self.tr("Version"))
        for text, line in zip(labels, self._texts.values(), strict=True):
            add_field(column, text, line)
        column.addLayout(self._build_logo())
        column.addSpacing(GAP)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP // 2)
        for number, box in enumerate(self.parts.values()):
            grid.addWidget(box, number // 2, number % 2)
        column.addLayout(grid)

    def _build_logo(self) -> QHBoxLayout:
        self.logo = QLabel()
        self.logo.setFixedSize(LOGO)
        self.logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.logo.setAccessibleName(self.tr("Logo"))
        self.choose_logo = QPushButton(self.tr("Logo…"))
        self.remove_logo = QToolButton()
        self.remove_logo.setProperty("quiet", True)
        self.remove_logo.setAccessibleName(self.tr("Remove the logo"))
        self.remove_logo.setToolTip(self.tr("Remove the logo"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.logo)
        row.addWidget(self.choose_logo, 1)
        row.addWidget(self.remove_logo)
        return row

    def _connect(self) -> None:
        change = self._edits.change_header
        for name, line in self._texts.items():
            line.textEdited.connect(
                lambda text, name=name: change(self.tr("Change the sheet’s header"), name, text)
            )
        for box in self.parts.values():
            box.clicked.connect(self._choose_parts)
        self.choose_logo.clicked.connect(self.logo_wanted)
        self.remove_logo.clicked.connect(lambda: change(self.tr("Remove the logo"), "logo", None))
        self._pictures.ready.connect(self._show_logo)

    def _choose_parts(self) -> None:
        shown = tuple(part for part, box in self.parts.items() if box.isChecked())
        self._edits.change_header(self.tr("Change the sheet’s header"), "shows", shown)

    def _show_logo(self, *_: object) -> None:
        logo = self._edits.sheet.header.logo
        self.logo.setVisible(logo is not None)
        if logo is None:
            self.logo.clear()
            return
        ratio = self.devicePixelRatioF()
        pixmap = self._pictures.get(logo, LOGO * ratio)
        if pixmap is not None and not pixmap.isNull():
            sharp = QPixmap(pixmap)
            sharp.setDevicePixelRatio(ratio)
            self.logo.setPixmap(sharp)

    def _paint(self, theme: Theme) -> None:
        self.remove_logo.setIcon(icon("delete", theme))
