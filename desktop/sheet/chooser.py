"""Which template the sheet is set by, and what can be done with it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.export.templates import built_in
from desktop.icons import icon
from desktop.inspector.fields import add_field
from desktop.sheet.edits import SheetEdits
from desktop.theme import GAP, Appearance, Theme


class TemplateChooser(QWidget):
    """The templates by name, and whether the one in use was changed.

    Signals:
        save_wanted: keep the template in use under a name.
        read_wanted: open one that somebody shared.
        write_wanted: write it to a file.
    """

    save_wanted = Signal()
    read_wanted = Signal()
    write_wanted = Signal()

    def __init__(self, edits: SheetEdits, appearance: Appearance) -> None:
        super().__init__()
        self._edits = edits
        self._build()
        self.box.activated.connect(self._choose)
        self.save.clicked.connect(self.save_wanted)
        self.reset.clicked.connect(edits.reset)
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)

    def refresh(self) -> None:
        """Show the template in use."""
        sheet, changed = self._edits.sheet, self._edits.is_changed
        names = [each.name for each in (*built_in(), *self._edits.own)]
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItems(names)
            if sheet.name not in names:
                self.box.addItem(sheet.name)
            row = self.box.findText(sheet.name)
            if changed:
                self.box.setItemText(row, self.tr("{} (changed)").format(sheet.name))
            self.box.setCurrentIndex(row)
            if self._edits.own:
                self.box.insertSeparator(len(built_in()))
        self.reset.setEnabled(changed)
        is_own = sheet.name in {each.name for each in self._edits.own}
        self.delete.setEnabled(is_own)

    def _build(self) -> None:
        heading = QLabel(self.tr("Sheet"))
        heading.setProperty("role", "heading")
        self.box = QComboBox()
        self.save = QPushButton(self.tr("Save template…"))
        self.reset = QPushButton(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Take back all changes of the template"))
        self.more = QToolButton()
        self.more.setProperty("quiet", True)
        self.more.setAccessibleName(self.tr("More"))
        self.more.setToolTip(self.tr("Share templates"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addAction(self.tr("&Open a template…"), self.read_wanted.emit)
        menu.addAction(self.tr("Save as a &file…"), self.write_wanted.emit)
        self.delete = menu.addAction(
            self.tr("&Delete this template"), lambda: self._edits.remove(self._edits.sheet.name)
        )
        self.more.setMenu(menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(heading)
        column.addSpacing(GAP)
        add_field(column, self.tr("Template"), self.box, gap=GAP // 2)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.save, 1)
        row.addWidget(self.reset)
        row.addWidget(self.more)
        column.addLayout(row)

    def _choose(self, row: int) -> None:
        own = self._edits.own
        chosen = [*built_in(), *((None, *own) if own else ())]
        if row < len(chosen) and chosen[row] is not None:
            self._edits.use(chosen[row])

    def _paint(self, theme: Theme) -> None:
        self.more.setIcon(icon("more", theme))
