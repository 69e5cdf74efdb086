"""A window on a library of its own, with the fake engine behind a real worker thread."""

import gc
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.character import Anchor, Character
from core.domain.project import Project, new_project
from core.domain.prompting import FIRST_CASTING_SEED, ModelTraits
from core.domain.recipe import Take
from core.domain.style import Style
from core.domain.values import new_id
from core.paths import resources
from core.settings import Settings
from core.storage.library import Library
from desktop.app import build
from desktop.dialogs.picture_dialog import PictureDialog
from desktop.main_window import MainWindow
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.translation import OwnTexts
from tests.fakes.engine import FakeEngine

TRAITS = ModelTraits(fingerprint="fake", side=64, multiple=16)


@dataclass
class Desk:
    """The window, and short words for what an artist does with it."""

    qtbot: QtBot
    window: MainWindow
    engine: FakeEngine
    library: Library
    notices: list[str] = field(default_factory=list)

    @property
    def session(self) -> Session:
        return self.window.session

    @property
    def work(self) -> Work:
        return self.window.work

    @property
    def project(self) -> Project:
        return self.session.project

    def takes(self) -> dict[str, Take]:
        """The take that each panel shows, of those that have one."""
        found = {p.id: self.session.standing(p.id).take for p in self.project.board.panels}
        return {panel_id: take for panel_id, take in found.items() if take is not None}

    def prompts(self) -> list[str]:
        return [panel.prompt for panel in self.project.board.panels]

    def write(self, *prompts: str) -> list[str]:
        """Add panels with these prompts; their ids."""
        ids = []
        for prompt in prompts:
            panel = self.window.edits.add()
            self.window.edits.change(panel.id, "prompt", prompt)
            ids.append(panel.id)
        return ids

    def until(self, done: Callable[[], bool], ms: int = 20000) -> None:
        self.qtbot.waitUntil(done, timeout=ms)

    def finish(self) -> None:
        self.until(lambda: not self.work.is_busy)

    def read(self, dialog: PictureDialog) -> PictureDialog:
        """Wait until a dialog has taken its picture in."""
        self.until(lambda: not dialog.is_reading)
        return dialog

    def trigger(self, action_id: str) -> None:
        self.window.actions_table[action_id].trigger()

    def add_character(
        self, name: str = "Fox", words: str = "a fox", noun: str = "fox"
    ) -> Character:
        character = Character(id=new_id(), name=name, words=words, noun=noun)
        self.window.shelf.save_character(character)
        return character

    def cast(self, character: Character) -> Character:
        made: list[Anchor] = []
        self.work.candidate_made.connect(lambda event: made.append(event.anchor))
        self.work.cast(character, [FIRST_CASTING_SEED])
        self.finish()
        self.window.shelf.freeze(character, tuple(made))
        return self.library.characters.get(character.id)

    def add_style(self, name: str = "Ink") -> Style:
        style = Style(id=new_id(), name=name, words="ink")
        self.window.shelf.save_style(style)
        return style


MakeDesk = Callable[..., Desk]


@pytest.fixture(autouse=True, scope="module")
def _garbage_of_this_thread() -> Iterator[None]:
    """Collect in this thread alone, as the program does: another one would destroy widgets."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library as it is made, to copy: migrating takes longer than most tests."""
    folder = tmp_path_factory.mktemp("library")
    Library.open(folder).close()
    return folder


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """Speak German until the test ends."""
    before, own = QLocale(), OwnTexts()
    assert own.load(QLocale("de"), "castboard", "_", str(resources() / "translations"))
    qapp.installTranslator(own)
    QLocale.setDefault(QLocale("de"))
    yield
    QLocale.setDefault(before)
    qapp.removeTranslator(own)


@pytest.fixture
def make_desk(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, empty_library: Path
) -> Iterator[MakeDesk]:
    """Opens windows on one library, and closes them after the test."""
    shutil.copytree(empty_library, tmp_path / "library")
    windows: list[MainWindow] = []

    def make(engine: FakeEngine | None = None, project: Project | None = None) -> Desk:
        library = Library.open(tmp_path / "library")
        engine = engine or FakeEngine()
        window = build(
            qapp,
            library,
            project or new_project("Test"),
            lambda: engine,
            Settings(),
            TRAITS,
            tmp_path / "settings.json",
        )
        windows.append(window)
        desk = Desk(qtbot, window, engine, library)
        window.session.said.connect(lambda notice: desk.notices.append(notice.sentence))
        window.show()
        qtbot.waitExposed(window)
        return desk

    yield make
    for window in windows:
        if window.isVisible() and not window.close():
            window.notices.strips[-1].button.click()  # what the test painted is not kept
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "old-map.png"
    Image.new("RGB", (32, 24), "teal").save(path)
    return path
