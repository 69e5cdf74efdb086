"""Pictures from bytes that anybody may have made."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from core.domain.errors import PictureError

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF")
"""What is read. Pillow knows more, and starts another program for some (EPS)."""
USE = "Choose a PNG, JPEG or WebP file."


def picture_in(
    data: bytes,
    sentence: str = "This is not a picture that can be read.",
    within: tuple[int, int] | None = None,
) -> Image.Image:
    """A picture, whole and upright, with 8 bits for each colour.

    One that is wanted `within` a size may be read smaller than it is, yet no smaller than that.
    Raises PictureError with the sentence when the bytes are none.
    """
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as file:
            if within is not None and min(within) > 0:
                file.draft("RGB", within)
            file.load()
            return _shallow(_upright(file))
    except Exception as error:  # whatever Pillow's readers meet, the bytes are what is wrong
        raise PictureError(sentence, USE) from error


def _upright(file: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(file)
    except Exception:  # what a camera notes beside a picture is often damaged, and of no matter
        return file.copy()


def _shallow(picture: Image.Image) -> Image.Image:
    """Shades of grey of 16 bits, as depth maps have, in 8: Pillow would cut off all above 255."""
    if not picture.mode.startswith("I"):
        return picture
    deep: Any = picture.convert("I")
    _, brightest = deep.getextrema()
    if brightest > 255:
        deep = deep.point(lambda value: value * (1 / 256))
    shallow: Image.Image = deep.convert("L")
    return shallow
