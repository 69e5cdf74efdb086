"""Open another project of the library, or move some to the bin."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget

from core.domain.errors import StorageError
from core.storage.projects import Heading
from desktop.dialogs.frame import ListDialog
from desktop.session.session import Session
from desktop.spoken import spoken_time
from desktop.theme import Appearance
from desktop.widgets.text import counted

ROW = 40
"""The height of a row in device-independent pixels."""
SHOWN = 100
"""Rows that are made at once; a search finds the others."""


class ProjectsDialog(ListDialog):
    """Lists projects, the one saved last first."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(appearance, self.tr("Projects"), "", parent)
        self._session = session
        self._headings = session.library.projects.headings()
        self._build()
        self._fill()
        self.search.setFocus()

    def _build(self) -> None:
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Search projects"))
        self.search.setAccessibleName(self.tr("Search projects"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Projects"))
        self.list.setMinimumHeight(320)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.delete = self.add_button(self.tr("Move to the &bin"), self._delete)
        self.close_button.setText(self.tr("Cancel"))
        self.close_button.setAutoDefault(False)
        self.open_button = self.add_last_button(self.tr("Open"), self._open)
        self.search.textChanged.connect(self._fill)
        self.list.itemActivated.connect(lambda _: self._open())
        self.list.itemSelectionChanged.connect(self._enable)
        QShortcut(QKeySequence.StandardKey.Delete, self.list, self._delete)

    def _fill(self) -> None:
        """Show the projects whose titles have every word that is searched for."""
        words = self.search.text().casefold().split()
        found = [h for h in self._headings if all(w in h.title.casefold() for w in words)]
        self.list.clear()
        for heading in found[:SHOWN]:
            self.list.addItem(self._item(heading))
        self.list.setCurrentRow(0)
        more = len(found) - SHOWN
        self.message.say(
            self.tr("{} more; search for them.").format(more) if more > 0 else "", "accent"
        )
        self._enable()

    def _item(self, heading: Heading) -> QListWidgetItem:
        count = counted(heading.panels, self.tr("{} panel"), self.tr("{} panels"))
        title = heading.title or self.tr("Untitled")
        if heading.id == self._session.project.id:
            title = self.tr("{} (open now)").format(title)
        item = QListWidgetItem(f"{title}  ·  {count}  ·  {spoken_time(heading.saved_at)}")
        item.setSizeHint(QSize(0, ROW))
        item.setData(Qt.ItemDataRole.UserRole, heading.id)
        return item

    def _chosen(self) -> list[str]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def _enable(self) -> None:
        chosen = self._chosen()
        self.open_button.setEnabled(len(chosen) == 1)
        is_open = self._session.project.id in chosen
        can_write = not self._session.library.read_only
        self.delete.setEnabled(bool(chosen) and not is_open and can_write)
        self.delete.setToolTip(self.tr("Open another project first.") if is_open else "")

    def _open(self) -> None:
        chosen = self._chosen()
        if len(chosen) != 1:
            return
        self.accept()
        if chosen[0] != self._session.project.id:
            self._session.open(self._session.library.projects.get(chosen[0]))

    def _delete(self) -> None:
        """To the bin, from where they can be restored."""
        if not self.delete.isEnabled():
            return
        try:
            for project_id in self._chosen():
                self._session.library.projects.delete(project_id)
        except StorageError as error:
            self.message.say(str(error))
            return
        self._headings = self._session.library.projects.headings()
        self._session.library_changed.emit()
        self._fill()
