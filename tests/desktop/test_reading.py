"""Pictures from bytes and back."""

import io

import pytest
from PIL import ExifTags, Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from desktop.models.reading import png_of, read_image
from tests.fakes.values import a_picture


@pytest.mark.parametrize(
    ("within", "size"),
    [((100, 100), (100, 50)), ((20, 40), (20, 10)), ((1, 1), (1, 1)), ((400, 20), (40, 20))],
)
def test_a_picture_is_as_large_as_fits(within: tuple[int, int], size: tuple[int, int]) -> None:
    image = read_image(a_picture(size=(40, 20)), QSize(*within))
    assert (image.width(), image.height()) == size


def test_a_picture_is_read_as_it_is_where_no_size_is_asked_for() -> None:
    image = read_image(a_picture("teal", (40, 20)))
    assert image.size() == QSize(40, 20)
    assert image.pixelColor(3, 3).name() == "#008080"


@pytest.mark.parametrize("data", [b"", b"no picture", a_picture()[:40]])
def test_what_is_no_picture_is_a_null_image(data: bytes) -> None:
    assert read_image(data).isNull()
    assert read_image(data, QSize(10, 10)).isNull()


def test_a_photograph_is_shown_upright() -> None:
    file, turned = io.BytesIO(), Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (40, 20), "teal").save(file, "JPEG", exif=turned)
    assert read_image(file.getvalue()).size() == QSize(20, 40)
    assert read_image(file.getvalue(), QSize(10, 10)).size() == QSize(5, 10)


def test_what_is_transparent_stays_so() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 51)).save(file, "PNG")
    assert read_image(file.getvalue()).pixelColor(1, 1).getRgb() == (255, 0, 0, 51)


@pytest.mark.parametrize("form", [QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32])
def test_a_picture_comes_back_from_its_bytes(form: QImage.Format) -> None:
    image = QImage(5, 3, form)  # lines that are not a multiple of four bytes long
    image.fill(QColor(1, 2, 3))
    made = read_image(png_of(image))
    assert made.convertToFormat(form) == image
    assert made.hasAlphaChannel() == image.hasAlphaChannel()


def test_a_mask_comes_back_from_its_bytes() -> None:
    mask = QImage(5, 3, QImage.Format.Format_Grayscale8)
    mask.fill(200)
    mask.setPixelColor(4, 2, QColor(10, 10, 10))
    again = Image.open(io.BytesIO(png_of(mask)))
    assert (again.mode, again.getpixel((0, 0)), again.getpixel((4, 2))) == ("L", 200, 10)
