"""The animatic, by a clock that the tests turn."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.board import Panel
from core.domain.project import new_project
from core.domain.prompting import ModelTraits
from core.domain.recipe import Take
from core.domain.values import BlobId, new_id
from core.storage.library import Library
from desktop.models.pictures import Pictures
from desktop.play.player import Player, spoken
from desktop.play.reel import Reel
from desktop.play.transport import Transport
from desktop.session.session import Session
from desktop.theme import Appearance

TRAITS = ModelTraits(fingerprint="fake", side=64, multiple=16)
PANELS = (
    Panel(id="a", prompt="fog", shot="WS", duration=2.0, seed=1),
    Panel(id="b", dialogue="MIA: Wait!", action="She runs.", duration=0.5, seed=2),
    Panel(id="z", prompt="never seen", duration=0.0, seed=3),
    Panel(id="c", prompt="the sea", duration=3.0, seed=4),
)


class Clock:
    """Time that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class AskedPictures(Pictures):
    """Remembers what was asked for, and what came."""

    def __init__(self, library: Library) -> None:
        super().__init__(library.blobs)
        self.asked: list[BlobId] = []
        self.read: set[str] = set()
        self.ready.connect(self.read.add)

    def get(self, blob_id: BlobId, size: QSize) -> QPixmap | None:
        self.asked.append(blob_id)
        return super().get(blob_id, size)


@dataclass
class Cinema:
    """A player, and its clock."""

    qtbot: QtBot
    session: Session
    player: Player
    clock: Clock
    pictures: AskedPictures

    def draw(self, panel_id: str, colour: str) -> BlobId:
        """A take of a panel."""
        session, file = self.session, BytesIO()
        Image.new("RGB", (32, 18), colour).save(file, "PNG")
        recipe = session.standing("a").recipe
        assert recipe is not None
        take = Take(
            id=new_id(),
            project_id=session.project.id,
            panel_id=panel_id,
            recipe=recipe,
            picture=session.library.blobs.put(file.getvalue()),
            made_at="2026-11-23T12:00:00+00:00",
        )
        session.add_take(take)
        return take.picture

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.player.tick()

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.player.stage, key)

    @property
    def seen(self) -> str:
        return self.player.panel.id if self.player.panel else ""


@pytest.fixture
def cinema(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, empty_library: Path
) -> Iterator[Cinema]:
    shutil.copytree(empty_library, tmp_path / "library")
    library = Library.open(tmp_path / "library")
    project = new_project("Test", "16:9")
    board = project.board.replace(panels=PANELS)
    session = Session(library, project.replace(board=board), TRAITS)
    pictures, clock = AskedPictures(library), Clock()
    player = Player(session, pictures, Appearance(qapp, "light"), clock)
    qtbot.addWidget(player)
    player.resize(640, 480)
    player.show()
    yield Cinema(qtbot, session, player, clock, pictures)
    player.hide()
    pictures.stop()
    session.close()
    library.close()


def test_each_panel_is_seen_for_as_long_as_it_lasts(cinema: Cinema) -> None:
    cinema.player.play()
    seen = []
    for _ in range(11):
        seen.append(cinema.seen)
        cinema.wait(0.5)
    assert seen == ["a"] * 4 + ["b"] + ["c"] * 6
    assert not cinema.player.transport.is_playing


def test_time_does_not_drift_however_late_the_window_looks(cinema: Cinema) -> None:
    transport = Transport(cinema.clock)
    transport.play()
    for _ in range(100_000):
        cinema.clock.now += 0.0167
        assert transport.is_playing
    assert transport.position == pytest.approx(1670.0, abs=1e-6)
    transport.pause()
    cinema.clock.now += 99
    assert transport.position == pytest.approx(1670.0, abs=1e-6)
    transport.seek(3.0)
    transport.play()
    cinema.clock.now += 0.25
    assert transport.position == 3.25


def test_it_plays_from_the_panel_it_is_given(cinema: Cinema) -> None:
    cinema.player.play("b")
    assert cinema.seen == "b"
    assert cinema.player.stage.time.text() == "0:02.0 / 0:05.5"
    cinema.wait(0.6)
    assert cinema.seen == "c"


def test_keys_play_pause_step_and_go_home(cinema: Cinema) -> None:
    cinema.player.play("a")
    cinema.key(Qt.Key.Key_Space)
    assert not cinema.player.transport.is_playing
    cinema.key(Qt.Key.Key_Right)
    cinema.key(Qt.Key.Key_Right)
    assert cinema.seen == "z"
    cinema.key(Qt.Key.Key_Right)
    cinema.key(Qt.Key.Key_Right)
    assert cinema.seen == "c"
    cinema.key(Qt.Key.Key_Left)
    assert cinema.seen == "z"
    cinema.key(Qt.Key.Key_Home)
    assert cinema.seen == "a"
    cinema.key(Qt.Key.Key_End)
    assert cinema.seen == "c"
    cinema.key(Qt.Key.Key_Space)
    assert cinema.player.transport.is_playing


