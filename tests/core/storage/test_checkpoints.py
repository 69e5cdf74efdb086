"""The checkpoints of renders: the right one, whole, or none."""

import errno
import os
import shutil
import time
from pathlib import Path

import pytest

from core.domain.errors import StorageError
from core.storage.checkpoints import KEPT_SECONDS, Checkpoints
from core.storage.library import DATABASE, Library
from tests.fakes.disk import full_disk

RECIPE, OTHER = "ab" * 32, "cd" * 32


def the_file(folder):
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    return path


def test_the_last_checkpoint_of_a_recipe_is_found_again(tmp_path):
    Checkpoints(tmp_path).put(RECIPE, b"step 1")
    Checkpoints(tmp_path).put(RECIPE, b"step 2")
    assert Checkpoints(tmp_path).get(RECIPE) == b"step 2"
    assert Checkpoints(tmp_path).get(OTHER) is None


def test_a_damaged_checkpoint_counts_as_missing(tmp_path):
    checkpoints = Checkpoints(tmp_path)
    checkpoints.put(RECIPE, os.urandom(5000))
    path = the_file(tmp_path)
    whole = path.read_bytes()
    for damaged in (b"", whole[:20], whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1])):
        path.write_bytes(damaged)
        assert checkpoints.get(RECIPE) is None


def test_a_deleted_checkpoint_is_gone_and_may_be_deleted_again(tmp_path):
    checkpoints = Checkpoints(tmp_path)
    checkpoints.put(RECIPE, b"step 1")
    checkpoints.delete(RECIPE)
    checkpoints.delete(RECIPE)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_may_vanish_at_any_time(tmp_path):
    (tmp_path / DATABASE).touch()
    checkpoints = Checkpoints(tmp_path / "checkpoints")
    checkpoints.prune()
    checkpoints.put(RECIPE, b"step 1")
    shutil.rmtree(tmp_path / "checkpoints")
    assert checkpoints.get(RECIPE) is None
    checkpoints.delete(RECIPE)


def test_a_full_disk_is_a_sentence_and_leaves_the_checkpoint_before(tmp_path):
    checkpoints = Checkpoints(tmp_path)
    checkpoints.put(RECIPE, b"step 1")
    with full_disk(50), pytest.raises(StorageError, match="full"):
        checkpoints.put(RECIPE, bytes(5000))
    assert checkpoints.get(RECIPE) == b"step 1"


def test_opening_a_library_drops_what_nobody_came_back_to(library):
    for name, age in ((RECIPE, KEPT_SECONDS + 60), (OTHER, KEPT_SECONDS - 60)):
        library.checkpoints.put(name, b"step 1")
        path = library.folder / "checkpoints" / f"{name}.checkpoint"
        then = time.time() - age
        os.utime(path, (then, then))
    library.close()
    again = Library.open(library.folder)
    assert again.checkpoints.get(RECIPE) is None
    assert again.checkpoints.get(OTHER) == b"step 1"
    again.close()


def test_a_library_opens_though_an_old_checkpoint_cannot_be_deleted(library, monkeypatch):
    library.checkpoints.put(RECIPE, b"step 1")
    os.utime(library.folder / "checkpoints" / f"{RECIPE}.checkpoint", (0, 0))
    library.close()
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".checkpoint":
            raise PermissionError(errno.EPERM, "Operation not permitted")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    again = Library.open(library.folder)
    again.checkpoints.clear()
    assert again.checkpoints.get(RECIPE) == b"step 1"
    again.close()


def test_a_drive_that_fails_while_a_library_opens_is_a_sentence_and_leaves_no_lock(
    library, monkeypatch
):
    def fail(_: Checkpoints) -> None:
        raise OSError(errno.EIO, "Input/output error")

    library.close()
    with monkeypatch.context() as patch:
        patch.setattr(Checkpoints, "prune", fail)
        with pytest.raises(StorageError, match="Input/output error"):
            Library.open(library.folder)
    Library.open(library.folder).close()
