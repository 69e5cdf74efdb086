"""Files beside pictures: add-ons, what is derived, what broken writes left, what nobody claims."""

import time
from collections.abc import Collection, Generator, Iterator
from pathlib import Path

from core.domain.errors import StorageError
from core.domain.events import Progress
from core.domain.values import Digest, Fragment
from core.storage.addons import is_whole
from core.storage.embedded import unclaimed_pictures
from core.storage.files import WRITING, files_in
from core.storage.inventory import Inventory
from core.storage.library import Library
from core.storage.problem import Kind, Problem, counted
from core.storage.sweep import GRACE

STEP = 50


def lost_addons(
    library: Library, inventory: Inventory
) -> Generator[Progress | Problem, None, None]:
    """LoRAs, embeddings and ControlNets that projects name."""
    for number, (digest, owner) in enumerate(inventory.addons.items()):
        yield Progress("reading add-ons", number, len(inventory.addons))
        if not _is_whole(library, digest):
            sentence = f"A file is missing or damaged: {owner}."
            yield Problem(Kind.ADDONS, sentence, "Add its file again.", True, (digest,))


def _is_whole(library: Library, digest: Digest) -> bool:
    try:
        return is_whole(library.addons.get(digest), digest)
    except StorageError:
        return False


def damaged_caches(library: Library) -> Generator[Progress | Problem, None, None]:
    """Trajectories and checkpoints that are not what was written."""
    caches = (
        (
            Kind.TRAJECTORIES,
            Fragment("reading cached inversions"),
            "cached inversion",
            library.trajectories.damaged(),
        ),
        (
            Kind.CHECKPOINTS,
            Fragment("reading checkpoints"),
            "checkpoint",
            library.checkpoints.damaged(),
        ),
    )
    for kind, phase, what, files in caches:
        found = []
        for number, (key, is_damaged) in enumerate(files):
            if number % STEP == 0:
                yield Progress(phase, number, 0)
            if is_damaged:
                found.append(key)
        if found:
            sentence = f"{counted(len(found), what)} cannot be read."
            repair = "Deleted: what is needed is made again."
            yield Problem(kind, sentence, repair, items=tuple(found))


def leftovers(folder: Path) -> Iterator[Problem]:
    """Files that a crash left half written."""
    old = time.time() - GRACE
    found = tuple(
        str(path) for path, how in files_in(folder, f"**/{WRITING}*") if how.st_mtime < old
    )
    if found:
        sentence = f"{counted(len(found), 'file')} that a crash left half written."
        yield Problem(Kind.LEFTOVERS, sentence, "Deleted.", items=found)


def unclaimed(
    library: Library, alive: Collection[str]
) -> Generator[Progress | Problem, None, None]:
    """Pictures that carry a recipe and that no document speaks of."""
    yield Progress("looking for pictures that belong to nothing", 0, 0)
    found = unclaimed_pictures(library, alive, GRACE)
    if found:
        sentence = (
            f"{counted(len(found), 'picture')} that Castboard drew in no panel and no character: "
            "candidates that were not picked, or what a crash left."
        )
        repair = (
            "Each becomes a take of the panel it was drawn for, or else a panel of the project "
            "“Recovered pictures”. (“Free space” would delete them.)"
        )
        yield Problem(Kind.UNCLAIMED, sentence, repair, items=found)
