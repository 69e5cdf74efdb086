"""What the tables say of a project and of the style and the characters it uses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from core import VERSION
from core.domain.archive import Manifest
from core.domain.character import Character
from core.domain.errors import StorageError
from core.domain.project import Project
from core.domain.recipe import Take
from core.domain.showing import Made
from core.domain.style import Style
from core.domain.values import Value
from core.storage import tables
from core.storage.archive.seen import seen
from core.storage.documents import read_document
from core.storage.project_takes import ProjectTakes

Item = TypeVar("Item", Style, Character)
Remembered = dict[tuple[str, str], set[int]]
"""The versions that takes remember, by kind and id."""


def gather(connection: Connection, project_id: str, *, latest: bool) -> Manifest:
    """A manifest that lists no files yet; StorageError when the project is gone.

    Styles and characters that are no longer in the library are left out.
    """
    query = select(tables.projects.c.document).where(tables.projects.c.id == project_id)
    document = connection.scalar(query)
    if document is None:
        raise StorageError("The project to pack is no longer in the library.")
    project = read_document(Project, document)
    takes = _takes(connection, project, latest=latest)
    remembered = _remembered(takes)
    styles = (project.style_id,) if project.style_id else ()
    return Manifest.model_validate(
        {
            "made_by": VERSION,
            "project": project,
            "styles": _shelved(connection, Style, styles, remembered),
            "characters": _shelved(connection, Character, project.character_ids, remembered),
            "takes": takes,
        }
    )


def _takes(connection: Connection, project: Project, *, latest: bool) -> tuple[Take, ...]:
    table = tables.takes
    query = select(table.c.id, table.c.document).where(table.c.project_id == project.id)
    rows = connection.execute(query.order_by(table.c.number)).all()
    kept = _kept(connection, project) if latest else {row.id for row in rows}
    return tuple(read_document(Take, row.document) for row in rows if row.id in kept)


def _kept(connection: Connection, project: Project) -> set[str]:
    """The takes that may be seen or are marked, by id; of panels that are gone the newest."""
    table = tables.takes
    query = select(table.c.panel_id, table.c.id, table.c.digest, table.c.made_at)
    query = query.where(table.c.project_id == project.id).order_by(table.c.number)
    rows = [(row.panel_id, Made(*row[1:])) for row in connection.execute(query)]

    def read(take_ids: Sequence[str]) -> list[Take]:
        documents = select(table.c.document).where(table.c.id.in_(take_ids))
        return [read_document(Take, each) for each in connection.scalars(documents)]

    panels = project.board.panels
    there = {panel.id for panel in panels}
    newest = {panel_id: one.id for panel_id, one in rows if panel_id not in there}
    styles = _items(connection, Style, [project.style_id] if project.style_id else [])
    characters = _items(connection, Character, project.character_ids)
    shown = seen(project, next(iter(styles), None), characters, ProjectTakes(rows, {}, read))
    marked = (each for panel in panels for each in (panel.take, *panel.starred))
    return {*newest.values(), *shown, *marked}


def _items(connection: Connection, kind: type[Item], ids: Sequence[str]) -> list[Item]:
    """The values of these ids that are there, in this order."""
    table = tables.SHELVES[kind.__name__.lower()]
    rows = connection.execute(select(table.c.id, table.c.document).where(table.c.id.in_(ids)))
    found = {row.id: read_document(kind, row.document) for row in rows}
    return [found[each] for each in ids if each in found]


def _remembered(takes: Iterable[Take]) -> Remembered:
    found: Remembered = defaultdict(set)
    for take in takes:
        for used in take.used:
            found[used.kind, used.id].add(used.version)
    return found


def _shelved(
    connection: Connection, kind: type[Value], ids: Iterable[str], remembered: Remembered
) -> list[dict[str, Any]]:
    """The values of these ids that are there, by id."""
    name = kind.__name__.lower()
    table = tables.SHELVES[name]
    rows = connection.execute(select(table).where(table.c.id.in_(list(ids))).order_by(table.c.id))
    return [
        {
            "item": read_document(kind, row.document),
            "version": row.version,
            "favourite": row.favourite,
            "folder": row.folder,
            "tags": _tags(connection, name, row.id),
            "past": _past(connection, kind, row.id, remembered.get((name, row.id), set())),
        }
        for row in rows.all()
    ]


def _tags(connection: Connection, kind: str, item_id: str) -> list[str]:
    table = tables.tags
    query = select(table.c.tag).where(table.c.kind == kind, table.c.item_id == item_id)
    return sorted(connection.scalars(query))


def _past(
    connection: Connection, kind: type[Value], item_id: str, numbers: Iterable[int]
) -> list[dict[str, Any]]:
    table = tables.versions
    query = select(table).where(
        table.c.kind == kind.__name__.lower(),
        table.c.item_id == item_id,
        table.c.version.in_(list(numbers)),
    )
    return [
        {
            "version": row.version,
            "saved_at": row.saved_at,
            "item": read_document(kind, row.document),
        }
        for row in connection.execute(query.order_by(table.c.version))
    ]
