"""Pictures that a story names."""

from pathlib import Path

from PIL import Image

from core.domain.errors import PictureError


def check_picture(path: Path) -> None:
    """Raise PictureError unless the file is a whole picture."""
    if not path.is_file():
        raise PictureError(f"There is no picture {path}.", "Give its path relative to the story.")
    try:
        with Image.open(path) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise PictureError(
            f"{path} is not a picture that can be read.", "Use a PNG, JPEG or WebP file."
        ) from None
