"""Backups: made on their own, verified, rotating."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.domain.errors import StorageError
from core.storage import backups as module
from core.storage.backups import TIME, Backups
from core.storage.keeper import OFTEN
from core.storage.library import DATABASE, Library
from core.storage.verify import verify
from tests.fakes.disk import full_disk
from tests.fakes.values import a_project

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def pretend(folder: Path, ages: list[timedelta]) -> None:
    folder.mkdir(exist_ok=True)
    for number, age in enumerate(sorted(ages, reverse=True)):
        (folder / f"{(NOW - age).strftime(TIME)}-{number:012d}.sqlite3").touch()


def age(library: Library, by: timedelta) -> None:
    """Make the backups of a library older than they are."""
    for backup in Backups(library.folder / "backups").all():
        then = (backup.made_at - by).strftime(TIME)
        backup.path.rename(backup.path.with_name(f"{then}-{backup.sequence:012d}.sqlite3"))


def test_a_new_library_has_a_backup_and_another_is_due_when_it_changed_and_time_passed(library):
    assert len(names(library.folder / "backups")) == 1
    assert not library.due_for_backup()
    library.projects.save(a_project())
    assert not library.due_for_backup()
    age(library, OFTEN + timedelta(minutes=1))
    assert library.due_for_backup()
    library.back_up()
    assert not library.due_for_backup()


def test_no_backup_is_due_while_nothing_changes(library):
    age(library, timedelta(days=30))
    assert not library.due_for_backup()


def test_a_long_log_makes_a_backup_due(library, monkeypatch):
    library.projects.save(a_project(panels=100))
    monkeypatch.setattr("core.storage.keeper.LONG_LOG", 10)
    assert not library.due_for_backup()
    for number in range(12):
        title = os.urandom(9000).hex()
        library.projects.save(a_project(title=f"{number} {title}"))
    assert library.due_for_backup()
    library.back_up()
    assert not library.due_for_backup()


def test_a_backup_is_whole_and_in_one_file_while_the_library_is_written(library):
    project = a_project()
    library.projects.save(project)
    library.back_up()
    newest = Backups(library.folder / "backups").all()[0]
    assert newest.sequence == 1
    assert verify(newest.path).sentences == []
    with closing(sqlite3.connect(newest.path)) as connection:
        assert connection.execute("SELECT id FROM projects").fetchall() == [(project.id,)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_damaged_library_is_not_backed_up_and_good_backups_stay(library):
    library.projects.save(a_project())
    library.back_up()
    before = names(library.folder / "backups")
    with closing(sqlite3.connect(library.folder / DATABASE)) as connection:
        connection.execute("UPDATE projects SET title = 'Changed by a stray byte'")
        connection.commit()
    with pytest.raises(StorageError, match="could not be backed up"):
        library.back_up()
    assert names(library.folder / "backups") == before


def test_without_room_there_is_a_sentence_and_no_half_backup(library):
    library.projects.save(a_project())
    before = names(library.folder / "backups")
    with full_disk(40_000), pytest.raises(StorageError, match="could not be backed up"):
        library.back_up()
    assert names(library.folder / "backups") == before


def test_the_newest_three_are_kept_and_the_last_of_each_of_seven_days(tmp_path):
    folder = tmp_path / "backups"
    days = [timedelta(days=day, hours=hour) for day in range(20) for hour in (1, 3, 5)]
    pretend(folder, days)
    (folder / "notes.txt").touch()
    kept = Backups(folder).prune(NOW)
    ages = [NOW - backup.made_at for backup in kept]
    newest = [timedelta(hours=hour) for hour in (1, 3, 5)]
    assert ages == newest + [timedelta(days=day, hours=1) for day in range(1, 7)]
    assert len(names(folder)) == len(kept) + 1


def test_few_old_backups_are_kept_however_old(tmp_path):
    pretend(tmp_path / "backups", [timedelta(days=400), timedelta(days=300)])
    assert len(Backups(tmp_path / "backups").prune(NOW)) == 2


def test_log_files_that_no_backup_needs_go(library, monkeypatch):
    monkeypatch.setattr(module, "NEWEST", 1)
    monkeypatch.setattr(module, "DAYS", 0)
    for _ in range(4):
        library.projects.save(a_project())
        library.back_up()
    assert len(names(library.folder / "backups")) == 1
    assert names(library.folder / "changes") == ["000000000005.log"]
