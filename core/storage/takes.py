"""The table of takes: facts, added and never changed, but for a picture that was lost."""

from collections.abc import Iterable, MutableMapping

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError

from core.domain.errors import GoneError
from core.domain.recipe import Take
from core.domain.showing import Made
from core.domain.values import Digest
from core.storage.database import Database
from core.storage.documents import read_document
from core.storage.project_takes import ProjectTakes
from core.storage.rows import change, seal
from core.storage.tables import projects, takes
from core.storage.unread import Unread

TOGETHER = 500
"""How many ids one statement names."""


class Takes:
    """All takes, in the order they were added. Those of projects in the bin lie there too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, take: Take) -> None:
        """Keep a take; adding it twice is adding it once.

        Raises GoneError when its project is no longer there.
        """
        try:
            with self._database.writing() as connection:
                self.write(connection, take)
        except IntegrityError as error:
            raise GoneError("The project of this take is no longer in the library.") from error

    def write(self, connection: Connection, take: Take) -> None:
        """`add` within a transaction."""
        row = {
            "id": take.id,
            "project_id": take.project_id,
            "panel_id": take.panel_id,
            "digest": take.recipe.digest(),
            "made_at": take.made_at,
            "document": take.model_dump_json(),
        }
        statement = insert(takes).values(**row, seal=seal(row))
        connection.execute(statement.on_conflict_do_nothing(["id"]))

    def mend(self, take: Take) -> None:
        """Let a take, whose picture was lost, have the one that its recipe gave this time."""
        with self._database.writing() as connection:
            change(connection, takes, {"id": take.id}, document=take.model_dump_json())

    def get_many(self, take_ids: Iterable[str]) -> list[Take]:
        """These takes, in the order they were added; who is unknown is left out."""
        wanted, found = list(take_ids), []
        for first in range(0, len(wanted), TOGETHER):
            some = takes.c.id.in_(wanted[first : first + TOGETHER])
            found += self._read(select(takes.c.document).where(some).order_by(takes.c.number))
        return found

    def of_panel(self, panel_id: str) -> list[Take]:
        """A panel's takes, newest first."""
        return self._read(
            select(takes.c.document)
            .where(takes.c.panel_id == panel_id, _live())
            .order_by(takes.c.number.desc())
        )

    def newest(self, project_id: str, count: int) -> list[Take]:
        """The takes of a project that were added last, newest first."""
        return self._read(
            select(takes.c.document)
            .where(takes.c.project_id == project_id, _live())
            .order_by(takes.c.number.desc())
            .limit(count)
        )

    def latest(self, project_id: str) -> MutableMapping[str, Take]:
        """The newest take of each panel of a project that has one, by panel.

        Each is read when it is asked for.
        """
        newest = (
            select(func.max(takes.c.number))
            .where(takes.c.project_id == project_id, _live())
            .group_by(takes.c.panel_id)
        )
        query = select(takes.c.panel_id, takes.c.document).where(takes.c.number.in_(newest))
        with self._database.reading() as connection:
            return Unread(dict(connection.execute(query).all()))

    def of_project(self, project_id: str) -> ProjectTakes:
        """All takes of a project, each to be read when it is asked for."""
        query = (
            select(takes.c.panel_id, takes.c.id, takes.c.digest, takes.c.made_at)
            .where(takes.c.project_id == project_id, _live())
            .order_by(takes.c.number)
        )
        with self._database.reading() as connection:
            rows = [
                (panel_id, Made(take_id, Digest(digest), made_at))
                for panel_id, take_id, digest, made_at in connection.execute(query)
            ]
        return ProjectTakes(rows, self.latest(project_id), self.get_many)

    def of_recipe(self, digest: Digest, project_id: str = "", panel_id: str = "") -> Take | None:
        """The newest take made by the recipe of this digest: this panel's own, or else any.

        Also one in the bin: its picture is the one that rendering would give.
        """
        is_own = (takes.c.project_id == project_id) & (takes.c.panel_id == panel_id)
        found = self._read(
            select(takes.c.document)
            .where(takes.c.digest == digest)
            .order_by(is_own.desc(), takes.c.number.desc())
            .limit(1)
        )
        return found[0] if found else None

    def _read(self, query: Select[str]) -> list[Take]:
        with self._database.reading() as connection:
            return [read_document(Take, row) for row in connection.scalars(query)]


def _live() -> ColumnElement[bool]:
    """Whether the project of a take is not in the bin."""
    return (
        select(projects.c.id)
        .where(projects.c.id == takes.c.project_id, projects.c.deleted_at.is_(None))
        .correlate(takes)
        .exists()
    )
