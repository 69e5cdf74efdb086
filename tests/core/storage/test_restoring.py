"""Damage of every kind: the library opens, says what it did, and nothing acknowledged is lost."""

import errno
import os
import random
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.domain.errors import DamageError, StorageError
from core.domain.project import Project
from core.storage.changes import Changes
from core.storage.library import DATABASE, Library
from tests.fakes.disk import full_disk
from tests.fakes.values import a_character, a_project, a_style, a_take
from tests.faults.child import Artist

Made = tuple[Path, list[Project]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A library with a backup in the middle of its changes."""
    library = Library.open(tmp_path_factory.mktemp("made") / "library")
    projects = [a_project(panels=5, title=f"Story {number}") for number in range(12)]
    for number, project in enumerate(projects):
        library.projects.save(project)
        library.takes.add(a_take(project))
        library.styles.save(a_style(name=f"Style {number}"))
        library.characters.save(a_character(name=f"Fox {number}"))
        if number == 5:
            library.back_up()
    library.close()
    return library.folder, projects


@pytest.fixture
def closed(made: Made, tmp_path: Path) -> Made:
    """A copy of it."""
    shutil.copytree(made[0], tmp_path / "library")
    return tmp_path / "library", made[1]


def opened(made: Made) -> Library:
    """The library again, with all that was in it."""
    folder, projects = made
    library = Library.open(folder)
    assert {project.id: project for project in library.projects.all()} == {
        project.id: project for project in projects
    }
    for project in projects:
        assert len(library.takes.of_panel(project.board.panels[0].id)) == 1
    assert len(library.styles.all()) == len(library.characters.all()) == len(projects)
    assert library.verify() == []
    return library


def lose(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def spoil_header(path: Path) -> None:
    path.write_bytes(b"Not SQLite at all" + path.read_bytes()[17:])


def spoil_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192 : len(content) // 2] = b"\xff" * (len(content) // 2 - 8192)
    path.write_bytes(content)


def spoil_a_row(path: Path) -> None:
    content = path.read_bytes()
    assert b"Story 3" in content
    path.write_bytes(content.replace(b"Story 3", b"Story 8"))


def spoil_the_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0802'")
        connection.commit()


def spoil_the_count(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE state SET value = '12;' WHERE key = 'sequence'")
        connection.commit()


def spoil_the_schema(path: Path) -> None:
    content = path.read_bytes()
    assert b"CREATE TABLE tags" in content
    path.write_bytes(content.replace(b"CREATE TABLE tags", b"CREATE TABLE togs"))


def put_an_old_state(path: Path) -> None:
    """As when a file system, or a program that synchronises folders, gives back old pages."""
    backup = sorted((path.parent / "backups").iterdir())[-1]
    shutil.copy(backup, path)


DAMAGES = [
    lose,
    empty,
    cut,
    spoil_header,
    spoil_pages,
    spoil_a_row,
    spoil_the_version,
    spoil_the_count,
    spoil_the_schema,
    put_an_old_state,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_library_opens_as_it_was_last(closed, damage: Callable[[Path], None]):
    folder, _ = closed
    damage(folder / DATABASE)
    library = opened(closed)
    assert library.restored
    assert library.restored.complete
    assert "later changes were made again. Nothing is lost." in library.restored.sentence
    assert library.restored.backup_at
    library.projects.save(a_project())
    library.close()
    again = Library.open(folder)
    assert again.restored is None
    again.close()


def test_what_was_damaged_is_kept_aside(closed):
    folder, _ = closed
    spoil_header(folder / DATABASE)
    opened(closed).close()
    [aside] = (folder / "damaged").iterdir()
    assert (aside / DATABASE).read_bytes().startswith(b"Not SQLite")


@pytest.mark.parametrize("number", range(25))
def test_any_bytes_may_be_overwritten(closed, number: int):
    folder, _ = closed
    dice = random.Random(number)
    content = bytearray((folder / DATABASE).read_bytes())
    for _ in range(dice.choice([1, 3, 30])):
        at, length = dice.randrange(len(content)), dice.choice([1, 4, 100])
        content[at : at + length] = dice.randbytes(len(content[at : at + length]))
    (folder / DATABASE).write_bytes(content)
    opened(closed).close()


def test_a_damaged_backup_is_passed_over_for_an_older_one(closed):
    folder, _ = closed
    lose(folder / DATABASE)
    cut(sorted((folder / "backups").iterdir())[-1])
    library = opened(closed)
    assert library.restored
    assert library.restored.complete
    library.close()
    assert len(list((folder / "backups").iterdir())) == 1


def test_a_bad_backup_that_cannot_be_moved_does_not_keep_a_library_from_opening(
    closed, monkeypatch, caplog
):
    folder, _ = closed
    lose(folder / DATABASE)
    newest = sorted((folder / "backups").iterdir())[-1]
    cut(newest)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path == newest:
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    library = opened(closed)
    assert library.restored
    assert "Permission denied" in caplog.text
    library.close()


def test_without_any_backup_everything_is_made_again_from_the_log(closed):
    folder, _ = closed
    lose(folder / DATABASE)
    shutil.rmtree(folder / "backups")
    library = opened(closed)
    assert library.restored
    assert "restored from its log. " in library.restored.sentence
    library.close()


def test_what_a_damaged_log_cannot_tell_is_said_to_be_lost_and_writing_goes_on(closed):
    folder, projects = closed
    cut(sorted((folder / "changes").iterdir())[-1])
    lose(folder / DATABASE)
    library = Library.open(folder)
    assert library.restored
    assert not library.restored.complete
    assert "could not be read and are lost" in library.restored.sentence
    found = [project.title for project in library.projects.all()]
    assert set(found) > {project.title for project in projects[:6]}
    library.projects.save(a_project(title="New"))
    library.close()
    lose(folder / DATABASE)
    again = Library.open(folder)
    assert [project.title for project in again.projects.all()] == ["New", *found]
    again.close()


def test_a_log_that_is_gone_is_begun_again_from_a_backup(closed):
    folder, _ = closed
    shutil.rmtree(folder / "changes")
    library = opened(closed)
    assert library.restored is None
    library.projects.save(a_project(title="New"))
    library.close()
    lose(folder / DATABASE)
    again = Library.open(folder)
    assert len(again.projects.all()) == 13
    again.close()


def test_damage_that_no_backup_mends_leaves_everything_as_it_was(closed):
    folder, _ = closed
    for name in ("backups", "changes"):
        shutil.rmtree(folder / name)
    cut(folder / DATABASE)
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(StorageError, match="no backup is better"):
        Library.open(folder)
    assert (folder / DATABASE).read_bytes() == before
    assert not (folder / "damaged").exists()


def test_a_row_that_no_backup_mends_is_named_and_the_library_opens(closed):
    folder, _ = closed
    for name in ("backups", "changes"):
        shutil.rmtree(folder / name)
    spoil_a_row(folder / DATABASE)
    library = Library.open(folder)
    assert library.restored is None
    assert any("projects" in sentence for sentence in library.verify())
    library.close()


def test_an_open_library_is_restored_while_it_is_used(closed):
    folder, _ = closed
    library = Library.open(folder)
    library.database.close()
    spoil_pages(folder / DATABASE)
    assert library.verify()
    restored = library.restore()
    assert restored.complete
    assert library.restored == restored
    assert library.verify() == []
    library.projects.save(a_project())
    assert len(library.projects.all()) == 13
    library.close()


def test_a_large_library_opens_before_it_is_read_and_is_suspect_until_it_was(closed, monkeypatch):
    folder, _ = closed
    monkeypatch.setattr("core.storage.keeper.LARGE", 0)
    spoil_a_row(folder / DATABASE)
    for _ in range(2):  # to close it unread does not clear it
        library = Library.open(folder)
        assert library.restored is None
        assert library.database.is_suspect
        library.close()
    library = Library.open(folder)
    assert library.verify()
    assert library.restore().complete
    assert not library.database.is_suspect
    library.close()
    library = opened(closed)
    assert not library.database.is_suspect
    library.close()


def test_a_large_library_that_says_nonsense_of_itself_is_restored_at_once(closed, monkeypatch):
    monkeypatch.setattr("core.storage.keeper.LARGE", 0)
    spoil_the_schema(closed[0] / DATABASE)
    library = opened(closed)
    assert library.restored
    library.close()


def test_a_restored_library_of_which_only_the_search_was_damaged_finds_again(closed):
    folder, _ = closed
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute("DELETE FROM search_data WHERE id > 10")
        connection.commit()
    opened(closed).close()


def test_without_room_to_restore_nothing_is_moved_and_it_works_when_there_is(closed):
    folder, _ = closed
    spoil_header(folder / DATABASE)
    with full_disk(50_000), pytest.raises(StorageError, match="disk is full"):
        Library.open(folder)
    assert not (folder / "damaged").exists()
    opened(closed).close()


def test_a_truncated_write_ahead_log_loses_nothing(tmp_path):
    library = Library.open(tmp_path / "library")
    projects = [a_project(title=f"Story {number}") for number in range(10)]
    for project in projects:
        library.projects.save(project)
    shutil.copytree(library.folder, tmp_path / "killed")
    library.close()
    wal = tmp_path / "killed" / f"{DATABASE}-wal"
    for share in (0.9, 0.5, 0.0):
        folder = tmp_path / f"cut-{share}"
        shutil.copytree(tmp_path / "killed", folder)
        torn = folder / wal.name
        torn.write_bytes(torn.read_bytes()[: int(torn.stat().st_size * share)])
        again = Library.open(folder)
        assert {each.id for each in again.projects.all()} == {each.id for each in projects}
        assert again.restored
        again.close()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a database, but not how SQLite keeps it."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'"
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute(tables)]
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names
        }


@pytest.mark.parametrize("seed", range(3))
def test_what_is_made_again_from_the_log_is_the_same_row_by_row(tmp_path, seed: int):
    library = Library.open(tmp_path / "library")
    artist = Artist(library, random.Random(seed))
    for _ in range(150):
        artist.do_something()
    library.close()
    path = library.folder / DATABASE
    before = rows(path)
    lose(path)
    shutil.rmtree(library.folder / "backups")
    Library.open(library.folder).close()
    assert rows(path) == before
    assert len(before["takes"]) > 5


def test_a_library_is_restored_while_other_threads_write_and_read(closed):
    folder, _ = closed
    library = Library.open(folder)
    failures: list[Exception] = []
    done: list[str] = []
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            project = a_project()
            try:
                library.projects.save(project)
                done.append(project.id)
                library.projects.get(project.id)
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        library.restore()
    stop.set()
    for thread in threads:
        thread.join()
    assert [error for error in failures if not isinstance(error, StorageError)] == []
    assert set(done) <= {project.id for project in library.projects.all()}
    assert library.verify() == []
    library.close()
    again = Library.open(folder)
    assert again.restored is None
    assert len(again.projects.all()) == 12 + len(done)
    again.close()


def test_damage_that_was_met_in_use_is_restored_at_the_next_opening(closed):
    folder, projects = closed
    path = folder / DATABASE
    before = path.stat()
    content = path.read_bytes()
    path.write_bytes(content.replace(b'"title":"Story 3"', b'"title":}Story 3"'))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    library = Library.open(folder)
    assert library.restored is None
    with pytest.raises(DamageError, match="Close the library and open it again"):
        library.projects.get(projects[3].id)
    library.close()
    again = opened(closed)
    assert again.restored
    again.close()


@pytest.mark.parametrize("count", [7, 700])
@pytest.mark.parametrize("in_use", [True, False])
def test_a_damaged_count_of_changes_never_gives_a_wrong_number(closed, count: int, in_use: bool):
    folder, _ = closed
    library = Library.open(folder)
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute("UPDATE state SET value = ? WHERE key = 'sequence'", (str(count),))
        connection.commit()
    if in_use:
        with pytest.raises(DamageError):
            library.projects.save(a_project())
    library.close()
    again = opened(closed)
    again.projects.save(a_project(title="New"))
    again.close()
    lose(folder / DATABASE)
    once_more = Library.open(folder)
    assert once_more.restored
    assert len(once_more.projects.all()) == 13
    once_more.close()


def test_a_damaged_row_is_not_changed_as_if_it_were_whole(library):
    style = a_style(name="Ink")
    library.styles.save(style)
    with closing(sqlite3.connect(library.folder / DATABASE)) as connection:
        connection.execute("UPDATE styles SET words = 'ink drawinG'")
        connection.commit()
    for deed in (
        lambda: library.styles.favour(style.id, True),
        lambda: library.styles.save(style.replace(words="oil")),
    ):
        with pytest.raises(DamageError):
            deed()
    library.close()
    again = Library.open(library.folder)
    assert again.restored
    assert again.styles.all() == [style]
    again.close()


def test_a_change_that_was_never_acknowledged_does_not_keep_damage_in_place(closed, tmp_path):
    folder, projects = closed
    library = Library.open(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Changes, "_write", out_of_room)
        with pytest.raises(StorageError, match="disk is full"):
            library.projects.save(a_project(title="Never acknowledged"))
    shutil.copytree(folder, tmp_path / "killed")
    library.close()
    with closing(sqlite3.connect(tmp_path / "killed" / DATABASE)) as connection:
        connection.execute("UPDATE projects SET title = 'A stray byte' WHERE title = 'Story 3'")
        connection.commit()
    again = opened((tmp_path / "killed", projects))
    assert again.restored
    assert again.restored.complete
    again.close()


def out_of_room(self: Changes, data: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
