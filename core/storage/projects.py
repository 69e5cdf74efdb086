"""The table of projects."""

from datetime import UTC, datetime

from sqlalchemy import delete, select

from core.domain.project import Project
from core.storage.database import Database
from core.storage.documents import read_document
from core.storage.rows import put
from core.storage.tables import projects, uses


class Projects:
    """All projects, read and saved whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Project]:
        """Every project, the one saved last first."""
        query = select(projects.c.document).order_by(projects.c.saved_at.desc())
        with self._database.reading() as connection:
            return [read_document(Project, row) for row in connection.scalars(query)]

    def get(self, project_id: str) -> Project:
        """One project; KeyError when there is none."""
        query = select(projects.c.document).where(projects.c.id == project_id)
        with self._database.reading() as connection:
            document = connection.scalar(query)
        if document is None:
            raise KeyError(project_id)
        return read_document(Project, document)

    def save(self, project: Project) -> None:
        """Add a project or replace the one of the same id."""
        row = {
            "id": project.id,
            "title": project.title,
            "panels": len(project.board.panels),
            "saved_at": datetime.now(UTC).isoformat(timespec="microseconds"),
            "deleted_at": None,
            "document": project.model_dump_json(),
        }
        with self._database.writing() as connection:
            put(connection, projects, row)
            connection.execute(delete(uses).where(uses.c.project_id == project.id))
            for kind, item_id in used_by(project):
                use = {"project_id": project.id, "kind": kind, "item_id": item_id}
                put(connection, uses, use)

    def delete(self, project_id: str) -> None:
        """Delete a project with its takes. Their pictures stay: others may show them."""
        with self._database.writing() as connection:
            connection.execute(delete(projects).where(projects.c.id == project_id))


def used_by(project: Project) -> list[tuple[str, str]]:
    """The kinds and ids of the styles and characters that a project has."""
    found = [("character", each) for each in project.character_ids]
    found += [("style", project.style_id)] if project.style_id else []
    return list(dict.fromkeys(found))
