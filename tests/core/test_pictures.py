"""Pictures from anybody."""

from io import BytesIO

import pytest
from PIL import ExifTags, Image

from core.domain.errors import PictureError
from core.pictures import FORMATS, picture_in


def saved(picture, form="PNG", **options):
    file = BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_of_each_format_is_read(form):
    picture = picture_in(saved(Image.new("RGB", (4, 3), "teal"), form))
    assert (picture.size, picture.mode) == ((4, 3), "RGB")


def test_a_program_that_calls_itself_a_picture_is_not_started():
    text = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n{} loop\n%%EOF\n"
    with pytest.raises(PictureError):
        picture_in(text)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_damaged_notes_of_a_camera_leave_the_picture(form):
    data = saved(Image.new("RGB", (4, 3), "teal"), form, exif=b"MM\x00*")
    assert picture_in(data).size == (4, 3)


def test_a_photograph_is_read_upright():
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    assert picture_in(saved(Image.new("RGB", (4, 3)), "JPEG", exif=turned)).size == (3, 4)


@pytest.mark.parametrize(("value", "grey"), [(0, 0), (128, 0), (32768, 128), (65535, 255)])
def test_deep_shades_of_grey_keep_their_order(value, grey):
    deep = Image.new("I;16", (2, 1), value)
    deep.putpixel((1, 0), 65535)
    assert picture_in(saved(deep)).getpixel((0, 0)) == grey


def test_bytes_that_are_no_picture_are_refused_with_the_sentence():
    for data in (b"", b"none", saved(Image.new("RGB", (40, 30), "teal"))[:60]):
        with pytest.raises(PictureError, match="Not this one"):
            picture_in(data, "Not this one.")
