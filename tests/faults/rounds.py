"""The faults: kills, full disks, damaged and torn databases, removed pictures; all by chance."""

import contextlib
import os
import random
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.storage.library import DATABASE
from tests.faults.child import Order
from tests.faults.harness import Findings, Studio, examine
from tests.faults.ledger import Ledger

LONGEST = 1.5
"""Seconds an artist lives at most before it is killed."""
AT_ONCE = 12
"""Rounds with one library, before the next begins with a new one."""
LARGE = "64m"


@dataclass
class Result:
    """How the rounds with one kind of fault ended."""

    name: str
    rounds: int = 0
    acknowledged: int = 0
    refused: int = 0
    restored: int = 0
    lost: list[str] = field(default_factory=list)
    unrepaired: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.unrepaired or self.again or self.crashes)

    def add(self, findings: Findings) -> None:
        """One more round."""
        self.rounds += 1
        self.restored += findings.restored
        self.lost += [each for each in findings.lost if each not in self.lost]
        self.unrepaired += findings.unrepaired
        self.again += findings.again
        self.slowest = max(self.slowest, findings.open_seconds)

    def close(self, ledger: Ledger) -> None:
        """One library is done with."""
        self.acknowledged += ledger.acknowledged
        self.refused += ledger.refused
        self.crashes += ledger.crashes


@dataclass
class Scene:
    """A library, who works in it, and chance."""

    studio: Studio
    folder: Path
    ledger: Ledger
    dice: random.Random
    longest: float

    def work(self, kill: bool, limit: int | None = None) -> None:
        """Somebody edits and renders, and is killed or closes the library."""
        seed = self.dice.randrange(2**32)
        if kill:
            order = Order(str(self.folder), seed, limit=limit)
            since = self.dice.choice(["pid", "opened", "opened", "opened"])
            self.studio.employ(order, self.ledger, self.dice.uniform(0.0, self.longest), since)
        else:
            order = Order(str(self.folder), seed, self.dice.randrange(20, 80), limit)
            self.studio.employ(order, self.ledger)

    def examine(self) -> Findings:
        """See what is left, and now and then do what was interrupted."""
        return examine(self.folder, self.ledger, resume=self.dice.random() < 0.4)


def kill(scene: Scene) -> Findings:
    """The process dies at any moment."""
    scene.work(kill=True)
    return scene.examine()


def fill(scene: Scene) -> Findings:
    """The disk takes no more, and then it does again."""
    kills = scene.dice.random() < 0.5
    with _drive(scene.folder, scene.dice.randrange(500_000, 2_000_000)) as drive:
        scene.work(kills, None if drive else scene.dice.randrange(30_000, 400_000))
        if drive:
            subprocess.run(["mount", "-o", f"remount,size={LARGE}", drive], check=True)
        return scene.examine()


def damage(scene: Scene) -> Findings:
    """Random bytes of the database or its write-ahead log are overwritten; some work on."""
    scene.work(kill=scene.dice.random() < 0.5)
    for path in _one(scene, _files(scene.folder, f"{DATABASE}*")):
        size = path.stat().st_size
        with _unnoticed(path, scene.dice.random() < 0.5), path.open("r+b") as file:
            for _ in range(scene.dice.choice([1, 3, 20])):
                file.seek(scene.dice.randrange(size))
                file.write(scene.dice.randbytes(scene.dice.choice([1, 8, 500])))
            file.truncate(size)
    if scene.dice.random() < 0.4:
        scene.work(kill=scene.dice.random() < 0.5)
    return scene.examine()


def tear(scene: Scene) -> Findings:
    """The database, its write-ahead log or the log of changes loses its end."""
    scene.work(kill=scene.dice.random() < 0.5)
    files = _files(scene.folder, f"{DATABASE}*") + _files(scene.folder, "changes/*.log")[-1:]
    for path in _one(scene, files):
        with _unnoticed(path, scene.dice.random() < 0.5):
            os.truncate(path, scene.dice.randrange(path.stat().st_size))
    return scene.examine()


def remove(scene: Scene) -> Findings:
    """Pictures are gone."""
    scene.work(kill=False)
    for path in _files(scene.folder, "blobs/*/*"):
        if scene.dice.random() < 0.2:
            path.unlink()
    return scene.examine()


FAULTS: dict[str, Callable[[Scene], Findings]] = {
    "kills": kill,
    "full_disks": fill,
    "damages": damage,
    "torn_files": tear,
    "blobs": remove,
}


def rounds(
    name: str, count: int, seed: int, place: Path, longest: float = LONGEST
) -> Iterator[Result]:
    """Do rounds with one fault; the result as it is after each, and at the end."""
    result, dice, studio = Result(name), random.Random(f"{name} {seed}"), Studio()
    together = 1 if name == "full_disks" else AT_ONCE
    try:
        for first in range(0, count, together):
            folder = place / f"{name}-{first}"
            folder.mkdir()
            scene = Scene(studio, folder, Ledger(), dice, longest)
            for _ in range(min(together, count - first)):
                result.add(FAULTS[name](scene))
                yield result
            result.close(scene.ledger)
    finally:
        studio.close()
    yield result


def _files(folder: Path, pattern: str) -> list[Path]:
    """Those that hold something. SQLite makes its shared memory anew."""
    found = (path for path in sorted(folder.glob(pattern)) if not path.name.endswith("-shm"))
    return [path for path in found if path.stat().st_size]


def _one(scene: Scene, files: list[Path]) -> list[Path]:
    """One of them, if there is any: who is killed early leaves nothing."""
    return [scene.dice.choice(files)] if files else []


@contextlib.contextmanager
def _unnoticed(path: Path, really: bool) -> Iterator[None]:
    """What is done to a file leaves no trace in its times: bits that rot."""
    before = path.stat()
    yield
    if really:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@contextlib.contextmanager
def _drive(folder: Path, size: int) -> Iterator[Path | None]:
    """A small drive in memory, where mounting is allowed."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)
