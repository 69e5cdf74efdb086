"""Where styles and characters are filed, and how they are found again, row by row.

Filing makes no version: what an item is does not change with where it lies.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, func, select

from core.storage.database import Database
from core.storage.folding import fold
from core.storage.projects import Heading, heading_of, heading_query
from core.storage.rows import change, put
from core.storage.search import Query, Row, count_of, ids_of, index, row_of, rows_of
from core.storage.tables import projects, tags, uses

TOGETHER = 1000
"""How many ids one statement names."""


class Filing:
    """The rows of one table, of `kind` "style" or "character"."""

    def __init__(self, database: Database, table: Table, kind: str) -> None:
        self._database = database
        self.table = table
        self.kind = kind

    def find(self, query: Query, offset: int = 0, limit: int | None = None) -> list[Row]:
        """A page of what a query finds, in its order."""
        page = ids_of(self.table, self.kind, query).offset(offset)
        with self._database.reading() as connection:
            ids = connection.scalars(page.limit(-1 if limit is None else limit)).all()
            return self._rows(connection, ids)

    def count(self, query: Query) -> int:
        """How many a query finds."""
        with self._database.reading() as connection:
            return connection.scalar(count_of(self.table, self.kind, query)) or 0

    def rows(self, item_ids: Sequence[str]) -> list[Row]:
        """These of the shelf or its bin, in this order; who is unknown is left out."""
        with self._database.reading() as connection:
            return self._rows(connection, item_ids)

    def tags(self) -> list[tuple[str, int]]:
        """Every tag and how many have it, by name."""
        binned = select(self.table.c.id).where(self.table.c.deleted_at.is_not(None))
        live = (tags.c.kind == self.kind, tags.c.item_id.not_in(binned))
        return self._counted(select(tags.c.tag, func.count()).where(*live).group_by(tags.c.tag))

    def folders(self) -> list[tuple[str, int]]:
        """Every folder and how many lie in it (not below it), by name."""
        folder = self.table.c.folder
        live = (folder != "", self.table.c.deleted_at.is_(None))
        return self._counted(select(folder, func.count()).where(*live).group_by(folder))

    def tag(
        self, item_ids: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> None:
        """Give items some tags and take others away.

        A tag is written as it is already, when some item has it in other case.
        """
        with self._database.writing() as connection:
            self.tag_within(connection, item_ids, add, remove)

    def tag_within(
        self,
        connection: Connection,
        item_ids: Iterable[str],
        add: Iterable[str],
        remove: Iterable[str] = (),
    ) -> None:
        """`tag` within a transaction."""
        named = {" ".join(each.split()) for each in add} - {""}
        query = select(tags.c.tag).where(tags.c.kind == self.kind).distinct()
        known = {each.casefold(): each for each in connection.scalars(query)}
        added = {known.setdefault(each.casefold(), each) for each in sorted(named)}
        for row in self._filed(connection, item_ids):
            own = (tags.c.kind == self.kind, tags.c.item_id == row["id"])
            connection.execute(delete(tags).where(*own, tags.c.tag.in_(list(remove))))
            for each in sorted(added):
                put(connection, tags, {"kind": self.kind, "item_id": row["id"], "tag": each})
            self.index(connection, row)

    def file(self, item_ids: Iterable[str], folder: str) -> None:
        """Put items into a folder ("Films/The well"), "" is none."""
        name = folder_name(folder)
        with self._database.writing() as connection:
            for row in self._filed(connection, item_ids):
                change(connection, self.table, {"id": row["id"]}, folder=name)
                self.index(connection, {**row, "folder": name})

    def favour(self, item_id: str, favourite: bool) -> None:
        """Make an item a favourite, or no longer."""
        self.favour_many([item_id], favourite)

    def favour_many(self, item_ids: Iterable[str], favourite: bool) -> None:
        """Make items favourites, or no longer."""
        with self._database.writing() as connection:
            for each in item_ids:
                change(connection, self.table, {"id": each}, favourite=favourite)

    def used_in(self, item_id: str) -> list[Heading]:
        """The projects that have an item, the one saved last first."""
        with self._database.reading() as connection:
            return self.users(connection, item_id)

    def users(self, connection: Connection, item_id: str, in_bin: bool = False) -> list[Heading]:
        """The projects, of those in use or of those in the bin, that have an item."""
        using = select(uses.c.project_id).where(uses.c.kind == self.kind, uses.c.item_id == item_id)
        query = heading_query(in_bin).where(projects.c.id.in_(using))
        return [heading_of(row) for row in connection.execute(query)]

    def index(self, connection: Connection, row: dict[str, Any]) -> None:
        """Make an item findable by all that it has now."""
        query = select(tags.c.tag).where(tags.c.kind == self.kind, tags.c.item_id == row["id"])
        index(connection, row, list(connection.scalars(query)))

    def _rows(self, connection: Connection, ids: Sequence[str]) -> list[Row]:
        query, found = rows_of(self.table, self.kind), {}
        for first in range(0, len(ids), TOGETHER):
            some = ids[first : first + TOGETHER]
            for row in connection.execute(query.where(self.table.c.id.in_(some))).all():
                found[row.id] = row_of(row)
        return [found[each] for each in ids if each in found]

    def _filed(self, connection: Connection, item_ids: Iterable[str]) -> list[dict[str, Any]]:
        query = select(self.table).where(self.table.c.id.in_(list(item_ids)))
        return [dict(row._mapping) for row in connection.execute(query)]

    def _counted(self, query: Select[str, int]) -> list[tuple[str, int]]:
        with self._database.reading() as connection:
            found = [(name, count) for name, count in connection.execute(query)]
        return sorted(found, key=lambda each: fold(each[0]))


def folder_name(folder: str) -> str:
    """A folder as it is written, whatever its spaces and slashes."""
    parts = (" ".join(part.split()) for part in folder.split("/"))
    return "/".join(part for part in parts if part)
