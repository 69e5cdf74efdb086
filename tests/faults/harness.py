"""Artists at work on a library, ended at will, and the examination of what they leave."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from core.domain.errors import StorageError
from core.domain.events import AnchorRecast, TakeMade, TakeRedrawn
from core.jobs.draw_again import drawable
from core.jobs.drive import drive
from core.jobs.entry import Orders
from core.jobs.jobs import Job, RenderPanels
from core.jobs.journal import Journal
from core.jobs.queue import JobQueue
from core.jobs.record import record
from core.storage.check import check
from core.storage.library import Library
from core.storage.problem import Problem
from core.storage.repair import Repaired, repair
from tests.fakes.engine import FakeEngine
from tests.fakes.values import a_recipe
from tests.faults.child import Order
from tests.faults.ledger import Ledger, drawn_twice, panels_without_take

ROOT = Path(__file__).parents[2]


class Studio:
    """The process that artists are forked from."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.faults.child"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
        )

    def employ(
        self, order: Order, ledger: Ledger, kill_after: float | None = None, since: str = "pid"
    ) -> None:
        """Let an artist work and write down what it says.

        With `kill_after`, kill it so many seconds after it first said `since`.
        """
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        timer: threading.Timer | None = None
        pid = 0
        for text in self._process.stdout:
            line: dict[str, Any] = json.loads(text)
            if "ended" in line:
                break
            pid = line.get("pid", pid)
            if since in line and kill_after is not None and timer is None:
                timer = threading.Timer(kill_after, os.kill, [pid, signal.SIGKILL])
                timer.start()
            ledger.heed(line)
        if timer is not None:
            timer.cancel()

    def close(self) -> None:
        """Send everybody home."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()
        assert self._process.stdout
        self._process.stdout.close()


@dataclass
class Findings:
    """What an examination found."""

    lost: list[str] = field(default_factory=list)
    unrepaired: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    restored: bool = False
    open_seconds: float = 0.0


def examine(folder: Path, ledger: Ledger, resume: bool) -> Findings:
    """Open a library after a fault, check and repair it, and compare it with what was said."""
    started = time.perf_counter()
    try:
        library = Library.open(folder)
    except StorageError as error:
        return Findings(unrepaired=[str(error)])
    findings = Findings(open_seconds=time.perf_counter() - started)
    try:
        problems = _check(library)
        findings.found = [problem.kind.value for problem in problems]
        _mend(library, problems)
        findings.unrepaired = [problem.sentence for problem in _check(library)]
        findings.restored = library.restored is not None
        findings.lost = ledger.lost(library)
        if resume:
            _resume(library, ledger, findings)
        ledger.settle(library)
    except StorageError as error:
        findings.unrepaired.append(str(error))
    finally:
        library.close()
    return findings


def _check(library: Library) -> list[Problem]:
    return [event for event in check(library) if isinstance(event, Problem)]


def _mend(library: Library, problems: Sequence[Problem]) -> None:
    """Repair as the window does: what can be drawn again is drawn."""
    while problems:
        repaired = _end_of(repair(library, problems))
        job, _ = drawable(repaired.takes, repaired.casts, a_recipe().model)
        if job is not None:
            _run(job, FakeEngine(), library)
        was_database = any(problem.kind == "database" for problem in problems)
        problems = _check(library) if was_database else ()


def _end_of(steps: Any) -> Repaired:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Repaired = end.value
            return result


def _run(job: Job, engine: Any, library: Library) -> None:
    for event in drive(job, engine, library, Orders()):
        if isinstance(event, TakeMade | TakeRedrawn | AnchorRecast):
            record(event, library)


def _resume(library: Library, ledger: Ledger, findings: Findings) -> None:
    """Do what was interrupted, as the window does, and see that nothing is drawn twice."""
    queue, there = JobQueue(Journal(library.jobs)), library.projects.headings()
    for entry in queue.interrupted:
        assert isinstance(entry.job, RenderPanels)
        if entry.job.project_id in {heading.id for heading in there}:
            queue.retry(entry.job.id)
        else:  # it lies in the bin, and its pictures were not looked at
            queue.forget(entry.job.id)
    while (entry := queue.take("cpu")) is not None:
        engine: Any = FakeEngine()
        for event in drive(entry.job, engine, library, entry.orders):
            if isinstance(event, TakeMade):
                record(event, library)
        queue.ended(event)
        findings.again += ledger.done_again([recipe.digest() for recipe in engine.made])
        assert isinstance(entry.job, RenderPanels)
        findings.lost += panels_without_take(library, entry.job)
    findings.again += drawn_twice(library)
