"""The tables of styles and of characters: named values that projects use by id."""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import Connection, Select, Table, func, select

from core.domain.character import Character
from core.domain.errors import StorageError
from core.domain.project import Project
from core.domain.style import Style
from core.domain.values import BlobId, Digest
from core.storage import tables
from core.storage.database import Database
from core.storage.documents import read_document
from core.storage.filing import Filing
from core.storage.folding import fold
from core.storage.projects import Heading, take_out
from core.storage.rows import change, put, unsealed
from core.storage.search import Query, Row, Version
from core.storage.sentences import SUBJECTS

Item = TypeVar("Item", Style, Character)
SHOWN = 3
"""How many users a sentence names."""


class Shelf(Filing, ABC, Generic[Item]):
    """All values of one kind, read and saved whole, each save a version.

    What lies in the bin is not there, but for the bin.
    """

    holds: ClassVar[type[Any]]

    def __init__(self, database: Database, table: Table) -> None:
        super().__init__(database, table, self.holds.__name__.lower())

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
        return self._read(self._documents().order_by(self.table.c.folded))

    def get(self, item_id: str) -> Item:
        """One value; KeyError when there is none."""
        found = self.get_many([item_id])
        if not found:
            raise KeyError(item_id)
        return found[0]

    def get_many(self, item_ids: Iterable[str]) -> list[Item]:
        """These values, in this order; who is unknown is left out."""
        wanted = list(item_ids)
        found = {one.id: one for one in self._read(self._where(self.table.c.id.in_(wanted)))}
        return [found[each] for each in wanted if each in found]

    def named(self, names: Iterable[str]) -> list[Item]:
        """The values of these names (casefolded), by name: what @Name may mean."""
        wanted = set(names)
        near = self._where(self.table.c.folded.in_({fold(name) for name in wanted}))
        found = self._read(near.order_by(self.table.c.folded))
        return [item for item in found if item.name.casefold() in wanted]

    def save(self, item: Item) -> None:
        """Add a value, or make it the next version of the one with its id.

        One that lies in the bin comes out of it. An equal value is not written again.
        """
        with self._database.writing() as connection:
            self.keep(connection, item)

    def keep(self, connection: Connection, item: Item) -> None:
        """`save` within a transaction."""
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        old = self._row(connection, item.id)
        if old and old["document"] == item.model_dump_json():
            if old["deleted_at"]:
                put(connection, self.table, {**old, "deleted_at": None})
            return
        if old:
            self._keep_version(connection, old)
        self.write(connection, item, old or self.new(connection, now), now)

    def write(self, connection: Connection, item: Item, filed: Mapping[str, Any], now: str) -> None:
        """Write a value as the version after the one that is `filed`, and make it findable."""
        row = {
            **filed,
            "id": item.id,
            "name": item.name,
            "folded": fold(item.name),
            "words": self.words(item),
            "picture": self.picture(item),
            "content": content(item),
            "version": filed["version"] + 1,
            "changed_at": now,
            "deleted_at": None,
            "document": item.model_dump_json(),
        }
        put(connection, self.table, row)
        self.index(connection, row)

    def new(self, connection: Connection, now: str) -> dict[str, Any]:
        """How a value is filed before its first version."""
        shelves = (tables.styles, tables.characters)
        last = max(connection.scalar(select(func.max(t.c.entry))) or 0 for t in shelves)
        filed = {"folder": "", "favourite": False, "version": 0, "made_at": now}
        return {**filed, "entry": last + 1}

    def version(self, item_id: str) -> int:
        """The number of the present version; 0 when there is no such value."""
        query = select(self.table.c.version).where(self.table.c.id == item_id)
        with self._database.reading() as connection:
            return connection.scalar(query) or 0

    def versions(self, item_id: str) -> list[Version]:
        """Every version of a value, the present one first."""
        now = select(self.table.c.version, self.table.c.changed_at)
        now = now.where(self.table.c.id == item_id)
        number = tables.versions.c.version
        old = self._old(item_id, number, tables.versions.c.saved_at).order_by(number.desc())
        with self._database.reading() as connection:
            found = [Version(*row) for row in connection.execute(now).all()]
            return found + [Version(*row) for row in connection.execute(old).all()]

    def at(self, item_id: str, version: int) -> Item:
        """A value as it was in a version; KeyError when there is none. Saved again, it is back."""
        now = select(self.table.c.document).where(
            self.table.c.id == item_id, self.table.c.version == version
        )
        old = self._old(item_id, tables.versions.c.document)
        found = self._read(now) or self._read(old.where(tables.versions.c.version == version))
        if not found:
            raise KeyError(item_id, version)
        return found[0]

    def duplicates(self, item: Item) -> list[Row]:
        """What else is the same as a value but for its name."""
        same = self.table.c.content == content(item)
        query = select(self.table.c.id).where(same, self.table.c.deleted_at.is_(None))
        others = query.where(self.table.c.id != item.id).order_by(self.table.c.folded)
        with self._database.reading() as connection:
            return self._rows(connection, connection.scalars(others).all())

    def delete(self, item_id: str) -> None:
        """Move a value to the bin. StorageError, nothing moved, when a project uses it."""
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        with self._database.writing() as connection:
            if users := self.users(connection, item_id):
                raise in_use(self.kind, users)
            change(connection, self.table, {"id": item_id}, deleted_at=now)

    def delete_many(self, item_ids: Iterable[str]) -> list[str]:
        """Move values to the bin, in one go; the ids of those that stay: projects use them."""
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        stay = []
        with self._database.writing() as connection:
            for each in item_ids:
                if self.users(connection, each):
                    stay.append(each)
                else:
                    change(connection, self.table, {"id": each}, deleted_at=now)
        return stay

    def restore(self, item_id: str) -> None:
        """Take a value out of the bin, filed as it was."""
        self.restore_many([item_id])

    def restore_many(self, item_ids: Iterable[str]) -> None:
        """Take values out of the bin, in one go."""
        with self._database.writing() as connection:
            for each in item_ids:
                take_out(connection, self.table, each)

    def bin(self) -> list[Row]:
        """What lies in the bin, by name."""
        return self.find(Query(in_bin=True))

    def _row(self, connection: Connection, item_id: str) -> dict[str, Any] | None:
        query = select(self.table).where(self.table.c.id == item_id)
        row = connection.execute(query).one_or_none()
        return unsealed(row) if row else None

    def _keep_version(self, connection: Connection, old: dict[str, Any]) -> None:
        kept = {
            "kind": self.kind,
            "item_id": old["id"],
            "version": old["version"],
            "saved_at": old["changed_at"],
            "document": old["document"],
        }
        put(connection, tables.versions, kept)

    def _old(self, item_id: str, *columns: Any) -> Select[Any]:
        own = (tables.versions.c.kind == self.kind, tables.versions.c.item_id == item_id)
        return select(*columns).where(*own)

    def _documents(self) -> Select[str]:
        return select(self.table.c.document).where(self.table.c.deleted_at.is_(None))

    def _where(self, condition: Any) -> Select[str]:
        return self._documents().where(condition)

    def _read(self, query: Select[str]) -> list[Item]:
        with self._database.reading() as connection:
            return [read_document(self.holds, row) for row in connection.scalars(query)]


