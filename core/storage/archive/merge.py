"""What an archive says, brought into the tables: by content, in one transaction.

What the library has already is used; what it has otherwise stays as it is, and the archive's comes
in beside it under an id of its own.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete

from core.domain.archive import Manifest, Shelved
from core.domain.project import Project
from core.domain.recipe import Take, Used
from core.domain.values import new_id
from core.storage import tables
from core.storage.archive import present
from core.storage.filing import folder_name
from core.storage.library import Library
from core.storage.rows import put
from core.storage.shelves import Shelf


@dataclass(frozen=True)
class Unpacked:
    """The project as it is in the library now, and what the artist should know."""

    project: Project
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Place:
    """Where a style or a character of the archive is in the library.

    `numbers` are its versions there, by those in the archive; None where the library lacks one.
    """

    id: str
    numbers: Mapping[int, int | None]


@dataclass(frozen=True)
class _Merge:
    """A merge under way. `places` are by kind and by id in the archive."""

    library: Library
    connection: Connection
    now: str
    places: dict[tuple[str, str], _Place] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def merge(library: Library, manifest: Manifest) -> Unpacked:
    """Bring what an archive says into the tables, in one transaction, merged by content.

    Its files are in the library already. For the one thread that writes tables.
    """
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    with library.database.writing() as connection:
        merging = _Merge(library, connection, now)
        for style in manifest.styles:
            _place(merging, library.styles, style)
        for character in manifest.characters:
            _place(merging, library.characters, character)
        project = _project(merging, manifest.project)
        takes = [_take(merging, take) for take in manifest.takes]
        project = _bring(merging, project, takes)
    return Unpacked(project, tuple(merging.notices))


def _place(merging: _Merge, shelf: Shelf[Any], shelved: Shelved[Any]) -> None:
    """Find a style or a character in the library, or put it there."""
    item, connection = shelved.item, merging.connection
    place = present.same(connection, shelf, item)
    if place is None:
        taken = present.exists(connection, shelf.table, item.id)
        place = new_id() if taken else item.id
        _add(merging, shelf, shelved, place)
        if taken:
            merging.notices.append(
                f"“{item.name}” is in the library already, but not as in the archive: both are "
                "there now."
            )
        held = (*(past.version for past in shelved.past), shelved.version)
        numbers: dict[int, int | None] = {each: each for each in held}
    else:
        numbers = present.numbers(connection, shelf, place, shelved)
    merging.places[shelf.kind, item.id] = _Place(place, numbers)


def _add(merging: _Merge, shelf: Shelf[Any], shelved: Shelved[Any], item_id: str) -> None:
    """Write a style or a character as it was filed where it came from, with its past."""
    connection, now = merging.connection, merging.now
    filed = {
        **shelf.new(connection, now),
        "version": shelved.version - 1,
        "folder": folder_name(shelved.folder),
        "favourite": shelved.favourite,
    }
    shelf.write(connection, shelved.item.replace(id=item_id), filed, now)
    shelf.tag_within(connection, [item_id], shelved.tags)
    for past in shelved.past:
        row = {
            "kind": shelf.kind,
            "item_id": item_id,
            "version": past.version,
            "saved_at": past.saved_at,
            "document": past.item.replace(id=item_id).model_dump_json(),
        }
        put(connection, tables.versions, row)


def _project(merging: _Merge, project: Project) -> Project:
    """The project with the ids that its style and characters have in the library."""
    style_id = project.style_id and _id(merging, "style", project.style_id)
    panels = (
        panel.replace(
            masks=tuple(
                mask.replace(character_id=_id(merging, "character", mask.character_id))
                for mask in panel.masks
            )
        )
        for panel in project.board.panels
    )
    return project.replace(
        style_id=style_id,
        character_ids=tuple(
            dict.fromkeys(_id(merging, "character", each) for each in project.character_ids)
        ),
        board=project.board.replace(panels=tuple(panels)),
    )


def _id(merging: _Merge, kind: str, item_id: str) -> str:
    place = merging.places.get((kind, item_id))
    return place.id if place else item_id


def _take(merging: _Merge, take: Take) -> Take:
    """The take, remembering versions as the library counts them."""
    used = (_used(each, merging.places.get((each.kind, each.id))) for each in take.used)
    return take.replace(used=tuple(each for each in used if each))


def _used(used: Used, place: _Place | None) -> Used | None:
    """None where the library has no such version: then nobody can say what has changed since."""
    if place is None:
        return used
    if used.version not in place.numbers:
        return used if place.id == used.id else None
    number = place.numbers[used.version]
    return used.replace(id=place.id, version=number) if number else None


def _bring(merging: _Merge, project: Project, takes: Sequence[Take]) -> Project:
    """The project as it is in the library in the end."""
    connection, library = merging.connection, merging.library
    old = present.project(connection, project.id)
    there = present.takes_of(connection, project.id)
    if old is not None and present.equal(old, project) and _agree(there, takes):
        _complete(merging, project, there, takes)
        return project
    if old is not None:
        title = present.free_title(connection, project.title)
        merging.notices.append(
            f"“{project.title}” is in the library already, but not as in the archive: the "
            f"archive's is now “{title}”."
        )
        project = project.replace(title=title)
    if old is not None or present.clashes(connection, project, takes):
        project, takes = _copied(project, takes)
    library.projects.write(connection, project)
    for take in takes:
        library.takes.write(connection, take)
    return project


def _agree(there: Sequence[Take], takes: Sequence[Take]) -> bool:
    """Whether no take is another one in the library."""
    known = {take.id: take for take in there}
    return all(take.id not in known or present.equal(known[take.id], take) for take in takes)


def _complete(
    merging: _Merge, project: Project, there: Sequence[Take], takes: Sequence[Take]
) -> None:
    """Give a project that is there already the takes that only the archive has."""
    connection, library = merging.connection, merging.library
    known = {take.id for take in there}
    missing = [take for take in takes if take.id not in known]
    if missing or present.is_in_bin(connection, project.id):
        library.projects.write(connection, project)
    if not missing:
        merging.notices.append(f"“{project.title}” is in the library already, with all it has.")
        return
    # The newest take is the one that is shown, wherever it was made.
    connection.execute(delete(tables.takes).where(tables.takes.c.project_id == project.id))
    for take in heapq.merge(there, missing, key=lambda take: take.made_at):
        library.takes.write(connection, take)


def _copied(project: Project, takes: Sequence[Take]) -> tuple[Project, list[Take]]:
    """The project and its takes under ids of their own."""
    shown = {panel.id for panel in project.board.panels} | {take.panel_id for take in takes}
    ids = {panel_id: new_id() for panel_id in sorted(shown)}
    take_ids = {take.id: new_id() for take in takes}
    # A choice or a star of a take that did not come along would be of the original's.
    panels = (
        panel.replace(
            id=ids[panel.id],
            take=take_ids.get(panel.take, ""),
            starred=tuple(take_ids[each] for each in panel.starred if each in take_ids),
        )
        for panel in project.board.panels
    )
    board = project.board.replace(id=new_id(), panels=tuple(panels))
    copy = project.replace(id=new_id(), board=board)
    return copy, [
        take.replace(id=take_ids[take.id], project_id=copy.id, panel_id=ids[take.panel_id])
        for take in takes
    ]
