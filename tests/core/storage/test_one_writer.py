"""One window writes; others read beside it. Drives that cannot be written, or are away."""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.domain.errors import LibraryBusyError, StorageError
from core.domain.geometry import Size
from core.storage.library import DATABASE, Library
from core.storage.trajectories import About
from tests.fakes.disk import mounted
from tests.fakes.values import a_project

HOLD = """
import pathlib, sys
from core.storage.library import Library
library = Library.open(pathlib.Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    library = Library.open(tmp_path / "library")
    library.projects.save(a_project(title="Kept"))
    library.close()
    return library.folder


def test_a_second_writer_is_told_that_the_library_is_open_in_another_window(library):
    with pytest.raises(LibraryBusyError, match=r"open in another window\. Use that window"):
        Library.open(library.folder)
    library.projects.save(a_project())
    library.close()
    Library.open(library.folder).close()


def test_the_lock_of_a_process_that_was_killed_is_free_at_once(closed):
    command = [sys.executable, "-c", HOLD, str(closed)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        with pytest.raises(LibraryBusyError):
            Library.open(closed)
        child.kill()
    Library.open(closed).close()


def test_a_reader_beside_a_writer_sees_what_is_committed_and_cannot_write(library):
    reader = Library.open(library.folder, read_only=True)
    assert reader.read_only
    assert not library.read_only
    project = a_project()
    library.projects.save(project)
    assert reader.projects.get(project.id) == project
    with pytest.raises(StorageError, match="open for reading only"):
        reader.projects.save(project)
    with pytest.raises(StorageError, match="open for reading only"):
        reader.restore()
    assert not reader.due_for_backup()
    assert reader.verify() == []
    reader.close()
    library.projects.save(a_project())


def test_there_must_be_a_library_of_this_version_to_read(tmp_path, closed):
    with pytest.raises(StorageError, match="is not there"):
        Library.open(tmp_path / "nowhere", read_only=True)
    (tmp_path / "empty").mkdir()
    with pytest.raises(StorageError, match="There is no library"):
        Library.open(tmp_path / "empty", read_only=True)
    assert list((tmp_path / "empty").iterdir()) == []
    with closing(sqlite3.connect(closed / DATABASE)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()
    with pytest.raises(StorageError, match=r"older Castboard\. Open it once"):
        Library.open(closed, read_only=True)


def test_a_medium_that_cannot_be_written_is_read_without_writing_anything(tmp_path, closed):
    with mounted(tmp_path / "medium") as medium:
        shutil.copytree(closed, medium.folder / "library")
        medium.make_read_only()
        folder = medium.folder / "library"
        before = listing(folder)
        with pytest.raises(StorageError, match="cannot be written"):
            Library.open(folder)
        reader = Library.open(folder, read_only=True)
        assert [project.title for project in reader.projects.all()] == ["Kept"]
        assert reader.verify() == []
        reader.close()
        assert listing(folder) == before


def test_a_killed_library_on_a_medium_that_cannot_be_written_is_read_with_its_last_changes(
    tmp_path, library
):
    library.projects.save(a_project(title="In the write-ahead log"))
    with mounted(tmp_path / "medium") as medium:
        shutil.copytree(library.folder, medium.folder / "library")
        folder = medium.folder / "library"
        (folder / f"{DATABASE}-shm").unlink()
        medium.make_read_only()
        reader = Library.open(folder, read_only=True)
        assert [project.title for project in reader.projects.all()] == ["In the write-ahead log"]
        aside = reader.database.path.parent
        assert aside.exists()
        reader.close()
        assert not aside.exists()


def test_a_folder_that_vanishes_is_a_sentence_and_a_retry_works_when_it_is_back(library, tmp_path):
    before = a_project(title="Before")
    library.projects.save(before)
    library.folder.rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(StorageError, match=r"is not there\. If it is on a drive"):
            library.projects.save(a_project(title="Lost?"))
    assert not library.folder.exists()
    (tmp_path / "away").rename(library.folder)
    after = a_project(title="After")
    library.projects.save(after)
    assert {project.id for project in library.projects.all()} == {before.id, after.id}
    library.close()
    again = Library.open(library.folder)
    assert again.verify() == []
    assert len(again.projects.all()) == 2
    again.close()


def put_everywhere(library: Library, source: Path) -> list[Callable[[], object]]:
    """Every way in which files come into a library."""
    about = About(model="m", size=Size(width=32, height=16))
    return [
        lambda: library.blobs.put(b"a fox"),
        lambda: library.blobs.put(b"an own fox", original=True),
        lambda: library.trajectories.put("ab" * 32, b"latents", about),
        lambda: library.checkpoints.put("ab" * 32, b"step 1"),
        lambda: library.addons.put(source),
        lambda: library.projects.save(a_project()),
    ]


@pytest.mark.parametrize("is_mounted", [False, True], ids=["no folder", "an empty mount point"])
def test_a_library_that_vanishes_gets_no_ghost_in_its_place(library, tmp_path, is_mounted):
    source = tmp_path / "ink.safetensors"
    source.write_bytes(b"weights")
    library.folder.rename(tmp_path / "away")
    if is_mounted:
        library.folder.mkdir()
    for put in put_everywhere(library, source):
        with pytest.raises(StorageError, match="is not there"):
            put()
    assert list(tmp_path.rglob("library/*")) == []
    if is_mounted:
        library.folder.rmdir()
    (tmp_path / "away").rename(library.folder)
    for put in put_everywhere(library, source):
        put()
    assert library.verify() == []


def test_a_drive_that_comes_back_as_another_one_is_locked_and_written_again(library, tmp_path):
    library.projects.save(a_project(title="Before"))
    library.folder.rename(tmp_path / "away")
    shutil.copytree(tmp_path / "away", library.folder)  # the same files, other numbers
    library.projects.save(a_project(title="After"))
    with pytest.raises(LibraryBusyError):
        Library.open(library.folder)
    library.close()
    again = Library.open(library.folder)
    assert {project.title for project in again.projects.all()} == {"Before", "After"}
    assert again.restored is None
    again.close()


def test_a_full_drive_is_a_sentence_and_the_retry_works_when_there_is_room(tmp_path):
    with mounted(tmp_path / "small", size="2m") as medium:
        library = Library.open(medium.folder / "library")
        kept = a_project(title="Kept")
        library.projects.save(kept)
        ballast = medium.fill()
        large = a_project(panels=400, title="Large")
        with pytest.raises(StorageError, match="disk is full"):
            library.projects.save(large)
        assert [each.title for each in library.projects.all()][-1] == "Kept"
        ballast.unlink()
        library.projects.save(large)
        library.close()
        again = Library.open(library.folder)
        assert again.restored is None
        assert again.verify() == []
        assert {each.title for each in again.projects.all()} == {"Kept", "Large"}
        again.close()


def test_a_file_system_that_cannot_lock_is_a_sentence(tmp_path, monkeypatch):
    import filelock._unix as unix

    def refuse(_: int) -> bool:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(unix, "lock_fd_nonblocking", refuse)
    with pytest.raises(StorageError, match="cannot keep two windows apart"):
        Library.open(tmp_path / "library")


def test_opening_a_library_that_was_closed_in_order_reads_little(closed):
    started = time.perf_counter()
    Library.open(closed).close()
    assert time.perf_counter() - started < 0.5
