"""Read a script or shot list, as a file or as pasted text, whatever it is written in."""

import re
from pathlib import Path

from core.domain.errors import StoryError
from core.screenplay.decoding import decoded, is_text
from core.screenplay.draft import Draft, DraftScene, Kind, Skipped
from core.screenplay.fdx import read_fdx
from core.screenplay.fountain import TITLE_KEYS, Screenplay, read_fountain
from core.screenplay.lists import is_numbered, read_list
from core.screenplay.names import Names
from core.screenplay.scenes import Scenes
from core.screenplay.shot_words import HEADING
from core.screenplay.tables import looks_like_table, read_table

KINDS: dict[str, Kind | None] = {
    ".fountain": "fountain",
    ".spmd": "fountain",
    ".fdx": "fdx",
    ".csv": "table",
    ".tsv": "table",
    ".txt": None,
    ".md": None,
}
"""What files are called -> what they are; None where only their text tells."""
STORY = ".toml"
LARGEST_FILE = 20_000_000
LONGEST_TEXT = 1_000_000
MOST_LINES = 20_000
_FORCED = re.compile(r"^\.[^.\s]")
_TITLE = re.compile(r"^\s*(\w[\w ]*):")


def read_script(path: Path) -> Draft:
    """Read a file; StoryError, with a sentence, where that cannot be done."""
    if path.suffix.lower() == STORY:
        raise StoryError(
            f"“{path.name}” is a story of Castboard's own.", "Open it with File > Import story."
        )
    data = _bytes(path)
    kind = KINDS.get(path.suffix.lower())
    if kind == "fdx":
        return _titled(_fdx(data), path)
    text, notices = decoded(data)
    if not is_text(text):
        raise StoryError(
            f"“{path.name}” is no text that can be read.",
            "Save the script as Fountain, Final Draft (FDX), CSV or plain text.",
        )
    draft = read_text(text, kind)
    return _titled(draft.replace(notices=(*notices, *draft.notices)), path)


def read_text(text: str, kind: Kind | None = None) -> Draft:
    """Read a text; what kind it is is found out unless it is given.

    StoryError where it is far too long, or no script at all.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    _check_length(text)
    match kind or kind_of(text):
        case "fdx":
            return _fdx(text)
        case "fountain":
            return _screenplay("fountain", read_fountain(text), text)
        case "table":
            return _table(text)
        case _:
            return _list(text)


def kind_of(text: str) -> Kind:
    """What a text is written in, by its looks."""
    start = text.lstrip("\ufeff \t\n")
    if start.startswith(("<?xml", "<FinalDraft")):
        return "fdx"
    if looks_like_table(text):
        return "table"
    lines = text.split("\n")
    if _is_screenplay(start, lines):
        return "fountain"
    return "list"


def _is_screenplay(start: str, lines: list[str]) -> bool:
    """A title page, headings, or several who speak; and no list of numbers."""
    title = _TITLE.match(start)
    if title and title[1].strip().casefold() in TITLE_KEYS:
        return True
    if is_numbered([line for line in lines if not HEADING.match(line.strip())]):
        return False
    headings = sum(bool(HEADING.match(line.strip()) or _FORCED.match(line)) for line in lines)
    return headings > 0 or sum(_is_cue(lines, n) for n in range(len(lines))) > 1


def _is_cue(lines: list[str], at: int) -> bool:
    above = lines[at - 1] if at else ""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    line = lines[at].strip()
    return bool(not above.strip() and below.strip() and line.isupper() and len(line) <= 40)


def _check_length(text: str) -> None:
    if len(text) > LONGEST_TEXT or text.count("\n") >= MOST_LINES:
        raise StoryError(
            f"This is too long for a script: more than {MOST_LINES:,} lines or "
            f"{LONGEST_TEXT:,} letters.",
            "Split it into parts.",
        )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise StoryError(
                f"“{path.name}” is larger than {LARGEST_FILE // 1_000_000} MB: "
                "that is too much for a script.",
                "Save it as plain text, without pictures.",
            )
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoryError(f"“{path.name}” cannot be read: {reason}.") from None


def _titled(draft: Draft, path: Path) -> Draft:
    """A script without a title is called like its file."""
    name = path.stem.replace("_", " ").replace("-", " ").strip()
    return draft if draft.title else draft.replace(title=name[:1].upper() + name[1:])


def _fdx(data: bytes | str) -> Draft:
    made, text = read_fdx(data)
    _check_length(text)
    return _screenplay("fdx", made, text)


def _screenplay(kind: Kind, made: Screenplay, text: str) -> Draft:
    names = Names(text)
    reader = Scenes(names)
    scenes = reader.read(made.elements)
    return _draft(kind, made.title, text, scenes, (*made.skipped, *reader.skipped), names)


def _table(text: str) -> Draft:
    names = Names(text)
    made, title, notices = read_table(text, names)
    draft = _draft("table", title, text, made.scenes(), made.all_skipped(), names)
    return draft.replace(notices=notices)


def _list(text: str) -> Draft:
    names = Names(text)
    made, title = read_list(text, names)
    return _draft("list", title, text, made.scenes(), made.all_skipped(), names)


def _draft(
    kind: Kind,
    title: str,
    text: str,
    scenes: tuple[DraftScene, ...],
    skipped: tuple[Skipped, ...],
    names: Names,
) -> Draft:
    shots = [shot for scene in scenes for shot in scene.shots]
    return Draft(
        kind=kind,
        title=title,
        text=text,
        scenes=scenes,
        names=names.all(shots),
        skipped=tuple(sorted(skipped, key=lambda each: each.line)),
    )
