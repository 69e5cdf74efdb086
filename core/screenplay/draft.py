"""What a script or shot list would become, before anything is made of it."""

from typing import Literal, NewType

from core.domain.board import Duration
from core.domain.values import Value
from core.screenplay.speech import spoken_words

Kind = Literal["fountain", "fdx", "table", "list"]
"""How a script is written: Fountain, Final Draft, rows of a table, or one shot in each line."""

ReadingNotice = NewType("ReadingNotice", str)
"""A sentence on how a script was read."""


class Skipped(Value):
    """A line (from 1) that was not understood, or not wholly, and why."""

    line: int
    text: str
    why: str


class DraftShot(Value):
    """What will be a panel. `line` is where it begins; without a duration none was given."""

    line: int
    prompt: str = ""
    action: str = ""
    dialogue: str = ""
    sound: str = ""
    notes: str = ""
    shot: str = ""
    angle: str = ""
    lens: str = ""
    move: str = ""
    duration: Duration | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, but perhaps how long it lasts."""
        texts = (self.prompt, self.action, self.dialogue, self.sound, self.notes)
        return not any((*texts, self.shot, self.angle, self.lens, self.move))

    @property
    def seconds(self) -> float:
        """How long the panel will last."""
        if self.duration is not None:
            return self.duration
        return suggested_duration(self.dialogue)


class DraftScene(Value):
    """Shots in a row. Those before the first heading have no title."""

    title: str = ""
    sequence: str = ""
    shots: tuple[DraftShot, ...] = ()


class DraftName(Value):
    """Somebody the script names: `told` as it is written there, `name` as in `@Name`.

    `is_sure` when it speaks or is named as a character; else it is only written in capitals.
    `words` and `noun` are what the script says of it, or a guess.
    """

    name: str
    told: str
    is_sure: bool = True
    words: str = "a person"
    noun: str = "person"


class Draft(Value):
    """A script as it was understood.

    `text` is what was read, its lines counted as `skipped` counts them. `notices` are sentences
    on how it was read.
    """

    kind: Kind
    title: str = ""
    text: str = ""
    scenes: tuple[DraftScene, ...] = ()
    names: tuple[DraftName, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[ReadingNotice, ...] = ()

    @property
    def shots(self) -> tuple[DraftShot, ...]:
        """Those of all scenes."""
        return tuple(shot for scene in self.scenes for shot in scene.shots)


SECONDS_A_WORD = 0.3
SHORTEST = 2.0


def suggested_duration(dialogue: str) -> float:
    """How long it takes to say this, in seconds, with a breath; a new panel's at least.

    Who speaks (`MIA: …`) and how (`(softly)`) is not said.
    """
    count = sum(len(words.split()) for words in spoken_words(dialogue))
    seconds = count * SECONDS_A_WORD + (0.5 if count else 0.0)
    return min(3600.0, max(SHORTEST, round(seconds, 1)))
