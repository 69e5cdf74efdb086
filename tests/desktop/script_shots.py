"""Screenshots of the script's page and of the animatic: python -m tests.desktop.script_shots.

Each stands by itself, on a session without a window.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageDraw
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication, QWidget

from core.domain.board import Panel
from core.domain.character import Character
from core.domain.project import new_project
from core.domain.prompting import ModelTraits
from core.domain.recipe import Recipe, Take
from core.domain.values import new_id
from core.storage.library import Library
from desktop.app import application
from desktop.models.pictures import Pictures
from desktop.play.player import Player
from desktop.script.page import ScriptPage
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.theme import Appearance
from desktop.workers.background import Background

OUT = Path(__file__).parents[2] / "build" / "screenshots"
TRAITS = ModelTraits(fingerprint="fake", side=64, multiple=16)
FOUNTAIN = """Title: The last ferry
Author: Somebody

# Act one

= Mia comes too late.

EXT. HARBOUR - DAWN

Fog over the water. A bell, far away.

MIA (30), a diver in a yellow suit, runs along the pier.

MIA
(out of breath)
Wait! Is anybody still here?

OLD TOM
Only the gulls, and they do not count.

CLOSE ON the ticket in Mia's hand, torn in two.

INT. LIGHTHOUSE - NIGHT

They climb the stairs. Their lamps throw long shadows on the walls, and the sea is so loud \
that neither of them hears the door below.

DISSOLVE TO:

/* this is not closed

EXT. SEA - DAY

The ferry, very small.
"""
LIST = """The last ferry
1. WS The pier at dawn (3 s)
2. CU Mia looks up
   MIA: Is anybody there?
   SFX: gulls
3. MS ROB comes out of the fog: “Only the gulls.”
13.
14. ECU A very long description of what happens in this picture, which takes far more than two \
lines to tell, however wide the dock is drawn
"""
OTHERS = """1. WS 夜明けの桟橋、霧の中にフェリーが見える
ミア: 誰かいますか
2. CU Мия смотрит вверх
3. MS رجل عجوز على الرصيف ينظر إلى البحر
4. ZUVERLÄSSIGKEITSÜBERPRÜFUNGSMASCHINENFÜHRERHAUS
"""


class Place:
    """A session on a library of its own, and a way to let time pass."""

    def __init__(self, app: QApplication, theme: str) -> None:
        self.app = app
        library = Library.open(Path(tempfile.mkdtemp()))
        project = new_project("The last ferry")
        board = project.board.replace(aspect="16:9")
        self.session = Session(library, project.replace(board=board), TRAITS)
        self.pictures = Pictures(library.blobs)
        self.background = Background()
        self.appearance = Appearance(app, theme)
        self.shelf = ShelfEdits(self.session)

    def page(self, width: int = 300, height: int = 820) -> ScriptPage:
        page = ScriptPage(self.session, self.shelf, self.background, self.appearance)
        page.resize(width, height)
        page.show()
        return page

    def read(self, page: ScriptPage, text: str) -> None:
        page.text_field.setPlainText(text)
        self.wait(lambda: not page.source.is_busy, 3000)

    def wait(self, done: Callable[[], bool] = lambda: False, ms: int = 250) -> None:
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < ms and not done():
            self.app.processEvents()

    def save(self, name: str, widget: QWidget) -> None:
        self.wait()
        OUT.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(OUT / f"{name}.png"))

    def panels(self, *panels: Panel) -> None:
        board = self.session.project.board.replace(panels=panels)
        self.session.edit("", self.session.project.replace(board=board))

    def draw(self, panel: Panel, colour: str) -> None:
        """A take of a panel: a plain picture."""
        image = Image.new("RGB", (640, 360), colour)
        ImageDraw.Draw(image).ellipse((420, 60, 560, 200), fill="gold")
        path = Path(tempfile.mkdtemp()) / "take.png"
        image.save(path)
        picture = self.session.library.blobs.put(path.read_bytes())
        recipe = self.session.standing(panel.id).recipe
        assert isinstance(recipe, Recipe)
        take = Take(
            id=new_id(),
            project_id=self.session.project.id,
            panel_id=panel.id,
            recipe=recipe,
            picture=picture,
            made_at=datetime.now(UTC).isoformat(),
        )
        self.session.save()
        self.session.library.takes.add(take)
        self.session.add_take(take)

    def close(self) -> None:
        self.background.stop()
        self.pictures.stop()
        self.session.close()
        self.session.library.close()


def script(place: Place, theme: str) -> None:
    page = place.page()
    place.save(f"script_empty_{theme}", page)
    mia = Character(id=new_id(), name="Mia", words="a fox wearing a hat", noun="fox")
    place.shelf.keep_characters([mia])
    place.read(page, FOUNTAIN)
    place.save(f"script_{theme}", page)
    page.tabs.setCurrentIndex(1)
    page.names.rows[-1].noun.setText("sailor")
    place.save(f"script_names_{theme}", page)
    page.tabs.setCurrentIndex(2)
    place.save(f"script_skipped_{theme}", page)
    page.tabs.setCurrentIndex(0)
    page.names.rows[-1].noun.setText("person")
    page.resize(264, 560)
    place.read(page, LIST)
    place.save(f"script_list_{theme}", page)
    page.resize(420, 820)
    place.read(page, OTHERS)
    place.save(f"script_others_{theme}", page)
    wrong = Path(tempfile.mkdtemp()) / "script.fdx"
    wrong.write_text("<html/>")
    page.open_file(wrong)
    place.wait(lambda: not page.source.is_busy, 3000)
    place.save(f"script_wrong_{theme}", page)
    page.close()


def player(place: Place, theme: str) -> None:
    said = "MIA: Wait! Is anybody still here?\nOLD TOM: Only the gulls, and they do not count."
    done = "She runs along the pier in the fog, out of breath, a torn ticket in her hand."
    panels = (
        Panel(id="1", prompt="the pier at dawn", shot="WS", duration=3.5, seed=1),
        Panel(id="2", prompt="a diver", shot="CU", dialogue=said, action=done, seed=2),
        Panel(id="3", prompt=f"{done} The ferry is very small.", action="夜明けの桟橋", seed=3),
        Panel(id="4", prompt="the lamp", dialogue="誰かいますか。 Есть кто-нибудь?", seed=4),
    )
    place.panels(*panels)
    for panel, colour in zip(panels[:2], ("steelblue", "teal"), strict=True):
        place.draw(panel, colour)
    view = Player(place.session, place.pictures, place.appearance)
    view.resize(1000, 720)
    view.show()
    view.play("2")
    place.wait(ms=400)
    view.stage.toggled.emit()
    place.save(f"player_{theme}", view)
    view.stage.stepped.emit(1)
    place.save(f"player_words_{theme}", view)
    view.stage.finished.emit()
    view.resize(560, 420)
    place.save(f"player_small_{theme}", view)
    view.close()


SCENES = (script, player)


def main(names: list[str]) -> None:
    app = application([])
    for theme in ("light", "dark"):
        for scene in SCENES:
            if not names or scene.__name__ in names:
                place = Place(app, theme)
                scene(place, theme)
                place.close()


if __name__ == "__main__":
    main(sys.argv[1:])
