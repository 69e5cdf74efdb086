"""What an artist said, and whether the library still has it."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from core.domain.errors import StorageError
from core.jobs.jobs import RenderPanels
from core.jobs.journal import Journal
from core.jobs.queue import JobQueue
from core.storage.library import Library
from core.storage.tables import takes
from tests.faults.child import BINNED, told


@dataclass
class Ledger:
    """All that was ever acknowledged of one library.

    What was announced and not yet acknowledged when its process ended may be there or not.
    """

    now: dict[str, str] = field(default_factory=dict)
    maybe: dict[str, set[str]] = field(default_factory=dict)
    takes: dict[str, str] = field(default_factory=dict)
    acknowledged: int = 0
    refused: int = 0
    crashes: list[str] = field(default_factory=list)

    def heed(self, line: dict[str, Any]) -> None:
        """Note one line of an artist."""
        self.acknowledged += "did" in line or "take" in line
        match line:
            case {"will": name, "to": to}:
                self.maybe.setdefault(name, set()).add(to)
            case {"did": name, "to": to}:
                self.now[name] = to
                self.maybe.pop(name, None)
            case {"take": take_id, "recipe": recipe}:
                self.takes[take_id] = recipe
            case {"refused": _}:
                self.refused += 1
            case {"crash": text}:
                self.crashes.append(text)

    def lost(self, library: Library) -> list[str]:
        """What was acknowledged and is not there as it was said."""
        queue = JobQueue(Journal(library.jobs))
        jobs = {entry.job.id for entry in queue.entries}
        missing = [
            f"{name}: {found} is neither {to} nor {self.maybe.get(name)}"
            for name, to in self.now.items()
            if (found := _state(library, name, jobs)) != to
            and found not in self.maybe.get(name, set())
        ]
        return missing + self._lost_takes(library)

    def settle(self, library: Library) -> None:
        """What is there from now on counts as acknowledged: the artist has seen it."""
        jobs = {entry.job.id for entry in JobQueue(Journal(library.jobs)).entries}
        for name in {*self.now, *self.maybe}:
            self.now[name] = _state(library, name, jobs)
        self.maybe.clear()

    def _lost_takes(self, library: Library) -> list[str]:
        found = {take.id: take for take in library.takes.get_many(self.takes)}
        binned = {project.id for project in library.projects.bin()}  # mended when they come back
        missing = [f"take {one}" for one in self.takes if one not in found]
        broken = [
            f"the picture of take {take.id}"
            for take in found.values()
            if take.project_id not in binned and not library.blobs.holds(take.picture)
        ]
        return missing + broken

    def done_again(self, made: list[str]) -> list[str]:
        """Of the recipes that were drawn now, those whose takes had been acknowledged."""
        return sorted(set(self.takes.values()) & set(made))


def _state(library: Library, name: str, jobs: set[str]) -> str:
    """How the library has something: its content, in the bin, or not at all."""
    kind, _, one = name.partition(":")
    if kind == "job":
        return "added" if one in jobs else "over"
    shelf: Any = {
        "project": library.projects,
        "style": library.styles,
        "character": library.characters,
    }[kind]
    try:
        return told(shelf.get(one))
    except KeyError:
        return BINNED if any(row.id == one for row in shelf.bin()) else "gone"
    except StorageError as error:
        return f"unreadable: {error}"


def drawn_twice(library: Library) -> list[str]:
    """The panels that have more than one take of one recipe."""
    query = (
        select(takes.c.panel_id)
        .group_by(takes.c.project_id, takes.c.panel_id, takes.c.digest)
        .having(func.count() > 1)
    )
    with library.database.reading() as connection:
        return [f"panel {panel_id}" for panel_id in connection.scalars(query)]


def panels_without_take(library: Library, job: RenderPanels) -> list[str]:
    """The panels of a job that was done which nobody drew."""
    query = select(takes.c.panel_id).where(takes.c.project_id == job.project_id)
    with library.database.reading() as connection:
        drawn = set(connection.scalars(query))
    return [f"panel {panel.panel_id}" for panel in job.panels if panel.panel_id not in drawn]
