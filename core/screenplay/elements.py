"""The parts of a screenplay, whatever file they come from."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Part(StrEnum):
    """What a paragraph of a screenplay is."""

    SECTION = auto()
    SYNOPSIS = auto()
    HEADING = auto()
    ACTION = auto()
    SHOT = auto()
    CUE = auto()
    ASIDE = auto()
    DIALOGUE = auto()
    TRANSITION = auto()
    NOTE = auto()


@dataclass(frozen=True)
class Element:
    """A part with its text; `line` (from 1) is where it begins.

    `dual`: who speaks does so at the same time as the one before. `depth`: how deep a section is,
    from 1.
    """

    part: Part
    text: str
    line: int
    dual: bool = False
    depth: int = 1
