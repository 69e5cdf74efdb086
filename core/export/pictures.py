"""A picture made ready for its box."""

from io import BytesIO

from PIL import Image, ImageOps

from core.export.layout import Rect
from core.export.marks import EMPTY, PAPER
from core.pictures import FORMATS

DPI = 200
"""Pictures with fewer pixels are enlarged smoothly: viewers would show their pixels as tiles."""


def pixels(millimetres: float, dpi: float = DPI) -> int:
    """A length in pixels."""
    return round(millimetres / 25.4 * dpi)


def fitted(data: bytes, box: Rect, dpi: float = DPI, largest: bool = False) -> Image.Image:
    """The picture cropped to the shape of the box, at so many pixels per inch.

    With `largest` a picture that has more pixels keeps them. What is transparent is paper.
    """
    with Image.open(BytesIO(data), formats=FORMATS) as file:
        picture = opaque(file)
    width, height = max(1, pixels(box.width, dpi)), max(1, pixels(box.height, dpi))
    if largest:
        scale = max(1.0, min(picture.width / width, picture.height / height))
        width, height = round(width * scale), round(height * scale)
    return ImageOps.fit(picture, (width, height), Image.Resampling.LANCZOS)


def blank() -> bytes:
    """What is shown in place of a picture that cannot be read."""
    file = BytesIO()
    Image.new("RGB", (1, 1), EMPTY).save(file, "PNG")
    return file.getvalue()


def opaque(picture: Image.Image) -> Image.Image:
    """The picture in RGB, on paper."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    cut = picture.convert("RGBA")
    ground = Image.new("RGBA", cut.size, PAPER)
    return Image.alpha_composite(ground, cut).convert("RGB")
