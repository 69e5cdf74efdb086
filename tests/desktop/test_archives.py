"""Projects packed into files and taken in from them."""

import threading
from pathlib import Path
from zipfile import ZipFile

from core.domain.project import new_project
from desktop.workers.background import LONG_THREADS
from tests.desktop.conftest import Desk


def packed(desk: Desk, path: Path) -> Path:
    dialog = desk.window.opener.pack()
    assert Path(dialog.selectedFiles()[0]).name == "Test.castboard"
    dialog.fileSelected.emit(str(path))
    desk.until(lambda: not desk.window.archives.is_busy)
    dialog.reject()
    return path


def test_a_project_is_packed_and_unpacked_again(desk: Desk, tmp_path: Path) -> None:
    desk.write("a fox", "a robot")
    desk.trigger("generate.all")
    desk.finish()
    project, takes = desk.project, desk.takes()
    path = packed(desk, tmp_path / "test.castboard")
    assert path.is_file()
    assert desk.notices[-1] == "The archive is written: test.castboard"
    assert desk.window.notices.strips[-1].button.text() == "Open folder"
    desk.session.open(new_project("Other"))
    desk.library.projects.delete(project.id)
    desk.library.bin.empty()
    desk.window.opener.unpack().fileSelected.emit(str(path))
    desk.until(lambda: desk.project.title == "Test")
    assert desk.prompts() == ["a fox", "a robot"]
    assert {take.picture for take in desk.takes().values()} == {
        take.picture for take in takes.values()
    }
    assert desk.notices[-1] == "“Test” was unpacked."


def test_cached_inversions_go_along_when_that_is_chosen(
    desk: Desk, tmp_path: Path, picture: Path
) -> None:
    desk.read(desk.window.opener.style(None, picture)).accept_button.click()
    desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()

    def names(path: Path, number: int) -> list[str]:
        dialog = desk.window.opener.pack()
        dialog.selectNameFilter(dialog.nameFilters()[number])
        dialog.fileSelected.emit(str(path))
        desk.until(lambda: not desk.window.archives.is_busy)
        dialog.reject()
        with ZipFile(path) as archive:
            return [name for name in archive.namelist() if name.startswith("trajectories")]

    assert names(tmp_path / "plain.castboard", 0) == []
    assert len(names(tmp_path / "whole.castboard", 1)) == 1


def test_what_is_typed_last_is_in_the_archive(desk: Desk, tmp_path: Path) -> None:
    desk.write("a fox")
    path = packed(desk, tmp_path / "test.castboard")
    desk.session.open(new_project("Other"))
    desk.window.archives.unpack(path)
    desk.until(lambda: desk.prompts() == ["a fox"])


def test_a_file_that_is_no_archive_is_explained_and_leaves_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write("a fox")
    (path := tmp_path / "broken.castboard").write_bytes(b"PK no archive")
    desk.window.archives.unpack(path)
    desk.until(lambda: not desk.window.archives.is_busy)
    assert "broken.castboard" in desk.notices[-1]
    assert desk.prompts() == ["a fox"]
    assert desk.window.notices.strips[-1].notice.is_error


def test_only_one_archive_goes_on_at_a_time(desk: Desk, tmp_path: Path) -> None:
    desk.write("a fox")
    desk.window.archives.pack(tmp_path / "one.castboard")
    desk.window.archives.pack(tmp_path / "two.castboard")
    assert "already" in desk.notices[-1]
    desk.until(lambda: not desk.window.archives.is_busy)
    assert [path.name for path in tmp_path.glob("*.castboard")] == ["one.castboard"]


def test_packing_can_be_cancelled(desk: Desk, tmp_path: Path) -> None:
    desk.write("a fox")
    go_on = threading.Event()
    for _ in range(LONG_THREADS):
        desk.window.background.run(go_on.wait, lambda _: None, long=True)
    desk.window.archives.pack(tmp_path / "one.castboard")
    desk.window.archives.cancel()
    go_on.set()
    assert not desk.window.archives.is_busy
    desk.window.background.stop()
    assert list(tmp_path.glob("*.castboard")) == []
