"""Pictures that could not be read are looked for again."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from core.storage.blobs import Blobs
from desktop.models import pictures
from desktop.models.pictures import Pictures

SIZE = QSize(16, 16)


@pytest.fixture
def data(tmp_path: Path) -> bytes:
    Image.new("RGB", (32, 32), "teal").save(tmp_path / "teal.png")
    return (tmp_path / "teal.png").read_bytes()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "library.db").touch()  # an empty folder is taken for a drive that was unplugged
    return Blobs(folder / "blobs")


def read(qtbot: QtBot, made: Pictures, blob_id: str) -> None:
    with qtbot.waitSignal(made.ready):
        made.get(blob_id, SIZE)


def test_a_picture_that_failed_once_is_shown_when_it_is_there(
    qtbot: QtBot, blobs: Blobs, data: bytes
) -> None:
    blob_id = blobs.put(data)
    blobs.path(blob_id).unlink()
    made = Pictures(blobs)
    read(qtbot, made, blob_id)
    assert made.get(blob_id, SIZE).isNull()
    blobs.put(data)
    assert made.get(blob_id, SIZE).isNull()
    made.look_again()
    read(qtbot, made, blob_id)
    assert not made.get(blob_id, SIZE).isNull()
    made.stop()


def test_a_picture_that_failed_is_read_again_after_a_while(
    qtbot: QtBot, blobs: Blobs, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob_id = blobs.put(data)
    blobs.path(blob_id).unlink()
    made = Pictures(blobs)
    read(qtbot, made, blob_id)
    blobs.put(data)
    monkeypatch.setattr(pictures, "AGAIN_SECONDS", 0.0)
    read(qtbot, made, blob_id)
    assert not made.get(blob_id, SIZE).isNull()
    made.stop()
