"""Work that would freeze the window, done in other threads, its results handed back in this one."""

import threading
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")
Heard = Callable[[Any], object]
Make = Callable[[], Generator[Any, None, Any]]
THREADS = 2
LONG_THREADS = 2
"""Threads of their own for what takes long: an import and a packing leave the others free."""


class Task:
    """Something that is being done. Cancelling one that ended does nothing.

    Who hears of it belongs to the window's thread, which takes it off here when the task has
    ended: let go of last in a worker's thread, a widget would be destroyed there.
    """

    def __init__(self, make: Make, heard: Heard, then: Heard, failed: Heard) -> None:
        self._cancelled = threading.Event()
        self._make: Make | None = make
        self._heard: Heard | None = heard
        self._ends: tuple[Heard, Heard] | None = (then, failed)
        self._result: Any = None
        self._error: Exception | None = None

    def cancel(self) -> None:
        """Stop at the next event; nothing more is heard of it."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._cancelled.is_set()

    def work(self, say: Callable[[Any], None]) -> None:
        """In another thread: make the generator and run it, saying each event."""
        assert self._make is not None
        try:
            with closing(self._make()) as events:
                while not self.is_cancelled:
                    try:
                        event = next(events)
                    except StopIteration as end:
                        self._result = end.value
                        return
                    say(event)
        except Exception as error:
            self._error = error

    def hear(self, event: Any) -> None:
        """In the window's thread: an event arrived."""
        if self._heard is not None and not self.is_cancelled:
            self._heard(event)

    def end(self) -> None:
        """In the window's thread: it ended, and nobody hears of it after this."""
        ends, result, error = self._ends, self._result, self._error
        self._make = self._heard = self._ends = self._result = self._error = None
        if ends is None or self.is_cancelled:
            return
        then, failed = ends
        if error is None:
            then(result)
        else:
            failed(error)


class Background(QObject):
    """Threads for reading, hashing and checking. Lives in the window's thread."""

    _said = Signal(object, object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._short = ThreadPoolExecutor(THREADS, thread_name_prefix="background")
        self._long = ThreadPoolExecutor(LONG_THREADS, thread_name_prefix="long")
        self._tasks: set[Task] = set()
        self._stopped = False
        self._said.connect(self._hear)
        self._ended.connect(self._end)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Heard | None = None,
        long: bool = False,
    ) -> Task:
        """Do `work` elsewhere, then call `then` here with what it returned.

        What takes `long` holds nothing else up. `failed` is called here with what it raised;
        without it, that is raised here.
        """

        def once() -> Generator[None, None, T]:
            yield
            return work()

        threads = self._long if long else self._short
        return self._submit(threads, once, lambda _: None, then, failed)

    def follow(
        self,
        make: Callable[[], Generator[Any, None, T]],
        heard: Heard,
        then: Callable[[T], object],
        failed: Heard | None = None,
    ) -> Task:
        """Run a generator elsewhere: `heard` is called here with each event, then `then`."""
        return self._submit(self._long, make, heard, then, failed)

    def _submit(
        self,
        threads: ThreadPoolExecutor,
        make: Make,
        heard: Heard,
        then: Heard,
        failed: Heard | None,
    ) -> Task:
        task = Task(make, heard, then, failed or raised)
        if not self._stopped:
            self._tasks.add(task)
            threads.submit(self._drive, task)
        return task

    def stop(self) -> None:
        """Cancel everything and wait; nothing is heard of it."""
        self._stopped = True
        for task in self._tasks:
            task.cancel()
        for threads in (self._short, self._long):
            threads.shutdown(cancel_futures=True)
        while self._tasks:
            self._tasks.pop().end()

    def _drive(self, task: Task) -> None:
        """In another thread."""
        task.work(lambda event: self._said.emit(task, event))
        self._ended.emit(task)

    def _hear(self, task: Task, event: Any) -> None:
        task.hear(event)

    def _end(self, task: Task) -> None:
        self._tasks.discard(task)
        task.end()


def raised(error: Exception) -> None:
    """Nobody waits for it: it is our own mistake, and whoever looks after those is told."""
    raise error
