"""Pictures that a story names."""

from pathlib import Path

from core.domain.errors import PictureError
from core.pictures import USE, picture_in


def check_picture(path: Path) -> None:
    """Raise PictureError unless the file is a whole picture."""
    if not path.is_file():
        raise PictureError(f"There is no picture {path}.", "Give its path relative to the story.")
    sentence = f"{path} is not a picture that can be read."
    try:
        picture_in(path.read_bytes(), sentence)
    except OSError:
        raise PictureError(sentence, USE) from None
