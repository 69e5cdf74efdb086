"""Builds scenes from shots that come one by one, as in shot lists."""

from collections.abc import Mapping

from core.screenplay.draft import DraftScene, DraftShot, Skipped


class ShotList:
    """Scenes of shots as they are read, and what was not understood."""

    def __init__(self) -> None:
        self.skipped: list[Skipped] = []
        self._scenes: list[tuple[int, str, list[DraftShot]]] = []

    @property
    def last(self) -> DraftShot | None:
        """The shot that was added last, of the scene that goes on."""
        shots = self._scenes[-1][2] if self._scenes else []
        return shots[-1] if shots else None

    def scene(self, line: int, title: str) -> None:
        """Another scene begins at a line."""
        self._scenes.append((line, title, []))

    def add(self, shot: DraftShot) -> None:
        """A shot of the scene that goes on."""
        if not self._scenes:
            self.scene(shot.line, "")
        self._scenes[-1][2].append(shot)

    def amend(self, texts: Mapping[str, str]) -> None:
        """Add lines to texts of the last shot."""
        shot = self.last
        if shot is not None:
            joined = {
                key: "\n".join(filter(None, (str(getattr(shot, key)), text)))
                for key, text in texts.items()
            }
            self._scenes[-1][2][-1] = shot.replace(**joined)

    def time(self, seconds: float) -> None:
        """The last shot is this long."""
        shot = self.last
        if shot is not None:
            self._scenes[-1][2][-1] = shot.replace(duration=seconds)

    def skip(self, line: int, text: str, why: str) -> None:
        """A line that was not understood."""
        self.skipped.append(Skipped(line=line, text=" ".join(text.split())[:200], why=why))

    def scenes(self) -> tuple[DraftScene, ...]:
        """All of them in which there are shots."""
        found = [(title, shots) for _, title, shots in self._scenes if shots]
        return tuple(DraftScene(title=title, shots=tuple(shots)) for title, shots in found)

    def all_skipped(self) -> tuple[Skipped, ...]:
        """Lines that were not understood, and headings that no shot follows."""
        empty = ((line, title) for line, title, shots in self._scenes if not shots)
        headings = (Skipped(line=n, text=t[:200], why="No shot follows it.") for n, t in empty)
        return (*self.skipped, *headings)
