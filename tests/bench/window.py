"""How fast the window opens, scrolls and is written in, and what it keeps in memory.

    python -m tests.bench.window [PHASE ...]

`start` opens the window in processes of its own, as `main.py` does: seconds from the start of the
interpreter to the splash, to the first picture of the board, and to a key press that shows; and
what of that was spent on a processor, which tells more where others use the machine. `scroll` moves
a board of 500 panels with pictures at 60 frames a second, once while the pictures are read and once
when they are there, and then by whole pages. `edit` types into the prompt of one of them. `switch`
opens 100 projects in turn; what memory grows by is that of projects only where `scroll` filled the
cache of pictures before. Writes build/bench/window.json. Runs offscreen: what a graphics driver
adds is not in it.
"""

import argparse
import io
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CASTBOARD_HOME"] = tempfile.mkdtemp(prefix="castboard-bench-")

import numpy as np
import psutil
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from rich.console import Console
from rich.table import Table

from core.domain.board import Board, Panel, Scene
from core.domain.project import Project
from core.domain.prompting import ModelTraits, recipe_for
from core.domain.recipe import Take
from core.domain.values import BlobId, new_id
from core.settings import Settings
from core.storage.library import Library
from desktop.app import application, build
from tests.fakes.engine import FakeEngine

OUT = Path("build/bench/window.json")
TRAITS = ModelTraits(fingerprint="bench", side=512, multiple=64)
PANELS, STARTS, KEYS, PROJECTS = 500, 7, 100, 100
PANELS_EACH = 24
"""Panels of each of the projects that are opened in turn."""
FRAME = 1 / 60
STEP = 40
"""Pixels a frame: 2,400 in a second, as fast as a board is read over."""
PICTURE = (640, 360)
Figures = dict[str, float]


def start() -> Figures:
    """Opening the window on a project of 500 panels: the middle of several processes."""
    folder = Path(tempfile.mkdtemp())
    library = Library.open(folder)
    fill(library, "Long", PANELS, pictures(library, 24))
    library.close()
    started(folder)  # the first one compiles
    found = [started(folder) for _ in range(STARTS)]
    assert all(one["answered"] and not one["torch"] for one in found), found
    return {
        "first_paint_s": round(statistics.median(one["first_paint"] for one in found), 3),
        "board_painted_s": round(statistics.median(one["board"] for one in found), 3),
        "interactive_s": round(statistics.median(one["interactive"] for one in found), 3),
        "first_paint_best_s": round(min(one["first_paint"] for one in found), 3),
        "board_painted_best_s": round(min(one["board"] for one in found), 3),
        "interactive_best_s": round(min(one["interactive"] for one in found), 3),
        "board_painted_cpu_s": round(min(one["painted_cpu"] for one in found), 3),
        "interactive_cpu_s": round(min(one["ready_cpu"] for one in found), 3),
        "modules": found[0]["modules"],
    }


