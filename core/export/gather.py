"""A project gathered into a sheet: what its pages say and show."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO

from PIL import Image

from core.domain.board import Board, Scene
from core.domain.character import Character
from core.domain.errors import StorageError
from core.domain.geometry import parse_aspect
from core.domain.numbering import label, numbers_of
from core.domain.project import Project
from core.domain.prompting import DRESSED_MENTION
from core.domain.recipe import Take
from core.domain.wording import written
from core.export.fonts import Fonts
from core.export.frames import Frame, Sheet
from core.export.marks import Read
from core.export.phrases import ENGLISH, Phrases
from core.export.words import words_of, words_of_frame
from core.pictures import FORMATS

log = logging.getLogger(__name__)


def sheet_for(
    project: Project,
    characters: Sequence[Character],
    takes: Mapping[str, Take],
    day: date | None = None,
    phrases: Phrases = ENGLISH,
) -> Sheet:
    """The sheet of a project with each panel's take (by panel id); `day` is today by default.

    `phrases` are the words on it that are not the artist's.
    """
    board = project.board
    return Sheet(
        title=project.title,
        aspect=board.aspect,
        ratio=float(parse_aspect(board.aspect)),
        cast=tuple(character.name for character in characters),
        frames=tuple(_frames(board, takes, phrases)),
        day=day or date.today(),
        captions=board.captions,
        template=project.sheet,
        phrases=phrases,
    )


def with_logo(sheet: Sheet, read: Read) -> Sheet:
    """The sheet with its header's logo measured; without it where it cannot be read."""
    logo = sheet.template.header.logo
    if logo is None:
        return sheet
    try:
        with Image.open(BytesIO(read(logo)), formats=FORMATS) as picture:
            return sheet.replace(logo_ratio=picture.width / picture.height)
    except (StorageError, OSError) as error:
        log.warning("The sheet's logo cannot be read: %s", error)
        return sheet


def lacking(sheet: Sheet, fonts: Fonts) -> tuple[str, str]:
    """The characters that no font of this machine has, and the id of the first panel with one.

    They show as boxes. Of characters in the header alone, it is the board's first panel.
    """
    texts = list(words_of(sheet))
    fonts.learn(texts)
    boxes = fonts.regular.lacks(texts)
    ids = [frame.panel.id for frame in sheet.frames]
    having = (
        f.panel.id for f in sheet.frames if set(boxes) & set("".join(words_of_frame(f, sheet)))
    )
    return boxes, next(having, ids[0] if ids else "")


def _frames(board: Board, takes: Mapping[str, Take], phrases: Phrases) -> Iterator[Frame]:
    before = ""
    for panel, number in zip(board.panels, numbers_of(board), strict=True):
        take = takes.get(panel.id)
        yield Frame(
            panel=panel,
            number=number.running,
            label=label(number, board.numbering),
            prompt=DRESSED_MENTION.sub(r"\1", written(panel)),
            scene=_called(board, panel.scene, number.scene, phrases) if panel.scene else "",
            starts_scene=bool(panel.scene) and panel.scene != before,
            picture=take.picture if take else None,
            recipe=take.recipe if take else None,
        )
        before = panel.scene


def _called(board: Board, scene_id: str, number: int, phrases: Phrases) -> str:
    """A scene's number, sequence and title."""
    scene = next((each for each in board.scenes if each.id == scene_id), Scene(id=scene_id))
    named = " · ".join(filter(None, (scene.sequence, scene.title)))
    return f"{number}   {named}" if named else phrases.scene.format(number)
