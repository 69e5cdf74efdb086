"""Read Fountain (fountain.io/syntax), and what looks much like it.

It never fails: what is nothing else is action.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from core.screenplay.draft import Skipped
from core.screenplay.elements import Element, Part
from core.screenplay.shot_words import HEADING

LONGEST_LINE = 10_000
_KEYS = "title credit author authors source notes contact copyright revision format date"
TITLE_KEYS = frozenset((*_KEYS.split(), "draft date"))

_NOTE = re.compile(r"\[\[([^\[\]]{0,2000})\]\]")
_GAP = re.compile(r"\n[ \t]*\n")
_KEY = re.compile(r"([^\W\d_][\w ]{0,30}):\s*(.*)")
_EMPHASIS = re.compile(r"(?<![\\\w*_])(\*{1,3}|_)(?=\S)([^*_\n]{1,500})(?<=\S)\1(?![\w*_])")
_SCENE_NUMBER = re.compile(r"#[\w.\-]+#$")
_CUE = re.compile(r"([^()^]{1,40})(?:\s{0,9}\([^()]{0,40}\)?){0,2}\s{0,9}\^?")
_TRANSITION = re.compile(r"(?:.* TO|CUT TO .+|FADE (?:IN|OUT|UP).*|DISSOLVE.*|THE END|END)[:.]?")


@dataclass
class Screenplay:
    """A screenplay in parts, its title, and what was not understood."""

    title: str = ""
    elements: list[Element] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, line: int, text: str, why: str) -> None:
        """A line that was not understood."""
        self.skipped.append(Skipped(line=line, text=text.strip()[:200], why=why))


def read_fountain(text: str) -> Screenplay:
    """The parts of a Fountain text, in their order."""
    return _Reader(text).read()


def plain(text: str) -> str:
    """Without the marks of bold, italics and underline."""
    return re.sub(r"\\([*_\\])", r"\1", _EMPHASIS.sub(r"\2", text))


def is_transition(line: str) -> bool:
    """How one scene leads to the next, without being marked as that: `CUT TO:`."""
    return line.isupper() and _TRANSITION.fullmatch(line) is not None


def _name(cue: str) -> str:
    """Who speaks, without the marks of a forced name and of dual dialogue."""
    return cue.lstrip("@").rstrip("^").strip()


def _without_boneyards(text: str) -> str:
    """Without what stands in `/* */`, but for its line ends."""
    kept, at = list[str](), 0
    while (begin := text.find("/*", at)) >= 0 and (end := text.find("*/", begin + 2)) >= 0:
        kept += (text[at:begin], "\n" * text.count("\n", begin, end))
        at = end + 2
    return "".join((*kept, text[at:]))


class _Reader:
    def __init__(self, text: str) -> None:
        self._made = Screenplay()
        self._notes: dict[int, list[str]] = {}
        text = _without_boneyards(text)
        self._begins = [0, *(match.end() for match in re.finditer("\n", text))]
        text = _NOTE.sub(self._take_note, text)
        self._lines = [self._fitting(n, line) for n, line in enumerate(text.split("\n"), 1)]

    def read(self) -> Screenplay:
        at = self._read_title_page()
        while at < len(self._lines):
            at = self._read_from(at)
        self._place_notes()
        return self._made

    # What is taken out first

    def _take_note(self, match: re.Match[str]) -> str:
        """A note may have many lines, but no empty one."""
        if _GAP.search(match[1]):
            return match[0]
        line = bisect_right(self._begins, match.start())
        self._notes.setdefault(line, []).append(plain(" ".join(match[1].split())))
        return "\n" * match[0].count("\n")

    def _fitting(self, number: int, line: str) -> str:
        """Two spaces go on with what is said; any other empty line ends it."""
        if len(line) > LONGEST_LINE:
            self._made.skip(number, line, "This line is too long.")
            return ""
        if "/*" in line or "[[" in line:
            self._made.skip(number, line, "This comment is not closed: it was read as text.")
        return line.rstrip() if line.strip() or line != "  " else line

    def _place_notes(self) -> None:
        """Each note stands after the part that begins at its line or before it."""
        for line, notes in sorted(self._notes.items(), reverse=True):
            after = bisect_right(self._made.elements, line, key=attrgetter("line"))
            made = [Element(Part.NOTE, note, line) for note in notes if note]
            self._made.elements[after:after] = made

    def _read_title_page(self) -> int:
        """The title; where the script begins."""
        at = next((n for n, line in enumerate(self._lines) if line.strip()), len(self._lines))
        first = _KEY.fullmatch(self._lines[at].strip()) if at < len(self._lines) else None
        if first is None or first[1].strip().casefold() not in TITLE_KEYS:
            return at
        key, titles = "", []
        while at < len(self._lines) and self._lines[at].strip():
            match = _KEY.fullmatch(self._lines[at].strip())
            indented = self._lines[at][:1] in " \t"
            if match and not indented:
                key = match[1].strip().casefold()
            words = match[2] if match and not indented else self._lines[at].strip()
            titles += [words] if key == "title" and words else []
            at += 1
        self._made.title = plain(" ".join(titles)).strip()
        return at

    # Line by line

    def _read_from(self, at: int) -> int:
        """Read what begins at a line; where the next part begins."""
        line = self._lines[at].strip()
        if not line or re.fullmatch(r"={3,}|-{3,}|\*{3,}|_{3,}", line):
            return at + 1
        if found := self._alone(line):
            part, text = found
            depth = len(line) - len(line.lstrip("#")) if part is Part.SECTION else 1
            self._add(part, text, at, depth=depth)
            return at + 1
        if self._is_cue(at):
            return self._read_speech(at)
        return self._read_action(at)

    def _alone(self, line: str) -> tuple[Part, str] | None:
        """What is a part by itself, from its first letters or its form."""
        if line.startswith("#"):
            return Part.SECTION, line.strip("#").strip()
        if line.startswith("="):
            return Part.SYNOPSIS, line[1:].strip()
        if line.startswith(".") and not line.startswith(".."):
            return Part.HEADING, _SCENE_NUMBER.sub("", line[1:]).strip()
        if heading := HEADING.match(line):
            return Part.HEADING, _SCENE_NUMBER.sub("", heading[1]).strip()
        if line.startswith(">"):
            inner = line[1:].rstrip("<").strip()
            return (Part.ACTION if line.endswith("<") else Part.TRANSITION), inner
        if is_transition(line):
            return Part.TRANSITION, line
        return None

    def _is_cue(self, at: int) -> bool:
        """Who speaks: in capitals, or forced, an empty line above and none below."""
        line = self._lines[at].strip()
        if at and self._lines[at - 1].strip():
            return False
        if at + 1 >= len(self._lines) or not self._lines[at + 1].strip():
            return False
        if line.startswith("@"):
            return bool(_name(line))
        cue = _CUE.fullmatch(line)
        return cue is not None and cue[1].isupper() and not line.startswith("!")

    def _read_speech(self, at: int) -> int:
        cue = self._lines[at].strip()
        dual = cue.endswith("^")
        self._add(Part.CUE, _name(cue), at, dual)
        at += 1
        while at < len(self._lines) and self._lines[at]:
            line = self._lines[at].strip()
            aside = line.startswith("(") and line.endswith(")")
            if line:
                self._add(Part.ASIDE if aside else Part.DIALOGUE, line.lstrip("~").strip(), at)
            at += 1
        return at

    def _read_action(self, at: int) -> int:
        """Lines up to the next empty one, or to what is a part by itself."""
        begin, lines = at, []
        while at < len(self._lines) and self._lines[at].strip():
            line = self._lines[at].strip()
            if at > begin and self._alone(line):
                break
            lines.append(line.lstrip("!~").strip())
            at += 1
        self._add(Part.ACTION, " ".join(filter(None, lines)), begin)
        return at

    def _add(self, part: Part, text: str, at: int, dual: bool = False, depth: int = 1) -> None:
        if text := " ".join(plain(text).split()):
            self._made.elements.append(Element(part, text, at + 1, dual, depth))
