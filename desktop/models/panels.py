"""The panels of the open board, as cards for Qt's views."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QPixmap

from core.domain.board import Panel
from core.domain.geometry import parse_aspect
from core.domain.project import Project
from core.domain.values import BlobId
from desktop.session.reasons import ReasonWords
from desktop.session.session import Session
from desktop.session.standing import Standing, State
from desktop.session.work import Work

CardRole = Qt.ItemDataRole.UserRole
IdRole = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Card:
    """All that is painted of a panel. `hint` is why its picture is missing, old or imperfect.

    `why` is the first reason why it is out of date, in a few words.
    """

    number: int
    panel: Panel
    aspect: float
    state: State
    picture: BlobId | None
    preview: QPixmap | None
    done: int = 0
    total: int = 0
    hint: str = ""
    why: str = ""


class PanelsModel(QAbstractListModel):
    """Adapts the session; owns nothing."""

    def __init__(self, session: Session, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self._words = ReasonWords(self)
        session.project_changed.connect(self._follow)
        session.panel_changed.connect(self._panel_changed)
        session.panels_changed.connect(self._panels_changed)
        session.library_changed.connect(self._all_changed)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """The number of panels."""
        if parent is not None and parent.isValid():
            return 0
        return len(self._session.project.board.panels)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A panel's Card, id, or texts for a screen reader."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        panel = self._session.project.board.panels[index.row()]
        if role == IdRole:
            return panel.id
        if role == CardRole:
            return self._card(index.row(), panel)
        if role == Qt.ItemDataRole.DisplayRole:
            return panel.prompt
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            card = self._card(index.row(), panel)
            words = (panel.prompt, self.state_text(card), card.hint)
            head = self.tr("Panel {}").format(card.number)
            return ". ".join((head, *(word.rstrip(".") for word in words if word)))
        return None

    def row_of(self, panel_id: str) -> QModelIndex:
        """Where a panel stands; an invalid index when it is not on the board."""
        try:
            return self.index(self._session.project.board.index(panel_id))
        except KeyError:
            return QModelIndex()

    def state_text(self, card: Card) -> str:
        """The words of a card's badge; none when there is nothing to say."""
        match card.state:
            case State.QUEUED:
                return self.tr("Queued")
            case State.RUNNING if card.total:
                return self.tr("Step {} of {}").format(card.done, card.total)
            case State.RUNNING:
                return self.tr("Starting")
            case State.FAILED:
                return self.tr("Failed")
            case State.STALE:
                return self.tr("Out of date: {}").format(card.why)
        return ""

    def _card(self, row: int, panel: Panel) -> Card:
        standing = self._session.standing(panel.id)
        doing = standing.doing
        is_open = standing.state in (State.QUEUED, State.RUNNING)
        return Card(
            number=row + 1,
            panel=panel,
            aspect=float(parse_aspect(self._session.project.board.aspect)),
            state=standing.state,
            picture=standing.take.picture if standing.take else None,
            preview=self._work.previews.get(panel.id) if is_open else None,
            done=doing.done if doing else 0,
            total=doing.total if doing else 0,
            hint=self._hint(standing),
            why=self._words.short(standing.reasons[0]) if standing.reasons else "",
        )

    def _hint(self, standing: Standing) -> str:
        if standing.state is State.FAILED and standing.doing and standing.doing.error:
            return str(standing.doing.error)
        if standing.error is not None:
            return str(standing.error)
        if standing.state is State.STALE:
            return self._words.sentences(standing.reasons)
        if standing.state is State.EMPTY:
            return self.tr("Ready to be generated")
        if standing.state is State.CURRENT and standing.take is not None:
            return " ".join(standing.take.notices)
        return ""

    def _follow(self, before: Project, after: Project) -> None:
        old = [panel.id for panel in before.board.panels]
        new = [panel.id for panel in after.board.panels]
        if before.id != after.id or old != new:
            self.beginResetModel()
            self.endResetModel()
        else:
            self._all_changed()

    def _all_changed(self) -> None:
        if count := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(count - 1))

    def _panels_changed(self, panel_ids: set[str]) -> None:
        """Say so once: of what is changed, the view paints what can be seen."""
        panels = self._session.project.board.panels
        rows = [row for row, panel in enumerate(panels) if panel.id in panel_ids]
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    def _panel_changed(self, panel_id: str) -> None:
        index = self.row_of(panel_id)
        if index.isValid():
            self.dataChanged.emit(index, index)
