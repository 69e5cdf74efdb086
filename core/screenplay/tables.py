"""Read shot lists that are tables: CSV and TSV, whatever their columns are called."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from core.screenplay.columns import column_of
from core.screenplay.draft import DraftShot, ReadingNotice
from core.screenplay.durations import FRAMES_A_SECOND, read_duration
from core.screenplay.names import Names
from core.screenplay.shot_words import size_of
from core.screenplay.shots import ShotList

COLUMNS_GUESSED = "The table has no line that says what its columns are: they were guessed."
DELIMITERS = "\t;,|"
HEADER_ROWS = 20
"""Above the header a table may have a title and other lines."""
TEXTS = ("action", "dialogue", "sound", "notes", "angle", "lens", "move")

Row = tuple[int, list[str]]
"""The line where it begins, and its cells."""


def looks_like_table(text: str) -> bool:
    """Whether some line names at least two columns that shot lists have."""
    return _header(_rows(text, _delimiter(text))) is not None


def read_table(text: str, names: Names) -> tuple[ShotList, str, tuple[ReadingNotice, ...]]:
    """The shots of a table, a title that stands above it, and what must be said of it."""
    rows = list(_rows(text, _delimiter(text)))
    header = _header(rows)
    return _Table(rows, header, names).read()


class _Table:
    def __init__(self, rows: Sequence[Row], header: int | None, names: Names) -> None:
        self._names = names
        self._made = ShotList()
        self._notices: list[ReadingNotice] = []
        self._above = rows[: header or 0]
        self._header = rows[header][1] if header is not None else []
        self._rows = rows[header + 1 if header is not None else 0 :]
        self._columns = _columns(self._header, [cells for _, cells in self._rows])
        self._rate = FRAMES_A_SECOND
        self._scene = ""

    def read(self) -> tuple[ShotList, str, tuple[ReadingNotice, ...]]:
        if not self._header:
            self._notices.append(ReadingNotice(COLUMNS_GUESSED))
        self._find_rate()
        for line, cells in self._rows:
            self._read_row(line, cells)
        return self._made, self._title(), tuple(self._notices)

    def _title(self) -> str:
        """The only cell of the first line above the header; other lines are not understood."""
        title = ""
        for line, cells in self._above:
            said = [cell.strip() for cell in cells if cell.strip()]
            if len(said) == 1 and not title:
                title = said[0]
            elif said:
                self._made.skip(line, " ".join(said), "It stands above the columns' names.")
        return title

    def _find_rate(self) -> None:
        """Frames are 24 a second unless the column says otherwise: `Frames (25 fps)`."""
        for header, column in zip(self._header, self._columns, strict=False):
            if column == "frames":
                said = re.search(r"(\d{1,3}(?:\.\d{1,3})?)\s*(?:fps|/s)", header, re.IGNORECASE)
                self._rate = float(said[1]) if said and float(said[1]) else FRAMES_A_SECOND
                self._notices.append(
                    ReadingNotice(f"Frames were counted as {self._rate:g} a second.")
                )

    def _read_row(self, line: int, cells: Sequence[str]) -> None:
        found: dict[str, list[str]] = {}
        for number, cell in enumerate(cells):
            column = self._columns[number] if number < len(self._columns) else ""
            if words := cell.strip():
                found.setdefault(column, []).append(self._told(number, column, words))
        if not found:
            return
        self._find_scene(line, found.pop("scene", []))
        shot = self._shot(line, found)
        if shot.is_empty:
            self._made.skip(line, " ".join(cells), "There are no words in it.")
            return
        self._made.add(shot)
        self._names.look(f"{shot.prompt}\n{shot.action}")

    def _told(self, number: int, column: str, words: str) -> str:
        """A cell of a column that is not known says which one that is."""
        header = self._header[number].strip() if number < len(self._header) else ""
        return words if column or not header else f"{header}: {words}"

    def _find_scene(self, line: int, said: Sequence[str]) -> None:
        """A row begins a scene where it names another one; empty cells go on with the last."""
        title = " ".join(said)
        if title and title != self._scene:
            self._scene = title
            self._made.scene(line, f"Scene {title}" if re.fullmatch(r"\d+\w?", title) else title)

    def _shot(self, line: int, found: dict[str, list[str]]) -> DraftShot:
        found.pop("number", None)
        for name in re.split(r"[,;/&+\n]", ", ".join(found.pop("names", []))):
            self._names.hear(name)
        seconds = self._duration(line, found)
        found["notes"] = [*found.get("notes", ()), *found.pop("", ())]
        texts = {key: "\n".join(found.get(key, ())) for key in TEXTS}
        prompt = " ".join(found.get("prompt", ()))
        return DraftShot(
            line=line,
            prompt=" ".join((prompt or texts["action"]).split()),
            shot=size_of(" ".join(found.get("shot", ()))),
            duration=seconds,
            **texts,
        )

    def _duration(self, line: int, found: dict[str, list[str]]) -> float | None:
        """The first one that can be read; what cannot is told, and kept as a note."""
        for column in ("duration", "frames"):
            for said in found.pop(column, []):
                seconds = read_duration(said, column == "frames", self._rate)
                if seconds is not None:
                    return seconds
                self._made.skip(line, said, "This is no length of time up to an hour.")
                found.setdefault("notes", []).append(said)
        return None


def _columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Which field each column is. `Shot` may be sizes or numbers: its cells tell.

    A second column of one field is a note, but for texts, which are joined. Without a header the
    longest cells are the prompt.
    """
    columns = [column_of(name) for name in header]
    for number, column in enumerate(columns):
        cells = [row[number].strip() for row in rows if number < len(row) and row[number].strip()]
        counts = sum(bool(re.fullmatch(r"\d+[\w.\-]{0,5}", cell)) for cell in cells)
        if column == "shot" and cells and 2 * counts > len(cells):
            columns[number] = "number"
    if header:
        return columns
    width = max((len(row) for row in rows), default=0)
    lengths = [sum(len(row[n]) for row in rows if n < len(row)) for n in range(width)]
    longest = max(range(width), key=lengths.__getitem__, default=0)
    return ["prompt" if n == longest else "" for n in range(width)]


def _delimiter(text: str) -> str:
    """The one that names most columns; else the one csv finds in the cells."""
    known = {each: _known(_rows(text, each)) for each in DELIMITERS}
    best = max(known, key=lambda each: known[each])
    if known[best] > 1:
        return best
    try:
        return csv.Sniffer().sniff(text[:4096], DELIMITERS).delimiter
    except csv.Error:
        return ","


def _known(rows: Iterator[Row]) -> int:
    """How many known columns the best of the first lines names."""
    firsts = (cells for _, (_, cells) in zip(range(HEADER_ROWS), rows, strict=False))
    return max((sum(bool(column_of(cell)) for cell in cells) for cells in firsts), default=0)


def _header(rows: Iterator[Row] | Sequence[Row]) -> int | None:
    """The row that names the columns, at least two of them."""
    for number, (_, cells) in zip(range(HEADER_ROWS), rows, strict=False):
        if sum(bool(column_of(cell)) for cell in cells) > 1:
            return number
    return None


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows that say something. Quotes that are never closed are only letters."""
    text = re.sub(r"\A\ufeff?sep=.", "", text)  # written by spreadsheets, for spreadsheets
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL,
    )
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        if any(cell.strip() for cell in cells):
            yield begins, cells
