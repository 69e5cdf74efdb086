"""The log of changes: every committed transaction, in order, whatever the disk does."""

import errno
import random
import shutil
from pathlib import Path

import pytest

from core.domain.errors import StorageError
from core.domain.project import Project
from core.storage.backups import Backups
from core.storage.changes import Changes
from core.storage.frames import Start, encode
from core.storage.library import Library
from tests.fakes.disk import full_disk
from tests.fakes.values import a_project

START = Start(1, "0002", "tables")


@pytest.fixture
def changes(tmp_path: Path) -> Changes:
    changes = Changes(tmp_path)
    changes.begin(START)
    return changes


def record(number: int, text: str = "a fox") -> bytes:
    return encode(number, [("UPDATE projects SET title = ?", (text,), False)])


def numbers(folder: Path, after: int = 0) -> list[int]:
    return [each.number for each in Changes(folder).read(after, "0002")]


def test_what_is_appended_is_read_in_order_from_any_number_on(changes, tmp_path):
    for number in range(1, 6):
        changes.append(number, record(number))
    assert numbers(tmp_path) == [1, 2, 3, 4, 5]
    assert numbers(tmp_path, after=3) == [4, 5]
    assert Changes(tmp_path).newest() == (START, 5)


def test_statements_and_their_parameters_come_back_as_they_were(changes, tmp_path):
    statements = [
        ("INSERT INTO a VALUES (?, ?, ?, ?)", ("“Brunnen” 井戸", 7.5, None, 3), False),
        ("INSERT INTO b VALUES (?)", [("x" * 5000,), ("y",)], True),
    ]
    changes.append(1, encode(1, statements))
    [found] = Changes(tmp_path).read(0, "0002")
    assert found.statements == (
        (statements[0][0], list(statements[0][1]), False),
        (statements[1][0], [list(row) for row in statements[1][1]], True),
    )


def test_a_torn_end_is_passed_over_and_written_over(changes, tmp_path):
    for number in (1, 2, 3):
        changes.append(number, record(number))
    changes.close()
    whole = changes.path.read_bytes()
    for cut in range(1, len(record(3))):
        changes.path.write_bytes(whole[:-cut])
        again = Changes(tmp_path)
        assert again.go_on()
        assert again.last == 2
    again.append(3, record(3, "again"))
    again.close()
    assert numbers(tmp_path) == [1, 2, 3]


def test_any_damaged_byte_ends_the_log_before_it(changes, tmp_path):
    for number in range(1, 8):
        changes.append(number, record(number))
    changes.close()
    whole = changes.path.read_bytes()
    dice = random.Random(1)
    for _ in range(200):
        at = dice.randrange(len(whole))
        changes.path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        found = numbers(tmp_path)
        assert found == list(range(1, len(found) + 1))
        assert len(found) < 7


def test_what_a_full_disk_did_not_take_is_written_before_the_next_change(changes, tmp_path):
    changes.append(1, record(1))
    with full_disk(changes.path.stat().st_size + 10), pytest.raises(StorageError, match="full"):
        changes.append(2, record(2))
    assert not changes.is_whole
    changes.append(3, record(3))
    assert changes.is_whole
    assert numbers(tmp_path) == [1, 2, 3]


def test_a_number_that_is_missing_is_noticed_and_nothing_after_it_is_read(changes, tmp_path):
    changes.append(1, record(1))
    changes.append(3, record(3))
    assert changes.has_gap
    assert numbers(tmp_path) == [1]


def test_a_new_file_goes_on_with_the_numbers_and_old_ones_go_when_nothing_needs_them(
    changes, tmp_path
):
    changes.append(1, record(1))
    changes.append(2, record(2))
    changes.rotate()
    changes.rotate()
    changes.append(3, record(3))
    assert len(changes.files) == 2
    assert numbers(tmp_path) == [1, 2, 3]
    changes.forget(1)
    assert len(changes.files) == 2
    changes.forget(2)
    assert numbers(tmp_path, after=2) == [3]
    assert len(changes.files) == 1


def test_a_file_that_was_known_to_be_whole_is_gone_on_with_unless_its_length_differs(
    changes, tmp_path
):
    changes.append(1, record(1))
    name, end = changes.position
    changes.close()
    again = Changes(tmp_path)
    assert not again.resume(name, end - 1, 1)
    assert not again.resume("000000000009.log", end, 1)
    assert again.resume(name, end, 1)
    again.append(2, record(2))
    assert numbers(tmp_path) == [1, 2]


def test_changes_of_other_tables_are_not_read(changes, tmp_path):
    changes.append(1, record(1))
    assert list(Changes(tmp_path).read(0, "0003")) == []


def test_every_write_is_in_the_log_when_it_returns_and_reading_is_not(library):
    folder = library.folder / "changes"
    library.projects.save(a_project())
    library.projects.all()
    library.projects.delete("nobody")
    first = numbers(folder)
    library.projects.save(a_project())
    assert numbers(folder) == [*first, len(first) + 1]
    assert library.database.sequence() == len(first) + 1


def test_a_write_that_was_rolled_back_is_not_in_the_log(library):
    def fail() -> None:
        with library.database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO state VALUES ('mood', 'bright')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert numbers(library.folder / "changes") == []
    assert library.database.sequence() == 0


def refuse(*_: object) -> None:
    raise StorageError("There is no room.")


def save_without_room_for_the_log(library: Library, project: Project) -> None:
    def no_room(self: Changes, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Changes, "_write", no_room)
        with pytest.raises(StorageError, match="disk is full"):
            library.projects.save(project)


def test_a_change_whose_log_found_no_room_is_in_the_log_after_the_retry(library):
    project = a_project()
    save_without_room_for_the_log(library, project)
    library.projects.save(project)
    assert numbers(library.folder / "changes") == [1, 2]


def test_a_change_that_never_reached_the_log_is_in_a_backup_at_the_next_opening(library):
    save_without_room_for_the_log(library, a_project())
    shutil.copytree(library.folder, library.folder.parent / "killed")
    library.close()
    assert numbers(library.folder / "changes") == [1]
    again = Library.open(library.folder.parent / "killed")
    backups = again.folder / "backups"
    assert max(path.stem[-12:] for path in backups.iterdir()) == f"{1:012d}"
    again.projects.save(a_project())
    again.close()
    assert numbers(again.folder / "changes", after=1) == [2]


def test_a_backup_that_found_no_room_is_made_at_the_next_opening(library):
    save_without_room_for_the_log(library, a_project())
    folder = library.folder.parent / "killed"
    shutil.copytree(library.folder, folder)
    library.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Backups, "make", refuse)
        again = Library.open(folder)
        assert again.due_for_backup()
        again.close()
    assert len(list((folder / "backups").iterdir())) == 1
    once_more = Library.open(folder)
    assert not once_more.due_for_backup()
    once_more.close()
    assert len(list((folder / "backups").iterdir())) == 2
