"""Screenshots of the window, made offscreen, to look at: python -m tests.desktop.shots [NAME...].

They are written to build/screenshots, by scale (QT_SCALE_FACTOR). The engine is the fake one, so
its pictures are plain.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication, QWidget

from core.domain.errors import AppError
from core.domain.project import Project, new_project
from core.domain.prompting import FIRST_CASTING_SEED, ModelTraits
from core.paths import resources
from core.settings import Settings, Theme
from core.storage.library import Library
from desktop.app import application, build
from desktop.session.notice import notice_of
from tests.desktop import library_shots, panel_shots, window_shots
from tests.fakes.engine import FakeEngine
from tests.fakes.model_folder import EMBEDDING_FILE, LORA_FILE, write_header

SCALE = round(100 * float(os.environ.get("QT_SCALE_FACTOR", "1")))
OUT = Path(__file__).parents[2] / "build" / "screenshots" / f"{SCALE}"
SAMPLE = resources() / "samples" / "a-day-at-the-sea" / "story.toml"
TRAITS = ModelTraits(fingerprint="fake", side=256, multiple=16)
LONG = (
    "@Mia and @Rob, both dripping wet after the storm, look out over the harbour from the roof of "
    "the old lighthouse while the last ferry of the season leaves without them, far below"
)


class Stage:
    """A window on a library of its own, and a way to let time pass."""

    out = OUT

    def __init__(
        self,
        app: QApplication,
        theme: str = "light",
        pause: float = 0.0,
        folder: Path | None = None,
        project: Project | None = None,
        read_only: bool = False,
    ) -> None:
        self.app = app
        self.folder = folder or Path(tempfile.mkdtemp())
        library = Library.open(self.folder, read_only)
        settings = Settings(theme=Theme(theme))
        self.engine = FakeEngine(steps=24, pause=pause)
        self.window = build(
            app,
            library,
            project or new_project("Untitled storyboard"),
            lambda: self.engine,
            settings,
            TRAITS,
            self.folder / "settings.json",
        )
        self.window.status.show_model("castboard-mini", "auto")
        self.window.resize(1440, 900)
        self.window.show()

    def draw_as(self, **fields: Any) -> None:
        """Let the engine draw otherwise from now on (see FakeEngine)."""
        vars(self.engine).update(fields)

    def wait(self, done: Callable[[], bool] = lambda: False, ms: int = 400) -> None:
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < ms and not done():
            self.app.processEvents()

    def sample(self) -> None:
        self.window.opener.read_story(SAMPLE)

    def cast(self) -> None:
        session, work = self.window.session, self.window.work
        for character in session.cast:
            made: list[object] = []
            work.candidate_made.connect(lambda event, made=made: made.append(event.anchor))
            work.cast(character, [FIRST_CASTING_SEED])
            self.wait(lambda: not work.is_busy, 20000)
            self.window.shelf.freeze(character, tuple(made))

    def generate(self) -> None:
        self.window.work.generate()
        self.wait(lambda: not self.window.work.is_busy, 20000)

    def save(self, name: str, widget: QWidget | None = None) -> None:
        self.wait()
        OUT.mkdir(parents=True, exist_ok=True)
        (widget or self.window).grab().save(str(OUT / f"{name}.png"))

    def close(self) -> None:
        self.window.close()


def empty(app: QApplication) -> None:
    stage = Stage(app)
    stage.save("empty")
    stage.close()


def sample(app: QApplication, theme: str = "light", name: str = "sample") -> None:
    stage = Stage(app, theme)
    stage.sample()
    stage.cast()
    stage.generate()
    window = stage.window
    panels = window.session.project.board.panels
    window.session.select([panels[1].id])
    window.edits.change(panels[3].id, "prompt", "@Mia and @Rob sleeping in the snow")
    window.edits.add()
    window.session.select([panels[1].id])
    stage.save(name)
    stage.close()


def no_panel(app: QApplication, theme: str = "light") -> None:
    """The inspector without a panel; then one whose picture came with a notice."""
    stage = Stage(app, theme)
    stage.sample()
    window = stage.window
    stage.draw_as(steps=2, notice="“fox” is not in the part of the prompt that the model reads.")
    stage.cast()
    window.session.select([])
    folder = Path(tempfile.mkdtemp())
    addons = window.inspector.drawing.addons
    for name, shapes in (
        ("ink-and-wash_v2_rank32_final", LORA_FILE),
        ("film-grain", LORA_FILE),
        ("mia", EMBEDDING_FILE),
    ):
        addons.add(write_header(folder / f"{name}.safetensors", shapes))
    stage.save(f"addons_{theme}")
    window.resize(1024, 640)
    stage.save(f"no_panel_{theme}")
    window.resize(1440, 900)
    stage.generate()
    window.session.select([window.session.project.board.panels[1].id])
    stage.save(f"noticed_{theme}")
    stage.close()


def no_panel_dark(app: QApplication) -> None:
    no_panel(app, "dark")


def dark(app: QApplication) -> None:
    sample(app, "dark", "dark")


def generating(app: QApplication, theme: str = "light", name: str = "generating") -> None:
    stage = Stage(app, theme)
    stage.sample()
    stage.cast()
    engine = stage.window.work
    panels = stage.window.session.project.board.panels
    engine.generate([panels[0].id])
    stage.wait(lambda: not engine.is_busy, 10000)
    stage.draw_as(pause=0.15)
    engine.generate([p.id for p in panels[1:4]])
    engine.generate([p.id for p in panels[4:]])
    stage.wait(ms=1500)
    stage.save(name)
    stage.close()


def generating_dark(app: QApplication) -> None:
    generating(app, "dark", "generating_dark")


def states(app: QApplication, theme: str = "light") -> None:
    stage = Stage(app, theme)
    stage.sample()
    stage.cast()
    window = stage.window
    panels = window.session.project.board.panels
    window.work.generate([p.id for p in panels[:2]])
    stage.wait(lambda: not window.work.is_busy, 10000)
    window.edits.change(panels[0].id, "prompt", "@Mia and @Rob sleeping in a room")
    window.session.select([panels[0].id])
    stage.draw_as(fail_at=1, error=AppError("The device is lost.", "Try again."))
    window.work.generate([panels[2].id])
    stage.wait(lambda: not window.work.is_busy, 10000)
    stage.draw_as(fail_at=None, steps=30, pause=0.2)
    window.work.generate([panels[3].id])
    window.work.generate([panels[4].id])
    window.resize(1600, 1100)
    stage.wait(ms=800)
    stage.save(f"states_{theme}")
    stage.close()


def states_dark(app: QApplication) -> None:
    states(app, "dark")


def long_text(app: QApplication) -> None:
    stage = Stage(app)
    stage.sample()
    window = stage.window
    project = window.session.project
    window.session.edit(
        "",
        project.replace(
            title="The unbelievably long and winding title that somebody really gave a storyboard",
            board=project.board.replace(aspect="16:9"),
        ),
    )
    first = project.board.panels[0].id
    for field, text in (
        ("prompt", LONG),
        ("action", LONG),
        ("dialogue", LONG),
        ("notes", LONG),
        ("shot", "Extreme wide establishing shot, crane down, slow push in"),
        ("duration", 123.5),
    ):
        window.edits.change(first, field, text)
    window.edits.change(project.board.panels[1].id, "prompt", "@Zoe waves")
    window.session.select([first])
    window.work.generate()
    window.session.said.emit(
        notice_of(
            AppError(
                "Not enough memory on this device for 12 panels of 1344 x 768 pixels.",
                "Generate fewer panels at once, or close other programs that use the device.",
            )
        )
    )
    stage.save("long_text")
    window.resize(1280, 720)
    stage.save("long_text_1280")
    stage.close()


def dialogs(app: QApplication, theme: str = "light") -> None:
    stage = Stage(app, theme)
    stage.sample()
    opener, session = stage.window.opener, stage.window.session
    style = opener.style(session.style)
    stage.wait()
    stage.save(f"dialog_style_{theme}", style)
    style.take(SAMPLE)
    stage.wait(lambda: not style.is_reading, 8000)
    stage.save(f"dialog_style_wrong_{theme}", style)
    style.reject()
    new = opener.style()
    stage.save(f"dialog_style_new_{theme}", new)
    new.reject()
    own = opener.own_picture(session.cast[0])
    own.take(SAMPLE.parent / "style.png")
    stage.wait(lambda: not own.is_reading, 8000)
    stage.wait()
    stage.save(f"dialog_own_picture_{theme}", own)
    own.description.setText("somebody standing in the forest")
    stage.save(f"dialog_own_picture_wrong_{theme}", own)
    own.reject()
    character = opener.character()
    stage.save(f"dialog_character_new_{theme}", character)
    character.name.setText("Old Tom")
    character.words.setPlainText("a tall sailor wearing a yellow raincoat")
    stage.save(f"dialog_character_{theme}", character)
    character.reject()
    stage.draw_as(steps=12, pause=0.05)
    cast = opener.cast(session.cast[0])
    stage.wait(lambda: len(cast.tiles) == 2, 8000)
    stage.wait(ms=500)
    stage.save(f"dialog_casting_{theme}", cast)
    stage.wait(lambda: len(cast.tiles) == 4, 8000)
    cast.tiles[1].setChecked(True)
    stage.wait(ms=800)
    stage.save(f"dialog_cast_{theme}", cast)
    cast.reject()
    stage.close()


def dialogs_dark(app: QApplication) -> None:
    dialogs(app, "dark")


SHOTS = (
    empty,
    sample,
    dark,
    no_panel,
    no_panel_dark,
    generating,
    generating_dark,
    states,
    states_dark,
    long_text,
    dialogs,
    dialogs_dark,
)


def main(names: list[str]) -> None:
    app = application([])
    for shot in SHOTS:
        if not names or shot.__name__ in names:
            shot(app)
    for theme in ("light", "dark"):
        for scene in (*library_shots.SCENES, *window_shots.SCENES, *panel_shots.SCENES):
            if not names or scene.__name__ in names:
                stage = Stage(app, theme)
                scene(stage, theme)
                stage.close()
        if not names or "read_only" in names:
            library_shots.read_only(app, theme)


if __name__ == "__main__":
    main(sys.argv[1:])
