"""What becomes of files that are dropped on the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from core.domain.recipe import Recipe
from core.storage.embedded import recipe_in
from desktop.dialogs.opener import Opener
from desktop.session.archives import SUFFIX, Archives
from desktop.session.importing import Importer
from desktop.session.notice import Notice
from desktop.session.restoring import Restoring
from desktop.session.session import Session
from desktop.workers.background import Background

STORY, PNG = ".toml", ".png"
TOPIC = "dropped"


class Dropping(QObject):
    """Stories and scripts are read, archives unpacked, pictures become styles.

    One of our own pictures can become a panel again.
    """

    def __init__(
        self,
        session: Session,
        opener: Opener,
        archives: Archives,
        importer: Importer,
        background: Background,
        read_script: Callable[[Path], object],
    ) -> None:
        super().__init__(opener)
        self._session = session
        self._opener = opener
        self._archives = archives
        self._importer = importer
        self._background = background
        self._read_script = read_script
        self._restoring = Restoring(session, self)

    def take(self, paths: list[Path]) -> None:
        """Do what the first of the files is for."""
        path, suffix = paths[0], paths[0].suffix.lower()
        if suffix == STORY:
            self._opener.read_story(path)
        elif suffix == SUFFIX:
            self._archives.unpack(path)
        elif _is_script(path):
            self._read_script(path)
        elif len(paths) > 1 or path.is_dir():
            self._importer.begin(paths)
        elif suffix == PNG:
            self._background.run(partial(recipe_in, path), partial(self._take_png, path))
        else:
            self._opener.style(None, path)

    def _take_png(self, path: Path, recipe: Recipe | None) -> None:
        """A picture of ours knows how it was made: ask what it shall be."""
        if recipe is None or self._session.library.read_only:
            self._opener.style(None, path)
            return
        panel = self._restoring.panel_of(recipe)
        first = (self.tr("New panel"), partial(self._restoring.new_panel, recipe))
        if panel is not None:
            first = (self.tr("Show its panel"), partial(self._session.select, [panel.id]))
        self._session.said.emit(
            Notice(
                self.tr("“{}” was made by Castboard and carries its recipe.").format(path.name),
                button=first[0],
                action=first[1],
                second=self.tr("New style from it"),
                second_action=partial(self._opener.style, None, path),
                topic=TOPIC,
            )
        )


def _is_script(path: Path) -> bool:
    from core.screenplay.scripts import KINDS

    return path.suffix.lower() in KINDS
