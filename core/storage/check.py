"""Does the disk hold what the tables say? Finds differences; core/storage/repair.py mends them."""

from collections.abc import Collection, Generator

from core.domain.events import Progress
from core.storage.check_files import damaged_caches, leftovers, lost_addons, unclaimed
from core.storage.check_pictures import lost_pictures
from core.storage.check_rows import broken_rows, disagreements
from core.storage.inventory import take_inventory
from core.storage.library import Library
from core.storage.problem import Kind, Problem

__all__ = ["Kind", "Problem", "check"]


def check(
    library: Library, alive: Collection[str] = ()
) -> Generator[Progress | Problem, None, None]:
    """Compare tables and files, and read every picture. Writes no table; any thread.

    A picture with a whole second name comes back while it is read, and is no problem. `alive`
    names pictures that are wanted though no document says so (see `sweep`). A database that is
    damaged is the only problem that is looked for: what is in it cannot be relied on.
    """
    yield Progress("checking the database", 0, 1)
    damage = library.verify()
    if damage:
        repair = "The newest backup takes its place, with all changes made since."
        yield Problem(Kind.DATABASE, " ".join(damage), repair)
        return
    inventory = yield from take_inventory(library.database)
    yield from broken_rows(inventory)
    yield from disagreements(library.database, inventory)
    yield from lost_pictures(library, inventory)
    yield from lost_addons(library, inventory)
    yield from damaged_caches(library)
    yield from leftovers(library.folder)
    yield from unclaimed(library, alive)
