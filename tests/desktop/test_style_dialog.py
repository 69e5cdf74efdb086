"""A style and an own picture: cropped, inverted, tried out."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.domain.errors import AppError
from desktop.dialogs.crop_view import CropView
from desktop.dialogs.own_picture_dialog import OwnPictureDialog
from desktop.dialogs.style_dialog import StyleDialog
from desktop.models.reading import png_of, read_image
from desktop.theme import Appearance
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine


def styled(desk: Desk, picture: Path) -> StyleDialog:
    dialog = desk.window.opener.style(picture=picture)
    desk.read(dialog)
    return dialog


@pytest.mark.parametrize(
    ("psnr", "words"), [(34.0, "taken in well"), (25.0, "partly"), (12.0, "poorly")]
)
def test_what_the_model_takes_in_is_shown_beside_the_picture_and_judged(
    make_desk: MakeDesk, picture: Path, psnr: float, words: str
) -> None:
    desk = make_desk(FakeEngine(psnr=psnr))
    dialog = styled(desk, picture)
    assert dialog.inverting.picture.isNull()
    dialog.job_bar.button.click()
    desk.until(lambda: not dialog.inverting.picture.isNull())
    assert words in dialog.result.text().lower()
    assert not dialog.again.pixmap().isNull()


def test_a_reconstruction_is_there_at_once_when_the_style_is_opened_again(
    desk: Desk, picture: Path
) -> None:
    dialog = styled(desk, picture)
    dialog.job_bar.button.click()
    desk.until(lambda: not dialog.inverting.picture.isNull())
    dialog.accept_button.click()
    desk.finish()
    (style,) = desk.library.styles.all()
    again = desk.window.opener.style(style)
    desk.until(lambda: not again.inverting.picture.isNull())
    assert not desk.work.is_busy
    again.description.setText("a map")
    assert again.inverting.picture.isNull()


def test_an_inversion_is_stopped_by_its_button_or_with_the_dialog(
    make_desk: MakeDesk, picture: Path
) -> None:
    desk = make_desk(FakeEngine(steps=500, pause=0.01))
    dialog = styled(desk, picture)
    dialog.job_bar.button.click()
    assert dialog.job_bar.button.text() == "Stop"
    dialog.job_bar.button.click()
    desk.finish()
    assert dialog.inverting.picture.isNull()
    dialog.job_bar.button.click()
    dialog.reject()
    desk.finish()


def test_an_inversion_that_fails_says_why_in_the_dialog(make_desk: MakeDesk, picture: Path) -> None:
    engine = FakeEngine(fail_at=1, error=AppError("The device is lost.", "Try again."))
    desk = make_desk(engine)
    dialog = styled(desk, picture)
    dialog.job_bar.button.click()
    desk.until(lambda: "The device is lost." in dialog.message.label.text())
    assert not dialog.job_bar.is_busy


def test_a_style_is_tried_out_on_three_prompts_as_it_is_written_now(
    desk: Desk, picture: Path
) -> None:
    dialog = styled(desk, picture)
    dialog.trials.prompts[1].setText("a fox on a roof")
    dialog.words.setText("ink")
    dialog.trials.job_bar.button.click()
    desk.until(lambda: all(not tile.pixmap().isNull() for tile in dialog.trials.tiles))
    desk.finish()
    assert desk.takes() == {}
    assert dialog.trial("a fox").prompt == "a fox, ink"
    dialog.trials.prompts[0].setText("@Nobody waits")
    dialog.trials.job_bar.button.click()
    assert "Nobody" in dialog.message.label.text()


def test_the_strength_of_a_style_is_kept(desk: Desk, picture: Path) -> None:
    dialog = styled(desk, picture)
    assert dialog.strength.value() == 10
    dialog.strength.setValue(15)
    dialog.accept_button.click()
    (style,) = desk.library.styles.all()
    assert style.strength == 1.5
    assert desk.window.opener.style(style).strength.value() == 15


def test_a_style_in_words_has_no_strength_and_nothing_to_invert(desk: Desk) -> None:
    dialog = desk.window.opener.style()
    dialog.name.setText("Ink")
    dialog.words.setText("ink")
    assert not dialog.strength.isEnabled()
    assert not dialog.job_bar.isVisible()
    assert dialog.trials.job_bar.button.isEnabled()


def test_a_part_of_the_picture_is_cut_out_and_the_file_stays(desk: Desk, picture: Path) -> None:
    dialog = styled(desk, picture)
    before, whole = picture.read_bytes(), dialog.picture
    crop = dialog._crop()
    desk.until(lambda: not crop.view.image.isNull())
    assert not crop.accept_button.isEnabled()
    crop.shape.setCurrentIndex(2)
    crop.shape.activated.emit(2)
    crop.accept_button.click()
    desk.until(lambda: dialog.picture != whole)
    made = read_image(desk.library.blobs.get(dialog.picture))
    assert made.size() == QSize(24, 24)
    assert picture.read_bytes() == before
    assert desk.library.blobs.get(whole) == before


def test_an_own_picture_shows_what_the_model_takes_in(desk: Desk, picture: Path) -> None:
    character = desk.add_character()
    dialog = desk.window.opener.own_picture(character)
    assert isinstance(dialog, OwnPictureDialog)
    dialog.take(picture)
    desk.read(dialog)
    dialog.job_bar.button.click()
    desk.until(lambda: not dialog.inverting.picture.isNull())
    dialog.description.setText("somebody else")
    assert not dialog.job_bar.button.isEnabled()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> CropView:
    """200 x 100 pixels under a frame."""
    appearance: Appearance = desk.window.appearance
    view = CropView(appearance)
    qtbot.addWidget(view)
    view.resize(412, 312)
    view.show_image(QImage(200, 100, QImage.Format.Format_RGB32))
    view.show()
    return view


def drag(qtbot: QtBot, view: CropView, start: tuple[int, int], end: tuple[int, int]) -> None:
    """From one pixel of the picture to another; it is drawn at twice its size."""
    shown = view._shown().topLeft().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=shown + 2 * QPoint(*start))
    qtbot.mouseMove(view, shown + 2 * QPoint(*end))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=shown + 2 * QPoint(*end))


def test_a_frame_is_drawn_moved_and_pulled_at_its_corners(qtbot: QtBot, view: CropView) -> None:
    assert view.frame_in_picture().isEmpty()
    drag(qtbot, view, (50, 20), (150, 70))
    assert view.frame_in_picture().getRect() == (50, 20, 100, 50)
    drag(qtbot, view, (100, 40), (300, 40))
    assert view.frame_in_picture().getRect() == (100, 20, 100, 50)
    drag(qtbot, view, (100, 20), (120, 30))
    assert view.frame_in_picture().getRect() == (120, 30, 80, 40)


def test_a_frame_keeps_its_shape_within_the_picture(qtbot: QtBot, view: CropView) -> None:
    view.keep_aspect(1.0)
    assert view.frame_in_picture().getRect() == (50, 0, 100, 100)
    drag(qtbot, view, (50, 0), (0, 50))
    frame = view.frame_in_picture()
    assert frame.width() == frame.height()
    view.keep_aspect(4.0)
    assert view.frame_in_picture().getRect() == (0, 25, 200, 50)


def test_the_keyboard_moves_the_frame_and_changes_its_size(qtbot: QtBot, view: CropView) -> None:
    drag(qtbot, view, (50, 20), (150, 70))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.frame_in_picture().getRect() == (46, 20, 100, 50)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.frame_in_picture().getRect() == (46, 20, 100, 52)


def test_a_part_of_a_picture_is_cut_pixel_by_pixel(tmp_path: Path) -> None:
    made = Image.new("RGB", (10, 10), "white")
    made.paste("red", (3, 4, 6, 8))
    made.save(tmp_path / "a.png")
    whole = read_image((tmp_path / "a.png").read_bytes())
    part = read_image(png_of(whole.copy(3, 4, 3, 4)))
    assert part.size() == QSize(3, 4)
    assert {part.pixelColor(x, y).name() for x in range(3) for y in range(4)} == {"#ff0000"}


def test_a_model_that_is_found_late_can_invert_at_once(desk: Desk, picture: Path) -> None:
    traits = desk.session.traits
    desk.session.traits = None  # as it is until the model was looked at
    dialog = styled(desk, picture)
    assert not dialog.job_bar.button.isEnabled()
    assert not dialog.trials.job_bar.button.isEnabled()
    desk.session.set_model(traits)
    assert dialog.job_bar.button.isEnabled()
    assert dialog.trials.job_bar.button.isEnabled()
