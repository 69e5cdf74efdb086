"""Many pictures become styles while the window goes on."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from core.domain.errors import StorageError
from desktop.session.importing import BATCH, name_of
from desktop.widgets.notices import NoticeStrip
from tests.desktop.conftest import Desk


def pictures(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"old-map-{number}.png" for number in range(count)]
    for number, path in enumerate(paths):
        Image.new("RGB", (8, 8), (number, 0, 0)).save(path)
    return paths


def strip_of(desk: Desk) -> NoticeStrip:
    (strip,) = [s for s in desk.window.notices.strips if s.notice.topic == "import"]
    return strip


def imported(desk: Desk, paths: list[Path]) -> None:
    desk.window.importer.begin(paths)
    desk.until(lambda: not desk.window.importer.is_busy)


def test_every_picture_becomes_a_style(desk: Desk, tmp_path: Path) -> None:
    paths = pictures(tmp_path, 2 * BATCH + 3)
    imported(desk, paths)
    styles = desk.library.styles.all()
    assert {style.name for style in styles} == {name_of(path) for path in paths}
    assert desk.library.blobs.get(styles[0].picture).startswith(b"\x89PNG")
    assert desk.window.library.styles.model.rowCount() == len(paths)
    assert desk.notices[-1] == f"{len(paths)} styles were added."
    assert desk.project.style_id is None


def test_what_is_there_already_is_skipped_and_what_is_no_picture_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    first, *rest = pictures(tmp_path, 4)
    imported(desk, [first])
    (again := tmp_path / "again.png").write_bytes(rest[0].read_bytes())
    (wrong := tmp_path / "notes.png").write_text("no picture")
    imported(desk, [first, *rest, again, wrong, tmp_path / "gone.png"])
    assert len(desk.library.styles.all()) == 4
    assert "3 styles were added. 2 pictures were there already." in desk.notices[-1]
    assert "“notes.png”, “gone.png”" in desk.notices[-1]


def test_progress_is_shown_and_an_import_can_be_cancelled(desk: Desk, tmp_path: Path) -> None:
    importer = desk.window.importer
    importer.begin(pictures(tmp_path, 60))
    strip = strip_of(desk)
    assert strip.button.text() == "Cancel"
    assert not strip.closer.isVisible()
    desk.until(lambda: importer._tally is not None and importer._tally.added > 0)
    importer.show()
    assert "of 60" in strip.label.text()
    strip.button.click()
    desk.until(lambda: not importer.is_busy)
    count = len(desk.library.styles.all())
    assert 0 < count < 60
    assert desk.notices[-1].startswith(f"{count} style")
    assert [s.notice.topic for s in desk.window.notices.strips] == [""]


def test_a_folder_gives_its_pictures_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    (inside := tmp_path / "pictures" / "deep").mkdir(parents=True)
    pictures(inside, 2)
    (inside / "notes.txt").write_text("no picture")
    imported(desk, [tmp_path / "pictures"])
    assert len(desk.library.styles.all()) == 2
    assert desk.notices[-1] == "2 styles were added."


def test_a_full_disk_ends_an_import_and_what_came_in_stays(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, calls = desk.library.styles.write, []

    def full(*row: object) -> None:
        calls.append(row)
        if len(calls) > BATCH:
            raise StorageError("The disk is full.", "Make room.")
        write(*row)

    monkeypatch.setattr(desk.library.styles, "write", full)
    imported(desk, pictures(tmp_path, 3 * BATCH))
    assert desk.notices[-1] == f"The disk is full. {BATCH} styles were added."
    assert len(desk.library.styles.all()) == BATCH


def test_what_was_read_before_a_disk_was_full_comes_in(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, calls = desk.library.blobs.put, []

    def full(*arguments: object, **options: object) -> str:
        calls.append(arguments)
        if len(calls) > 5:
            raise StorageError("The disk is full.", "Make room.")
        return put(*arguments, **options)

    monkeypatch.setattr(desk.library.blobs, "put", full)
    imported(desk, pictures(tmp_path, BATCH))
    assert desk.notices[-1] == "The disk is full. 5 styles were added."
    assert len(desk.library.styles.all()) == 5


def test_only_one_import_goes_on_at_a_time(desk: Desk, tmp_path: Path) -> None:
    paths = pictures(tmp_path, 10)
    desk.window.importer.begin(paths)
    desk.window.importer.begin(paths)
    assert desk.notices[-1] == "Pictures are being imported already."
    desk.until(lambda: not desk.window.importer.is_busy)
    assert len(desk.library.styles.all()) == 10


def test_many_dropped_pictures_are_imported(desk: Desk, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in pictures(tmp_path, 3)])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    desk.window.dropEvent(event)
    desk.until(lambda: not desk.window.importer.is_busy)
    assert len(desk.library.styles.all()) == 3


def test_closing_the_window_ends_an_import(desk: Desk, tmp_path: Path) -> None:
    desk.window.importer.begin(pictures(tmp_path, 200))
    desk.until(lambda: desk.window.importer._tally is not None)
    desk.window.close()
    assert not desk.window.isVisible()
