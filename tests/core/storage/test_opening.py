"""Opening a library: new, present, from a newer version, damaged, and migrated with a backup."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from core.domain.errors import StorageError
from core.storage.database import Database
from core.storage.library import DATABASE, VERSION, Library
from core.storage.migrate import MIGRATIONS, back_up, migrate
from core.storage.tables import metadata
from tests.fakes.values import a_project

NEXT = '''"""A later step, for the test."""
import sqlalchemy as sa
from alembic import op
revision = "0003"
down_revision = "0002"
def upgrade():
    with op.batch_alter_table("projects") as table:
        table.add_column(sa.Column("mood", sa.String))
    {then}
'''


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, str]:
    """The folder of a closed library that holds one project, and the project's id."""
    library = Library.open(tmp_path / "library")
    project = a_project()
    library.projects.save(project)
    library.close()
    return library.folder, project.id


def later(tmp_path: Path, then: str = "pass") -> Path:
    """Migrations as a later Castboard would have them."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0003_next.py").write_text(NEXT.format(then=then))
    return folder


def columns(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(projects)")}


def test_the_migrations_lead_to_exactly_the_present_tables(library):
    database = Database(library.folder / DATABASE)
    # Alembic does not know virtual tables: FTS5 keeps `search` in tables of its own.
    known = {"include_name": lambda name, kind, _: kind != "table" or "search" not in name}
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts=known)
        assert compare_metadata(context, metadata) == []
    database.close()


def test_a_library_of_this_version_is_opened_without_importing_alembic(old):
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == VERSION
    code = (
        "import sys, pathlib; from core.storage.library import Library; "
        "Library.open(pathlib.Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, old[0]], check=True)


def test_every_connection_checks_foreign_keys_and_waits_and_syncs(library):
    database = Database(library.folder / DATABASE)
    with database.reading() as connection:
        pragmas = ("foreign_keys", "busy_timeout", "synchronous", "journal_mode")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    database.close()
    assert values == [1, 5000, 2, "wal"]


def test_a_library_of_a_newer_version_is_refused_and_left_untouched(old):
    folder, _ = old
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("ALTER TABLE projects ADD COLUMN mood")
        connection.commit()
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(StorageError, match="made by a newer Castboard"):
        Library.open(folder)
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before


def test_a_database_of_another_program_is_refused_and_left_untouched(tmp_path):
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("CREATE TABLE recipes (id)")
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(StorageError, match="not a Castboard library"):
        Library.open(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_file_that_is_no_database_is_a_sentence_and_left_untouched(tmp_path):
    (tmp_path / DATABASE).write_bytes(b"This is not a database at all. " * 100)
    with pytest.raises(StorageError, match="damaged"):
        Library.open(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == b"This is not a database at all. " * 100


def test_a_document_that_cannot_be_read_and_has_no_backup_is_a_sentence(old):
    folder, project_id = old
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute("UPDATE projects SET document = '{}'")
        connection.commit()
    for name in ("backups", "changes"):
        shutil.rmtree(folder / name)
    library = Library.open(folder)
    assert library.restored is None
    assert library.verify() == ["The table of projects has 1 damaged rows."]
    with pytest.raises(StorageError, match="A project in the library cannot be read"):
        library.projects.get(project_id)
    library.close()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be made"):
        Library.open(tmp_path / "file")


def test_a_library_that_another_program_is_writing_is_a_sentence(old, monkeypatch):
    folder, project_id = old
    monkeypatch.setattr("core.storage.database.PRAGMAS", ("busy_timeout=10",))
    library = Library.open(folder)
    project = library.projects.get(project_id)
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="Another program is using the library"):
            library.projects.save(project.replace(title="Again"))
        assert library.projects.get(project_id) == project
    library.projects.save(project.replace(title="Again"))
    library.close()


def test_migrating_keeps_the_content_and_a_whole_backup_of_the_old_file(old, tmp_path):
    folder, project_id = old
    database = Database(folder / DATABASE)
    migrate(database, later(tmp_path))
    database.close()
    assert "mood" in columns(folder / DATABASE)
    backup = folder / f"{DATABASE}.0002.backup"
    assert "mood" not in columns(backup)
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(backup, restored / DATABASE)
    library = Library.open(restored)
    assert library.projects.get(project_id).id == project_id
    library.close()


def test_a_migration_that_fails_half_way_leaves_the_file_as_it_was(old, tmp_path):
    folder, project_id = old
    database = Database(folder / DATABASE)
    with pytest.raises(ZeroDivisionError):
        migrate(database, later(tmp_path, then="1 / 0"))
    database.close()
    assert "mood" not in columns(folder / DATABASE)
    library = Library.open(folder)
    assert library.projects.get(project_id).id == project_id
    library.close()


def test_without_room_for_a_backup_nothing_is_migrated(old, tmp_path, small_disk):
    folder, _ = old
    migrations, database = later(tmp_path), Database(folder / DATABASE)
    before = {path.name for path in folder.iterdir()}
    with pytest.raises(StorageError, match="could not be backed up"):
        migrate(database, migrations)
    database.close()
    assert "mood" not in columns(folder / DATABASE)
    assert {path.name for path in folder.iterdir()} == before


def test_a_full_disk_while_saving_loses_nothing_that_was_saved(old, small_disk):
    folder, project_id = old
    library = Library.open(folder)
    project = library.projects.get(project_id)
    with pytest.raises(StorageError, match="could not be written"):
        library.projects.save(a_project(panels=200))
    assert library.projects.all() == [project]
    library.close()


def test_a_backup_holds_what_is_still_in_the_write_ahead_log(library, tmp_path):
    project = a_project()
    library.projects.save(project)
    back_up(library.folder / DATABASE, tmp_path / DATABASE)
    copy = Library.open(tmp_path)
    assert copy.projects.all() == [project]
    copy.close()
