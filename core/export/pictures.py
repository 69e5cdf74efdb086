"""A picture made ready for its box."""

from io import BytesIO

from PIL import Image, ImageOps

from core.export.layout import Rect

DPI = 200
"""Pictures with fewer pixels are enlarged smoothly: viewers would show their pixels as tiles."""


def pixels(millimetres: float) -> int:
    """A length in pixels at 200 per inch."""
    return round(millimetres / 25.4 * DPI)


def fitted(data: bytes, box: Rect, largest: bool = False) -> Image.Image:
    """The picture cropped to the shape of the box, at 200 pixels per inch.

    With `largest` a picture that has more pixels keeps them.
    """
    with Image.open(BytesIO(data)) as file:
        picture = file.convert("RGB")
    width, height = pixels(box.width), pixels(box.height)
    if largest:
        scale = max(1.0, min(picture.width / width, picture.height / height))
        width, height = round(width * scale), round(height * scale)
    return ImageOps.fit(picture, (width, height), Image.Resampling.LANCZOS)
