"""Pictures on disk: whole, checked, and never half written."""

import errno
import os
import threading
from pathlib import Path

import pytest

import core.storage.files as files_module
from core.domain.errors import StorageError
from core.storage.blobs import Blobs
from core.storage.files import write_whole
from core.storage.library import DATABASE


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    (tmp_path / DATABASE).touch()
    return Blobs(tmp_path / "blobs")


def files(blobs: Blobs) -> list[Path]:
    folder = blobs.path("00").parents[1]
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_is_what_is_got(blobs):
    blob_id = blobs.put(b"a fox")
    assert blobs.get(blob_id) == b"a fox"
    assert blobs.path(blob_id).parent.name == blob_id[:2]


def test_the_same_bytes_are_kept_once(blobs):
    first = blobs.put(b"a fox")
    number = blobs.path(first).stat().st_ino
    assert blobs.put(b"a fox") == first
    assert len(files(blobs)) == 1
    assert blobs.path(first).stat().st_ino == number


def test_a_missing_picture_is_said_in_a_sentence(blobs):
    with pytest.raises(StorageError, match="missing"):
        blobs.get("ab" * 32)


def test_a_damaged_picture_is_never_returned_and_putting_it_again_heals_it(blobs):
    blob_id = blobs.put(b"a fox")
    blobs.path(blob_id).write_bytes(b"a fax")
    with pytest.raises(StorageError, match="damaged"):
        blobs.get(blob_id)
    blobs.put(b"a fox")
    assert blobs.get(blob_id) == b"a fox"


def test_a_full_disk_is_a_sentence_and_leaves_what_was_there(blobs, small_disk):
    kept = blobs.put(b"a fox")
    with pytest.raises(StorageError, match="disk is full"):
        blobs.put(os.urandom(2 * small_disk))
    assert blobs.get(kept) == b"a fox"
    assert files(blobs) == [blobs.path(kept)]


def test_bytes_that_cannot_be_brought_to_the_disk_are_not_kept(blobs, monkeypatch):
    def fsync(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(StorageError, match="disk is full"):
        blobs.put(b"a fox")
    assert files(blobs) == []


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path):
    (tmp_path / "blobs").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="could not be written"):
        Blobs(tmp_path / "blobs").put(b"a fox")


def test_many_threads_may_put_the_same_picture(blobs):
    data = os.urandom(100_000)
    threads = [threading.Thread(target=blobs.put, args=(data,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert blobs.get(blobs.put(data)) == data
    assert len(files(blobs)) == 1


def test_an_original_that_is_deleted_or_replaced_comes_back_by_itself(blobs):
    blob_id = blobs.put(b"a fox", original=True)
    blobs.path(blob_id).unlink()
    assert blobs.get(blob_id) == b"a fox"
    replacement = blobs.path(blob_id).with_name("another")
    replacement.write_bytes(b"a f")
    replacement.replace(blobs.path(blob_id))
    assert blobs.holds(blob_id)
    assert blobs.path(blob_id).read_bytes() == b"a fox"
    assert blobs.is_secure(blob_id)


def test_a_second_name_takes_no_space_and_is_made_again(blobs):
    blob_id = blobs.put(b"a fox")
    assert not blobs.is_secure(blob_id)
    assert blobs.put(b"a fox", original=True) == blob_id
    assert blobs.path(blob_id).stat().st_nlink == 2
    second = blobs.path(blob_id).parents[2] / "originals" / blob_id[:2] / blob_id
    second.unlink()
    assert not blobs.is_secure(blob_id)
    blobs.put(b"a fox", original=True)
    assert second.samefile(blobs.path(blob_id))


def test_without_hard_links_the_second_name_is_a_copy(blobs, monkeypatch):
    def link(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    blob_id = blobs.put(b"a fox", original=True)
    assert blobs.path(blob_id).stat().st_nlink == 1
    assert blobs.is_secure(blob_id)
    blobs.path(blob_id).write_bytes(b"a f")
    assert blobs.get(blob_id) == b"a fox"
    assert blobs.path(blob_id).read_bytes() == b"a fox"


def test_damage_within_the_file_hits_both_names_and_putting_it_again_heals_both(blobs):
    blob_id = blobs.put(b"a fox", original=True)
    blobs.path(blob_id).write_bytes(b"a fax")
    assert not blobs.holds(blob_id)
    blobs.put(b"a fox", original=True)
    blobs.path(blob_id).unlink()
    assert blobs.get(blob_id) == b"a fox"


def test_what_is_open_for_reading_only_is_read_from_its_second_name_and_left_alone(blobs, tmp_path):
    blob_id = blobs.put(b"a fox", original=True)
    blobs.path(blob_id).unlink()
    assert Blobs(tmp_path / "blobs", read_only=True).get(blob_id) == b"a fox"
    assert not blobs.path(blob_id).exists()


def test_all_lists_each_blob_once_under_whichever_name_it_has(blobs):
    plain, original, left = (
        blobs.put(data, original=data != b"plain") for data in (b"plain", b"original", b"left")
    )
    blobs.path(left).unlink()
    assert {kept.blob_id for kept in blobs.all()} == {plain, original, left}
    assert sum(kept.bytes for kept in blobs.all()) == len(b"plainoriginalleft")


def test_what_was_put_just_now_is_not_deleted_as_old(blobs):
    blob_id = blobs.put(b"a fox", original=True)
    os.utime(blobs.path(blob_id), (0, 0))
    blobs.put(b"a fox")
    assert not blobs.delete(blob_id, older_than=60)
    assert blobs.holds(blob_id)
    os.utime(blobs.path(blob_id), (0, 0))
    assert blobs.delete(blob_id, older_than=60)
    assert not blobs.holds(blob_id)
    assert not blobs.delete(blob_id)


def test_a_library_that_cannot_be_reached_is_said_so(tmp_path):
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / DATABASE).touch()
    blobs = Blobs(tmp_path / "library" / "blobs")
    blob_id = blobs.put(b"a fox")
    (tmp_path / "library").rename(tmp_path / "elsewhere")
    with pytest.raises(StorageError, match="cannot be reached"):
        blobs.get(blob_id)
    (tmp_path / "elsewhere").rename(tmp_path / "library")
    assert blobs.get(blob_id) == b"a fox"


def test_the_name_of_every_folder_that_is_made_is_brought_onto_the_disk(tmp_path, monkeypatch):
    synced: list[Path] = []
    monkeypatch.setattr(files_module, "sync_folder", synced.append)
    write_whole(tmp_path / "blobs" / "ab" / "picture", b"a fox")
    assert synced == [tmp_path, tmp_path / "blobs", tmp_path / "blobs" / "ab"]
