"""Many pictures become styles at once, while the window goes on."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from core.domain.errors import AppError, StorageError
from core.domain.style import Style
from core.domain.values import BlobId, new_id
from core.storage.library import Library
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.widgets.text import counted
from desktop.workers.background import Background, Task

BATCH = 8
"""Rows that are written in one go: the window waits for them."""
SHOW_MS = 500
"""How often the shelf shows what has come in."""
NAMED = 3
"""Files that could not be read and are named in the end."""
TOPIC = "import"
SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"}
"""What is taken from a folder; a file that is chosen itself may be called anything."""

TakeIn = Callable[[Path], BlobId]


@dataclass(frozen=True)
class Taken:
    """What became of one file: a style to keep, or nothing where it is there already."""

    path: Path
    total: int
    style: Style | None = None
    error: str = ""


@dataclass
class Tally:
    """How an import stands."""

    done: int = 0
    total: int = 0
    added: int = 0
    known: int = 0
    unreadable: list[str] = field(default_factory=list)
    waiting: list[Style] = field(default_factory=list)


class Importer(QObject):
    """Reads and keeps files in another thread; their rows are written here, a few a turn."""

    def __init__(
        self, session: Session, take_in: TakeIn, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._take_in = take_in
        self._background = background
        self._tally: Tally | None = None
        self._task: Task | None = None
        self._writing = QTimer(self, interval=0)
        self._writing.timeout.connect(self._write)
        self._showing = QTimer(self, interval=SHOW_MS)
        self._showing.timeout.connect(self._show)

    @property
    def is_busy(self) -> bool:
        """Whether an import is going on."""
        return self._tally is not None

    def begin(self, paths: Iterable[Path]) -> None:
        """Make a style of each picture, and of each picture in a folder."""
        if self._session.library.read_only:
            self._session.say_read_only()
            return
        if self._tally is not None:
            self._say(self.tr("Pictures are being imported already."))
            return
        self._tally = Tally()
        self._showing.start()
        library, take_in, wanted = self._session.library, self._take_in, tuple(paths)
        self._task = self._background.follow(
            lambda: read_all(wanted, library, take_in), self._heard, self._all_read, self._failed
        )
        self._say_progress(self._tally)

    def cancel(self) -> None:
        """Stop reading; what has come in stays."""
        if self._task is not None:
            self._task.cancel()
            self._all_read(None)

    def _heard(self, taken: Taken) -> None:
        tally = self._tally
        if tally is None:
            return
        tally.done, tally.total = tally.done + 1, taken.total
        if taken.error:
            tally.unreadable.append(taken.path.name)
        elif taken.style is None:
            tally.known += 1
        else:
            tally.waiting.append(taken.style)
            self._writing.start()

    def _write(self) -> None:
        """A batch in each turn of the event loop, so that the window goes on between them."""
        tally, library = self._tally, self._session.library
        batch = tally.waiting[:BATCH] if tally else []
        if tally is None or not batch:
            self._writing.stop()
            self._end_if_done()
            return
        try:
            self._add(library, batch)
        except StorageError as error:
            self._failed(error)
            return
        del tally.waiting[:BATCH]
        tally.added += len(batch)

    def _add(self, library: Library, batch: list[Style]) -> None:
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        with library.database.writing() as connection:
            for style in batch:
                filed = library.styles.new(connection, now)
                library.styles.write(connection, style, filed, now)

    def _show(self) -> None:
        if self._tally is not None:
            self._say_progress(self._tally)
            self._session.library_changed.emit()

    def _all_read(self, _: None) -> None:
        self._task = None
        self._end_if_done()

    def _failed(self, error: Exception) -> None:
        """The disk is full or gone: what has come in stays."""
        if not isinstance(error, AppError):
            raise error
        if self._task is not None:
            self._task.cancel()
        self._end()
        self._session.said.emit(notice_of(error))

    def _end_if_done(self) -> None:
        tally = self._tally
        if tally is not None and self._task is None and not tally.waiting:
            self._end()
            self._say_end(tally)

    def _end(self) -> None:
        self._tally, self._task = None, None
        self._writing.stop()
        self._showing.stop()
        self._session.settled.emit(TOPIC)
        self._session.library_changed.emit()

    # What the artist is told

    def _say_progress(self, tally: Tally) -> None:
        words = self.tr("Importing pictures: {} of {}.").format(tally.done, tally.total)
        self._session.said.emit(
            Notice(
                words if tally.total else self.tr("Looking for pictures…"),
                topic=TOPIC,
                lasts=True,
                progress=(tally.done, tally.total),
                button=self.tr("Cancel"),
                action=self.cancel,
            )
        )

    def _say_end(self, tally: Tally) -> None:
        parts = [
            counted(tally.added, self.tr("1 style was added."), self.tr("{} styles were added."))
        ]
        if tally.known:
            one = self.tr("1 picture was there already.")
            parts.append(counted(tally.known, one, self.tr("{} pictures were there already.")))
        if tally.unreadable:
            names = ", ".join(f"“{name}”" for name in tally.unreadable[:NAMED])
            more = len(tally.unreadable) - NAMED
            names += self.tr(" and {} more").format(more) if more > 0 else ""
            parts.append(self.tr("Not pictures that can be read: {}.").format(names))
        self._say(" ".join(parts), is_error=bool(tally.unreadable))

    def _say(self, sentence: str, is_error: bool = False) -> None:
        self._session.said.emit(Notice(sentence, is_error=is_error))


def read_all(
    paths: Iterable[Path], library: Library, take_in: TakeIn
) -> Generator[Taken, None, None]:
    """Keep every picture, and say what style each becomes. For any thread."""
    files = list(files_under(paths))
    seen: set[BlobId] = set()
    for path in files:
        try:
            picture = take_in(path)
        except StorageError:
            raise
        except AppError as error:
            yield Taken(path, len(files), error=error.sentence)
            continue
        style = Style(id=new_id(), name=name_of(path), picture=picture)
        is_known = picture in seen or bool(library.styles.duplicates(style))
        seen.add(picture)
        yield Taken(path, len(files), None if is_known else style)


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and the pictures in the folders."""
    for path in paths:
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.is_file())
            yield from (each for each in inside if each.suffix.lower() in SUFFIXES)
        else:
            yield path


def name_of(path: Path) -> str:
    """What a style is called that begins as a file: “Old map” for old-map.png."""
    return path.stem.replace("_", " ").replace("-", " ").strip().capitalize() or path.name
