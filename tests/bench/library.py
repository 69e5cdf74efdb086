"""Whether a large library opens, answers while one types, and scrolls without stutter.

    python -m tests.bench.library [--runs 5]

In the library of `large_library.py`. Opening is measured in processes of their own, from
`Library.open` to all that the window shows first (the project saved last, with the latest takes of
its 500 panels, and the first page of both shelves), in turn with the files dropped from the page
cache and in it; then once after the process that was writing to it was killed, when all of it is
read and checked. Writes build/bench/library.json.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from core.storage.library import Library
from core.storage.search import Query, Sort
from tests.bench.large_library import PANELS, REAL, large_library
from tests.fakes.values import a_style

OUT = Path("build/bench")
PAGE = 100
GOALS = {"open_s": 0.5, "search_ms": 50.0}

Sample = tuple[float, float]
"""By the clock, and of the processor's time: that of others does not blur the latter."""
Times = dict[str, float]

OPEN = """
import os, pathlib, signal, sys, time
from core.storage.library import Library
from core.storage.search import Query
started, worked = time.perf_counter(), time.process_time()
library = Library.open(pathlib.Path(sys.argv[1]))
project = library.projects.latest()
for shelf in (library.styles, library.characters):
    shelf.find(Query(), limit=100), shelf.count(Query())
library.characters.get_many(project.character_ids), library.styles.get(project.style_id)
library.takes.latest(project.id)
print(time.perf_counter() - started, time.process_time() - worked, flush=True)
if "kill" in sys.argv:
    library.projects.save(project)
    os.kill(os.getpid(), signal.SIGKILL)
library.close()
"""


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5, help="how often the library is opened")
    runs = parser.parse_args().runs
    folder = large_library(OUT)
    found: dict[str, Any] = {"load": os.getloadavg()[0], "cores": os.cpu_count()}
    found["open_s"] = opened(folder, runs)
    library = Library.open(folder)
    found |= measured(library)
    library.close()
    (OUT / "library.json").write_text(json.dumps(found, indent=1))
    show(found)


def opened(folder: Path, runs: int) -> dict[str, Times]:
    """Seconds until the window has what it shows first."""
    seconds: dict[str, list[Sample]] = {"cold": [], "warm": []}
    for _ in range(runs):
        for how in ("cold", "warm"):
            if how == "cold":
                drop_from_page_cache(folder)
            seconds[how].append(once(folder))
    once(folder, "kill")
    seconds["after a kill"] = [once(folder)]
    return {how: summed(samples) for how, samples in seconds.items()}


def once(folder: Path, *then: str) -> Sample:
    """Open it in a process of its own."""
    command = [sys.executable, "-c", OPEN, str(folder), *then]
    ended = subprocess.run(command, capture_output=True, text=True, check=not then)
    wall, worked = map(float, ended.stdout.split())
    return wall, worked


def drop_from_page_cache(folder: Path) -> None:
    """Let the next reader fetch every file from the disk, where the system can."""
    if not hasattr(os, "posix_fadvise"):
        return
    for path in (path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def measured(library: Library) -> dict[str, Any]:
    """Milliseconds of what the window does all the time."""
    project = library.projects.latest()
    assert project is not None
    assert len(project.board.panels) == PANELS
    styles, some = library.styles, random.Random(3)
    offsets = [some.randrange(0, styles.count(Query()), PAGE) for _ in range(100)]
    sorts = [Sort.NAME, Sort.CHANGED, Sort.ADDED]
    ids = [row.id for row in styles.find(Query(), limit=300)]
    changed = [styles.get(each) for each in ids[:50]]
    return {
        "search_ms": timed(lambda each: page_of(library, each), typed(some)),
        "narrowed_search_ms": timed(lambda each: page_of(library, each), narrowed(some)),
        "page_ms": timed(
            lambda at: styles.find(Query(sort=sorts[at // PAGE % 3]), at, PAGE), offsets
        ),
        "used_in_ms": timed(styles.used_in, ids),
        "tags_ms": timed(lambda _: (styles.tags(), styles.folders()), range(20)),
        "headings_ms": timed(lambda _: library.projects.headings(), range(20)),
        "latest_takes_ms": timed(lambda _: library.takes.latest(project.id), range(10)),
        "save_ms": timed(
            lambda one: styles.save(a_style(**dict(one, name=one.name[::-1]))), changed
        ),
    }


def page_of(library: Library, query: Query) -> None:
    """What every letter that is typed asks for: the first page, and how many there are."""
    library.styles.find(query, limit=PAGE)
    library.styles.count(query)


def typed(some: random.Random) -> list[Query]:
    """Words and pairs of words, letter by letter, sometimes in another order than the best."""
    words = REAL.split()
    texts = {word[:end] for word in REAL.split() for end in range(1, len(word) + 1)}
    pairs = (f"{some.choice(words)} {some.choice(words)[: some.randint(1, 4)]}" for _ in range(200))
    orders = [Sort.BEST, Sort.BEST, Sort.NAME, Sort.CHANGED]
    return [Query(text=text, sort=some.choice(orders)) for text in [*sorted(texts), *pairs]]


def narrowed(some: random.Random) -> list[Query]:
    """The same within favourites, folders and tags."""
    texts = [word[: some.randint(1, 3)] for word in REAL.split()]
    kinds: list[dict[str, Any]] = [
        {"favourites": True},
        {"folder": "Films"},
        {"tags": frozenset({"dark"})},
        {"in_bin": True},
    ]
    return [Query(text=text, **kind) for text in texts for kind in kinds]


def timed(do: Callable[[Any], object], each: Iterable[Any]) -> Times:
    """How long it takes for each, in milliseconds."""
    samples = []
    for one in each:
        started, worked = time.perf_counter(), time.process_time()
        do(one)
        wall, cpu = time.perf_counter() - started, time.process_time() - worked
        samples.append((1000 * wall, 1000 * cpu))
    return summed(samples)


def summed(samples: Sequence[Sample]) -> Times:
    """Median, 99th percentile and maximum by the clock and (`cpu_`) of the processor's time."""
    found: Times = {"count": len(samples)}
    for number, prefix in enumerate(("", "cpu_")):
        times = sorted(sample[number] for sample in samples)
        found[f"{prefix}p50"] = statistics.median(times)
        found[f"{prefix}p99"] = times[min(len(times) - 1, int(0.99 * len(times)))]
        found[f"{prefix}max"] = times[-1]
    return found


def show(found: dict[str, Any]) -> None:
    """Print all of it beside the goals; in brackets processor time."""
    table = Table("what", "median", "p99", "max", "times", "goal")
    rows = {f"open, {how} (s)": ("open_s", times) for how, times in found["open_s"].items()}
    rows |= {name: (name, times) for name, times in found.items() if name.endswith("_ms")}
    for name, (key, times) in rows.items():
        digits = 3 if key == "open_s" else 1
        figures = (
            f"{times[each]:.{digits}f} ({times[f'cpu_{each}']:.{digits}f})"
            for each in ("p50", "p99", "max")
        )
        goal = f"{GOALS[key]:g}" if key in GOALS and "kill" not in name else ""
        table.add_row(name, *figures, str(times["count"]), goal)
    console = Console(width=100)
    console.print(table)
    console.print(f"load {found['load']:.1f} on {found['cores']} cores")


if __name__ == "__main__":
    main()
