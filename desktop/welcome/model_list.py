"""The models of this machine as a table: the built-in one, those that were found, and why not."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.checkpoints.identify import built_in_folder
from core.checkpoints.kinds import Family
from core.checkpoints.scan import Found
from desktop.icons import icon
from desktop.sentences import told
from desktop.session.preferences import Preferences
from desktop.spoken import spoken_bytes, spoken_path
from desktop.theme import GAP, Appearance
from desktop.welcome.looking import Looking
from desktop.widgets.text import counted

NAME, BASE, SIZE, TOOL, STATUS = range(5)
ITEM = Qt.ItemDataRole.UserRole


class ModelList(QWidget):
    """Lists models and lets one be chosen; nothing on the disk is changed.

    Signals:
        changed: another row is selected, or there are others.
        wanted: a row was activated, by a double click or Enter.
    """

    changed = Signal()
    wanted = Signal()

    def __init__(self, looking: Looking, preferences: Preferences, appearance: Appearance) -> None:
        super().__init__(objectName="plain")
        self._looking = looking
        self._preferences = preferences
        self._appearance = appearance
        self._build()
        looking.found.connect(self._add)
        looking.progress.connect(self._show_progress)
        looking.ended.connect(self._ended)

    @property
    def chosen(self) -> Found | None:
        """The selected model that can be used; None for any other row."""
        items = self.table.selectedItems()
        found = items[0].data(NAME, ITEM) if items else None
        return found if found is not None and found.family is not None else None

    def begin(self) -> None:
        """Look for models anew. The one in use is selected, once it is there."""
        self.table.clear()
        self._add(self._built_in())
        self.again.setText(self.tr("St&op looking"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._looking.begin(self._preferences.settings.model_folders)
        self._say_count()

    def is_in_use(self, found: Found) -> bool:
        """Whether this model draws, from the next start on at the latest."""
        return found.path == (self._preferences.settings.model or built_in_folder())

    def refresh(self) -> None:
        """Another model is in use now."""
        for row in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(row)
            self._show_status(item, item.data(NAME, ITEM))
        self.changed.emit()

    # Build

    def _build(self) -> None:
        self.table = QTreeWidget(rootIsDecorated=False, uniformRowHeights=True)
        self.table.setAccessibleName(self.tr("Models on this machine"))
        self.table.setHeaderLabels(
            [
                self.tr("Model"),
                self.tr("Base"),
                self.tr("Size"),
                self.tr("Found in"),
                self.tr("Status"),
            ]
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (BASE, SIZE, TOOL, STATUS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.currentItemChanged.connect(self._selected)
        self.table.itemActivated.connect(lambda *_: self.wanted.emit())
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Looking for models"))
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.why = QLabel(wordWrap=True)
        self.why.setProperty("role", "muted")
        self.why.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.why.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why.setAccessibleName(self.tr("About the selected model"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)
        column.addWidget(self.why)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        self.again = QPushButton()
        self.folder = QPushButton(self.tr("Look in another &folder…"))
        for button in (self.again, self.folder):
            button.setAutoDefault(False)
        self.again.clicked.connect(self._toggle)
        self.folder.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.again)
        row.addWidget(self.folder)
        row.addStretch()
        row.addWidget(self.count)
        return row

    # Rows

    def _built_in(self) -> Found:
        folder = built_in_folder()
        return Found(
            path=folder,
            name=self.tr("Built-in model"),
            tool="Castboard",
            is_folder=True,
            family=Family.SDXL,
            size=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
        )

    def _add(self, found: Found) -> None:
        """What can be used stands above what cannot."""
        item = QTreeWidgetItem()
        tool = found.tool or self.tr("Your folder")
        base = found.family or "–"
        for column, text in ((NAME, found.name), (BASE, base), (TOOL, tool)):
            item.setText(column, text)
        item.setText(SIZE, spoken_bytes(found.size))
        item.setTextAlignment(SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(NAME, str(found.path))
        item.setData(NAME, ITEM, found)
        self.table.insertTopLevelItem(self._place(found), item)
        self._show_status(item, found)
        if found.family is not None and self.is_in_use(found):
            self.table.setCurrentItem(item)
        self._say_count()

    def _place(self, found: Found) -> int:
        rows = range(self.table.topLevelItemCount())
        if found.family is None:
            return len(rows)
        others = (self.table.topLevelItem(row).data(NAME, ITEM) for row in rows)
        return sum(each.family is not None for each in others)

    def _show_status(self, item: QTreeWidgetItem, found: Found) -> None:
        theme = self._appearance.theme
        if found.family is None:
            name, role, words = "failed", "danger", self.tr("Cannot be used")
        elif self.is_in_use(found):
            name, role, words = "done", "success", self.tr("In use")
        else:
            name, role, words = "", "text", self.tr("Can be used")
        item.setText(STATUS, words)
        if name:
            item.setIcon(STATUS, icon(name, theme, role))
        else:
            item.setData(STATUS, Qt.ItemDataRole.DecorationRole, None)
        if found.family is None:
            for column in range(STATUS + 1):
                item.setForeground(column, QBrush(QColor(theme.muted)))
            item.setToolTip(STATUS, told(found.reason))

    def _selected(self, item: QTreeWidgetItem | None, _: object = None) -> None:
        """Say what the selected row is, or why it is of no use."""
        found = item.data(NAME, ITEM) if item is not None else None
        self.why.setText(self._about(found) if found is not None else "")
        self.changed.emit()

    def _about(self, found: Found) -> str:
        if found.path == built_in_folder():
            return self.tr(
                "Small and quick: it draws simple pictures of simple things, to try everything "
                "out. For real work choose an SDXL or SD 1.5 model."
            )
        if found.family is None:
            return f"{told(found.reason)} {told(found.way_out)}\n{spoken_path(found.path)}"
        return spoken_path(found.path)

    # Looking

    def _toggle(self) -> None:
        if self._looking.is_looking:
            self._looking.stop()
        else:
            self.begin()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder with models"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.add_folder(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_folder(self, folder: Path) -> None:
        """Look in this folder too, now and later."""
        folders = self._preferences.settings.model_folders
        if folder not in folders:
            self._preferences.change(model_folders=(*folders, folder))
        self.begin()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _ended(self, _: bool) -> None:
        self.bar.hide()
        self.again.setText(self.tr("L&ook again"))
        self._say_count()

    def _say_count(self) -> None:
        rows = range(self.table.topLevelItemCount())
        found = [self.table.topLevelItem(row).data(NAME, ITEM) for row in rows]
        usable = sum(each.family is not None for each in found)
        words = counted(usable, self.tr("{} model"), self.tr("{} models"))
        if len(found) > usable:
            words += self.tr(", {} of no use here").format(len(found) - usable)
        self.count.setText(words)
