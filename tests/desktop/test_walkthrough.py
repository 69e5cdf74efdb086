"""What a new artist does, from the first start to the sheet, on the model that ships.

Through widgets only: once with the mouse, once with the keyboard alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.checkpoints.identify import built_in, built_in_folder
from core.domain.project import new_project
from core.jobs.engine import Engine
from core.settings import Settings
from core.storage.library import Library
from desktop.app import build, welcome_once
from desktop.dialogs.cast_dialog import CastDialog
from desktop.dialogs.character_dialog import CharacterDialog
from desktop.dialogs.style_dialog import StyleDialog
from desktop.main_window import MainWindow
from desktop.session.standing import State
from desktop.welcome.welcome import Welcome

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

LONG = 300_000
"""The longest that anything may take, in milliseconds, on a busy machine."""
STEPS = "6"
"""Denoising steps: enough to see that pictures come and stay."""
PROMPTS = (
    "@Nell standing in the city",
    "@Nell running on the beach",
    "@Nell sitting in a room",
    "@Nell sleeping in the forest",
    "@Nell standing on the beach",
)


@dataclass
class Artist:
    """Who sits before the window. Sees what widgets show, and uses mouse and keys."""

    qtbot: QtBot
    window: MainWindow

    def click(self, button: QAbstractButton) -> None:
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def button(self, place: QWidget, text: str) -> QAbstractButton:
        """The button that can be seen and says this."""
        buttons = place.findChildren(QAbstractButton)
        found = [b for b in buttons if b.isVisible() and text in b.text().replace("&", "")]
        assert found, f"nothing says {text!r}"
        return found[0]

    def write(self, field: QWidget, text: str) -> None:
        """Put the caret into a field and type over what is there."""
        self.qtbot.mouseClick(
            getattr(field, "viewport", lambda: field)(), Qt.MouseButton.LeftButton
        )
        QTest.keySequence(field, QKeySequence.StandardKey.SelectAll)
        self.qtbot.keyClicks(field, text)

    def choose(self, box: QComboBox, text: str) -> None:
        """Step through a box until it says this."""
        self.qtbot.waitUntil(lambda: box.findText(text) >= 0)
        box.setFocus()
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        while box.currentText() != text:
            self.qtbot.keyClick(box, Qt.Key.Key_Down)

    def open_item(self, view: QAbstractItemView, name: str) -> None:
        """Double-click what is called so in a list."""
        places = (view.model().index(row, 0) for row in range(view.model().rowCount()))
        index = next(i for i in places if name in str(i.data(Qt.ItemDataRole.DisplayRole)))
        place = view.visualRect(index).center()
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def tab(self, tabs: QTabWidget, text: str) -> None:
        """Click the tab that says this."""
        bar = tabs.tabBar()
        place = next(n for n in range(bar.count()) if bar.tabText(n).replace("&", "") == text)
        middle = bar.tabRect(place).center()
        self.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=middle)

    def press(self, keys: str) -> None:
        """Press keys where the focus is."""
        QTest.keySequence(self.focus(), QKeySequence(keys))
        QApplication.processEvents()

    def command(self, words: str) -> None:
        """Ask the palette for something."""
        self.press("Ctrl+Shift+P")
        self.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.typed(words)
        self.press("Return")

    def reach(self, widget: QWidget) -> None:
        """Press Tab until the focus is here."""
        for _ in range(80):
            if widget.hasFocus():
                return
            self.press("Tab")
        raise AssertionError("the Tab key does not come here")

    def typed(self, text: str) -> None:
        """Type where the focus is."""
        self.qtbot.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        self.activate()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return QApplication.focusWidget()

    def activate(self) -> None:
        """What a window manager does when a dialog or a list of names has gone."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            self.window.activateWindow()

    def comes_to(self, widget: QWidget) -> None:
        """Until the focus is there."""
        self.activate()
        self.qtbot.waitUntil(widget.hasFocus)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog that is open."""

        def is_open() -> bool:
            shown = self.window.opener.current
            return isinstance(shown, kind) and shown.isVisible()

        self.qtbot.waitUntil(is_open)
        return self.window.opener.current

    def wait(self) -> None:
        """Until nothing waits or runs."""
        self.qtbot.waitUntil(lambda: not self.window.work.is_busy, timeout=LONG)

    def states(self) -> list[State]:
        session = self.window.session
        return [session.standing(p.id).state for p in session.project.board.panels]

    def pictures(self) -> list[str]:
        """The pictures on the board, by the names of their bytes."""
        session = self.window.session
        takes = [session.standing(p.id).take for p in session.project.board.panels]
        return [take.picture if take else "" for take in takes]


@pytest.fixture
def artist(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Artist]:
    window = build(
        qapp,
        Library.open(tmp_path / "library"),
        new_project("Untitled"),
        partial(Engine, built_in_folder(), "cpu"),
        Settings(),
        built_in().traits,
        tmp_path / "settings.json",
    )
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield Artist(qtbot, window)
    window.close()
    window.deleteLater()


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    """A picture the artist drew."""
    image = Image.new("RGB", (128, 128), "#e8d8b0")
    draw = ImageDraw.Draw(image)
    draw.ellipse((40, 30, 90, 80), fill="#804020", outline="#201008", width=3)
    draw.rectangle((0, 95, 128, 128), fill="#507030")
    image.save(tmp_path / "drawing.png")
    return tmp_path / "drawing.png"


def test_with_the_mouse(artist: Artist, drawing: Path, tmp_path: Path) -> None:
    window, qtbot = artist.window, artist.qtbot
    # The first start: some pages that can be read, then the sample.
    welcome_once(window)
    qtbot.waitUntil(lambda: window.findChild(Welcome) is not None)
    welcome = window.findChild(Welcome)
    qtbot.waitUntil(welcome.isVisible)
    while welcome.next.isVisible():
        artist.click(welcome.next)
    artist.click(welcome.last.sample)
    qtbot.waitUntil(lambda: window.session.project.title == "A day at the sea")
    assert len(artist.states()) == 6

    # A board of one's own.
    window.actions_table["project.new"].trigger()
    assert artist.states() == []
    artist.tab(window.inspector.tabs, "Generation")
    artist.write(window.inspector.drawing.steps.lineEdit(), STEPS + "\t")

    # A character, cast on the model that ships.
    artist.click(window.library.characters.new)
    dialog = artist.dialog(CharacterDialog)
    artist.write(dialog.name, "Nell")
    artist.write(dialog.words, "a fox wearing a hat")
    artist.click(dialog.accept_button)
    casting = artist.dialog(CastDialog)
    qtbot.waitUntil(lambda: len(casting.tiles) >= 2, timeout=LONG)
    qtbot.waitUntil(casting.tiles[1].isVisible)
    artist.click(casting.tiles[1])
    qtbot.waitUntil(casting.freeze_button.isEnabled, timeout=LONG)
    artist.click(casting.freeze_button)
    artist.wait()

    # A style from a picture that is dropped on the window.
    drop(window, drawing)
    style = artist.dialog(StyleDialog)
    qtbot.waitUntil(lambda: not style.is_reading)
    artist.write(style.name, "Gouache")
    artist.write(style.words, "gouache")
    artist.write(style.description, "a ball above grass")
    artist.click(style.accept_button)
    artist.choose(window.board.header.style_box, "Gouache")
    assert window.session.style.name == "Gouache"

    # Five panels.
    for prompt in PROMPTS:
        artist.click(artist.button(window, "New panel"))
        artist.tab(window.inspector.tabs, "Panel")
        artist.write(window.inspector.prompt, prompt)
    assert artist.states() == [State.EMPTY] * 5
    artist.click(artist.button(window, "Generate all"))
    artist.wait()
    assert artist.states() == [State.CURRENT] * 5
    first = artist.pictures()
    assert len(set(first)) == 5

    # One of them again; the others keep their bytes.
    window.session.select([window.session.project.board.panels[2].id])
    artist.tab(window.inspector.tabs, "Generation")
    artist.click(window.inspector.dice)
    assert artist.states()[2] is State.STALE
    artist.click(window.inspector.generate)
    artist.wait()
    again = artist.pictures()
    assert again[2] != first[2]
    assert again[:2] + again[3:] == first[:2] + first[3:]

    # The character changes; every panel says so, and is made again.
    artist.open_item(window.library.characters.view, "Nell")
    dialog = artist.dialog(CharacterDialog)
    artist.write(dialog.words, "a fox wearing a striped hat")
    artist.click(dialog.accept_button)
    qtbot.waitUntil(lambda: artist.states() == [State.STALE] * 5)
    window.actions_table["generate.stale"].trigger()
    artist.wait()
    assert artist.states() == [State.CURRENT] * 5
    assert not set(artist.pictures()) & set(again)

    # The sheet.
    artist.click(artist.button(window, "Export"))
    save_as(artist, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def drop(window: MainWindow, path: Path) -> None:
    """Let a file fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, buttons, none)
    window.dropEvent(event)


