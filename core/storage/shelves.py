"""The tables of styles and of characters: named values that projects use by id."""

import hashlib
import json
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import Connection, Table, delete, func, select

from core.domain.character import Character
from core.domain.errors import StorageError
from core.domain.project import Project
from core.domain.style import Style
from core.domain.values import BlobId, Digest
from core.storage import tables
from core.storage.database import Database
from core.storage.documents import read_document
from core.storage.rows import put

Item = TypeVar("Item", Style, Character)


class Shelf(ABC, Generic[Item]):
    """All values of one kind, read and saved whole."""

    kind: type[Item]
    table: ClassVar[Table]

    def __init__(self, database: Database) -> None:
        self._database = database

    @staticmethod
    @abstractmethod
    def words(item: Item) -> str:
        """What a search looks through, beside the name."""

    @staticmethod
    @abstractmethod
    def picture(item: Item) -> BlobId | None:
        """The picture that stands for it."""

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
        """Add a value, or make it the next version of the one with its id."""
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        with self._database.writing() as connection:
            old = self._row(connection, item.id)
            filed = old or {"folder": "", "favourite": False, "version": 0, "made_at": now}
            if old and old["document"] == item.model_dump_json():
                return
            if old:
                self._keep_version(connection, old)
            row = {
                **filed,
                "id": item.id,
                "name": item.name,
                "words": self.words(item),
                "picture": self.picture(item),
                "content": content(item),
                "version": filed["version"] + 1,
                "changed_at": now,
                "deleted_at": None,
                "document": item.model_dump_json(),
            }
            put(connection, self.table, row)

    def _row(self, connection: Connection, item_id: str) -> dict[str, Any] | None:
        query = select(self.table).where(self.table.c.id == item_id)
        row = connection.execute(query).one_or_none()
        return {k: v for k, v in row._mapping.items() if k != "seal"} if row else None

    def _keep_version(self, connection: Connection, old: dict[str, Any]) -> None:
        kept = {
            "kind": self.kind.__name__.lower(),
            "item_id": old["id"],
            "version": old["version"],
            "saved_at": old["changed_at"],
            "document": old["document"],
        }
        put(connection, tables.versions, kept)

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
    def words(item: Style) -> str:
        """What it adds to prompts, and what its picture shows."""
        return f"{item.words} {item.description}".strip()

    @staticmethod
    def picture(item: Style) -> BlobId | None:
        """Its reference."""
        return item.picture

    @staticmethod
    def is_used(item_id: str, project: Project) -> bool:
        """Whether it is the project's style."""
        return project.style_id == item_id


class Characters(Shelf[Character]):
    """All characters."""

    kind = Character
    table = tables.characters

    @staticmethod
    def words(item: Character) -> str:
        """What it looks like."""
        return item.words

    @staticmethod
    def picture(item: Character) -> BlobId | None:
        """Its first anchor."""
        return item.anchors[0].picture if item.anchors else None

    @staticmethod
    def is_used(item_id: str, project: Project) -> bool:
        """Whether it is in the project's cast."""
        return item_id in project.character_ids


def content(item: Style | Character) -> Digest:
    """Name what a value is, whatever it is called: equal for duplicates."""
    fields = item.model_dump(mode="json", exclude={"id", "name"})
    kept = {name: value for name, value in fields.items() if value}
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"))
    return Digest(hashlib.sha256(text.encode()).hexdigest())