def test_keys_work_while_a_button_has_the_focus(cinema: Cinema) -> None:
    cinema.player.play("a")
    cinema.player.stage.loop.setFocus()
    cinema.qtbot.keyClick(cinema.player.stage.loop, Qt.Key.Key_Right)
    assert cinema.seen == "b"
    cinema.qtbot.keyClick(cinema.player.stage.loop, Qt.Key.Key_Space)
    assert cinema.player.stage.loop.isChecked()
    assert cinema.player.transport.is_playing


def test_escape_ends_it_and_selects_the_panel_that_was_seen(cinema: Cinema) -> None:
    cinema.player.play("b")
    with cinema.qtbot.waitSignal(cinema.player.ended):
        cinema.key(Qt.Key.Key_Escape)
    assert cinema.session.selected == ("b",)
    assert not cinema.player.transport.is_playing


def test_at_the_end_it_stays_or_begins_again(cinema: Cinema) -> None:
    cinema.player.play("c")
    cinema.wait(10.0)
    assert (cinema.seen, cinema.player.transport.is_playing) == ("c", False)
    assert cinema.player.stage.time.text() == "0:05.5 / 0:05.5"
    cinema.key(Qt.Key.Key_Space)
    assert cinema.seen == "a"
    cinema.player.stage.loop.setChecked(True)
    cinema.wait(5.6)
    assert (cinema.seen, cinema.player.transport.is_playing) == ("a", True)
    cinema.wait(2.0)
    assert cinema.seen == "b"


def test_the_bar_goes_where_it_is_pressed(cinema: Cinema) -> None:
    bar = cinema.player.stage.bar
    place = bar.rect().center()
    place.setX(round(bar.x_of(2.25)))
    cinema.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
    assert cinema.seen == "b"
    assert cinema.player.transport.position == pytest.approx(2.25, abs=0.02)


def test_the_picture_keeps_the_boards_aspect_in_any_window(cinema: Cinema) -> None:
    for size in ((640, 480), (1920, 700), (400, 1200)):
        cinema.player.resize(*size)
        QApplication.processEvents()
        place = cinema.player.stage.screen_view.picture_rect()
        assert place.width() / place.height() == pytest.approx(16 / 9, rel=0.01)
        assert cinema.player.stage.screen_view.rect().contains(place)


def test_a_screen_reader_is_told_the_panel_and_what_is_said(cinema: Cinema) -> None:
    cinema.player.play("a")
    cinema.key(Qt.Key.Key_Right)
    screen = cinema.player.stage.screen_view
    assert screen.accessibleName() == "Panel 2 of 4. MIA: Wait!. She runs."


def test_an_edit_while_it_plays_stays_on_the_panel(cinema: Cinema) -> None:
    cinema.player.play("b")
    cinema.wait(0.25)
    project = cinema.session.project
    board = project.board.without({"a"})
    cinema.session.edit("", project.replace(board=board))
    assert cinema.seen == "b"
    assert cinema.player.transport.position == pytest.approx(0.25)
    cinema.session.edit("", project.replace(board=board.replace(panels=())))
    assert (cinema.seen, cinema.player.transport.is_playing) == ("", False)
    cinema.key(Qt.Key.Key_Right)
    cinema.key(Qt.Key.Key_Space)
    assert not cinema.player.transport.is_playing


def test_the_next_picture_is_read_ahead(cinema: Cinema) -> None:
    first, second = cinema.draw("a", "teal"), cinema.draw("b", "tomato")
    cinema.pictures.asked.clear()
    cinema.player.play("a")
    assert cinema.pictures.asked[:2] == [first, second]
    cinema.qtbot.waitUntil(lambda: cinema.pictures.read == {first, second})


def test_a_panel_without_a_picture_shows_its_words(cinema: Cinema) -> None:
    project = cinema.session.project
    panel = project.board.panel("a").replace(prompt="(@Mia:raincoat:1.2) in the fog")
    cinema.session.edit("", project.replace(board=project.board.with_panel(panel)))
    assert cinema.player.frame(panel).words == "Mia in the fog"
    assert cinema.player.frame(project.board.panel("b")).words == "She runs."


def test_nothing_plays_where_nobody_sees_it(cinema: Cinema) -> None:
    cinema.player.play()
    cinema.player.hide()
    assert not cinema.player.transport.is_playing


def test_it_fills_the_monitor_and_comes_back(cinema: Cinema) -> None:
    cinema.player.play()
    stage = cinema.player.stage
    cinema.key(Qt.Key.Key_F)
    assert stage.isWindow()
    assert stage.isFullScreen()
    cinema.key(Qt.Key.Key_F)
    assert not stage.isWindow()
    cinema.key(Qt.Key.Key_F)
    stage.close()
    assert not stage.isWindow()
    cinema.key(Qt.Key.Key_F)
    cinema.key(Qt.Key.Key_Escape)
    assert not stage.isWindow()
    cinema.key(Qt.Key.Key_F)
    cinema.player.hide()
    assert not stage.isWindow()


def test_a_reel_without_panels_or_time_has_no_moments() -> None:
    assert (Reel().total, Reel().at(3.0)) == (0.0, 0)
    still = Reel([PANELS[2]])
    assert (still.total, still.at(1.0), still.place("nobody")) == (0.0, 0, 0)


def test_moments_are_told_with_tenths() -> None:
    assert [spoken(0.0), spoken(65.37), spoken(600.0)] == ["0:00.0", "1:05.3", "10:00.0"]
