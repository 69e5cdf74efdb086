"""The panels of the open board, as cards for Qt's views."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.domain.board import Panel
from core.domain.numbering import labels_of
from core.domain.project import Project
from core.domain.wording import written
from desktop.models.card import Card, names_in
from desktop.sentences import told
from desktop.session.reasons import ReasonWords
from desktop.session.session import Session
from desktop.session.standing import Standing, State
from desktop.session.work import Work

CardRole = Qt.ItemDataRole.UserRole
IdRole = Qt.ItemDataRole.UserRole + 1
SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class PanelsModel(QAbstractListModel):
    """Adapts the session; owns nothing but cards that were asked for and are still true."""

    def __init__(self, session: Session, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self._words = ReasonWords(self)
        self._cards: dict[str, Card] = {}
        self._labels = labels_of(session.project.board)
        self._outliers: dict[str, str] = {}
        session.project_changed.connect(self._follow)
        session.panel_changed.connect(self._panel_changed)
        work.previewed.connect(self._panel_changed)
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
            return self.card(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return panel.prompt
        return self._spoken(index.row()) if role in SPOKEN else None

    def card(self, row: int) -> Card:
        """What is painted of a panel."""
        panel = self._session.project.board.panels[row]
        if panel.id not in self._cards:
            self._cards[panel.id] = self._card(row, panel)
        return self._cards[panel.id]

    def row_of(self, panel_id: str) -> QModelIndex:
        """Where a panel stands; an invalid index when it is not on the board."""
        try:
            return self.index(self._session.project.board.index(panel_id))
        except KeyError:
            return QModelIndex()

    def mark_outliers(self, names: dict[str, str]) -> None:
        """Which panels have a character that looks unlike itself there: its name, by panel."""
        changed = {pair[0] for pair in names.items() ^ self._outliers.items()}
        self._outliers = names
        self._panels_changed(changed)

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
                return self.tr("Failed: {}").format(card.why) if card.why else self.tr("Failed")
            case State.STALE:
                return self.tr("Out of date: {}").format(card.why)
        return ""

    def outlier_text(self, card: Card) -> str:
        """The words of the badge of a picture that is least like a character."""
        return self.tr("Least like {} here").format(card.outlier) if card.outlier else ""

    def _spoken(self, row: int) -> str:
        """All that a card says, in sentences, and which scene begins with it."""
        card = self.card(row)
        state = "" if card.state is State.FAILED and card.hint else self.state_text(card)
        words = [self.tr("Panel {}").format(card.label), card.panel.prompt, state, card.hint]
        if card.goes_on:
            words.append(self.tr("Goes on with the shot before it"))
        words += [self.outlier_text(card), self._begun(row)]
        if card.panel.locked:
            words.append(self.tr("Locked"))
        if card.panel.approved:
            words.append(self.tr("Approved"))
        return ". ".join(word.rstrip(".") for word in words if word)

    def _begun(self, row: int) -> str:
        """Which scene begins with a panel."""
        board = self._session.project.board
        scene = board.panels[row].scene
        if not scene or (row and board.panels[row - 1].scene == scene):
            return ""
        title = next((each.title for each in board.scenes if each.id == scene), "")
        return self.tr("Scene “{}” begins").format(title) if title else self.tr("A scene begins")

    def _card(self, row: int, panel: Panel) -> Card:
        standing = self._session.standing(panel.id)
        doing = standing.doing
        is_open = standing.state in (State.QUEUED, State.RUNNING)
        return Card(
            label=self._labels[row],
            panel=panel,
            state=standing.state,
            picture=standing.take.picture if standing.take else None,
            preview=self._work.previews.get(panel.id) if is_open else None,
            done=doing.done if doing else 0,
            total=doing.total if doing else 0,
            hint=self._hint(standing),
            why=self._why(standing),
            text=self._caption("action", panel) or written(panel),
            said=self._caption("dialogue", panel),
            more=self._more(panel),
            names=names_in(panel, self._session.cast),
            goes_on=self._goes_on(row),
            outlier=self._outliers.get(panel.id, ""),
        )

    def _goes_on(self, row: int) -> bool:
        """Whether a panel belongs to the shot of the one before it."""
        panels = self._session.project.board.panels
        beside = row > 0 and panels[row - 1].scene == panels[row].scene
        return beside and not panels[row].starts_shot

    def _caption(self, key: str, panel: Panel) -> str:
        """What stands under one of the board's captions."""
        has = any(each.key == key for each in self._session.project.board.captions)
        return panel.caption(key).strip() if has else ""

    def _more(self, panel: Panel) -> tuple[str, ...]:
        """The captions but action and dialogue, each with its name."""
        names = {"sound": self.tr("Sound"), "notes": self.tr("Notes")}
        captions = self._session.project.board.captions
        return tuple(
            f"{each.label or names.get(each.key, each.key)}: {panel.caption(each.key)}"
            for each in captions
            if each.key not in ("action", "dialogue") and panel.caption(each.key).strip()
        )

    def _why(self, standing: Standing) -> str:
        """The reason for its state, so short that it fits on a card."""
        if standing.state is State.FAILED and standing.doing and standing.doing.error:
            return told(standing.doing.error.sentence).rstrip(".")
        return self._words.short(standing.reasons[0]) if standing.reasons else ""

    def _hint(self, standing: Standing) -> str:
        if standing.state is State.FAILED and standing.doing and standing.doing.error:
            return told(str(standing.doing.error))
        if standing.error is not None:
            return told(str(standing.error))
        if standing.state is State.STALE:
            return self._words.sentences(standing.reasons)
        if standing.state is State.EMPTY:
            return self.tr("Ready to be generated")
        if standing.state is State.CURRENT and standing.take is not None:
            return " ".join(map(told, standing.take.notices))
        return ""

    # What changed

    def _follow(self, before: Project, after: Project) -> None:
        old, new = before.board.panels, after.board.panels
        if before.id != after.id or len(old) != len(new):
            self._reset()
            return
        pairs = enumerate(zip(old, new, strict=True))
        rows = [row for row, (one, other) in pairs if one is not other]
        if any(old[row].id != new[row].id for row in rows):
            self._reset()
        elif _same_but_panels(before, after) and all(
            (old[row].scene, old[row].starts_shot) == (new[row].scene, new[row].starts_shot)
            for row in rows
        ):
            self._changed(rows)
        else:
            self._labels = labels_of(after.board)
            self._all_changed()

    def _reset(self) -> None:
        self.beginResetModel()
        self._cards.clear()
        self._labels = labels_of(self._session.project.board)
        self.endResetModel()

    def _all_changed(self) -> None:
        self._cards.clear()
        if count := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(count - 1))

    def _panels_changed(self, panel_ids: set[str]) -> None:
        """Say so once: of what is changed, the view paints what can be seen."""
        panels = self._session.project.board.panels
        self._changed([row for row, panel in enumerate(panels) if panel.id in panel_ids])

    def _panel_changed(self, panel_id: str) -> None:
        index = self.row_of(panel_id)
        if index.isValid():
            self._changed([index.row()])

    def _changed(self, rows: list[int]) -> None:
        panels = self._session.project.board.panels
        for row in rows:
            self._cards.pop(panels[row].id, None)
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))


def _same_but_panels(before: Project, after: Project) -> bool:
    """Whether nothing but panels and the title was changed."""
    board = after.board.replace(panels=before.board.panels)
    return after.replace(title=before.title, board=board) == before
