"""The takes of the panel that is looked at, and those that are being made, for Qt's views."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from core.domain.geometry import Size
from core.domain.recipe import Recipe, Take
from core.domain.staleness import reasons
from core.domain.values import BlobId
from core.jobs.jobs import RenderPanels, varied
from desktop.panel.looking import Looking
from desktop.session.reasons import ReasonWords
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.spoken import spoken_time

TileRole = Qt.ItemDataRole.UserRole
TakeRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Tile:
    """All that is painted of a take. `letter` names it where two are compared."""

    size: Size
    picture: BlobId | None
    preview: QPixmap | None
    words: str
    is_seen: bool = False
    is_starred: bool = False
    letter: str = ""


class TakesModel(QAbstractListModel):
    """What is being made comes first, then the takes, the newest first."""

    def __init__(
        self, session: Session, work: Work, looking: Looking, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self._looking = looking
        self._words = ReasonWords(self)
        self._coming: list[Recipe] = []
        self._takes: list[Take] = []
        looking.changed.connect(self.refresh)
        work.previewed.connect(self._previewed)
        self.refresh()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of takes, made or being made."""
        if parent is not None and parent.isValid():
            return 0
        return len(self._coming) + len(self._takes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A Tile, a Take (None while it is being made), or texts."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        take = self.take_at(index.row())
        if role == TakeRole:
            return take
        if role == TileRole:
            return self._tile(index.row(), take)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(take) if take else self.tr("Being drawn")
        return None

    def take_at(self, row: int) -> Take | None:
        """The take of a row; None while it is being made."""
        at = row - len(self._coming)
        return self._takes[at] if 0 <= at < len(self._takes) else None

    def row_of(self, take: Take | None) -> QModelIndex:
        """Where a take stands; an invalid index where it does not."""
        ids = [each.id for each in self._takes]
        if take is None or take.id not in ids:
            return QModelIndex()
        return self.index(len(self._coming) + ids.index(take.id))

    def refresh(self) -> None:
        """Read again what there is."""
        coming, takes = self._being_made(), self._looking.takes
        if self._keys(coming, takes) != self._keys(self._coming, self._takes):
            self.beginResetModel()
            self._coming, self._takes = coming, takes
            self.endResetModel()
            return
        self._coming, self._takes = coming, takes
        if count := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(count - 1))

    def _keys(self, coming: list[Recipe], takes: list[Take]) -> list[str]:
        return [*(recipe.digest() for recipe in coming), *(take.id for take in takes)]

    def _being_made(self) -> list[Recipe]:
        """The variations that a job has still to draw."""
        panel, doing = self._looking.panel, self._looking.standing.doing
        if panel is None or doing is None or doing.error is not None:
            return []
        job = self._work.queue.entry(doing.job_id).job
        if not isinstance(job, RenderPanels) or panel.id not in varied(job):
            return []
        made = {each.digest for each in self._session.takes.made(panel.id)}
        mine = (one.recipe for one in job.panels if one.panel_id == panel.id)
        return [recipe for recipe in mine if recipe.digest() not in made]

    def _previewed(self, key: str) -> None:
        for row, recipe in enumerate(self._coming):
            if recipe.digest() == key:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _tile(self, row: int, take: Take | None) -> Tile:
        if take is None:
            recipe = self._coming[row]
            preview = self._work.previews.get(recipe.digest())
            return Tile(recipe.size, None, preview, self.tr("Drawing…"))
        panel = self._looking.panel
        return Tile(
            size=take.recipe.size,
            picture=take.picture,
            preview=None,
            words=short_time(take.made_at),
            is_seen=self._looking.is_seen(take),
            is_starred=panel is not None and take.id in panel.starred,
            letter=self._letter(take),
        )

    def _letter(self, take: Take) -> str:
        one, other = self._looking.take, self._looking.against
        if one is None or other is None:
            return ""
        return "A" if take.id == one.id else "B" if take.id == other.id else ""

    def _told(self, take: Take) -> str:
        """Its marks, seed and time, and why it differs from what the panel asks for now."""
        panel = self._looking.panel
        lines = [self.tr("Shown on the board")] if self._looking.is_seen(take) else []
        if panel is not None and take.id in panel.starred:
            lines.append(self.tr("Starred"))
        lines.append(self.tr("Seed {}").format(take.recipe.seed))
        lines.append(self.tr("Made {}").format(spoken_time(take.made_at)))
        recipe = self._looking.standing.recipe
        if panel is not None and recipe is not None:
            why = reasons(take, recipe, self._session.used(panel))
            lines.append(self._words.sentences(why) or self.tr("It is what the panel asks for."))
        return "\n".join(lines)


def short_time(moment: str) -> str:
    """When a take was made, as short as it can be told: `12:03`, or `23 Nov 2026`."""
    day, _, time = spoken_time(moment).partition(", ")
    local = datetime.fromisoformat(moment).astimezone()
    is_today = local.date() == datetime.now().astimezone().date()
    return time if is_today else day
