"""What the library takes of the disk, and what can be given back."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from core.domain.errors import AppError
from core.storage.backups import Backup, Backups
from core.storage.library import Library
from core.storage.sweep import Swept, sweep
from core.storage.usage import Part, Usage, usage
from desktop.dialogs.frame import ListDialog
from desktop.library.inversions import Inversions
from desktop.session.session import Session
from desktop.spoken import spoken_bytes, spoken_time
from desktop.theme import GAP, Appearance
from desktop.widgets.text import counted
from desktop.workers.background import Background, Task

PLACES = (
    "pictures",
    "trajectories",
    "checkpoints",
    "addons",
    "database",
    "backups",
    "damaged",
    "bin",
)

SELDOM = ("checkpoints", "damaged")
"""Parts that are not worth a line while there is nothing in them."""


@dataclass(frozen=True)
class Counts:
    """What there is, what nothing uses, and the newest backup."""

    usage: Usage
    unused: Swept
    backup: Backup | None


def count(library: Library, alive: Collection[str]) -> Counts:
    """Look at every file: never in the window's thread."""
    backups = Backups(library.folder / "backups").all()
    return Counts(usage(library), sweep(library, alive, dry=True), next(iter(backups), None))


class StorageDialog(ListDialog):
    """Counts off the window's thread; frees space only while nothing is being drawn."""

    def __init__(
        self,
        session: Session,
        is_busy: Callable[[], bool],
        inversions: Inversions,
        background: Background,
        budget: float,
        choose_budget: Callable[[float], None],
        open_bin: Callable[[], object],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        folder = str(session.library.folder)
        super().__init__(appearance, self.tr("Storage"), folder, parent)
        self._session = session
        self._is_busy = is_busy
        self._inversions = inversions
        self._background = background
        self._deletes = False
        self._budget = budget
        self._choose_budget = choose_budget
        self._counting: Task | None = None
        self._build(budget, open_bin)
        self.budget.editingFinished.connect(self._budget_edited)
        self.close_button.setAutoDefault(False)  # Return ends a number, not the dialog
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        self._stop_counting()
        library, alive = self._session.library, self._session.alive()
        self._counting = self._background.run(
            lambda: count(library, alive()), self._show, self._not_counted
        )
        self._enable()

    def done(self, result: int) -> None:
        """Counting ends with the dialog; what is being deleted is waited for."""
        if not self._deletes:
            self._stop_counting()
            self.budget.blockSignals(True)  # what is half typed is not meant
            super().done(result)

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.cancel()

    # Build

    def _build(self, budget: float, open_bin: Callable[[], object]) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GAP)
        self._grid.setVerticalSpacing(GAP // 2)
        self._grid.setColumnStretch(0, 1)
        rows = {name: self._row(text) for name, text in self._texts().items()}
        for name in SELDOM:
            for label in rows[name]:
                label.hide()
        self.names = {name: label for name, (label, _) in rows.items()}
        self.sizes = {name: size for name, (_, size) in rows.items()}
        _, self.total = self._row(self.tr("Together"), "field")
        self.body.addLayout(self._grid)
        self.body.addSpacing(GAP)
        self.body.addLayout(self._build_budget(budget))
        self.backup = QLabel()
        self.backup.setProperty("role", "muted")
        self.body.addWidget(self.backup)
        self.body.addStretch()
        self.clear = self._button("trajectories", self.tr("Clear"), self._clear)
        self.clear.setToolTip(self.tr("Inversions are made again when a panel needs them."))
        self.free = self._button("unused", self.tr("Free"), self._sweep)
        self.open_bin = self._button("bin", self.tr("Open…"), lambda: self._leave_for(open_bin))
        self.show_backups = self._button("backups", self.tr("Show…"), self._open_backups)

    def _texts(self) -> dict[str, str]:
        return {
            "pictures": self.tr("Pictures"),
            "trajectories": self.tr("Cached inversions"),
            "checkpoints": self.tr("Work that was interrupted"),
            "addons": self.tr("LoRAs, embeddings and ControlNets"),
            "database": self.tr("Projects, styles, characters and the queue"),
            "backups": self.tr("Backups"),
            "damaged": self.tr("Damaged files, set aside"),
            "bin": self.tr("Of these, in the bin"),
            "unused": self.tr("Of these, used by nothing"),
        }

    def _row(self, text: str, role: str = "") -> tuple[QLabel, QLabel]:
        name, size = QLabel(text), QLabel(self.tr("counting…"))
        for label in (name, size):
            label.setFixedHeight(32)
            label.setProperty("role", role)
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(size, row, 1)
        return name, size

    def _button(self, name: str, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{text}: {self._texts()[name]}")
        button.clicked.connect(lambda: slot())
        row, _, _, _ = self._grid.getItemPosition(self._grid.indexOf(self.sizes[name]))
        self._grid.addWidget(button, row, 2)
        return button

    def _build_budget(self, budget: float) -> QHBoxLayout:
        label = QLabel(self.tr("&Room for cached inversions"))
        self.budget = QDoubleSpinBox(decimals=1, minimum=0.0, maximum=10000.0, singleStep=1.0)
        self.budget.setKeyboardTracking(False)
        self.budget.setValue(budget)
        self.budget.setSuffix(self.tr(" GB"))
        self.budget.setAccessibleName(self.tr("Room for cached inversions"))
        self.budget.setToolTip(self.tr("Where there is no more, the one used longest ago goes."))
        self.budget.setFixedWidth(112)
        self.budget.lineEdit().setTextMargins(GAP, 0, 0, 0)
        label.setBuddy(self.budget)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addStretch()
        row.addWidget(self.budget)
        return row

    # Show

    def _show(self, found: Counts) -> None:
        for name in PLACES:
            self._show_part(name, getattr(found.usage, name))
        self._show_part("unused", Part(found.unused.files, found.unused.bytes))
        self.total.setText(spoken_bytes(found.usage.bytes))
        made = spoken_time(found.backup.made_at) if found.backup else ""
        words = self.tr("The last backup was made {}.").format(made)
        self.backup.setText(words if made else self.tr("There is no backup yet."))
        self._enable()

    def _show_part(self, name: str, part: Part) -> None:
        files = counted(part.files, self.tr("{} file"), self.tr("{} files"))
        self.sizes[name].setText(f"{spoken_bytes(part.bytes)}  ·  {files}")
        if name in SELDOM:
            for label in (self.names[name], self.sizes[name]):
                label.setVisible(part.files > 0)

    def _enable(self) -> None:
        can_write = not self._session.library.read_only
        busy = self._is_busy()
        for widget in (self.clear, self.free, self.budget):
            widget.setEnabled(can_write and not busy and not self._deletes)
        self.free.setToolTip(self._wait() if busy else "")

    def _not_counted(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.message.say(str(error))

    # Do

    def _budget_edited(self) -> None:
        """What is too much goes at once, so nothing is done before a number is whole."""
        if self.budget.value() == self._budget:
            return
        if self._is_busy():
            self._say_busy()
            self.budget.setValue(self._budget)
        else:
            self._budget = self.budget.value()
            self._choose_budget(self._budget)
        self.refresh()

    def _clear(self) -> None:
        if self._is_busy():
            self._say_busy()
            return
        self._begin()
        self._background.run(self._session.library.trajectories.clear, self._cleared, self._failed)

    def _cleared(self, _: None) -> None:
        self._deletes = False
        self._inversions.refresh()
        self.refresh()

    def _sweep(self) -> None:
        if self._is_busy():
            self._say_busy()
            return
        self._begin()
        library, alive = self._session.library, self._session.alive()
        self._background.run(lambda: sweep(library, alive()), self._swept, self._failed)

    def _say_busy(self) -> None:
        """Something began since the dialog was opened."""
        self.message.say(self._wait())
        self._enable()

    def _wait(self) -> str:
        return self.tr("Wait until nothing is being drawn, imported, packed or unpacked.")

    def _begin(self) -> None:
        self._deletes = True
        self.clear.setEnabled(False)
        self.free.setEnabled(False)

    def _failed(self, error: Exception) -> None:
        self._deletes = False
        if not isinstance(error, AppError):
            raise error
        self.message.say(str(error))
        self.refresh()

    def _swept(self, swept: Swept) -> None:
        self._deletes = False
        self.message.say(self.tr("{} are free again.").format(spoken_bytes(swept.bytes)), "accent")
        self.refresh()

    def _open_backups(self) -> None:
        folder: Path = self._session.library.folder / "backups"
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _leave_for(self, open_other: Callable[[], object]) -> None:
        self.accept()
        open_other()
