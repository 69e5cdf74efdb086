"""Mend what a check found."""

from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import delete

from core.domain.events import Progress
from core.domain.recipe import Recipe, Take
from core.domain.values import BlobId, Digest
from core.storage import tables
from core.storage.derived import make_anew
from core.storage.files import cannot_write
from core.storage.inventory import take_inventory
from core.storage.library import Library
from core.storage.problem import Kind, Problem, counted
from core.storage.rebuild import rebuild
from core.storage.sentences import for_reading_only


@dataclass
class Repaired:
    """What was mended, in sentences, and what is left for the artist.

    The pictures of `takes` and of anchors, in `casts` with their recipes, are still lost: the
    job `core.jobs.jobs.DrawAgain` draws them.
    """

    done: list[str] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    takes: list[Take] = field(default_factory=list)
    casts: list[tuple[BlobId, Recipe]] = field(default_factory=list)


def repair(library: Library, problems: Sequence[Problem]) -> Generator[Progress, None, Repaired]:
    """Mend these problems, in small steps, and return what became of each.

    Writes tables: for the thread that does, while nothing runs. Raises StorageError when the disk
    is full or gone; what was mended until then stays mended.
    """
    if library.read_only:
        raise for_reading_only()
    result = Repaired()
    for number, problem in enumerate(problems):
        yield Progress("repairing", number, len(problems))
        if problem.needs_artist:
            result.left.append(problem)
        else:
            try:
                yield from _mend(library, problem, result)
            except OSError as error:
                raise cannot_write(library.folder, error) from error
    return result


def _mend(library: Library, problem: Problem, result: Repaired) -> Generator[Progress, None, None]:
    items = problem.items
    match problem.kind:
        case Kind.DATABASE:
            result.done.append(library.restore().sentence)
        case Kind.ROWS:
            yield from _drop_takes(library, items, result)
        case Kind.INDEX:
            yield from _index(library, result)
        case Kind.TAKES:
            found = library.takes.get_many(items)
            result.takes += found
            result.done.append(f"{counted(len(found), 'picture')} to be drawn again.")
        case Kind.ANCHORS:
            result.casts += yield from _casts(library, items)
            result.done.append(f"{counted(len(items), 'anchor')} to be cast again.")
        case Kind.SECOND_NAMES:
            for each in items:
                library.blobs.secure(BlobId(each))
            result.done.append(f"{counted(len(items), 'picture')} got a second name.")
        case Kind.TRAJECTORIES | Kind.CHECKPOINTS | Kind.LEFTOVERS:
            _delete(library, problem.kind, items)
            result.done.append(f"{counted(len(items), 'file')} deleted.")
        case Kind.UNCLAIMED:
            yield from _claim(library, items, result)
        case _:
            result.left.append(problem)


def _drop_takes(
    library: Library, take_ids: Sequence[str], result: Repaired
) -> Generator[Progress, None, None]:
    """Rows that nobody can read go; the pictures they named become takes by their own recipes."""
    with library.database.writing() as connection:
        for each in take_ids:
            connection.execute(delete(tables.takes).where(tables.takes.c.id == each))
    yield from _claim(library, None, result)


def _index(library: Library, result: Repaired) -> Generator[Progress, None, None]:
    inventory = yield from take_inventory(library.database, (tables.projects,))
    with library.database.writing() as connection:
        make_anew(connection, inventory.uses)
    result.done.append("The lists that searches go by are made anew.")


def _casts(
    library: Library, pictures: Collection[str]
) -> Generator[Progress, None, list[tuple[BlobId, Recipe]]]:
    of = (tables.characters, tables.versions)
    inventory = yield from take_inventory(library.database, of)
    return [(BlobId(each), inventory.anchors[BlobId(each)][1]) for each in pictures]


def _delete(library: Library, kind: Kind, items: Sequence[str]) -> None:
    if kind is Kind.TRAJECTORIES:
        library.trajectories.delete([Digest(each) for each in items])
    for each in items:
        if kind is Kind.CHECKPOINTS:
            library.checkpoints.delete(Digest(each))
        elif kind is Kind.LEFTOVERS:
            Path(each).unlink(missing_ok=True)


def _claim(
    library: Library, pictures: Sequence[str] | None, result: Repaired
) -> Generator[Progress, None, None]:
    rebuilt = yield from rebuild(library, pictures)
    result.done.append(
        f"{counted(rebuilt.takes, 'picture')} became takes of their panels, "
        f"{counted(rebuilt.recovered, 'picture')} panels of “Recovered pictures”."
    )
