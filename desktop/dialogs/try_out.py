"""A style tried out: three prompts of the artist's, drawn in a row. Nothing of it is kept."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from core.domain.errors import AppError
from core.domain.events import TriedOut
from core.domain.recipe import Recipe
from core.domain.values import Digest, new_id
from core.jobs.jobs import TryOut
from desktop.dialogs.job_bar import JobBar
from desktop.session.work import Work
from desktop.theme import GAP

TILE = 136


class TryOutRow(QWidget):
    """`recipe_of` gives the recipe of a prompt in the style as it is written now.

    Signals:
        failed: a sentence, why nothing came, or "".
    """

    failed = Signal(str)

    def __init__(self, work: Work, name: Callable[[], str], recipe_of: Callable[[str], Recipe]):
        super().__init__(objectName="plain")
        self._work = work
        self._name = name
        self._recipe_of = recipe_of
        self._places: dict[Digest, list[int]] = {}
        self.job_bar = JobBar(work, self.tr("T&ry it on three prompts"))
        self.prompts: list[QLineEdit] = []
        self.tiles: list[QLabel] = []
        self._build()
        self.job_bar.wanted.connect(self.draw)
        self.job_bar.failed.connect(self.failed)
        work.previewed.connect(self._previewed)
        work.tried.connect(self._tried)

    def draw(self) -> None:
        """Draw the prompts that are written."""
        self._places = {}
        recipes = []
        try:
            for number, field in enumerate(self.prompts):
                self._fill(number, QPixmap())
                if field.text().strip():
                    recipe = self._recipe_of(field.text().strip())
                    self._places.setdefault(recipe.digest(), []).append(number)
                    recipes.append(recipe)
        except AppError as error:
            self.failed.emit(str(error))
            return
        if recipes:
            self.failed.emit("")
            self.job_bar.begin(TryOut(new_id(), self._name(), tuple(dict.fromkeys(recipes))))

    def leave(self) -> None:
        """The dialog goes."""
        self.job_bar.leave()
        self._places = {}

    def allow(self, usable: bool) -> None:
        """Whether there is a style to try."""
        self.job_bar.button.setEnabled(usable or self.job_bar.is_busy)

    def _previewed(self, key: str) -> None:
        for number in self._places.get(Digest(key), ()):
            self._fill(number, self._work.previews[key])

    def _tried(self, event: TriedOut) -> None:
        picture = QPixmap()
        picture.loadFromData(event.png)
        for number in self._places.get(event.recipe, ()):
            self._fill(number, picture)

    def _fill(self, number: int, picture: QPixmap) -> None:
        tile = self.tiles[number]
        tile.clear()
        if picture.isNull():
            tile.setStyleSheet("border: 1px dashed palette(dark); border-radius: 8px;")
            return
        tile.setStyleSheet("")
        ratio = self.devicePixelRatio()
        shown = picture.scaled(
            QSize(TILE, TILE) * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        tile.setPixmap(shown)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        prompts = (
            self.tr("a house in the forest"),
            self.tr("a bear standing in a room"),
            self.tr("a robot sitting on the beach"),
        )
        for number, text in enumerate(prompts):
            tile, field = QLabel(), QLineEdit(text)
            tile.setFixedSize(TILE, TILE)
            tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
            tile.setAccessibleName(self.tr("Trial {}").format(number + 1))
            field.setAccessibleName(self.tr("Prompt of trial {}").format(number + 1))
            field.setCursorPosition(0)
            grid.addWidget(tile, 0, number, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(field, 1, number)
            self.tiles.append(tile)
            self.prompts.append(field)
            self._fill(number, QPixmap())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.job_bar)
        column.addLayout(grid)
