"""The table of projects."""

from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from core.domain.project import Project
from core.storage.database import Database
from core.storage.documents import read_document
from core.storage.tables import projects


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
            "title": project.title,
            "saved_at": datetime.now(UTC).isoformat(timespec="microseconds"),
            "document": project.model_dump_json(),
        }
        statement = insert(projects).values(id=project.id, **row)
        with self._database.writing() as connection:
            connection.execute(statement.on_conflict_do_update(["id"], set_=row))

    def delete(self, project_id: str) -> None:
        """Delete a project with its takes. Their pictures stay: others may show them."""
        with self._database.writing() as connection:
            connection.execute(delete(projects).where(projects.c.id == project_id))
