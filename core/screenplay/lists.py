"""Read plain shot lists: `1. WS The pier at dawn`, one shot in each line."""

import re
from collections.abc import Sequence

from core.screenplay.columns import column_of
from core.screenplay.draft import DraftShot
from core.screenplay.durations import TRAILING, read_duration
from core.screenplay.names import Names
from core.screenplay.shot_words import HEADING, SCENE, size_of, split_size
from core.screenplay.shots import ShotList

LONGEST_LINE = 10_000
_BULLET = re.compile(r"^(?:[-*•·–—▪]+)\s+")
_NUMBER = re.compile(
    r"^(?:(?:shot|panel|bild)\s+)?[(#]?(\d{1,4}[A-Za-z]?(?:[.\-]\d{1,4}[A-Za-z]?){0,3})"
    r"([.):]+(?=\s|$)|(?=\s|$))\s*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^(.*?)[\s,:–—-]{0,9}[\"“„»]([^\"”“«„»]+)[\"”“«]\s*$")
_LABEL = re.compile(r"^([^\W\d_][\w '’.\-/]{0,29}?)\s{0,9}(?:\([^)]{0,30}\)\s{0,9})?:\s*(\S.*)$")
_RULE = re.compile(r"[\W_]+")
CAPTIONS = ("action", "dialogue", "sound", "notes", "angle", "lens", "move")


def is_numbered(lines: Sequence[str]) -> bool:
    """Whether many lines begin with a number: then one without goes on with the last shot."""
    said = [line for line in lines if line.strip()]
    numbered = sum(bool(_NUMBER.match(_BULLET.sub("", line.strip()))) for line in said)
    return numbered > 0 and 10 * numbered >= 3 * len(said)


def read_list(text: str, names: Names) -> tuple[ShotList, str]:
    """The shots of a plain list, and a title that stands above them."""
    return _Reader(text.split("\n"), names).read()


class _Reader:
    def __init__(self, lines: Sequence[str], names: Names) -> None:
        self._lines = lines
        self._names = names
        self._numbered = is_numbered(lines)
        self._made = ShotList()
        self._title = ""

    def read(self) -> tuple[ShotList, str]:
        for number, line in enumerate(self._lines, 1):
            if len(line) > LONGEST_LINE:
                self._made.skip(number, line, "This line is too long.")
            elif not _RULE.fullmatch(line) and line.strip():
                self._read_line(number, line)
        return self._made, self._title

    def _read_line(self, number: int, line: str) -> None:
        words = _BULLET.sub("", line.strip())
        if self._begins_scene(number, words) or self._labels(words):
            return
        found = _NUMBER.match(words)
        if found and (self._numbered or found[2]):
            self._add(number, words[found.end() :], line)
        elif self._numbered or (self._made.last is not None and _goes_on(line)):
            self._go_on(number, words)
        else:
            self._add(number, words, line)

    def _begins_scene(self, number: int, words: str) -> bool:
        heading, scene = HEADING.match(words), SCENE.match(words)
        if words.startswith("#"):
            self._made.scene(number, words.lstrip("#").strip())
        elif heading:
            self._made.scene(number, heading[1].strip())
        elif scene and (scene[1] or scene[2]):
            self._made.scene(number, words.rstrip(":").strip())
        else:
            return False
        return True

    def _labels(self, words: str) -> bool:
        """`SFX: gulls`, `MIA: Hello`, `Dauer: 3 s` say more of the shot before."""
        found = _LABEL.match(words)
        shot = self._made.last
        if found is None or shot is None:
            return False
        label, said = found[1], found[2]
        column = column_of(label)
        seconds = read_duration(said) if column == "duration" else None
        if seconds is not None:
            self._made.time(seconds)
        elif column in CAPTIONS:
            self._made.amend({column: said})
        elif label == label.upper() and not column:
            self._made.amend({"dialogue": words})
            self._names.hear(label)
        else:
            return False
        self._names.look(said)
        return True

    def _go_on(self, number: int, words: str) -> None:
        """A line without a number of its own, in a list of numbers."""
        if self._made.last is not None:
            self._made.amend({"dialogue" if _is_said(words) else "action": words})
            self._names.look(words)
        elif not self._title and not self._made.scenes():
            self._title = words.rstrip(":")
        else:
            self._made.skip(number, words, "It stands before the first shot and has no number.")

    def _add(self, number: int, words: str, line: str) -> None:
        seconds, words = _split_duration(words)
        texts = self._cells(words) if "\t" in words else self._words(words)
        shot = DraftShot(line=number, duration=seconds, **texts)
        if shot.is_empty:
            self._made.skip(number, line, "There are no words in it.")
            return
        self._made.add(shot)
        self._names.look(f"{shot.prompt}\n{shot.action}")

    def _words(self, words: str) -> dict[str, str]:
        size, rest = split_size(words)
        quoted = _QUOTED.match(rest)
        if quoted:
            return {"shot": size, "prompt": quoted[1].strip(), "dialogue": quoted[2].strip()}
        return {"shot": size, "prompt": rest}

    def _cells(self, words: str) -> dict[str, str]:
        """Cells between tabs: a size, the picture, then what is done."""
        cells = [cell.strip() for cell in words.split("\t") if cell.strip()]
        size = size_of(cells[0]) if cells else ""
        is_size = bool(split_size(cells[0])[0]) and not split_size(cells[0])[1] if cells else False
        texts = self._words(cells[0]) if cells and not is_size else {"shot": size, "prompt": ""}
        rest = cells[1:]
        if is_size and rest:
            texts.update(self._words(rest[0]))
            texts["shot"], rest = size, rest[1:]
        return {**texts, "action": "\n".join(rest)}


def _is_said(words: str) -> bool:
    """Whether all of it stands in quotes."""
    quoted = _QUOTED.match(words)
    return quoted is not None and not quoted[1].strip()


def _goes_on(line: str) -> bool:
    """Whether a line says more of the one before: set in, or only words in quotes."""
    return line[:1] in " \t" or _is_said(line.strip())


def _split_duration(words: str) -> tuple[float | None, str]:
    """A length of time at the end, and the rest."""
    found = TRAILING.search(words[-60:])
    if found is None:
        return None, words
    seconds = read_duration(found[1])
    cut = len(words[-60:]) - found.start()
    return (seconds, words[:-cut].rstrip()) if seconds is not None else (None, words)
