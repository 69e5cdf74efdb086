"""What the library knows of a style or a character: its users, its versions, its inversions."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from core.domain.errors import AppError
from core.domain.style import Style
from core.storage.search import Version
from core.storage.shelves import Item, Shelf
from core.storage.trajectories import Cached
from desktop.dialogs.frame import ListDialog
from desktop.library.inversions import Inversions
from desktop.session.session import Session
from desktop.spoken import spoken_bytes, spoken_time
from desktop.theme import Appearance

ROW = 32
LINES = 5
"""Rows of a list that are seen at once, at most."""


class InfoDialog(ListDialog):
    """Shows one item. `save` makes an earlier version the present one."""

    def __init__(
        self,
        shelf: Shelf[Item],
        item: Item,
        session: Session,
        inversions: Inversions,
        save: Callable[[Item], None],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, item.name, "", parent)
        self._shelf = shelf
        self._item = item
        self._session = session
        self._inversions = inversions
        self._save = save
        self._can_write = not session.library.read_only
        self._build()
        self._fill()

    def _build(self) -> None:
        self.users = self._list(self.tr("Used in"))
        self.versions = self._list(self.tr("Versions"))
        self.cached = self._list(self.tr("Cached inversions"))
        self.back = self.add_button(self.tr("Use this version again"), self._bring_back)
        self.forget = self.add_button(self.tr("Forget the cached inversions"), self._forget)
        self.versions.currentRowChanged.connect(lambda _: self._enable())

    def _list(self, title: str) -> QListWidget:
        label = QLabel(title)
        label.setProperty("role", "field")
        made = QListWidget()
        made.setAccessibleName(title)
        label.setBuddy(made)
        self.body.addWidget(label)
        self.body.addWidget(made)
        return made

    def _fill(self) -> None:
        item, headings = self._item, self._shelf.used_in(self._item.id)
        self._show(
            self.users,
            [heading.title or self.tr("Untitled") for heading in headings],
            self.tr("No project uses it."),
        )
        self._known = self._shelf.versions(item.id)
        self._show(self.versions, [self._version(each) for each in self._known], "")
        self.versions.setCurrentRow(0)
        cached = self._inversions.all_of(item)
        self._show(
            self.cached,
            [self._inversion(each) for each in cached],
            self.tr("None. It is inverted when a panel needs it."),
        )
        self.forget.setEnabled(bool(cached) and self._can_write)
        self._enable()

    def _show(self, place: QListWidget, lines: list[str], nothing: str) -> None:
        place.clear()
        for line in lines or [nothing]:
            entry = QListWidgetItem(line)
            entry.setSizeHint(QSize(0, ROW))
            if not lines:
                entry.setFlags(Qt.ItemFlag.NoItemFlags)
            place.addItem(entry)
        place.setFixedHeight(min(place.count(), LINES) * ROW + 10)

    def _version(self, version: Version) -> str:
        words = self.tr("Version {} · {}").format(version.number, spoken_time(version.saved_at))
        if version is self._known[0]:
            return words + " · " + self.tr("now")
        was = self._shelf.at(self._item.id, version.number)
        cast = isinstance(was, Style) or was.is_cast
        more = "" if cast else " · " + self.tr("not cast yet")
        return f"{words} · {was.name}: {self._shelf.words(was)}".rstrip(": ") + more

    def _inversion(self, cached: Cached) -> str:
        about, session = cached.about, self._session
        is_open = session.traits is not None and about.model == session.traits.fingerprint
        model = session.model_name if is_open else self.tr("model {}").format(about.model[:8])
        size = f"{about.size.width} × {about.size.height}"
        day = spoken_time(cached.made_at)
        parts = (spoken_bytes(cached.bytes), model or self.tr("this model"), size, day)
        return " · ".join(parts)

    def _enable(self) -> None:
        self.back.setEnabled(self.versions.currentRow() > 0 and self._can_write)

    def _bring_back(self) -> None:
        number = self._known[self.versions.currentRow()].number
        try:
            self._save(self._shelf.at(self._item.id, number))
        except AppError as error:
            self.message.say(str(error))
            return
        self._item = self._shelf.get(self._item.id)
        self._fill()

    def _forget(self) -> None:
        self._inversions.forget([self._item])
        self._fill()
