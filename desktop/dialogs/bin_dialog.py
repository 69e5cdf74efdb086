"""The bin: what was deleted, until it is restored or deleted for good."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMessageBox, QWidget

from core.domain.errors import AppError
from core.storage.usage import usage
from desktop.dialogs.frame import ListDialog
from desktop.session.session import Session
from desktop.spoken import spoken_bytes, spoken_time
from desktop.theme import Appearance
from desktop.widgets.text import counted
from desktop.workers.background import Background, Task

ROW = 36


@dataclass(frozen=True)
class Binned:
    """Something in the bin."""

    id: str
    kind: str
    name: str
    deleted_at: str


class BinDialog(ListDialog):
    """Restores at once; what is deleted for good is asked for first.

    `cancel_jobs` is called with the ids of projects that are about to be deleted for good.
    """

    def __init__(
        self,
        session: Session,
        cancel_jobs: Callable[[Collection[str]], object],
        background: Background,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        words = self.tr("Deleted projects, styles and characters stay here until you empty it.")
        super().__init__(appearance, self.tr("Bin"), words, parent)
        self._session = session
        self._cancel_jobs = cancel_jobs
        self._background = background
        self._changes = False
        self.question: QMessageBox | None = None
        self._adding: Task | None = None
        self._build()
        self._fill()

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Bin"))
        self.list.setMinimumHeight(280)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._enable)
        self.body.addWidget(self.list, 1)
        self.restore = self.add_button(self.tr("&Restore"), self._restore)
        self.delete = self.add_button(self.tr("&Delete for good…"), self._ask_to_delete)
        self.empty = self.add_button(self.tr("&Empty the bin…"), self._ask_to_empty)

    def _fill(self) -> None:
        self.list.clear()
        self._binned = {each.id: each for each in self._all()}
        for each in self._binned.values():
            when = spoken_time(each.deleted_at)
            item = QListWidgetItem(f"{each.name}  ·  {each.kind}  ·  {when}")
            item.setSizeHint(QSize(0, ROW))
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self.list.addItem(item)
        if not self._binned:
            nothing = QListWidgetItem(self.tr("The bin is empty."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setSizeHint(QSize(0, ROW))
            self.list.addItem(nothing)
        self._enable()

    def _all(self) -> Iterator[Binned]:
        """The one deleted last first, within projects, characters and styles."""
        library = self._session.library
        untitled, project = self.tr("Untitled"), self.tr("project")
        for heading in library.projects.bin():
            title = heading.title or untitled
            yield Binned(heading.id, project, title, heading.deleted_at or "")
        shelves = (
            (library.characters, self.tr("character")),
            (library.styles, self.tr("style")),
        )
        for shelf, kind in shelves:
            for row in shelf.bin():
                yield Binned(row.id, kind, row.name, row.deleted_at or "")

    def _chosen(self) -> list[Binned]:
        ids = [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        return [self._binned[each] for each in ids]

    def _enable(self) -> None:
        some = bool(self._chosen())
        can_write = not self._session.library.read_only and not self._changes
        self.restore.setEnabled(some and can_write)
        self.delete.setEnabled(some and can_write)
        self.empty.setEnabled(bool(self._binned) and can_write)

    def _restore(self) -> None:
        ids = [each.id for each in self._chosen()]
        self._change(lambda: self._session.library.bin.restore(ids))

    def _ask_to_delete(self) -> None:
        chosen = self._chosen()
        what = counted(len(chosen), self.tr("“{}”").format(chosen[0].name), self.tr("{} things"))
        self._ask(
            self.tr("Delete {} for good?").format(what),
            self.tr("This cannot be undone."),
            self.tr("Delete for good"),
            lambda: self._delete([each.id for each in chosen]),
        )

    def _delete(self, ids: list[str]) -> None:
        self._cancel_jobs(ids)
        self._change(lambda: self._session.library.bin.purge(ids))

    def _delete_all(self) -> None:
        self._cancel_jobs(self._binned)
        self._change(self._session.library.bin.empty)

    def _ask_to_empty(self) -> None:
        """One question that names how much it is; the size is added up elsewhere."""
        self.empty.setEnabled(False)
        library = self._session.library
        self._adding = self._background.run(
            lambda: usage(library).bin.bytes, self._ask_about, self._not_added
        )

    def done(self, result: int) -> None:
        """Nothing is asked any more; a change is waited for."""
        if self._changes:
            return
        if self._adding is not None:
            self._adding.cancel()
        super().done(result)

    def _not_added(self, error: Exception) -> None:
        self._enable()
        if not isinstance(error, AppError):
            raise error
        self.message.say(str(error))

    def _ask_about(self, size: int) -> None:
        self._enable()
        count = counted(len(self._binned), self.tr("one thing"), self.tr("all {} things"))
        self._ask(
            self.tr("Delete {} in the bin for good?").format(count),
            self.tr("Their pictures take {}. This cannot be undone.").format(spoken_bytes(size)),
            self.tr("Empty the bin"),
            self._delete_all,
        )

    def _ask(self, sentence: str, more: str, yes: str, go: Callable[[], object]) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, self.windowTitle(), sentence, parent=self)
        box.setInformativeText(more)
        button = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        button.clicked.connect(lambda: go())
        box.finished.connect(box.deleteLater)
        box.open()
        self.question = box

    def _change(self, change: Callable[[], object]) -> None:
        """Change the bin in another thread: a thousand rows take a while."""
        self._changes = True
        self._enable()
        self._background.run(change, lambda _: self._changed(), self._not_changed)

    def _changed(self, message: str = "") -> None:
        self._changes = False
        self._session.refresh_library()
        self._fill()
        self.message.say(message)

    def _not_changed(self, error: Exception) -> None:
        self._changed(str(error) if isinstance(error, AppError) else "")
        if not isinstance(error, AppError):
            raise error
