"""Casting: candidates appear as they are drawn; one or two of them fix the identity."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.domain.character import Anchor, Character
from core.domain.errors import AppError
from core.domain.events import CandidateMade
from core.domain.prompting import FIRST_CASTING_SEED
from core.jobs.outcome import Failed, Outcome
from core.jobs.queue import Entry
from desktop.board.card import fitted
from desktop.icons import pixmap
from desktop.models.pictures import Pictures
from desktop.session.reports import preview_keys
from desktop.session.shelf import ShelfEdits
from desktop.session.work import Work
from desktop.theme import GAP, Appearance
from desktop.widgets.message import Message
from desktop.widgets.text import counted

ROUND = 4
"""Candidates drawn at once."""
MOST = 2
"""Anchors that may be frozen together."""
TILE = 176
COLUMNS = 4


class Tile(QAbstractButton):
    """A candidate; checked when it is picked."""

    def __init__(self, number: int, anchor: Anchor, appearance: Appearance, pictures: Pictures):
        super().__init__()
        self.anchor = anchor
        self._appearance = appearance
        self._pictures = pictures
        self.setCheckable(True)
        self.setFixedSize(TILE, TILE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Candidate {}").format(number))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        pictures.ready.connect(self._repaint)
        appearance.changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(TILE, TILE)

    def _repaint(self) -> None:
        # A method, not a lambda: Qt lets go of it when the dialog is gone.
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, its border, and a tick where it is picked."""
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        inner = self.rect().adjusted(4, 4, -4, -4)
        painter.fillRect(inner, QColor(theme.sunken))
        shown = self._pictures.get(self.anchor.picture, inner.size() * self.devicePixelRatio())
        if shown is not None and not shown.isNull():
            painter.drawPixmap(fitted(shown, inner), shown, shown.rect().toRectF())
        picked, focused = self.isChecked(), self.hasFocus()
        colour = theme.accent if picked or focused else theme.line
        style = Qt.PenStyle.SolidLine if picked or not focused else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(colour), 3 if picked else 1, style))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 6, 6)
        if picked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_fill))
            painter.drawEllipse(inner.right() - 30, inner.top() + 6, 24, 24)
            image = pixmap("done", theme.on_accent, 16, self.devicePixelRatio())
            painter.drawPixmap(inner.right() - 26, inner.top() + 10, image)


class Forming(QWidget):
    """The candidate that is being drawn, as far as it has come."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._picture = QPixmap()
        self.setFixedSize(TILE, TILE)
        self.setAccessibleName(self.tr("Being drawn"))

    def show_picture(self, picture: QPixmap) -> None:
        """Show how it looks now."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The preview within a dashed border."""
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inner = self.rect().adjusted(4, 4, -4, -4)
        painter.fillRect(inner, QColor(theme.sunken))
        if not self._picture.isNull():
            painter.drawPixmap(
                fitted(self._picture, inner), self._picture, QRectF(self._picture.rect())
            )
        painter.setPen(QPen(QColor(theme.line_strong), 1, Qt.PenStyle.DashLine))
        painter.drawRect(inner)


