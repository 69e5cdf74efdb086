"""Work that would freeze the window, done in other threads, its results handed back in this one."""

import threading
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")
Heard = Callable[[Any], object]
THREADS = 2
LONG_THREADS = 2
"""Threads of their own for what takes long: an import and a packing leave the others free."""


class Task:
    """Something that is being done. Cancelling one that ended does nothing."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop at the next event; nothing more is heard of it."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._cancelled.is_set()


class Background(QObject):
    """Threads for reading, hashing and checking. Lives in the window's thread."""

    _arrived = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._short = ThreadPoolExecutor(THREADS, thread_name_prefix="background")
        self._long = ThreadPoolExecutor(LONG_THREADS, thread_name_prefix="long")
        self._tasks: set[Task] = set()
        self._stopped = False
        self._arrived.connect(self._hand_over)

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
        make: Callable[[], Generator[Any, None, T]],
        heard: Heard,
        then: Heard,
        failed: Heard | None,
    ) -> Task:
        task = Task()
        if not self._stopped:
            self._tasks.add(task)
            threads.submit(self._drive, task, make, heard, then, failed or raised)
        return task

    def stop(self) -> None:
        """Cancel everything and wait; nothing is heard of it."""
        self._stopped = True
        for task in tuple(self._tasks):
            task.cancel()
        for threads in (self._short, self._long):
            threads.shutdown(cancel_futures=True)

    def _drive(
        self,
        task: Task,
        make: Callable[[], Generator[Any, None, T]],
        heard: Heard,
        then: Heard,
        failed: Heard,
    ) -> None:
        """In another thread."""
        try:
            with closing(make()) as events:
                while not task.is_cancelled:
                    try:
                        event = next(events)
                    except StopIteration as end:
                        self._arrived.emit(task, then, end.value)
                        return
                    self._arrived.emit(task, heard, event)
        except Exception as error:
            self._arrived.emit(task, failed, error)
        finally:
            self._tasks.discard(task)

    def _hand_over(self, task: Task, hear: Heard, event: Any) -> None:
        if not task.is_cancelled:
            hear(event)


def raised(error: Exception) -> None:
    """Nobody waits for it: it is our own mistake, and whoever looks after those is told."""
    raise error
