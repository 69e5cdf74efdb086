"""Pictures on disk: whole, checked, and never half written."""

import errno
import os
import threading
from pathlib import Path

import pytest

from core.domain.errors import StorageError
from core.storage.blobs import Blobs


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
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
    written = blobs.path(first).stat().st_mtime_ns
    assert blobs.put(b"a fox") == first
    assert blobs.path(first).stat().st_mtime_ns == written
    assert len(files(blobs)) == 1


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
