"""The queue as rows for Qt's views: what runs, what waits in order, then what is over."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
)

from core.jobs.entry import Entry, State
from desktop.jobs.eta import Etas
from desktop.jobs.lines import Line, Lines
from desktop.session.forecasts import Forecasts
from desktop.session.work import Work

LineRole = Qt.ItemDataRole.UserRole
IdRole = Qt.ItemDataRole.UserRole + 1
JOB = "application/x-castboard-job"
PLACES = {State.RUNNING: 0, State.WAITING: 1, State.INTERRUPTED: 2}
"""Where a job in this state is shown; all others come last."""


class QueueModel(QAbstractListModel):
    """Adapts the queue. What changes at once is shown at once, in the next turn of the loop."""

    def __init__(
        self, work: Work, lines: Lines, etas: Etas, forecasts: Forecasts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._queue = work.queue
        self._writer = lines
        self._etas = etas
        self._forecasts = forecasts
        self._lines: list[Line] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._queue.listen(lambda _: self._soon.start())
        forecasts.changed.connect(self._soon.start)
        work.session.project_changed.connect(self._project_changed)
        self.refresh()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """The number of jobs."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A job's Line, id, or its words for a tool tip and a screen reader."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case _ if role == LineRole:
                return line
            case _ if role == IdRole:
                return line.job_id
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                words = (line.title, line.words, line.way_out)
                return ". ".join(word.rstrip(".") for word in words if word)
        return None

    def row_of(self, job_id: str) -> QModelIndex:
        """Where a job stands; an invalid index when it is not there."""
        rows = (row for row, line in enumerate(self._lines) if line.job_id == job_id)
        return self.index(next(rows, -1))

    # Order

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Jobs that wait can be dragged, and dropped between others."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        waits = self._lines[index.row()].state is State.WAITING
        return flags | Qt.ItemFlag.ItemIsDragEnabled if waits else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Jobs are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What can be dropped here."""
        return [JOB]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """A job on its way to another place."""
        data = QMimeData()
        data.setData(JOB, QByteArray(indexes[0].data(IdRole).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _on: QModelIndex
    ) -> bool:
        """Let a job have its turn before the one that is shown in this row."""
        if not data.hasFormat(JOB):
            return False
        job_id = bytes(data.data(JOB).data()).decode()
        below = self._lines[row:] if row >= 0 else []
        waiting = (one.job_id for one in below if one.state is State.WAITING)
        self._queue.move(job_id, next((one for one in waiting if one != job_id), None))
        return True

    def step(self, job_id: str, way: int) -> None:
        """Move a waiting job by one place, -1 up or 1 down."""
        waiting = [line.job_id for line in self._lines if line.state is State.WAITING]
        if job_id not in waiting:
            return
        place = waiting.index(job_id) + way
        if 0 <= place < len(waiting):
            others = [one for one in waiting if one != job_id]
            self._queue.move(job_id, others[place] if place < len(others) else None)

    # Follow the queue

    def refresh(self) -> None:
        """Show how the queue stands now."""
        self._soon.stop()
        shows_device = len(self._work.devices) > 1
        lines = [self._line(entry, shows_device) for entry in shown(self._queue.entries)]
        ids, old = [line.job_id for line in lines], [line.job_id for line in self._lines]
        if ids == old:
            self._show(lines)
        elif set(ids) == set(old):
            self._reorder(lines)
        else:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def _line(self, entry: Entry, shows_device: bool) -> Line:
        forecast = self._forecasts.of(entry.job) if entry.state is State.WAITING else None
        seconds = self._etas.of(entry.job.id)
        return self._writer.line(entry, seconds, forecast, shows_device, self._queue.paused)

    def _show(self, lines: list[Line]) -> None:
        """The same jobs in the same order; roles are named where only the line is another."""
        before, self._lines = self._lines, lines
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                roles = [LineRole] if old.state is new.state else []
                self.dataChanged.emit(self.index(row), self.index(row), roles)

    def _reorder(self, lines: list[Line]) -> None:
        self.layoutAboutToBeChanged.emit()
        places = {line.job_id: row for row, line in enumerate(lines)}
        held = self.persistentIndexList()
        moved = [self.index(places[index.data(IdRole)]) for index in held]
        self._lines = lines
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _project_changed(self, before: object, after: object) -> None:
        if before.id != after.id:
            self.refresh()


def shown(entries: Sequence[Entry]) -> list[Entry]:
    """What runs, what waits, what was interrupted; then what is over, the newest first."""
    is_open = [entry for entry in entries if entry.state in PLACES]
    over = [entry for entry in reversed(entries) if entry.state not in PLACES]
    return sorted(is_open, key=lambda entry: PLACES[entry.state]) + over
