"""The table of projects."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, select

from core.domain.project import Project
from core.storage.database import Database
from core.storage.documents import read_document
from core.storage.rows import change, put
from core.storage.tables import SHELVES, projects, uses


@dataclass(frozen=True)
class Heading:
    """A project as it is listed; `panels` counts them."""

    id: str
    title: str
    panels: int
    saved_at: str
    deleted_at: str | None


class Projects:
    """All projects, read and saved whole. What lies in the bin is not there, but for the bin."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def headings(self, in_bin: bool = False) -> list[Heading]:
        """Every project, the one saved last first, or those in the bin. No document is read."""
        with self._database.reading() as connection:
            return [heading_of(row) for row in connection.execute(heading_query(in_bin))]

    def all(self) -> list[Project]:
        """Every project, the one saved last first."""
        with self._database.reading() as connection:
            return [read_document(Project, row) for row in connection.scalars(_documents())]

    def latest(self) -> Project | None:
        """The project saved last."""
        with self._database.reading() as connection:
            document = connection.scalar(_documents().limit(1))
            return read_document(Project, document) if document else None

    def get(self, project_id: str) -> Project:
        """One project; KeyError when there is none."""
        with self._database.reading() as connection:
            document = connection.scalar(_documents().where(projects.c.id == project_id))
            if document is None:
                raise KeyError(project_id)
            return read_document(Project, document)

    def save(self, project: Project) -> None:
        """Add a project or replace the one of the same id.

        It comes out of the bin, and so do the style and the characters that it has.
        """
        with self._database.writing() as connection:
            self.write(connection, project)

    def write(self, connection: Connection, project: Project) -> None:
        """`save` within a transaction."""
        row = {
            "id": project.id,
            "title": project.title,
            "panels": len(project.board.panels),
            "saved_at": datetime.now(UTC).isoformat(timespec="microseconds"),
            "deleted_at": None,
            "document": project.model_dump_json(),
        }
        put(connection, projects, row)
        connection.execute(delete(uses).where(uses.c.project_id == project.id))
        for kind, item_id in used_by(project):
            use = {"project_id": project.id, "kind": kind, "item_id": item_id}
            put(connection, uses, use)
            take_out(connection, SHELVES[kind], item_id)

    def delete(self, project_id: str) -> None:
        """Move a project to the bin, with its takes."""
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        with self._database.writing() as connection:
            change(connection, projects, {"id": project_id}, deleted_at=now)

    def restore(self, project_id: str) -> None:
        """Take a project out of the bin, with the style and the characters that it has."""
        query = select(uses.c.kind, uses.c.item_id).where(uses.c.project_id == project_id)
        with self._database.writing() as connection:
            take_out(connection, projects, project_id)
            for kind, item_id in connection.execute(query).all():
                take_out(connection, SHELVES[kind], item_id)

    def bin(self) -> list[Heading]:
        """The projects in the bin."""
        return self.headings(in_bin=True)


def heading_query(in_bin: bool = False) -> Select[Any]:
    """The columns of a Heading, the project saved last first."""
    columns = projects.c
    binned = columns.deleted_at.is_not(None) if in_bin else columns.deleted_at.is_(None)
    found = (columns.id, columns.title, columns.panels, columns.saved_at, columns.deleted_at)
    return select(*found).where(binned).order_by(columns.saved_at.desc())


def heading_of(row: Any) -> Heading:
    """A Heading from what `heading_query` selects."""
    return Heading(**row._mapping)


def used_by(project: Project) -> list[tuple[str, str]]:
    """The kinds and ids of the styles and characters that a project has."""
    found = [("character", each) for each in project.character_ids]
    found += [("style", project.style_id)] if project.style_id else []
    return list(dict.fromkeys(found))


def _documents() -> Select[str]:
    query = select(projects.c.document).where(projects.c.deleted_at.is_(None))
    return query.order_by(projects.c.saved_at.desc())


def take_out(connection: Connection, table: Table, row_id: str) -> None:
    """Take a row out of the bin, if it lies there."""
    binned = select(table.c.id).where(table.c.id == row_id, table.c.deleted_at.is_not(None))
    if connection.scalar(binned):
        change(connection, table, {"id": row_id}, deleted_at=None)
