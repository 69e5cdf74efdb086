"""Pictures from bytes."""

import pytest
from PySide6.QtCore import QSize

from desktop.models.reading import read_image
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
