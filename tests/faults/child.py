"""An artist who edits and renders without pause, and says what is done: the process to be killed.

    python -m tests.faults.child

starts once and forks an artist for every order (a line of JSON) it reads; forking saves each of
them the imports. An artist says what it will do, does it, and says so when the library has
returned: what was said then must be there for ever.
"""

import hashlib
import json
import logging
import os
import random
import resource
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from core.domain.character import Anchor, Character
from core.domain.errors import StorageError
from core.domain.events import JobEvent, Progress, TakeMade
from core.domain.project import Project
from core.domain.style import Style
from core.domain.values import new_id
from core.jobs.drive import drive
from core.jobs.entry import Entry
from core.jobs.jobs import PanelRecipe, RenderPanels
from core.jobs.journal import Journal
from core.jobs.outcome import Cancelled, Failed, Finished, Outcome
from core.jobs.queue import JobQueue
from core.jobs.record import record
from core.storage.library import Library
from core.storage.tables import projects
from tests.fakes.engine import FakeEngine
from tests.fakes.values import a_character, a_panel, a_picture, a_project, a_recipe, a_style

BINNED = "in the bin"
PATIENCE = 30
"""So many times a full disk may refuse before the artist closes the library."""


@dataclass(frozen=True)
class Order:
    """What an artist is to do: with `deeds` so many and then close, otherwise until it is killed.

    No file of its process grows beyond `limit` bytes.
    """

    folder: str
    seed: int
    deeds: int | None = None
    limit: int | None = None


def say(**what: Any) -> None:
    """One line, in one piece."""
    os.write(sys.stdout.fileno(), (json.dumps(what) + "\n").encode())


def told(value: Project | Style | Character) -> str:
    """A value by its content."""
    return hashlib.sha256(value.model_dump_json().encode()).hexdigest()[:16]


