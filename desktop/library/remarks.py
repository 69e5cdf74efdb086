"""What is said of the cards that are seen, found out beside the window."""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.storage.search import Row
from core.storage.shelves import Shelf as StoredShelf
from desktop.library.inversions import Inversions, Standing
from desktop.library.model import Remark
from desktop.session.session import Session
from desktop.workers.background import Background

AFTER_MS = 20
"""Cards that are seen together are asked about together."""
KEPT = 5000
"""Remarks that are remembered; then all are forgotten."""

Key = tuple[str, int]
"""An id and a version."""


class Remarks(QObject):
    """Remembers remarks until something changes; an old one is shown until there is a new one.

    Signals:
        changed: some are known that were not.
    """

    changed = Signal()

    def __init__(
        self, session: Session, inversions: Inversions, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._characters = session.library.characters
        self._inversions = inversions
        self._background = background
        self._known: dict[Key, Remark] = {}
        self._old: dict[Key, Remark] = {}
        self._wanted: dict[Key, StoredShelf[Any]] = {}
        self._round = 0
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._look)

    def of(self, stored: StoredShelf[Any], row: Row) -> Remark:
        """What is known of a row; it is looked for where nothing is."""
        if row.picture is None:
            waits = stored is self._characters
            return Remark(self.tr("Not cast yet"), warns=True) if waits else Remark()
        key = (row.id, row.version)
        if key not in self._known:
            self._wanted[key] = stored
            if not self._soon.isActive():
                self._soon.start()
        return self._known.get(key) or self._old.get(key) or Remark()

    def forget(self) -> None:
        """All may be different now."""
        self._old, self._known = ({}, {}) if len(self._known) > KEPT else (self._known, {})
        self._round += 1
        self.changed.emit()

    def _look(self) -> None:
        state, wanted, number = self._inversions.state(), self._wanted, self._round
        self._wanted = {}
        if state is None or not wanted:
            return

        def work() -> dict[Key, Standing]:
            by_shelf: dict[int, tuple[StoredShelf[Any], dict[str, Key]]] = {}
            for key, stored in wanted.items():
                by_shelf.setdefault(id(stored), (stored, {}))[1][key[0]] = key
            return {
                keys[item.id]: state.of(item)
                for stored, keys in by_shelf.values()
                for item in stored.get_many(keys)
            }

        self._background.run(work, lambda found: self._show(number, found))

    def _show(self, number: int, found: dict[Key, Standing]) -> None:
        if number == self._round:
            self._known |= {key: self._inversions.words(each) for key, each in found.items()}
            self.changed.emit()
