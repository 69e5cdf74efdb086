"""Takes on their way into the library: where it cannot be written, they wait here."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from core.domain.errors import AppError
from core.domain.events import TakeMade, TakeRedrawn
from core.jobs.record import record
from desktop.session.notice import notice_of
from desktop.session.session import Session
from desktop.widgets.text import counted

RETRY_MS = 3000
"""Takes that could not be written down are tried again this long after."""
TOPIC = "takes"


class Keeping(QObject):
    """Writes takes down in the order they were made, and shows them.

    A take that cannot be written down is shown nevertheless: its picture is on disk. It is tried
    again every few seconds for as long as the window lives.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[TakeMade | TakeRedrawn] = []
        self._timer = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._timer.timeout.connect(self.write)
        session.project_changed.connect(lambda before, after: self._show(before.id != after.id))

    @property
    def is_empty(self) -> bool:
        """Whether every take is in the library."""
        return not self._waiting

    def keep(self, event: TakeMade | TakeRedrawn) -> None:
        """Show a take and write it down."""
        self._waiting.append(event)
        self._session.add_take(event.take)
        self.write()

    def write(self) -> bool:
        """Write down what waits, and say whether all of it is in the library."""
        self._timer.stop()
        waited = len(self._waiting)
        while self._waiting:
            try:
                record(self._waiting[0], self._session.library)
            except AppError as error:
                self._say(error)
                self._timer.start()
                return False
            self._waiting.pop(0)
        if waited:
            self._session.settled.emit(TOPIC)
        return True

    def stop(self) -> bool:
        """Try a last time; nothing is tried after that. Whether all takes are in the library."""
        done = self.write()
        self._timer.stop()
        return done

    def _say(self, error: AppError) -> None:
        count = len(self._waiting)
        which = counted(
            count,
            self.tr("{} picture is not in the library yet."),
            self.tr("{} pictures are not in the library yet."),
        )
        again: Callable[[], object] = self.write
        self._session.said.emit(
            replace(
                notice_of(error),
                sentence=f"{which} {error.sentence}",
                button=self.tr("Try again"),
                action=again,
                topic=TOPIC,
                lasts=True,
            )
        )

    def _show(self, is_another: bool) -> None:
        """The library does not know yet of the takes that wait."""
        for event in self._waiting if is_another else ():
            self._session.add_take(event.take)
