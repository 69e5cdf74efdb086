"""The cache of trajectories: right or not there, listed by what it is of, within its budget."""

import math
import os
import shutil
import time

import pytest

from core.domain.errors import StorageError
from core.domain.geometry import Size
from core.storage.library import DATABASE
from core.storage.trajectories import SUFFIX, About, Reconstruction, Trajectories
from tests.fakes.disk import full_disk

KEY, OTHER, THIRD = "ab" * 32, "cd" * 32, "ef" * 32
ABOUT = About(picture="12" * 32, model="m", size=Size(width=64, height=32), prompt="a house")


@pytest.fixture
def trajectories(tmp_path):
    (tmp_path / DATABASE).touch()
    return Trajectories(tmp_path / "trajectories")


def file_of(trajectories, key, tmp_path):
    return tmp_path / "trajectories" / key[:2] / f"{key}{SUFFIX}"


def used(path, seconds_ago):
    then = time.time() - seconds_ago
    os.utime(path, (then, then))


def test_a_trajectory_is_found_again_by_its_key(trajectories, tmp_path):
    trajectories.put(KEY, b"latents\n\nmore", ABOUT)
    assert Trajectories(tmp_path / "trajectories").get(KEY) == b"latents\n\nmore"
    assert trajectories.get(OTHER) is None


def test_what_comes_back_of_a_picture_is_kept_counted_and_cleared_with_it(trajectories, tmp_path):
    for psnr in (34.5, math.inf):
        back = Reconstruction(b"\x89PNG\n\nmore", psnr)
        trajectories.put(KEY, b"latents\n", ABOUT, back)
        assert trajectories.get(KEY) == b"latents\n"
        assert trajectories.reconstruction(KEY) == back
    (cached,) = trajectories.all()
    assert cached.bytes == file_of(trajectories, KEY, tmp_path).stat().st_size
    trajectories.delete([KEY])
    assert trajectories.reconstruction(KEY) is None


def test_a_trajectory_that_says_nothing_of_what_comes_back_has_no_reconstruction(
    trajectories, tmp_path
):
    trajectories.put(KEY, b"latents", ABOUT)
    assert trajectories.reconstruction(KEY) is None
    trajectories.put(KEY, b"latents", ABOUT, Reconstruction(b"PNG", 30.0))
    path = file_of(trajectories, KEY, tmp_path)
    path.write_bytes(path.read_bytes()[:-1])
    assert trajectories.reconstruction(KEY) is None


def test_a_newer_trajectory_replaces_an_older_one(trajectories):
    trajectories.put(KEY, b"latents", ABOUT)
    trajectories.put(KEY, b"others", ABOUT)
    assert trajectories.get(KEY) == b"others"


def test_the_folder_may_vanish_at_any_time(trajectories, tmp_path):
    trajectories.put(KEY, b"latents", ABOUT)
    shutil.rmtree(tmp_path / "trajectories")
    assert trajectories.get(KEY) is None
    assert trajectories.all() == []
    trajectories.put(KEY, b"latents", ABOUT)
    assert trajectories.get(KEY) == b"latents"


def test_a_damaged_trajectory_counts_as_missing_and_is_told_of(trajectories, tmp_path):
    trajectories.put(KEY, os.urandom(5000), ABOUT)
    trajectories.put(OTHER, b"latents", ABOUT)
    path = file_of(trajectories, KEY, tmp_path)
    whole = path.read_bytes()
    for damaged in (b"", whole[:20], whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1])):
        path.write_bytes(damaged)
        assert trajectories.get(KEY) is None
        assert dict(trajectories.damaged()) == {KEY: True, OTHER: False}


def test_a_list_tells_what_each_is_of_without_reading_it(trajectories, tmp_path):
    of_anchor = ABOUT.replace(picture=None, cast="34" * 32, noun="fox")
    trajectories.put(KEY, os.urandom(100_000), ABOUT)
    trajectories.put(OTHER, b"latents", of_anchor)
    used(file_of(trajectories, KEY, tmp_path), 60)
    first, second = trajectories.all()
    assert (first.key, first.about) == (OTHER, of_anchor)
    assert (second.key, second.about) == (KEY, ABOUT)
    assert second.bytes == file_of(trajectories, KEY, tmp_path).stat().st_size > 100_000
    assert abs(second.made_at.timestamp() - time.time()) < 60
    assert 55 < (second.made_at - second.used_at).total_seconds() < 65


def test_a_file_without_a_first_line_counts_as_missing(trajectories, tmp_path):
    trajectories.put(KEY, b"latents", ABOUT)
    path = file_of(trajectories, KEY, tmp_path)
    path.write_bytes(bytes(40) + b"\n{")
    assert trajectories.all() == []
    assert trajectories.get(KEY) is None


def test_the_least_recently_used_go_first_and_reading_is_using(trajectories, tmp_path):
    for age, key in enumerate((KEY, OTHER, THIRD), start=1):
        trajectories.put(key, bytes(1000), ABOUT)
        used(file_of(trajectories, key, tmp_path), 100 * age)
    trajectories.get(THIRD)
    trajectories.keep_within(3000)
    assert {each.key for each in trajectories.all()} == {KEY, THIRD}
    trajectories.keep_within(0, keep={KEY})
    assert [each.key for each in trajectories.all()] == [KEY]


def test_a_cache_stays_within_its_budget_but_keeps_what_is_put(trajectories, tmp_path):
    trajectories.budget = 2500
    for age, key in enumerate((KEY, OTHER), start=1):
        trajectories.put(key, bytes(1000), ABOUT)
        used(file_of(trajectories, key, tmp_path), 1000 - 100 * age)
    trajectories.put(THIRD, bytes(1000), ABOUT)
    assert {each.key for each in trajectories.all()} == {OTHER, THIRD}
    trajectories.put(KEY, bytes(9000), ABOUT)
    assert [each.key for each in trajectories.all()] == [KEY]


def test_some_or_all_can_be_forgotten(trajectories):
    for key in (KEY, OTHER, THIRD):
        trajectories.put(key, b"latents", ABOUT)
    trajectories.delete([KEY, KEY])
    assert {each.key for each in trajectories.all()} == {OTHER, THIRD}
    trajectories.clear()
    assert trajectories.all() == []


def test_on_a_full_disk_the_others_make_room(trajectories, tmp_path):
    trajectories.put(KEY, bytes(3000), ABOUT)
    with full_disk(5000), pytest.raises(StorageError, match="full"):
        trajectories.put(OTHER, bytes(9000), ABOUT)
    assert trajectories.all() == []
    with full_disk(5000), pytest.raises(StorageError, match="full"):
        trajectories.put(OTHER, bytes(9000), ABOUT)
    assert [path for path in tmp_path.glob("trajectories/**/*") if path.is_file()] == []


def test_what_is_open_for_reading_only_is_not_touched(trajectories, tmp_path):
    trajectories.put(KEY, b"latents", ABOUT)
    path = file_of(trajectories, KEY, tmp_path)
    used(path, 500)
    before = path.stat().st_mtime_ns
    assert Trajectories(tmp_path / "trajectories", read_only=True).get(KEY) == b"latents"
    assert path.stat().st_mtime_ns == before
