"""Takes on their way into the library. Writing waits for the disk: it has a thread of its own."""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.domain.errors import AppError, GoneError
from core.domain.events import AnchorRecast, JobEvent, TakeMade, TakeRedrawn
from core.jobs.record import record
from core.storage.library import Library
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.widgets.text import counted

log = logging.getLogger(__name__)

RETRY_MS = 3000
"""Takes that could not be written down are tried again this long after."""
TOPIC = "takes"
Made = TakeMade | TakeRedrawn
Step = Callable[[], object]


@dataclass
class Result:
    """What became of events: those written down, those whose project is gone, and the rest.

    `error` says why the rest is not written down.
    """

    written: list[JobEvent] = field(default_factory=list)
    gone: list[JobEvent] = field(default_factory=list)
    left: list[JobEvent] = field(default_factory=list)
    error: AppError | None = None


class Keeping(QObject):
    """Writes down what jobs made, in the order in which they made it.

    A take that cannot be written down is shown nevertheless: its picture is on disk. It is tried
    again every few seconds for as long as the window lives; but not where its project was deleted
    for good.

    Signals:
        kept: a Take that can be shown.
    """

    kept = Signal(object)
    _arrived = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: deque[JobEvent | Step] = deque()
        self._failed: list[Made] = []
        self._writing: Future[Result] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="keeping")
        self._timer = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._timer.timeout.connect(self.try_again)
        self._arrived.connect(self._collect, Qt.ConnectionType.QueuedConnection)
        session.project_changed.connect(lambda before, after: self._show(before.id != after.id))

    @property
    def is_empty(self) -> bool:
        """Whether everything is in the library."""
        return not self._failed and not self._steps and self._writing is None

    def keep(self, event: JobEvent) -> None:
        """Write down what an event stands for; a take is shown when that is done."""
        self._steps.append(event)
        self._go_on()

    def then(self, step: Step) -> None:
        """Do something when all that was kept before is written down, or could not be."""
        self._steps.append(step)
        self._go_on()

    def try_again(self) -> None:
        """Write down what could not be written before."""
        self._timer.stop()
        failed, self._failed = self._failed, []
        self._steps.extendleft(reversed(failed))
        self._go_on()

    def flush(self) -> bool:
        """Write down what waits, also what could not be written, and say whether all is."""
        self.try_again()
        while self._writing is not None:
            wait([self._writing])
            self._collect()
        return self.is_empty

    def stop(self) -> None:
        """Try a last time; nothing is tried after that."""
        self.flush()
        self._timer.stop()
        self._thread.shutdown()

    def _go_on(self) -> None:
        """Take the next steps: those that write go to the thread together."""
        while self._steps and self._writing is None:
            if callable(self._steps[0]):
                self._steps.popleft()()
                continue
            events = []
            while self._steps and not callable(self._steps[0]):
                events.append(self._steps.popleft())
            self._writing = self._thread.submit(
                write_down, events, self._session.library, self._session.project.id
            )
            self._writing.add_done_callback(lambda _: self._arrived.emit())

    def _collect(self) -> None:
        """The thread has written, or could not."""
        if self._writing is None or not self._writing.done():
            return
        result, self._writing = self._writing.result(), None
        self._written(result.written)
        self._dropped(sum(isinstance(event, Made) for event in result.gone))
        if result.error is not None:
            self._could_not(result.left, result.error)
        elif not self._failed:
            self._session.settled.emit(TOPIC)
        self._go_on()

    def _written(self, events: Sequence[JobEvent]) -> None:
        for event in events:
            if isinstance(event, Made):
                self.kept.emit(event.take)
        if any(isinstance(event, AnchorRecast) for event in events):
            self._session.refresh_library()

    def _dropped(self, count: int) -> None:
        if count:
            sentence = counted(
                count,
                self.tr("{} picture was dropped: its project was deleted."),
                self.tr("{} pictures were dropped: their project was deleted."),
            )
            self._session.said.emit(Notice(sentence))

    def _could_not(self, events: Sequence[JobEvent], error: AppError) -> None:
        """Keep the takes; what else was to be noted is not worth a word to the artist."""
        takes = [event for event in events if isinstance(event, Made)]
        if len(takes) < len(events):
            log.warning("What jobs measured is not kept: %s", error)
        for event in takes:
            self.kept.emit(event.take)
        self._failed += takes
        if self._failed:
            self._timer.start()
            self._say(error)

    def _say(self, error: AppError) -> None:
        which = counted(
            len(self._failed),
            self.tr("{} picture is not in the library yet."),
            self.tr("{} pictures are not in the library yet."),
        )
        self._session.said.emit(
            replace(
                notice_of(error),
                sentence=f"{which} {error.sentence}",
                button=self.tr("Try again"),
                action=self.try_again,
                topic=TOPIC,
                lasts=True,
            )
        )

    def _show(self, is_another: bool) -> None:
        """Another project is open: the library does not know yet of the takes that wait."""
        waiting = [*self._failed, *(step for step in self._steps if isinstance(step, Made))]
        for event in waiting if is_another else ():
            self._session.add_take(event.take)


def write_down(events: Sequence[JobEvent], library: Library, open_id: str) -> Result:
    """In the thread: record events in their order, up to the first that cannot be for now.

    The open project is never gone: it is perhaps not saved yet.
    """
    result = Result()
    for number, event in enumerate(events):
        try:
            record(event, library)
        except GoneError as error:
            if isinstance(event, Made) and event.take.project_id == open_id:
                result.left.append(event)
                result.error = error
                continue
            log.warning("What was drawn is dropped. %s", error)
            result.gone.append(event)
        except AppError as error:
            result.left += events[number:]
            result.error = error
            break
        else:
            result.written.append(event)
    return result