class CastDialog(QDialog):
    """Draws candidates of one character until it is closed.

    Signals:
        own_wanted: the artist has a picture of the character; the dialog is closed.
    """

    own_wanted = Signal()

    def __init__(
        self,
        character: Character,
        shelf: ShelfEdits,
        work: Work,
        pictures: Pictures,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cast {}").format(character.name))
        self.setModal(True)
        self._character = character
        self._shelf = shelf
        self._work = work
        self._pictures = pictures
        self._appearance = appearance
        self._job: str | None = None
        self._drawing: set[str] = set()
        self.tiles: list[Tile] = []
        self.forming = Forming(appearance)
        self._build()
        self._connect()
        for anchor in character.anchors:
            self._add(anchor).setChecked(True)
        recipes = [tile.anchor.recipe for tile in self.tiles]
        after = (recipe.seed + 1 for recipe in recipes if recipe is not None)
        self._next_seed = max(after, default=FIRST_CASTING_SEED)
        self.make_more()

    def make_more(self) -> None:
        """Draw another round of candidates."""
        seeds = range(self._next_seed, self._next_seed + ROUND)
        try:
            self._job = self._work.cast(self._character, seeds)
        except AppError as error:
            self.message.say(str(error))
        else:
            self._next_seed += ROUND
            self.bar.setValue(0)
            self._drawing = preview_keys(self._work.queue.entry(self._job).job)
            self.message.say("")
        self._refresh()

    def freeze(self) -> None:
        """Fix the identity with the picked candidates."""
        picked = tuple(tile.anchor for tile in self.tiles if tile.isChecked())
        try:
            self._shelf.freeze(self._character, picked)
        except AppError as error:
            self.message.say(str(error))
            return
        self.accept()

    def done(self, result: int) -> None:
        """Stop drawing when the dialog goes."""
        if self._job is not None:
            self._work.cancel(self._job)
            self._job = None
        self._unlisten()
        super().done(result)

    # Build

    def _build(self) -> None:
        heading = QLabel(f"{self._character.name}: {self._character.words}")
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        words = QLabel(
            self.tr("Pick the one that looks right, or two that agree. Every panel then shows it.")
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        body = QWidget(objectName="plain")
        self._grid = QGridLayout(body)
        self._grid.setSpacing(GAP)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(body)
        area.setMinimumSize(COLUMNS * (TILE + GAP) + 2 * GAP, TILE + GAP)
        self.phase = QLabel()
        self.phase.setProperty("role", "muted")
        self.bar = QProgressBar(textVisible=False)
        self.message = Message(self._appearance)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        for widget in (heading, words):
            column.addWidget(widget)
        column.addSpacing(GAP)
        column.addWidget(area, 1)
        for widget in (self.phase, self.bar, self.message):
            column.addWidget(widget)
        column.addSpacing(GAP)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        self.more = QPushButton(self.tr("Draw {} &more").format(ROUND))
        self.own = QPushButton(self.tr("Use my &own picture…"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.freeze_button = QPushButton(self.tr("&Freeze"))
        self.freeze_button.setProperty("primary", True)
        self.freeze_button.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.more)
        row.addWidget(self.own)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.freeze_button)
        return row

    def _connect(self) -> None:
        self.more.clicked.connect(self.make_more)
        self.own.clicked.connect(self._leave_for_own)
        self.cancel.clicked.connect(self.reject)
        self.freeze_button.clicked.connect(self.freeze)
        self._work.candidate_made.connect(self._candidate)
        self._work.previewed.connect(self._previewed)
        self._work.ended.connect(self._ended)
        self._unlisten = self._work.queue.listen(self._entry_changed)

    # Follow the job

    def _candidate(self, event: CandidateMade) -> None:
        if event.character_id == self._character.id:
            self._add(event.anchor)
            self.forming.show_picture(QPixmap())
            self._refresh()

    def _previewed(self, key: str) -> None:
        if key in self._drawing:
            self.forming.show_picture(self._work.previews[key])

    def _add(self, anchor: Anchor) -> Tile:
        tile = Tile(len(self.tiles) + 1, anchor, self._appearance, self._pictures)
        tile.toggled.connect(lambda on, tile=tile: self._picked(tile, on))
        place = len(self.tiles)
        self.tiles.append(tile)
        self._grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        return tile

    def _picked(self, tile: Tile, on: bool) -> None:
        """A third pick takes the place of an earlier one."""
        others = [one for one in self.tiles if one.isChecked() and one is not tile]
        if on and len(others) >= MOST:
            others[0].setChecked(False)
        self._refresh()

    def _leave_for_own(self) -> None:
        self.reject()
        self.own_wanted.emit()

    def _entry_changed(self, entry: Entry) -> None:
        if entry.job.id != self._job or entry.progress is None:
            return
        self.phase.setText(entry.progress.phase[:1].upper() + entry.progress.phase[1:])
        self.bar.setMaximum(max(1, entry.progress.total))
        self.bar.setValue(entry.progress.done)

    def _ended(self, job_id: str, outcome: Outcome) -> None:
        if job_id != self._job:
            return
        self._job = None
        if isinstance(outcome, Failed):
            self.message.say(f"{outcome.sentence} {outcome.way_out}".strip())
        self._refresh()

    def _refresh(self) -> None:
        busy = self._job is not None
        place = len(self.tiles)
        self._grid.addWidget(self.forming, place // COLUMNS, place % COLUMNS)
        self.forming.setVisible(busy)
        if not busy:
            count = len(self.tiles)
            self.phase.setText(
                counted(count, self.tr("{} candidate"), self.tr("{} candidates")) if count else ""
            )
        elif not self.phase.text() or self.bar.value() == 0:
            self.phase.setText(self.tr("Waiting for its turn"))
        self.bar.setVisible(busy)
        self.more.setEnabled(not busy)
        self.freeze_button.setEnabled(any(tile.isChecked() for tile in self.tiles))