def started(folder: Path) -> Figures:
    """One process: seconds from its start."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "tests.bench.window_start", str(folder)]
    # What is compiled is kept, as it is for everybody who does not ask for anything else.
    given = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=True, env=given
    )
    told = json.loads(done.stdout.strip().splitlines()[-1])
    moments = {"first_paint": "splash", "board": "painted", "interactive": "ready"}
    return {**told, **{name: told[moment] - begun for name, moment in moments.items()}}


class Window:
    """The window on a library of its own."""

    def __init__(self) -> None:
        self.app = QApplication.instance() or application([])
        self.library = Library.open(Path(tempfile.mkdtemp()))
        self.pictures = pictures(self.library, PANELS)
        self.project = fill(self.library, "Long", PANELS, self.pictures)
        self.window = build(
            self.app, self.library, self.project, lambda: FakeEngine(), Settings(), TRAITS
        )
        self.window.resize(1440, 900)
        self.window.show()
        self.wait(2.0)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.001)

    def frame(self, act: Callable[[], object]) -> float:
        """Do something and paint what it changed; how many milliseconds that took."""
        began = time.perf_counter()
        act()
        self.app.processEvents()
        return 1000 * (time.perf_counter() - began)

    def scroll(self) -> Figures:
        """The whole board, from the top to its end."""
        bar = self.window.board.view.verticalScrollBar()
        assert self.window.board.view.layout_.count == PANELS
        found: Figures = {}
        for name in ("cold", "warm"):
            bar.setValue(0)
            self.wait(0.5)
            times = [self._paced(bar.setValue, y) for y in range(0, bar.maximum(), STEP)]
            found |= {f"scroll_{name}_{key}": value for key, value in spread(times).items()}
            found[f"scroll_{name}_late"] = round(share_late(times), 4)
            found[f"scroll_{name}_fps"] = round(1000 / statistics.mean(times), 1)
        pages = range(0, bar.maximum(), bar.pageStep())
        times = [self._paced(bar.setValue, y) for y in pages]
        found |= {f"page_{key}": value for key, value in spread(times).items()}
        return {"scroll_fps": found["scroll_cold_fps"], **found}

    def edit(self) -> Figures:
        """Keys into the prompt of a panel in the middle of the board."""
        panel = self.project.board.panels[PANELS // 2]
        self.window.session.select([panel.id])
        prompt = self.window.inspector.prompt
        self.window.inspector.focus_prompt()
        self.wait(1.0)
        times = []
        for number in range(KEYS):
            times.append(self.frame(lambda n=number: QTest.keyClick(prompt, "abcd "[n % 5])))
            self.wait(0.03)
        found = spread(times)
        return {"edit_ms": found["p50_ms"], **{f"edit_{k}": v for k, v in found.items()}}

    def switch(self) -> Figures:
        """Projects in turn, each seen with its pictures; memory after 20 and after all."""
        projects = [
            fill(self.library, f"Project {n}", PANELS_EACH, self.pictures[n:] + self.pictures)
            for n in range(PROJECTS)
        ]
        process, times, memory = psutil.Process(), [], []
        for project in projects:
            times.append(self.frame(lambda one=project: self.window.session.open(one)))
            self.wait(0.2)
            memory.append(process.memory_info().rss / 2**20)
        begun = PROJECTS // 5
        growth = (memory[-1] - memory[begun - 1]) / (PROJECTS - begun)
        found = spread(times)
        return {
            "switch_ms": found["p50_ms"],
            **{f"switch_{key}": value for key, value in found.items()},
            "memory_after_20_mb": round(memory[begun - 1], 1),
            "memory_after_100_mb": round(memory[-1], 1),
            "memory_per_project_mb": round(growth, 3),
        }

    def _paced(self, act: Callable[[int], object], value: int) -> float:
        """One frame; what is left of its time goes to everything else."""
        began = time.perf_counter()
        took = self.frame(lambda: act(value))
        while time.perf_counter() - began < FRAME:
            time.sleep(0.001)
        return took


def pictures(library: Library, count: int) -> list[BlobId]:
    """Pictures that differ, with as much in them as drawings have."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(count):
        small = Image.fromarray(rng.integers(0, 255, (9, 16, 3), dtype=np.uint8))
        file = io.BytesIO()
        small.resize(PICTURE, Image.Resampling.BICUBIC).save(file, "PNG", compress_level=1)
        found.append(library.blobs.put(file.getvalue()))
    return found


def fill(library: Library, title: str, count: int, blobs: Sequence[BlobId]) -> Project:
    """A project in ten scenes, each panel with a picture and all its captions."""
    scenes = tuple(Scene(id=new_id(), title=f"The harbour, part {n + 1}") for n in range(10))
    panels = tuple(
        Panel(
            id=new_id(),
            prompt=f"a fox on the beach in the evening, shot {n}, seen from far away",
            scene=scenes[n * 10 // count].id,
            shot=("WS", "MS", "CU")[n % 3],
            action="She walks along the water and does not look back at the lighthouse.",
            dialogue="Where have you been all this time?" if n % 2 else "",
            seed=n,
        )
        for n in range(count)
    )
    board = Board(id=new_id(), aspect="16:9", panels=panels, scenes=scenes, numbering="scene-shot")
    project = Project(id=new_id(), title=title, board=board)
    library.projects.save(project)
    for panel, blob in zip(panels, blobs, strict=False):
        library.takes.add(
            Take(
                id=new_id(),
                project_id=project.id,
                panel_id=panel.id,
                picture=blob,
                recipe=recipe_for(project, panel, None, [], TRAITS),
                made_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            )
        )
    return project


def spread(times: Sequence[float]) -> Figures:
    """The middle, the 99th of a hundred, and the worst."""
    ordered = sorted(times)
    at = min(len(ordered) - 1, round(0.99 * len(ordered)))
    found = {"p50_ms": statistics.median(ordered), "p99_ms": ordered[at], "max_ms": ordered[-1]}
    return {name: round(value, 2) for name, value in found.items()}


def share_late(times: Sequence[float]) -> float:
    """How many of the frames took longer than a frame may."""
    return sum(one > 1000 * FRAME for one in times) / len(times)


def report(found: Figures) -> None:
    """Print the figures, and write them beside those of other phases measured before."""
    table = Table("figure", "value")
    for name, value in found.items():
        table.add_row(name, str(value))
    Console().print(table)
    known = json.loads(OUT.read_text(encoding="utf-8")) if OUT.is_file() else {}
    machine = {"machine": f"{platform.platform(terse=True)}, {os.cpu_count()} cores"}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**known, **found, **machine}, indent=2)
    OUT.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Measure what was asked for, or all of it, and report."""
    names = ("start", "scroll", "edit", "switch")
    parser = argparse.ArgumentParser()
    parser.add_argument("phases", nargs="*", help=", ".join(names))
    wanted = parser.parse_args().phases or names
    found = start() if "start" in wanted else {}
    if set(wanted) - {"start"}:
        window = Window()
        for name in [one for one in names[1:] if one in wanted]:
            found |= getattr(window, name)()
        window.window.close()
    report(found)


if __name__ == "__main__":
    main()
