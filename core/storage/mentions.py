"""Which files the tables speak of: whatever looks like the name of one, in any document."""

import re

from sqlalchemy import ColumnElement, Select, Table, Text, and_, exists, or_, select

from core.storage import tables
from core.storage.database import Database

NAME = re.compile(r'"([0-9a-f]{64})\b')
"""A sha256 that begins a string, also in JSON within JSON."""


def mentioned(database: Database, with_bin: bool = True) -> set[str]:
    """Every name of a file that stands in a document.

    Documents are read as text: one that can no longer be parsed still keeps its pictures. Without
    the bin: as if what lies there were gone.
    """
    found: set[str] = set()
    with database.reading() as connection:
        for table in tables.metadata.sorted_tables:
            texts = [column for column in table.columns if isinstance(column.type, Text)]
            if not texts:
                continue
            query = select(*texts) if with_bin else _live(select(*texts), table)
            for row in connection.execution_options(yield_per=1000).execute(query):
                for text in row:
                    found.update(NAME.findall(text or ""))
    return found


def _live(query: Select[tuple[str, ...]], table: Table) -> Select[tuple[str, ...]]:
    """Leave out what is in the bin, with the takes of projects and the versions of the rest."""
    if "deleted_at" in table.columns:
        return query.where(table.c.deleted_at.is_(None))
    if table is tables.takes:
        projects = tables.projects
        binned = select(projects.c.id).where(projects.c.deleted_at.is_not(None))
        return query.where(table.c.project_id.not_in(binned))
    if table is tables.versions:
        return query.where(or_(*(_of_live(kind) for kind in (tables.styles, tables.characters))))
    return query


def _of_live(shelf: Table) -> ColumnElement[bool]:
    versions = tables.versions
    live = exists().where(shelf.c.id == versions.c.item_id, shelf.c.deleted_at.is_(None))
    return and_(versions.c.kind == shelf.name.removesuffix("s"), live)