class Styles(Shelf[Style]):
    """All styles."""

    holds = Style

    def __init__(self, database: Database) -> None:
        super().__init__(database, tables.styles)

    @staticmethod
    def words(item: Style) -> str:
        """What it adds to prompts, and what its picture shows."""
        return ", ".join(part for part in (item.words.strip(), item.description.strip()) if part)

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

    holds = Character

    def __init__(self, database: Database) -> None:
        super().__init__(database, tables.characters)

    @staticmethod
    def words(item: Character) -> str:
        """What it looks like, also as its variants."""
        told = [item.words, *(f"{each.name} {each.words}" for each in item.variants)]
        return " ".join(told).strip()

    @staticmethod
    def picture(item: Character) -> BlobId | None:
        """Its first anchor."""
        return item.anchors[0].picture if item.anchors else None

    @staticmethod
    def is_used(item_id: str, project: Project) -> bool:
        """Whether it is in the project's cast."""
        return item_id in project.character_ids


def in_use(kind: str, users: list[Heading]) -> StorageError:
    """The sentence for what cannot be deleted, with its users."""
    titles = [f"“{user.title}”" for user in users[:SHOWN]]
    if len(users) > SHOWN:
        titles.append(f"{len(users) - SHOWN} more")
    named = " and ".join([", ".join(titles[:-1]), titles[-1]] if titles[1:] else titles)
    subject = SUBJECTS[kind]
    if len(users) > 1:
        return StorageError(
            f"{subject} is used by the projects {named}.", "Take it out of those projects first."
        )
    return StorageError(
        f"{subject} is used by the project {named}.", "Take it out of that project first."
    )


def content(item: Style | Character) -> Digest:
    """Name what a value is, whatever it is called: equal for duplicates.

    Pictures are named by their content, so how one was cast tells nothing more. A field that has
    its default tells nothing: values keep their names when a later version adds one.
    """
    told = _bare(item.model_dump(mode="json", exclude_defaults=True))
    text = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return Digest(hashlib.sha256(text.encode()).hexdigest())


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        left_out = ("id", "name", "recipe")
        return {k: _bare(each) for k, each in value.items() if each and k not in left_out}
    return [_bare(each) for each in value] if isinstance(value, list) else value
