"""Whether a library's database is whole when it is opened, and what to do when it is not."""

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.domain.errors import StorageError
from core.storage.backups import Backups
from core.storage.changes import Changes
from core.storage.database import uri
from core.storage.frames import Start
from core.storage.restore import Restored, restore
from core.storage.sentences import newer, primary_code, sentence
from core.storage.verify import OTHER_TABLES, WORLD, Verdict, schema_of, verify

VERSIONS = Path(__file__).resolve().parent / "migrations" / "versions"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """What a database file says of itself: its version, its last change, its tables."""

    version: str | None
    sequence: int
    schema: str

    @property
    def is_known(self) -> bool:
        """Whether this Castboard has a migration of that name."""
        return any(path.name.startswith(f"{self.version}_") for path in VERSIONS.iterdir())


def mend(
    path: Path, changes: Changes, backups: Backups, expected: int, at_a_glance: bool = False
) -> Restored | None:
    """Read a whole database and restore it when something is damaged. None when it is whole.

    `at_a_glance` reads only what it says of itself. `expected` is the number of the last change,
    as far as that is known. StorageError when a newer Castboard made it, or when what is damaged
    cannot be restored nor read.
    """
    if not path.exists():
        is_new = not backups.all() and not changes.files
        return None if is_new else restore(path, changes, backups, expected)
    found, newest = look(path), changes.newest()
    if found and _is_newer(found, newest):
        raise newer(path.parent)
    verdict = _verdict(path, found, newest, at_a_glance)
    if not verdict.sentences:
        return None
    log.error("The library is damaged: %s", verdict.sentences)
    try:
        return restore(path, changes, backups, expected)
    except StorageError:
        if verdict.structure:
            raise
        log.exception("What is damaged stays as it is.")
        return None


def look(path: Path) -> Found | None:
    """What a file says of itself. None when it is damaged beyond that."""
    try:
        with closing(sqlite3.connect(uri(path, "mode=rw"), uri=True)) as connection:
            query = "SELECT name FROM sqlite_master WHERE type = 'table'"
            tables = {name for (name,) in connection.execute(query)}
            version, number = None, "0"
            if "alembic_version" in tables:
                query = "SELECT version_num FROM alembic_version"
                version = str(connection.execute(query).fetchone()[0])
            if "state" in tables:
                query = "SELECT value FROM state WHERE key = 'sequence'"
                number = connection.execute(query).fetchone()[0]
            return Found(version, int(number), schema_of(connection))
    except (sqlite3.Error, UnicodeError, ValueError, TypeError) as error:
        if primary_code(error) in WORLD:
            raise sentence(path, error) from error
        return None


def _is_newer(found: Found, newest: tuple[Start, int] | None) -> bool:
    """Whether a later Castboard made it. A strange version of the same tables is damage."""
    if found.version is None or found.is_known:
        return False
    return newest is None or newest[0].version == found.version or newest[0].schema != found.schema


def _verdict(
    path: Path, found: Found | None, newest: tuple[Start, int] | None, at_a_glance: bool
) -> Verdict:
    start, last = newest or (None, 0)
    if found is None or (start and not found.is_known):
        return Verdict(("The library file is damaged.",))
    same = start is not None and start.version == found.version
    schema = start.schema if start and same else None
    if at_a_glance:
        verdict = Verdict() if schema in (None, found.schema) else Verdict((OTHER_TABLES,))
    else:
        verdict = verify(path, schema)
    if verdict.sentences or found.sequence >= last:
        return verdict
    return Verdict(rows=(f"The library lacks its last {last - found.sequence} changes.",))
