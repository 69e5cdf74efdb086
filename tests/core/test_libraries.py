"""A drive that is away is not taken for an empty library."""

import shutil
from pathlib import Path

import pytest

from core.domain.errors import StorageError
from core.libraries import Libraries
from tests.fakes.disk import mounted
from tests.fakes.values import a_project


@pytest.fixture
def libraries(tmp_path: Path) -> Libraries:
    return Libraries(tmp_path / "home" / "libraries.json")


@pytest.mark.parametrize("where", [".", "work/library"])
def test_a_library_on_a_drive_that_is_away_is_not_begun_anew(libraries, tmp_path, where):
    folder = tmp_path / "stick" / where
    with mounted(tmp_path / "stick"):
        libraries.open(folder).close()
        libraries.open(folder).close()
    for read_only in (False, True):
        with pytest.raises(StorageError, match=r"is not there\. If it is on a drive"):
            libraries.open(folder, read_only)
    assert list((tmp_path / "stick").iterdir()) == []
    libraries.open(folder, create=True).close()
    libraries.open(folder).close()


def test_a_library_that_was_deleted_from_a_drive_that_is_there_is_begun_anew(libraries, tmp_path):
    library = libraries.open(tmp_path / "library")
    library.projects.save(a_project())
    library.close()
    shutil.rmtree(tmp_path / "library")
    library = libraries.open(tmp_path / "library")
    assert library.projects.all() == []
    library.close()


def test_what_is_remembered_may_be_damaged_or_impossible_to_write(tmp_path):
    file = tmp_path / "libraries.json"
    file.write_text("[]")
    Libraries(file).open(tmp_path / "library").close()
    assert str(tmp_path / "library") in file.read_text()
    Libraries(file / "below a file").open(tmp_path / "other").close()
