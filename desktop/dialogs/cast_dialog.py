"""Casting: candidates appear as they are drawn; one or two of them fix the identity."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
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
from desktop.dialogs.tiles import TILE, Forming, Tile
from desktop.models.pictures import Pictures
from desktop.sentences import told
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
COLUMNS = 4


class CastDialog(QDialog):
    """Draws candidates of one character, or of one of its variants, until it is closed.

    Signals:
        own_wanted: the artist has a picture of the character; the dialog is closed.
        variant_wanted: another variant is to be cast; the dialog is closed. "" is none of them.
    """

    own_wanted = Signal()
    variant_wanted = Signal(str)

    def __init__(
        self,
        character: Character,
        shelf: ShelfEdits,
        work: Work,
        pictures: Pictures,
        appearance: Appearance,
        parent: QWidget | None = None,
        variant: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cast {}").format(character.name))
        self.setModal(True)
        self._whole = character
        self._variant = variant
        self._character = character = character.dressed(variant)
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
            self._shelf.freeze(self._whole, picked, self._variant)
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
        column.addLayout(self._build_heading(heading))
        column.addWidget(words)
        column.addSpacing(GAP)
        column.addWidget(area, 1)
        for widget in (self.phase, self.bar, self.message):
            column.addWidget(widget)
        column.addSpacing(GAP)
        column.addLayout(self._build_buttons())

    def _build_heading(self, heading: QLabel) -> QHBoxLayout:
        """What is cast; where there are variants, which of them."""
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(heading, 1)
        self.look = QComboBox()
        self.look.setAccessibleName(self.tr("Variant"))
        self.look.setToolTip(self.tr("Each variant is cast by itself."))
        self.look.addItem(self._whole.name, "")
        for each in self._whole.variants:
            self.look.addItem(f"{self._whole.name}:{each.name}", each.name)
        self.look.setCurrentIndex(max(0, self.look.findData(self._variant)))
        self.look.setVisible(bool(self._whole.variants))
        row.addWidget(self.look, 0, Qt.AlignmentFlag.AlignTop)
        return row

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
        self.look.activated.connect(self._leave_for_variant)
        self.cancel.clicked.connect(self.reject)
        self.freeze_button.clicked.connect(self.freeze)
        self._work.candidate_made.connect(self._candidate)
        self._work.previewed.connect(self._previewed)
        self._work.ended.connect(self._ended)
        self._unlisten = self._work.queue.listen(self._entry_changed)

    # Follow the job

    def _candidate(self, event: CandidateMade) -> None:
        """One of this round; a late one may be of another variant."""
        recipe = event.anchor.recipe
        if recipe is not None and recipe.digest() in self._drawing:
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

    def _leave_for_variant(self) -> None:
        variant = self.look.currentData()
        if variant != self._variant:
            self.reject()
            self.variant_wanted.emit(variant)

    def _entry_changed(self, entry: Entry) -> None:
        if entry.job.id != self._job or entry.progress is None:
            return
        phase = told(entry.progress.phase)
        self.phase.setText(phase[:1].upper() + phase[1:])
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
