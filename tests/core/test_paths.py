"""Where things live."""

import subprocess
import sys
from pathlib import Path

from core import paths

FOLDERS = (paths.library_folder, paths.log_folder, paths.settings_file)


def test_castboard_home_moves_everything_that_is_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("CASTBOARD_HOME", str(tmp_path))
    found = {folder() for folder in FOLDERS}
    assert len(found) == len(FOLDERS)
    assert all(tmp_path in path.parents for path in found)


def test_without_castboard_home_the_users_own_folders_are_taken(tmp_path, monkeypatch):
    monkeypatch.delenv("CASTBOARD_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert all(folder().is_relative_to(tmp_path) for folder in FOLDERS)


def test_resources_are_beside_the_source_or_in_the_frozen_bundle(tmp_path, monkeypatch):
    assert paths.resources() == Path(paths.__file__).parents[1] / "resources"
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_nothing_else_asks_appdirs():
    root = Path(paths.__file__).parents[1]
    found = subprocess.run(
        ["git", "grep", "-l", "import appdirs", "--", "*.py"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    assert set(found) <= {"core/paths.py", "tests/core/test_paths.py"}


def test_a_path_that_leads_nowhere_stays(tmp_path):
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert paths.real(tmp_path / "round") == tmp_path / "round"
    assert paths.real(Path("~nobody-of-this-name/model")).name == "model"


def test_links_and_the_home_folder_are_followed(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    assert paths.real(Path("~/link")) == tmp_path / "there"
