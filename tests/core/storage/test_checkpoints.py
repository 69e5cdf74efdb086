"""The checkpoints of renders: the right one, whole, or none."""

import os
import shutil
import time

import pytest

from core.domain.errors import StorageError
from core.storage.checkpoints import KEPT_SECONDS, Checkpoints
from core.storage.library import Library
from tests.fakes.disk import full_disk

PANELS, RECIPES, OTHERS = "ab" * 32, "cd" * 32, "ef" * 32


def the_file(folder):
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    return path


def test_the_last_checkpoint_of_some_panels_is_found_again(tmp_path):
    Checkpoints(tmp_path).put(PANELS, RECIPES, b"step 1")
    Checkpoints(tmp_path).put(PANELS, RECIPES, b"step 2")
    assert Checkpoints(tmp_path).get(PANELS, RECIPES) == b"step 2"
    assert Checkpoints(tmp_path).get(OTHERS, RECIPES) is None


def test_a_checkpoint_of_other_recipes_is_none_and_is_replaced(tmp_path):
    checkpoints = Checkpoints(tmp_path)
    checkpoints.put(PANELS, RECIPES, b"step 1")
    assert checkpoints.get(PANELS, OTHERS) is None
    checkpoints.put(PANELS, OTHERS, b"step 7")
    assert checkpoints.get(PANELS, RECIPES) is None
    assert checkpoints.get(PANELS, OTHERS) == b"step 7"


def test_a_damaged_checkpoint_counts_as_missing(tmp_path):
    checkpoints = Checkpoints(tmp_path)
    checkpoints.put(PANELS, RECIPES, os.urandom(5000))
    path = the_file(tmp_path)
    whole = path.read_bytes()
    for damaged in (b"", whole[:20], whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1])):
        path.write_bytes(damaged)
        assert checkpoints.get(PANELS, RECIPES) is None


def test_a_deleted_checkpoint_is_gone_and_may_be_deleted_again(tmp_path):
    checkpoints = Checkpoints(tmp_path)
    checkpoints.put(PANELS, RECIPES, b"step 1")
    checkpoints.delete(PANELS)
    checkpoints.delete(PANELS)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_may_vanish_at_any_time(tmp_path):
    checkpoints = Checkpoints(tmp_path / "checkpoints")
    checkpoints.prune()
    checkpoints.put(PANELS, RECIPES, b"step 1")
    shutil.rmtree(tmp_path / "checkpoints")
    assert checkpoints.get(PANELS, RECIPES) is None
    checkpoints.delete(PANELS)


def test_a_full_disk_is_a_sentence_and_leaves_the_checkpoint_before(tmp_path):
    checkpoints = Checkpoints(tmp_path)
    checkpoints.put(PANELS, RECIPES, b"step 1")
    with full_disk(50), pytest.raises(StorageError, match="full"):
        checkpoints.put(PANELS, RECIPES, bytes(5000))
    assert checkpoints.get(PANELS, RECIPES) == b"step 1"


def test_opening_a_library_drops_what_nobody_came_back_to(library):
    for name, age in ((PANELS, KEPT_SECONDS + 60), (OTHERS, KEPT_SECONDS - 60)):
        library.checkpoints.put(name, RECIPES, b"step 1")
        path = library.folder / "checkpoints" / f"{name}.checkpoint"
        then = time.time() - age
        os.utime(path, (then, then))
    library.close()
    again = Library.open(library.folder)
    assert again.checkpoints.get(PANELS, RECIPES) is None
    assert again.checkpoints.get(OTHERS, RECIPES) == b"step 1"
    again.close()
