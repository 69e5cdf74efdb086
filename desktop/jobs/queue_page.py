"""The queue at the bottom: what is drawn now, what waits, what went wrong."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.jobs.entry import State
from desktop.actions import Actions
from desktop.jobs.queue_model import QueueModel
from desktop.jobs.queue_view import QueueView
from desktop.session.work import Work
from desktop.theme import GAP, Appearance

TOOLS = ("queue.pause", "queue.resume", "queue.retry_failed", "queue.clear", "queue.cancel_all")
MENU = (
    "queue.front",
    "queue.up",
    "queue.down",
    "",
    "queue.retry",
    "queue.cancel",
    "queue.cancel_others",
    "queue.forget",
)


class QueuePage(QWidget):
    """All jobs, with what can be done about the selected one.

    `tools` are buttons for the queue as a whole, to be put where there is room for them.

    Signals:
        changed: what can be done is different now.
    """

    changed = Signal()

    def __init__(self, work: Work, model: QueueModel, appearance: Appearance) -> None:
        super().__init__(objectName="dock-body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self._queue = work.queue
        self._jobs = model
        self.view = QueueView(model, appearance, self)
        self.tools = QWidget()
        self.buttons: dict[str, QToolButton] = {}
        self._build()
        self._menu = QMenu(self)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.pressed.connect(self._press)
        self.view.chosen.connect(self.changed)
        for signal in (model.modelReset, model.layoutChanged):
            signal.connect(self._refresh)
        work.paused.connect(self._show_paused)
        self._refresh()

    def _build(self) -> None:
        self.empty = QLabel(
            self.tr("Nothing is being drawn. Generate panels, or cast a character.")
        )
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP // 2, 0, GAP // 2)
        column.addWidget(self._stack)
        self.setMinimumHeight(88)

    def use(self, actions: Actions) -> None:
        """Show the window's actions that are about the queue."""
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        for action_id in TOOLS:
            button = QToolButton()
            button.setProperty("quiet", True)
            button.setDefaultAction(actions[action_id])
            self.buttons[action_id] = button
            row.addWidget(button)
        for action_id in MENU:
            if action_id:
                self._menu.addAction(actions[action_id])
            else:
                self._menu.addSeparator()
        self._show_paused(self._queue.paused)

    # The selected job

    @property
    def _job_id(self) -> str | None:
        line = self.view.line()
        return line.job_id if line is not None else None

    @property
    def _state(self) -> State | None:
        line = self.view.line()
        return line.state if line is not None else None

    def can_cancel(self) -> bool:
        """Whether the selected job can be stopped."""
        line = self.view.line()
        return line is not None and not line.state.over and not line.is_ending

    def can_move(self) -> bool:
        """Whether the selected job waits for its turn."""
        return self._state is State.WAITING

    def can_retry(self) -> bool:
        """Whether the selected job can wait again."""
        return self._state is not None and self._state.retriable

    def can_forget(self) -> bool:
        """Whether the selected job is over."""
        return self._state is not None and self._state.over

    def cancel(self) -> None:
        """Stop the selected job."""
        self._work.cancel(self._job_id)

    def cancel_others(self) -> None:
        """Stop all jobs but the selected one."""
        self._work.cancel_others(self._job_id)

    def retry(self) -> None:
        """Let the selected job wait again."""
        self._work.retry(self._job_id)

    def forget(self) -> None:
        """Take the selected job out of the list."""
        self._queue.forget(self._job_id)

    def front(self) -> None:
        """Let the selected job be the next."""
        self._queue.front(self._job_id)

    def step(self, way: int) -> None:
        """Move the selected job up (-1) or down (1)."""
        self._jobs.step(self._job_id, way)

    # All jobs

    def has(self, *states: State) -> bool:
        """Whether a job is in one of these states."""
        return any(entry.state in states for entry in self._queue.entries)

    def clear(self) -> None:
        """Take what is done or cancelled out of the list; what failed stays to be retried."""
        over = (State.FINISHED, State.CANCELLED)
        self._queue.forget(*(e.job.id for e in self._queue.entries if e.state in over))

    # Show

    def _press(self, job_id: str, button: str) -> None:
        self.view.choose(job_id)
        {
            "cancel": self.cancel,
            "forget": self.forget,
            "retry": self.retry,
            "resume": self.retry,
        }[button]()

    def _show_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self._menu.popup(self.view.viewport().mapToGlobal(at))

    def _show_paused(self, paused: bool) -> None:
        """Offer the one that can be done now."""
        self.buttons["queue.pause"].setVisible(not paused)
        self.buttons["queue.resume"].setVisible(paused)
        self.changed.emit()

    def _refresh(self) -> None:
        self._stack.setCurrentWidget(self.view if self._jobs.rowCount() else self.empty)
        self.changed.emit()