def save_as(artist: Artist, path: Path) -> None:
    """Go to a folder in the file dialog, type a name there, and press Enter."""
    dialog = artist.dialog(QFileDialog)
    dialog.setDirectory(str(path.parent))
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    artist.write(field, path.name)
    artist.qtbot.keyClick(field, Qt.Key.Key_Return)
    artist.qtbot.waitUntil(path.exists, timeout=LONG // 10)


def test_with_the_keyboard_alone(artist: Artist, tmp_path: Path) -> None:
    window, qtbot = artist.window, artist.qtbot
    welcome_once(window)
    qtbot.waitUntil(lambda: window.findChild(Welcome) is not None)
    artist.comes_to(window.findChild(Welcome).next)
    artist.press("Escape")

    artist.command("new character")
    dialog = artist.dialog(CharacterDialog)
    artist.comes_to(dialog.name)
    artist.typed("Nell")
    artist.press("Tab")
    artist.typed("a fox wearing a hat")
    artist.reach(dialog.accept_button)
    artist.press("Space")
    casting = artist.dialog(CastDialog)
    qtbot.waitUntil(lambda: len(casting.tiles) >= 2, timeout=LONG)
    artist.reach(casting.tiles[0])
    artist.press("Space")
    qtbot.waitUntil(casting.freeze_button.isEnabled, timeout=LONG)
    artist.reach(casting.freeze_button)
    artist.press("Space")
    artist.wait()

    for prompt in PROMPTS[:2]:
        artist.command("new panel")
        artist.comes_to(window.inspector.prompt)
        artist.typed(prompt)
    artist.press("Ctrl+Alt+Return")
    artist.wait()
    assert artist.states() == [State.CURRENT] * 2
    first = artist.pictures()

    # The second again, with another seed; then the one that was before.
    artist.command("another seed")
    artist.wait()
    assert artist.pictures()[0] == first[0]
    assert artist.pictures()[1] != first[1]
    artist.press("Ctrl+Z")
    assert artist.pictures() == first

    # Looked at large, and played.
    artist.press("Ctrl+2")
    assert window.centre.is_shown("panel")
    artist.press("Ctrl+1")
    assert window.centre.is_shown("board")

    artist.press("Ctrl+E")
    save_as(artist, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
