"""A project as somebody else will read it: gather it into a sheet, write the sheet to files."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from core.domain.board import Panel
from core.domain.character import Character
from core.domain.errors import StorageError
from core.domain.geometry import parse_aspect
from core.domain.project import Project
from core.domain.prompting import DRESSED_MENTION
from core.domain.recipe import Take
from core.domain.values import BlobId
from core.domain.wording import written
from core.export.compose import compose
from core.export.fonts import Fonts
from core.export.frames import Frame, Sheet
from core.export.marks import Text
from core.export.pdf import paint_pdf
from core.export.png import paint_pngs

log = logging.getLogger(__name__)


def sheet_for(
    project: Project,
    characters: Sequence[Character],
    takes: Mapping[str, Take],
    read: Callable[[BlobId], bytes],
    day: date | None = None,
) -> Sheet:
    """The sheet of a project with each panel's take (by panel id); `day` is today by default."""
    return Sheet(
        title=project.title,
        aspect=project.board.aspect,
        ratio=float(parse_aspect(project.board.aspect)),
        cast=tuple(character.name for character in characters),
        frames=tuple(
            _frame(panel, number, takes.get(panel.id), read)
            for number, panel in enumerate(project.board.panels, start=1)
        ),
        day=day or date.today(),
    )


def write_sheet(sheet: Sheet, path: Path) -> tuple[Path, ...]:
    """Write the sheet and say which files it became.

    A PDF is one file; a PNG of several pages becomes `name-1.png`, `name-2.png` and so on.
    Raises StorageError for another suffix, and when a file cannot be written.
    """
    check_kind(path)
    fonts = Fonts()
    pages = compose(sheet, fonts)
    texts = [mark.text for page in pages for mark in page.marks if isinstance(mark, Text)]
    if lacking := fonts.regular.lacks(texts):
        log.warning("The sheet's font lacks these characters, which show as boxes: %s", lacking)
    if path.suffix.lower() == ".pdf":
        files = {path: paint_pdf(sheet, pages, fonts)}
    else:
        files = dict(zip(_names(path, len(pages)), paint_pngs(sheet, pages, fonts), strict=True))
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


def _frame(panel: Panel, number: int, take: Take | None, read: Callable[[BlobId], bytes]) -> Frame:
    return Frame(
        panel=panel,
        number=number,
        prompt=DRESSED_MENTION.sub(r"\1", written(panel)),
        picture=read(take.picture) if take else None,
        recipe=take.recipe if take else None,
    )
