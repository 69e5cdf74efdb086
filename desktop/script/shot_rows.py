"""The panels a draft would become, row by row: a heading for each scene, then its shots."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.screenplay.draft import Draft, DraftScene, DraftShot
from core.screenplay.mentions import Cast
from desktop.spoken import spoken_length
from desktop.widgets.text import counted

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
Check = Qt.CheckState


@dataclass
class ShotRow:
    """A scene's heading (without a shot), or a shot; `number` counts those that will be made."""

    scene: int
    shot: DraftShot | None
    title: str = ""
    prompt: str = ""
    taken: bool = True
    number: int = 0


class ShotRows(QAbstractListModel):
    """Each shot can be left out, and a scene with all its shots.

    Signals:
        taken_changed: other shots are taken than before.
    """

    taken_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ShotRow] = []
        self._scenes: tuple[DraftScene, ...] = ()
        self.count, self.seconds = 0, 0.0
        """Of what is taken."""

    def show(self, draft: Draft | None, cast: Cast | None) -> None:
        """Show what this would become. What was left out before stays out if it is still there."""
        left_out = {_key(row.shot) for row in self.rows if row.shot and not row.taken}
        self.beginResetModel()
        self._scenes = draft.scenes if draft else ()
        self.rows = []
        for place, scene in enumerate(self._scenes):
            if scene.title or scene.sequence:
                title = " · ".join(filter(None, (scene.sequence, scene.title)))
                self.rows.append(ShotRow(place, None, title))
            self.rows += [ShotRow(place, s, taken=_key(s) not in left_out) for s in scene.shots]
        self._write(cast)
        self.endResetModel()
        self.taken_changed.emit()

    def name(self, cast: Cast) -> None:
        """Write the prompts with other names."""
        self._write(cast)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def taken(self) -> tuple[DraftScene, ...]:
        """The scenes with the shots that are to be made."""
        kept: dict[int, list[DraftShot]] = {}
        for row in self.rows:
            if row.shot is not None and row.taken:
                kept.setdefault(row.scene, []).append(row.shot)
        return tuple(self._scenes[n].replace(shots=tuple(shots)) for n, shots in kept.items())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Headings and shots."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text for screen readers, whether it is taken, and the row for the delegate."""
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.CheckStateRole:
                return self._check_of(row)
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return row.title or "\n".join(filter(None, (row.prompt, row.shot.dialogue)))
            case _ if role == ROW:
                return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a shot or all of a scene, or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        row, taken = self.rows[index.row()], Check(value) == Check.Checked
        for each in self.rows:
            if each is row or (row.shot is None and each.scene == row.scene):
                each.taken = taken
        self._count()
        self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        self.taken_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def _write(self, cast: Cast | None) -> None:
        for row in self.rows:
            if row.shot is not None:
                row.prompt = cast.prompt(row.shot.prompt) if cast else row.shot.prompt
        self._count()

    def _count(self) -> None:
        self.count, self.seconds = 0, 0.0
        for row in self.rows:
            if row.shot is not None and row.taken:
                self.count += 1
                self.seconds += row.shot.seconds
            row.number = self.count if row.taken else 0

    def _check_of(self, row: ShotRow) -> Check:
        if row.shot is not None:
            return Check.Checked if row.taken else Check.Unchecked
        taken = [each.taken for each in self.rows if each.shot and each.scene == row.scene]
        if all(taken):
            return Check.Checked
        return Check.PartiallyChecked if any(taken) else Check.Unchecked

    def _text(self, row: ShotRow) -> str:
        if row.shot is None:
            count = sum(1 for each in self.rows if each.shot and each.scene == row.scene)
            panels = counted(count, self.tr("1 panel"), self.tr("{} panels"))
            return self.tr("Scene: {}, {}").format(row.title, panels)
        seconds = spoken_length(row.shot.seconds)
        parts = (row.shot.shot, row.prompt, row.shot.dialogue, seconds)
        return ". ".join(part for part in parts if part)


def _key(shot: DraftShot) -> tuple[str, ...]:
    """What tells a shot from others wherever its line stands now."""
    return shot.shot, shot.prompt, shot.action, shot.dialogue
