"""A sheet written to files."""

from contextlib import suppress
from pathlib import Path

from core.domain.errors import StorageError
from core.export.compose import compose
from core.export.fonts import Fonts
from core.export.frames import Sheet
from core.export.gather import with_logo
from core.export.marks import Read
from core.export.pdf import paint_pdf
from core.export.png import paint_pngs


def write_sheet(
    sheet: Sheet, path: Path, read: Read, fonts: Fonts | None = None
) -> tuple[Path, ...]:
    """Write the sheet, its pictures as `read` gives them, and say which files it became.

    A PDF is one file; a PNG of several pages becomes `name-1.png`, `name-2.png` and so on.
    Raises StorageError for another suffix, and when a file cannot be written.
    """
    check_kind(path)
    fonts = fonts or Fonts()
    sheet = with_logo(sheet, read)
    pages = compose(sheet, fonts)
    if path.suffix.lower() == ".pdf":
        files = {path: paint_pdf(sheet, pages, fonts, read)}
    else:
        pngs = paint_pngs(sheet, pages, fonts, read)
        files = dict(zip(_names(path, len(pages)), pngs, strict=True))
    for place, data in files.items():
        _write(place, data)
    return tuple(files)


def check_kind(path: Path) -> None:
    """Raise StorageError when a sheet cannot be written as what this path names."""
    if path.suffix.lower() not in {".pdf", ".png"}:
        raise StorageError(f"A sheet cannot be written as {path.name}.", "Use .pdf or .png.")


def _names(path: Path, pages: int) -> list[Path]:
    if pages == 1:
        return [path]
    return [path.with_stem(f"{path.stem}-{number}") for number in range(1, pages + 1)]


def _write(path: Path, data: bytes) -> None:
    """Write beside and rename, so that an older sheet stays whole until the new one is."""
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        reason = (error.strerror or str(error)).lower()
        raise StorageError(
            f"{path} cannot be written: {reason}.", "Choose another place."
        ) from None
