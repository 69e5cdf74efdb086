"""Many pictures become styles at once, while the window goes on."""

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.errors import PictureError, StorageError
from core.domain.style import Style
from core.domain.values import BlobId, new_id
from core.storage.library import Library
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.widgets.text import counted
from desktop.workers.background import Background

BATCH = 16
"""Rows that are written in one go: others who write wait so long."""
SHOW_MS = 600
"""How often the window shows what has come in."""
NAMED = 3
"""Files that could not be read and are named in the end."""
TOPIC = "import"
SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"}
"""What is taken from a folder; a file that is chosen itself may be called anything."""

TakeIn = Callable[[Path], BlobId]


@dataclass(frozen=True)
class Tally:
    """How an import stands: files looked at, and what became of them."""

    done: int = 0
    total: int = 0
    added: int = 0
    known: int = 0
    unreadable: tuple[str, ...] = ()


class Importer(QObject):
    """Reads, checks and keeps files in another thread; here it is only told.

    Signals:
        begun: styles are about to come in.
    """

    begun = Signal()

    def __init__(
        self, session: Session, take_in: TakeIn, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._take_in = take_in
        self._background = background
        self._stopped = threading.Event()
        self._tally: Tally | None = None
        self._showing = QTimer(self, interval=SHOW_MS)
        self._showing.timeout.connect(self.show)

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
        self._tally, self._stopped = Tally(), threading.Event()
        self._showing.start()
        library, take_in, stopped = self._session.library, self._take_in, self._stopped
        wanted = tuple(paths)
        self._background.follow(
            lambda: import_all(wanted, library, take_in, stopped),
            self._heard,
            self._ended,
            self._failed,
        )
        self._say_progress(self._tally)
        self.begun.emit()

    def cancel(self) -> None:
        """Stop after the file that is being read; what has come in stays."""
        self._stopped.set()

    def show(self) -> None:
        """Show how far the import is, and what has come in."""
        if self._tally is not None:
            if not self._stopped.is_set():
                self._say_progress(self._tally)
            self._session.library_changed.emit()

    def _heard(self, tally: Tally) -> None:
        self._tally = tally

    def _ended(self, tally: Tally) -> None:
        self._end()
        self._say_end(tally)

    def _failed(self, error: Exception) -> None:
        """The disk is full or gone: what has come in stays."""
        tally = self._tally or Tally()
        self._end()
        notice = notice_of(error)
        if tally.added:
            notice = replace(notice, sentence=f"{notice.sentence} {self._added(tally)}")
        self._session.said.emit(notice)

    def _end(self) -> None:
        self._tally = None
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
        parts = [self._added(tally)]
        if tally.known:
            one = self.tr("1 picture was there already.")
            parts.append(counted(tally.known, one, self.tr("{} pictures were there already.")))
        if tally.unreadable:
            quoted = self.tr("“{}”")
            names = ", ".join(quoted.format(name) for name in tally.unreadable[:NAMED])
            more = len(tally.unreadable) - NAMED
            names += self.tr(" and {} more").format(more) if more > 0 else ""
            parts.append(self.tr("Not pictures that can be read: {}.").format(names))
        self._say(" ".join(parts), is_error=bool(tally.unreadable))

    def _added(self, tally: Tally) -> str:
        return counted(tally.added, self.tr("1 style was added."), self.tr("{} styles were added."))

    def _say(self, sentence: str, is_error: bool = False) -> None:
        self._session.said.emit(Notice(sentence, is_error=is_error))


def import_all(
    paths: Iterable[Path], library: Library, take_in: TakeIn, stopped: threading.Event
) -> Generator[Tally, None, Tally]:
    """Keep every picture as a style, until it is stopped. For any thread.

    StorageError when the library cannot be written; what came in before stays.
    """
    files = list(files_under(paths))
    tally, seen, batch = Tally(total=len(files)), set[BlobId](), list[Style]()
    try:
        for path in files:
            if stopped.is_set():
                break
            tally = replace(tally, done=tally.done + 1)
            try:
                style = Style(id=new_id(), name=name_of(path), picture=take_in(path))
            except PictureError:
                tally = replace(tally, unreadable=(*tally.unreadable, path.name))
                yield tally
                continue
            if style.picture in seen or library.styles.duplicates(style):
                tally = replace(tally, known=tally.known + 1)
            else:
                seen.add(style.picture)
                batch.append(style)
            if len(batch) == BATCH:
                tally = _written(tally, library, batch)
            yield tally
        return _written(tally, library, batch)
    except StorageError:
        tally = _tried(tally, library, batch)
        yield tally
        raise
    finally:  # also where the window is closed
        _tried(tally, library, batch)


def _tried(tally: Tally, library: Library, batch: list[Style]) -> Tally:
    """Write what was read and is not written yet, if that is still possible."""
    with suppress(StorageError):
        return _written(tally, library, batch)
    batch.clear()
    return tally


def _written(tally: Tally, library: Library, batch: list[Style]) -> Tally:
    """Write the batch, which is empty afterwards."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    with library.database.writing() as connection:
        for style in batch:
            library.styles.write(connection, style, library.styles.new(connection, now), now)
    added = tally.added + len(batch)
    batch.clear()
    return replace(tally, added=added)


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
