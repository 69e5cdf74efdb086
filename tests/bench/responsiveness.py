"""How long the window makes its artist wait while it works.

    python -m tests.bench.responsiveness [PHASE ...] [--why FILE]

Runs the real window offscreen with the built-in model in a worker thread, and measures how long
events wait for the window's thread (`heartbeat.py`): while torch is imported and the model loaded,
while a board of eight panels is drawn, while 1,000 pictures are imported, and while projects of
500 panels are switched. Writes build/bench/responsiveness.json. With --why, the stacks of all
threads are written to a file whenever the thread is held for longer than 40 ms.
"""

import argparse
import io
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ["CASTBOARD_HOME"] = tempfile.mkdtemp(prefix="castboard-bench-")

from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from rich.console import Console
from rich.table import Table

from core.checkpoints.identify import built_in
from core.domain.board import Panel
from core.domain.project import Project, new_project
from core.domain.prompting import FIRST_CASTING_SEED, recipe_for
from core.domain.recipe import Take
from core.domain.values import new_id
from core.jobs.engine import Engine
from core.paths import resources
from core.settings import Settings
from core.storage.library import Library
from core.storage.search import Query
from desktop.app import application, build
from tests.bench.heartbeat import Delays, Heartbeat

OUT = Path("build/bench/responsiveness.json")
SAMPLE = resources() / "samples" / "a-day-at-the-sea" / "story.toml"
PANELS = 8
FILES = 1000
MANY_PANELS = 500
SWITCHES = 20
SWITCH_MS = 250


class Bench:
    """A window on an empty library, and what is done in it while the heart beats."""

    def __init__(self, app: QApplication, heart: Heartbeat) -> None:
        self.heart = heart
        card = built_in()
        self.library = Library.open(Path(tempfile.mkdtemp()))
        self.window = build(
            app,
            self.library,
            new_project("Bench"),
            lambda: Engine(card.path),
            Settings(),
            card.traits,
        )
        self.window.show()

    def idle(self) -> Delays:
        """Nothing happens: what the measure itself shows on this machine."""
        return self.heart.until(after(3.0))

    def first_generate(self) -> Delays:
        """From the first press of Generate to the first take: torch, the model, one panel."""
        window = self.window
        panel = window.edits.add()
        window.edits.change(panel.id, "prompt", "a fox standing in the forest")
        window.work.generate()
        return self.heart.until(lambda: not window.work.is_busy)

    def board(self) -> Delays:
        """Two characters are cast, and eight panels drawn with them and a style."""
        window = self.window
        window.opener.read_story(SAMPLE)
        self._cast_all()
        while len(window.session.project.board.panels) < PANELS:
            panel = window.edits.add()
            window.edits.change(panel.id, "prompt", "@Mia and @Rob running on the beach")
        window.work.generate()
        return self.heart.until(lambda: not window.work.is_busy)

    def importing(self) -> Delays:
        """A thousand pictures become styles."""
        folder = Path(tempfile.mkdtemp())
        for number in range(FILES):
            picture = Image.effect_noise((512, 512), 20 + number % 100)
            picture.convert("RGB").save(folder / f"{number}.jpg")
        importer = self.window.importer
        importer.begin([folder])
        found = self.heart.until(lambda: not importer.is_busy)
        assert self.library.styles.count(Query()) >= FILES
        return found

    def switching(self) -> Delays:
        """Two projects of 500 panels each, opened in turn."""
        projects = [self._long_project(name) for name in ("One", "Two")]
        turns = iter(projects * (SWITCHES // 2))
        timer = QTimer(interval=SWITCH_MS)
        left = SWITCHES

        def switch() -> None:
            nonlocal left
            left -= 1
            self.window.session.open(next(turns))
            if not left:
                timer.stop()

        timer.timeout.connect(switch)
        timer.start()
        return self.heart.until(lambda: left == 0)

    def _cast_all(self) -> None:
        window = self.window
        for character in window.session.cast:
            made: list[object] = []
            listening = window.work.candidate_made.connect(
                lambda event, made=made: made.append(event.anchor)
            )
            window.work.cast(character, [FIRST_CASTING_SEED])
            self.heart.until(lambda: not window.work.is_busy)
            window.work.candidate_made.disconnect(listening)
            window.shelf.freeze(character, tuple(made))

    def _long_project(self, title: str) -> Project:
        mine = self.window.session.project
        prompts = [f"a fox on the beach, shot {n}" for n in range(MANY_PANELS)]
        panels = tuple(
            Panel(id=new_id(), prompt=prompt, seed=n) for n, prompt in enumerate(prompts)
        )
        project = mine.replace(id=new_id(), title=title, board=mine.board.replace(panels=panels))
        self.library.projects.save(project)
        for panel in panels:
            self.library.takes.add(self._take(project, panel))
        return project

    def _take(self, project: Project, panel: Panel) -> Take:
        """A take of a panel, whose picture is noise of a real one's size."""
        session = self.window.session
        recipe = recipe_for(project, panel, session.style, session.cast, session.traits)
        file = io.BytesIO()
        Image.effect_noise((512, 512), 40 + panel.seed % 40).save(file, "PNG")
        return Take(
            id=new_id(),
            project_id=project.id,
            panel_id=panel.id,
            picture=self.library.blobs.put(file.getvalue()),
            recipe=recipe,
            seconds=1.0,
            made_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        )


PHASES: dict[str, Callable[[Bench], Delays]] = {
    "idle": Bench.idle,
    "first generate": Bench.first_generate,
    "board": Bench.board,
    "importing": Bench.importing,
    "switching": Bench.switching,
}


def after(seconds: float) -> Callable[[], bool]:
    """Whether so much time has passed since now."""
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


def measure(names: list[str], why: Path | None) -> dict[str, Delays]:
    """Every phase that was asked for, in one window."""
    app = application([])
    with (why or Path(os.devnull)).open("w") as file:
        bench = Bench(app, Heartbeat(file if why else None))
        found = {name: PHASES[name](bench) for name in PHASES if not names or name in names}
        bench.window.close()
    return found


def report(found: dict[str, Delays]) -> None:
    """Print the figures, and write them."""
    given = ("given a processor: p99 ms", "max ms")
    table = Table("phase", "p50 ms", "p99 ms", "max ms", "blocks", *given, "seconds")
    for name, one in found.items():
        figures = (one.p50_ms, one.p99_ms, one.max_ms, one.blocks)
        figures += (one.given_p99_ms, one.given_max_ms, one.seconds)
        table.add_row(name, *map(str, figures))
    Console().print(table)
    working = [one for name, one in found.items() if name != "idle"] or list(found.values())
    figures = {
        "p99_ms": max(one.p99_ms for one in working),
        "max_ms": max(one.max_ms for one in working),
        "phases": {name: asdict(one) for name, one in found.items()},
        "machine": f"{platform.platform(terse=True)}, {os.cpu_count()} cores",
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("phases", nargs="*", help=", ".join(PHASES))
    parser.add_argument("--why", type=Path)
    options = parser.parse_args()
    report(measure(options.phases, options.why))


if __name__ == "__main__":
    main()
