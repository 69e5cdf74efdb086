"""What the model takes in of a picture: its reconstruction, and how like the picture it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from core.domain.errors import AppError
from core.domain.events import ReconstructionMade
from core.domain.recipe import Recipe
from core.domain.values import Digest, new_id
from core.jobs.jobs import InvertPicture
from core.storage.trajectories import Reconstruction
from desktop.dialogs.job_bar import JobBar
from desktop.session.work import Work
from desktop.workers.background import Background, Task

WELL, PARTLY = 30.0, 22.0
"""From this PSNR on, in dB, a picture is taken in well, or in part."""
PAUSE_MS = 300
"""Typing pauses that long before the disk is asked."""
Wanted = Callable[[], tuple[str, Recipe] | None]


class Inverting(QObject):
    """Keeps the reconstruction that goes with what a dialog says now.

    `wanted` gives a name and the recipe that inverts the picture, None where there is none yet;
    AppError where it cannot be drawn.

    Signals:
        changed: another reconstruction is to be shown, or none.
    """

    changed = Signal()

    def __init__(self, work: Work, background: Background, bar: JobBar, wanted: Wanted) -> None:
        super().__init__(bar)
        self._work = work
        self._background = background
        self._bar = bar
        self._wanted = wanted
        self._key: Digest | None = None
        self._reading: Task | None = None
        self.picture = QPixmap()
        self.psnr = 0.0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read)
        bar.wanted.connect(self._begin)
        work.reconstructed.connect(self._made)

    @property
    def words(self) -> str:
        """How much of the picture comes back."""
        if self.picture.isNull():
            return ""
        if self.psnr >= WELL:
            return self.tr("Taken in well: the model knows this picture.")
        if self.psnr >= PARTLY:
            return self.tr("Taken in partly: its colours and shapes, not every detail.")
        return self.tr("Taken in poorly. Say more exactly what it shows, or crop it.")

    def refresh(self) -> None:
        """The dialog says something else now."""
        recipe = self._recipe()
        key = recipe.trajectory_key(recipe.references[0]) if recipe else None
        if key != self._key:
            self._key = key
            self._bar.stop()
            self._show(None)
            self._pause.start()
        self._bar.button.setEnabled(key is not None)

    def leave(self) -> None:
        """The dialog goes."""
        self._pause.stop()
        if self._reading is not None:
            self._reading.cancel()
        self._bar.leave()

    def _recipe(self) -> Recipe | None:
        try:
            wanted = self._wanted()
        except AppError:
            return None
        return wanted[1] if wanted else None

    def _read(self) -> None:
        """It may have been made before."""
        key, trajectories = self._key, self._work.session.library.trajectories
        if key is not None:
            self._reading = self._background.run(
                lambda: trajectories.reconstruction(key), self._show
            )

    def _begin(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            name, recipe = wanted
            self._bar.begin(InvertPicture(new_id(), name, recipe))

    def _made(self, event: ReconstructionMade) -> None:
        if event.key == self._key:
            self._show(Reconstruction(event.png, event.psnr))

    def _show(self, made: Reconstruction | None) -> None:
        self.picture, self.psnr = QPixmap(), 0.0
        if made is not None:
            self.picture.loadFromData(made.png)
            self.psnr = made.psnr
        self.changed.emit()
