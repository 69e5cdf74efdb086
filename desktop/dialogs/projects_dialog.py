"""Open another project of the library."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from core.domain.project import Project
from desktop.dialogs.frame import FormDialog
from desktop.theme import Appearance
from desktop.widgets.text import counted

ROW = 40
"""The height of a row in device-independent pixels."""


class ProjectsDialog(FormDialog):
    """Lists projects, the one saved last first."""

    def __init__(
        self, projects: list[Project], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(appearance, self.tr("Open project"), parent)
        self._projects = {project.id: project for project in projects}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Projects"))
        self.list.setMinimumHeight(280)
        for project in projects:
            count = counted(len(project.board.panels), self.tr("{} panel"), self.tr("{} panels"))
            item = QListWidgetItem(f"{project.title or self.tr('Untitled')}  ·  {count}")
            item.setSizeHint(QSize(0, ROW))
            item.setData(Qt.ItemDataRole.UserRole, project.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.column.insertWidget(0, self.list, 1)
        self.list.setFocus()
        self.accept_button.setText(self.tr("Open"))
        self.accept_button.setEnabled(bool(projects))
        self.accept_button.clicked.connect(self.accept)
        self.list.itemActivated.connect(self.accept)

    def chosen(self) -> Project | None:
        """The chosen project."""
        item = self.list.currentItem()
        return self._projects.get(item.data(Qt.ItemDataRole.UserRole)) if item else None
