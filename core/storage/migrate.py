"""From whatever version a library file has to the present one, with a backup before."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from core.domain.errors import StorageError
from core.storage.backups import copy
from core.storage.database import Database
from core.storage.sentences import newer

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def migrate(database: Database, migrations: Path = MIGRATIONS) -> None:
    """Bring the file to the newest version; a new file gets its tables.

    Raises StorageError, the file untouched, when a newer Castboard made it or when it is no
    library at all. A migration that fails leaves the file as it was.
    """
    scripts = ScriptDirectory(str(migrations))
    version = database.version()
    with database.reading() as connection:
        empty = not inspect(connection).get_table_names()
    _check(database.path, version, empty, scripts)
    if version == scripts.get_current_head():
        return
    if not empty:
        back_up(database.path, database.path.with_name(f"{database.path.name}.{version}.backup"))
    with database.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def back_up(source: Path, target: Path) -> None:
    """Copy a database, its log included, and check the copy. StorageError when it is not whole."""
    try:
        copy(source, target)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(
            f"The library could not be backed up before its update: {error}.",
            "Nothing was changed. Free some space or repair the library, then try again.",
        ) from error


def _check(path: Path, version: str | None, empty: bool, scripts: ScriptDirectory) -> None:
    if version is None and not empty:
        raise StorageError(
            f"“{path}” is not a Castboard library.", "Choose another library folder."
        )
    known = {script.revision for script in scripts.walk_revisions()}
    if version is not None and version not in known:
        raise newer(path.parent)
