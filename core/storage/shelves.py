"""The tables of styles and of characters: named values that projects use by id."""

from abc import ABC, abstractmethod
from typing import ClassVar, Generic, TypeVar

from sqlalchemy import Table, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from core.domain.character import Character
from core.domain.errors import StorageError
from core.domain.project import Project
from core.domain.style import Style
from core.storage import tables
from core.storage.database import Database
from core.storage.documents import read_document

Item = TypeVar("Item", Style, Character)


class Shelf(ABC, Generic[Item]):
    """All values of one kind, read and saved whole."""

    kind: type[Item]
    table: ClassVar[Table]

    def __init__(self, database: Database) -> None:
        self._database = database

    @staticmethod
    @abstractmethod
    def is_used(item_id: str, project: Project) -> bool:
        """Whether a project needs this value."""

    def all(self) -> list[Item]:
        """Every value, by name."""
        query = select(self.table.c.document).order_by(func.lower(self.table.c.name))
        with self._database.reading() as connection:
            return [read_document(self.kind, row) for row in connection.scalars(query)]

    def get(self, item_id: str) -> Item:
        """One value; KeyError when there is none."""
        query = select(self.table.c.document).where(self.table.c.id == item_id)
        with self._database.reading() as connection:
            document = connection.scalar(query)
        if document is None:
            raise KeyError(item_id)
        return read_document(self.kind, document)

    def save(self, item: Item) -> None:
        """Add a value or replace the one of the same id."""
        row = {"name": item.name, "document": item.model_dump_json()}
        statement = insert(self.table).values(id=item.id, **row)
        with self._database.writing() as connection:
            connection.execute(statement.on_conflict_do_update(["id"], set_=row))

    def delete(self, item_id: str) -> None:
        """Delete a value. StorageError, nothing deleted, when a project uses it."""
        with self._database.writing() as connection:
            for document in connection.scalars(select(tables.projects.c.document)):
                project = read_document(Project, document)
                if self.is_used(item_id, project):
                    raise StorageError(
                        f"The {self.kind.__name__.lower()} is used by the project "
                        f"“{project.title}”.",
                        "Take it out of that project first.",
                    )
            connection.execute(delete(self.table).where(self.table.c.id == item_id))


class Styles(Shelf[Style]):
    """All styles."""

    kind = Style
    table = tables.styles

    @staticmethod
    def is_used(item_id: str, project: Project) -> bool:
        """Whether it is the project's style."""
        return project.style_id == item_id


class Characters(Shelf[Character]):
    """All characters."""

    kind = Character
    table = tables.characters

    @staticmethod
    def is_used(item_id: str, project: Project) -> bool:
        """Whether it is in the project's cast."""
        return item_id in project.character_ids
