"""From the parts of a screenplay to scenes of shots."""

from collections.abc import Iterable

from core.screenplay.draft import DraftScene, DraftShot, Skipped
from core.screenplay.elements import Element, Part
from core.screenplay.names import Names
from core.screenplay.shot_words import setting_of, split_size

PLAIN_CUTS = ("CUT TO:", "CUT TO", "FADE IN:", "FADE IN")
"""Transitions that every scene may have: they are not noted."""


class Scenes:
    """Each paragraph of action is a shot, and so is what another one says.

    A shot's prompt ends with where its scene plays. Notes and transitions are kept as notes.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._done: list[DraftScene] = []
        self._scene = DraftScene()
        self._shots: list[DraftShot] = []
        self._sections: list[Element] = []
        self._empty: list[Element] = []
        """Those of them in which there is no shot yet."""
        self.skipped: list[Skipped] = []
        self._heading: Element | None = None
        self._setting = self._size = self._speaker = self._aside = ""
        self._waiting: list[Element] = []
        """Notes for the next shot."""

    def read(self, elements: Iterable[Element]) -> tuple[DraftScene, ...]:
        """The scenes, in their order."""
        for element in elements:
            self._take(element)
        self._end_scene()
        for element in (*self._empty, *self._waiting):
            self.skipped.append(
                Skipped(line=element.line, text=element.text[:200], why="No shot follows it.")
            )
        return tuple(self._done)

    def _take(self, element: Element) -> None:
        text = element.text
        match element.part:
            case Part.SECTION:
                self._begin_section(element)
            case Part.HEADING:
                self._begin_scene(element)
            case Part.ACTION:
                self._act(element)
            case Part.SHOT:
                self._size, rest = split_size(text)
                self._act(Element(Part.ACTION, rest, element.line))
            case Part.CUE:
                self._cue(element)
            case Part.ASIDE:
                self._aside = text
            case Part.DIALOGUE:
                self._say(element)
            case Part.SYNOPSIS:
                self._waiting.append(element)
            case Part.NOTE | Part.TRANSITION:
                self._note(element)

    # Scenes

    def _begin_section(self, section: Element) -> None:
        """It ends those that are as deep as it, or deeper."""
        self._end_scene()
        self._sections = [each for each in self._sections if each.depth < section.depth]
        self._sections.append(section)
        self._empty.append(section)
        self._scene = self._scene.replace(sequence=self._sequence())

    def _sequence(self) -> str:
        return " · ".join(section.text for section in self._sections)

    def _begin_scene(self, heading: Element) -> None:
        self._end_scene()
        self._scene = DraftScene(title=heading.text, sequence=self._sequence())
        self._heading, self._setting = heading, setting_of(heading.text)

    def _end_scene(self) -> None:
        """A scene in which nothing happens is one shot of its place."""
        if self._heading is not None and not self._shots:
            self._add(DraftShot(line=self._heading.line, prompt=self._setting))
        if self._shots:
            self._done.append(self._scene.replace(shots=tuple(self._shots)))
        self._scene, self._shots = DraftScene(sequence=self._sequence()), []
        self._heading, self._setting, self._speaker = None, "", ""

    # Shots

    def _act(self, element: Element) -> None:
        size, rest = split_size(element.text, loud=True)
        self._size = size or self._size
        self._speaker = ""
        if rest:
            self._add(DraftShot(line=element.line, prompt=self._placed(rest), action=rest))

    def _cue(self, element: Element) -> None:
        """Who speaks now. Where another one spoke in this shot, it is the next one's."""
        name = self._names.hear(element.text)
        others = bool(self._speaker) and name.casefold() != self._speaker.casefold()
        if not self._shots or (others and not element.dual):
            self._add(DraftShot(line=element.line, prompt=self._placed(name)))
        self._speaker, self._aside = name, ""

    def _say(self, element: Element) -> None:
        shot = self._shots[-1]
        said = f"{self._aside} {element.text}".strip()
        if shot.dialogue.rpartition("\n")[2].startswith(f"{self._speaker}: "):
            dialogue = f"{shot.dialogue} {said}"
        else:
            dialogue = "\n".join(filter(None, (shot.dialogue, f"{self._speaker}: {said}")))
        self._shots[-1] = shot.replace(dialogue=dialogue)
        self._aside = ""

    def _note(self, note: Element) -> None:
        if note.text in PLAIN_CUTS:
            return
        if not self._shots:
            self._waiting.append(note)
            return
        shot = self._shots[-1]
        notes = "\n".join(filter(None, (shot.notes, note.text)))
        self._shots[-1] = shot.replace(notes=notes)

    def _add(self, shot: DraftShot) -> None:
        notes = "\n".join(note.text for note in self._waiting)
        self._shots.append(shot.replace(shot=self._size, notes=notes))
        self._size, self._waiting = "", []
        self._empty = [each for each in self._empty if each not in self._sections]

    def _placed(self, text: str) -> str:
        return f"{text.rstrip(' .')}, {self._setting}" if self._setting else text
