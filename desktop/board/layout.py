"""Where cards and headings lie: a grid for each scene, under a heading as wide as the board."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from core.domain.board import Board


@dataclass(frozen=True)
class Run:
    """Panels in a row that belong to one scene; `scene` is empty before the first one.

    Where a sequence begins, `sequence` is its name.
    """

    first: int
    count: int
    scene: str = ""
    title: str = ""
    number: int = 0
    sequence: str = ""
    seconds: float = 0.0
    is_folded: bool = False

    @property
    def end(self) -> int:
        """The index after its last panel."""
        return self.first + self.count


def runs_of(board: Board, folded: frozenset[str] = frozenset()) -> tuple[Run, ...]:
    """The board's scenes as they follow each other. One that is `folded` shows no cards."""
    known = {scene.id: scene for scene in board.scenes}
    runs: list[Run] = []
    first, number, sequence = 0, 0, ""
    for at, panel in enumerate(board.panels):
        if at + 1 < len(board.panels) and board.panels[at + 1].scene == panel.scene:
            continue
        scene = known.get(panel.scene)
        number += bool(panel.scene)
        own = scene.sequence if scene else ""
        runs.append(
            Run(
                first=first,
                count=at + 1 - first,
                scene=panel.scene,
                title=scene.title if scene else "",
                number=number if panel.scene else 0,
                sequence=own if own != sequence else "",
                seconds=sum(one.duration for one in board.panels[first : at + 1]),
                is_folded=bool(panel.scene) and panel.scene in folded,
            )
        )
        first, sequence = at + 1, own
    return tuple(runs)


class Layout:
    """Places runs of equal cards in columns. Everything is in the coordinates of the content."""

    def __init__(
        self,
        runs: Sequence[Run],
        columns: int,
        card: QSize,
        heading: int = 0,
        sequence: int = 0,
    ) -> None:
        self.runs = tuple(runs)
        self.columns = columns
        self.card = card
        self._sequence = sequence
        self._firsts = [run.first for run in self.runs]
        self._tops: list[int] = []
        self._heads: list[int] = []
        y = 0
        for run in self.runs:
            self._tops.append(y)
            head = (heading if run.scene else 0) + (sequence if run.sequence else 0)
            self._heads.append(head)
            y += head + self._rows(run) * card.height()
        self.height = y
        self.count = self.runs[-1].end if self.runs else 0

    @property
    def width(self) -> int:
        """The width of a full row."""
        return self.columns * self.card.width()

    def run_of(self, index: int) -> int:
        """The number of the run that a panel belongs to."""
        return bisect_right(self._firsts, index) - 1

    def is_hidden(self, index: int) -> bool:
        """Whether a panel's scene is folded."""
        return self.runs[self.run_of(index)].is_folded

    def rect(self, index: int) -> QRect:
        """The card of a panel; of a folded scene, a flat one under its heading."""
        number = self.run_of(index)
        run, top = self.runs[number], self._tops[number] + self._heads[number]
        if run.is_folded:
            return QRect(0, top, self.card.width(), 0)
        row, column = divmod(index - run.first, self.columns)
        place = QPoint(column * self.card.width(), top + row * self.card.height())
        return QRect(place, self.card)

    def heading(self, number: int) -> QRect:
        """The line with a run's title, without that of its sequence; empty where it has none."""
        line = self._sequence if self.runs[number].sequence else 0
        top, height = self._tops[number] + line, self._heads[number] - line
        return QRect(0, top, self.width, height)

    def sequence(self, number: int) -> QRect:
        """The line that says where a sequence begins; empty where none does."""
        height = self._sequence if self.runs[number].sequence else 0
        return QRect(0, self._tops[number], self.width, height)

    def index_at(self, point: QPoint) -> int | None:
        """The panel whose card lies here."""
        number = self._run_at(point.y())
        if number is None or point.y() < self._tops[number] + self._heads[number]:
            return None
        run = self.runs[number]
        row = (point.y() - self._tops[number] - self._heads[number]) // self.card.height()
        column = point.x() // self.card.width()
        if not 0 <= column < self.columns:
            return None
        index = run.first + row * self.columns + column
        return index if index < run.end and not run.is_folded else None

    def heading_at(self, point: QPoint) -> int | None:
        """The run whose heading lies here."""
        number = self._run_at(point.y())
        found = number is not None and self.heading(number).contains(point)
        return number if found else None

    def drop_at(self, point: QPoint) -> tuple[int, str]:
        """Before which panel something dropped here goes, and into which scene.

        The half of a card decides: its left one is before it, its right one after it.
        """
        number = self._run_at(max(0, point.y()))
        if number is None:
            return self.count, self.runs[-1].scene if self.runs else ""
        run = self.runs[number]
        below = point.y() - self._tops[number] - self._heads[number]
        if below < 0:
            return run.first, run.scene
        column = max(0, min(self.columns, round(point.x() / self.card.width())))
        index = run.first + below // self.card.height() * self.columns + column
        return min(run.end, index), run.scene

    def between(self, top: int, bottom: int) -> Iterator[int]:
        """The panels whose cards lie between two heights."""
        for number in self.runs_between(top, bottom):
            run, start = self.runs[number], self._tops[number] + self._heads[number]
            if run.is_folded:
                continue
            first = max(0, (top - start) // self.card.height())
            last = max(-1, (bottom - start) // self.card.height())
            yield from range(
                run.first + first * self.columns,
                min(run.end, run.first + (last + 1) * self.columns),
            )

    def runs_between(self, top: int, bottom: int) -> range:
        """The numbers of the runs that lie between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, bisect_right(self._tops, bottom))

    def above(self, index: int) -> int:
        """The panel above one, in the nearest row there is; itself in the first row."""
        number = self.run_of(index)
        run = self.runs[number]
        column = (index - run.first) % self.columns
        if index - self.columns >= run.first:
            return index - self.columns
        for other in reversed([one for one in self.runs[:number] if not one.is_folded]):
            last = (other.count - 1) // self.columns * self.columns
            return min(other.end - 1, other.first + last + column)
        return index

    def below(self, index: int) -> int:
        """The panel below one, in the nearest row there is; itself in the last row."""
        number = self.run_of(index)
        run = self.runs[number]
        row, column = divmod(index - run.first, self.columns)
        if row < self._rows(run) - 1:
            return min(run.end - 1, index + self.columns)
        for other in self.runs[number + 1 :]:
            if not other.is_folded:
                return min(other.end - 1, other.first + column)
        return index

    def _rows(self, run: Run) -> int:
        return 0 if run.is_folded else -(-run.count // self.columns)

    def _run_at(self, y: int) -> int | None:
        inside = bool(self.runs) and 0 <= y < self.height
        return bisect_right(self._tops, y) - 1 if inside else None