@dataclass
class Artist:
    """Somebody with a library, at work."""

    library: Library
    dice: random.Random
    queue: JobQueue = field(init=False)
    events: Iterator[JobEvent | Outcome] | None = None
    running: Entry | None = None

    def __post_init__(self) -> None:
        self.queue = JobQueue(Journal(self.library.jobs))

    def do_something(self) -> None:
        """One deed by chance; a full disk may refuse it."""
        deeds: list[tuple[Callable[[], None], int]] = [
            (self.render, 40),
            (self.edit_project, 12),
            (self.edit_style, 6),
            (self.edit_character, 6),
            (self.order_render, 6),
            (self.file_away, 3),
            (self.bin_project, 2),
            (self.retry, 2),
            (self.cancel, 1),
            (self.back_up, 1),
        ]
        chosen = self.dice.choices([each for each, _ in deeds], [weight for _, weight in deeds])
        chosen[0]()

    def edit_project(self) -> None:
        """A new project, or a change of one."""
        project = self._one(self.library.projects.all())
        if project is None or self.dice.random() < 0.2:
            project = a_project(panels=self.dice.choice([2, 5, 40]))
        panels = project.board.panels
        at = self.dice.randrange(len(panels))
        changed = panels[at].replace(prompt=f"a fox {self.dice.random()}")
        board = project.board.replace(panels=(*panels[:at], changed, *panels[at + 1 :], a_panel()))
        style = self._one(self.library.styles.all())
        project = project.replace(
            title=f"Story {self.dice.random()}", board=board, style_id=style and style.id
        )
        self._promise(f"project:{project.id}", told(project), self.library.projects.save, project)

    def edit_style(self) -> None:
        """A new style with a picture, or a change of one."""
        style = self._one(self.library.styles.all())
        if style is None or self.dice.random() < 0.4:
            style = a_style(name=f"Ink {self.dice.randrange(10**6)}", picture=self._picture())
        style = style.replace(words=f"ink {self.dice.random()}")
        self._promise(f"style:{style.id}", told(style), self.library.styles.save, style)

    def edit_character(self) -> None:
        """A new character with an own picture, or a change of one."""
        one = self._one(self.library.characters.all())
        if one is None or self.dice.random() < 0.4:
            anchor = Anchor(picture=self._picture(), prompt="a red fox")
            one = a_character(name=f"Fox{self.dice.randrange(10**6)}", anchors=(anchor,))
        one = one.replace(words=f"a red fox {self.dice.random()}")
        self._promise(f"character:{one.id}", told(one), self.library.characters.save, one)

    def file_away(self) -> None:
        """Tags, a folder, a favourite: no value changes."""
        style = self._one(self.library.styles.all())
        if style is not None:
            self.library.styles.tag([style.id], [self.dice.choice(["old", "new", "blue"])])
            self.library.styles.file([style.id], self.dice.choice(["", "Films", "Films/One"]))
            self.library.styles.favour(style.id, self.dice.random() < 0.5)

    def bin_project(self) -> None:
        """Into the bin, or out of it."""
        binned = self._one(self.library.projects.bin())
        live = self._one(self.library.projects.all())
        if binned is not None and self.dice.random() < 0.7:
            name, to = f"project:{binned.id}", told(self._binned(binned.id))
            self._promise(name, to, self.library.projects.restore, binned.id)
        elif live is not None:
            self._promise(f"project:{live.id}", BINNED, self.library.projects.delete, live.id)

    def order_render(self) -> None:
        """A job for some panels of a project."""
        project = self._one(self.library.projects.all())
        if project is None:
            return
        panels = self.dice.sample(project.board.panels, min(3, len(project.board.panels)))
        recipes = [
            PanelRecipe(panel.id, a_recipe(prompt=panel.prompt, seed=self.dice.randrange(10**6)))
            for panel in panels
        ]
        job = RenderPanels(new_id(), project.id, tuple(recipes))
        self._promise(f"job:{job.id}", "added", self.queue.add, job)

    def render(self) -> None:
        """Some steps of the running job, or the first of the next."""
        if self.events is None:
            self.running = self.queue.take("cpu")
            if self.running is None:
                self.order_render()
                return
            engine: Any = FakeEngine()
            entry = self.running
            self.events = drive(entry.job, engine, self.library, entry.orders)
        for _ in range(self.dice.randrange(1, 12)):
            event = next(self.events)
            self._heed(event)
            if isinstance(event, Finished | Failed | Cancelled):
                return

    def retry(self) -> None:
        """Go on with what was interrupted or failed."""
        again = [entry.job.id for entry in self.queue.entries if entry.state.retriable]
        self.queue.retry(*again)

    def cancel(self) -> None:
        """Stop what runs: it does not come back at the next start."""
        if self.running is not None:
            say(will=f"job:{self.running.job.id}", to="over")
            self.queue.cancel(self.running.job.id)

    def back_up(self) -> None:
        """Beside the edits, as the window does."""
        threading.Thread(target=_back_up, args=(self.library,)).start()

    def _heed(self, event: JobEvent | Outcome) -> None:
        assert self.running is not None
        match event:
            case Finished() | Failed() | Cancelled():
                say(will=f"job:{event.job_id}", to="over")
                self.queue.ended(event)
                self.events = self.running = None
            case Progress():
                self.queue.progressed(self.running.job.id, event)
            case TakeMade(take):
                try:
                    record(event, self.library)
                except StorageError as error:
                    self._fail(error)
                    raise
                say(take=take.id, recipe=take.recipe.digest())
            case _:
                record(event, self.library)

    def _fail(self, error: StorageError) -> None:
        """A take that cannot be written ends its job, which can be retried."""
        assert self.running is not None
        self.queue.ended(Failed(self.running.job.id, error.sentence))
        self.events = self.running = None

    def _promise(self, name: str, to: str, deed: Callable[..., object], *args: object) -> None:
        say(will=name, to=to)
        deed(*args)
        say(did=name, to=to)

    def _binned(self, project_id: str) -> Project:
        query = select(projects.c.document).where(projects.c.id == project_id)
        with self.library.database.reading() as connection:
            return Project.model_validate_json(connection.scalar(query) or "")

    def _picture(self) -> str:
        colour = f"#{self.dice.randrange(2**24):06x}"
        return self.library.blobs.put(a_picture(colour), original=True)

    def _one(self, values: list[Any]) -> Any:
        return self.dice.choice(values) if values else None


def _back_up(library: Library) -> None:
    with suppress(StorageError):
        library.back_up()


def work(order: Order) -> None:
    """Open the library and work in it; closing and opening it again now and then."""
    dice = random.Random(order.seed)
    if order.limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order.limit, order.limit))
    done = refused = 0
    while refused < PATIENCE and (order.deeds is None or done < order.deeds):
        try:
            with closing(Library.open(Path(order.folder))) as library:
                say(opened=True)
                artist = Artist(library, dice)
                for _ in range(dice.randrange(20, 200)):
                    if order.deeds is not None and done >= order.deeds:
                        break
                    artist.do_something()
                    done += 1
        except StorageError as error:
            refused += 1
            say(refused=str(error))


def serve() -> None:
    """Fork an artist for each order; say its number, and when it has ended and how."""
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            code = 0
            try:
                work(Order(**json.loads(line)))
            except BaseException:
                say(crash=traceback.format_exc())
                code = 1
            os._exit(code)
        say(pid=pid)
        _, status = os.waitpid(pid, 0)
        say(ended=status)


if __name__ == "__main__":
    serve()
