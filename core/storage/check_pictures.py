"""Pictures that something needs and that are not there, or not whole."""

from collections import defaultdict
from collections.abc import Collection, Generator, Iterator

from core.domain.events import Progress
from core.domain.values import BlobId
from core.storage.inventory import Inventory
from core.storage.library import Library
from core.storage.problem import Kind, Problem, counted
from core.storage.sources import Sources

STEP = 50
AGAIN = "Each is drawn again from its recipe."


def lost_pictures(
    library: Library, inventory: Inventory
) -> Generator[Progress | Problem, None, None]:
    """Read every picture; those that are lost, by what can be done about it."""
    drawn = [take.picture for take in inventory.takes]
    wanted = dict.fromkeys([*drawn, *inventory.anchors, *inventory.originals])
    lost: set[BlobId] = set()
    for number, blob_id in enumerate(wanted):
        if number % STEP == 0:
            yield Progress("reading the pictures", number, len(wanted))
        if not library.blobs.holds(blob_id):
            lost.add(blob_id)
    yield from _takes(library, inventory, lost)
    yield from _anchors(inventory, lost)
    yield from _originals(inventory, lost)
    yield from _single(library, set(inventory.originals) - lost)


def _takes(library: Library, inventory: Inventory, lost: Collection[BlobId]) -> Iterator[Problem]:
    """One problem for each project and each thing that can be done."""
    sources, groups = Sources(library), defaultdict(list)
    takes = [take for take in inventory.takes if take.picture in lost]
    recipes = {take.id: take.recipe for take in library.takes.get_many(t.id for t in takes)}
    for take in takes:
        if not take.again:
            repair = "An earlier method drew them: generate their panels again."
        elif not sources.has(recipes[take.id]):
            repair = "So is something they were drawn from: once that is back, repair again."
        else:
            repair = AGAIN
        groups[take.project_id, repair].append(take.id)
    for (project_id, repair), take_ids in groups.items():
        title = inventory.titles[project_id]
        sentence = f"{_are_lost(len(take_ids))} in the project “{title}”."
        yield Problem(Kind.TAKES, sentence, repair, repair != AGAIN, tuple(take_ids))


def _anchors(inventory: Inventory, lost: Collection[BlobId]) -> Iterator[Problem]:
    names: dict[str, list[BlobId]] = defaultdict(list)
    for picture, (name, _) in inventory.anchors.items():
        if picture in lost:
            names[name].append(picture)
    for name, pictures in names.items():
        sentence = f"The picture of {name}'s anchor is missing or damaged."
        repair = "It is cast again from its recipe, the same as it was."
        yield Problem(Kind.ANCHORS, sentence, repair, items=tuple(pictures))


def _originals(inventory: Inventory, lost: Collection[BlobId]) -> Iterator[Problem]:
    for picture, owner in inventory.originals.items():
        if picture in lost:
            sentence = f"The picture of {owner} is missing or damaged."
            repair = "Nothing can draw it again: choose or paint it once more."
            yield Problem(Kind.ORIGINALS, sentence, repair, True, (picture,))


def _single(library: Library, originals: Collection[BlobId]) -> Iterator[Problem]:
    found = tuple(sorted(each for each in originals if not library.blobs.is_secure(each)))
    if found:
        sentence = f"{counted(len(found), 'picture')} of your own could not come back if deleted."
        yield Problem(Kind.SECOND_NAMES, sentence, "Each gets a second name.", items=found)


def _are_lost(number: int) -> str:
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'picture')} {verb} missing or damaged"
