"""What can be done with the queue: rows for the window's table of actions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.jobs.entry import State
from desktop.actions import Row
from desktop.session.standing import State as Standing

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class QueueRows(QObject):
    """Names the actions of the queue. Those of one job work while the list has the focus."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._work = window.work
        self._page = window.queue

    def all(self) -> list[Row]:
        """Every row."""
        return [*self._queue(), *self._job(), *self._panel()]

    def _queue(self) -> list[Row]:
        work, page, tr = self._work, self._page, self.tr
        queue = work.queue
        return [
            Row(
                "queue.pause",
                tr("&Pause"),
                work.pause,
                ("Ctrl+Alt+P",),
                "pause",
                lambda: not queue.paused,
            ),
            Row(
                "queue.resume",
                tr("Res&ume"),
                work.resume,
                ("Ctrl+Alt+R",),
                "resume",
                lambda: queue.paused,
            ),
            Row(
                "queue.retry_failed",
                tr("Retry &failed"),
                work.retry_failed,
                (),
                "retry",
                lambda: page.has(State.FAILED),
            ),
            Row(
                "queue.clear",
                tr("Remove &ended"),
                page.clear,
                (),
                "clear",
                lambda: page.has(State.FINISHED, State.CANCELLED),
            ),
            Row(
                "queue.cancel_all",
                tr("Cancel &all"),
                work.cancel_all,
                (),
                "cancel",
                lambda: work.is_busy,
            ),
            Row("memory.free", tr("&Free GPU memory"), work.free_memory, (), "", self._is_loaded),
        ]

    def _job(self) -> list[Row]:
        page, tr, view = self._page, self.tr, self._page.view
        return [
            Row(
                "queue.front",
                tr("To the &front"),
                page.front,
                ("Alt+Home",),
                "",
                page.can_move,
                view,
            ),
            Row(
                "queue.up",
                tr("Move &up"),
                lambda: page.step(-1),
                ("Alt+Up",),
                "",
                page.can_move,
                view,
            ),
            Row(
                "queue.down",
                tr("Move &down"),
                lambda: page.step(1),
                ("Alt+Down",),
                "",
                page.can_move,
                view,
            ),
            Row("queue.retry", tr("&Retry"), page.retry, ("R",), "", page.can_retry, view),
            Row("queue.cancel", tr("&Cancel"), page.cancel, ("Del",), "", page.can_cancel, view),
            Row(
                "queue.cancel_others",
                tr("Cancel all &but this"),
                page.cancel_others,
                (),
                "",
                page.can_cancel,
            ),
            Row(
                "queue.forget",
                tr("Remove from the &list"),
                page.forget,
                ("Del",),
                "",
                page.can_forget,
                view,
            ),
        ]

    def _panel(self) -> list[Row]:
        session = self._window.session
        return [
            Row(
                "panel.cancel",
                self.tr("&Cancel this panel"),
                lambda: self._work.cancel_panels(session.selected),
                enabled=self._draws_chosen,
            )
        ]

    def _draws_chosen(self) -> bool:
        session = self._window.session
        states = {session.standing(panel_id).state for panel_id in session.selected}
        return bool(states & {Standing.QUEUED, Standing.RUNNING})

    def _is_loaded(self) -> bool:
        return self._work.is_loaded
