"""The cache of trajectories: right or not there."""

import os
import shutil

from core.storage.trajectories import Trajectories

KEY = "ab" * 32


def test_a_trajectory_is_found_again_by_its_key(tmp_path):
    Trajectories(tmp_path).put(KEY, b"latents")
    assert Trajectories(tmp_path).get(KEY) == b"latents"
    assert Trajectories(tmp_path).get("cd" * 32) is None


def test_a_newer_trajectory_replaces_an_older_one(tmp_path):
    trajectories = Trajectories(tmp_path)
    trajectories.put(KEY, b"latents")
    trajectories.put(KEY, b"others")
    assert trajectories.get(KEY) == b"others"


def test_the_folder_may_vanish_at_any_time(tmp_path):
    trajectories = Trajectories(tmp_path / "trajectories")
    trajectories.put(KEY, b"latents")
    shutil.rmtree(tmp_path / "trajectories")
    assert trajectories.get(KEY) is None
    trajectories.put(KEY, b"latents")
    assert trajectories.get(KEY) == b"latents"


def test_a_damaged_trajectory_counts_as_missing(tmp_path):
    trajectories = Trajectories(tmp_path)
    trajectories.put(KEY, os.urandom(5000))
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    whole = path.read_bytes()
    for damaged in (b"", whole[:20], whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1])):
        path.write_bytes(damaged)
        assert trajectories.get(KEY) is None
