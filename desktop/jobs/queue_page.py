"""The queue at the bottom: what is drawn now, what waits, what went wrong."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.jobs.jobs import CastCharacter, ExportSheet, Job, RenderPanels
from core.jobs.queue import Entry, State
from desktop.icons import icon, pixmap
from desktop.jobs.eta import Eta, spoken
from desktop.session.work import Work
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.text import counted

KEPT = 20
"""Rows of jobs that are over; the oldest go first."""


class JobRow(QWidget):
    """One job: what it is, how far it is, and a button that stops it."""

    def __init__(self, title: str, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._eta = Eta()
        self.entry: Entry | None = None
        self._icon = QLabel()
        self.title = QLabel(title)
        self.title.setMinimumWidth(160)
        self.phase = QLabel()
        self.phase.setProperty("role", "muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(240)
        self.bar.setAccessibleName(title)
        self.cancel = QToolButton()
        self.cancel.setProperty("quiet", True)
        self.cancel.setToolTip(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel {}").format(title))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, 2, GAP, 2)
        row.setSpacing(GAP)
        row.addWidget(self._icon)
        row.addWidget(self.title)
        row.addWidget(self.phase, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        self.setFixedHeight(36)

    def show_entry(self, entry: Entry) -> None:
        """Show how the job stands."""
        self.entry = entry
        over, progress = entry.state.over, entry.progress
        self.bar.setVisible(not over)
        self.cancel.setVisible(not over)
        self.cancel.setEnabled(not entry.cancelled.is_set())
        self.bar.setMaximum(progress.total if progress else 1)
        self.bar.setValue(progress.done if progress else 0)
        self.phase.setText(self._text(entry))
        self.phase.setToolTip(self.phase.text())
        self.paint(self._appearance.theme)

    def paint(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        name, role = {
            State.WAITING: ("queued", "muted"),
            State.RUNNING: ("running", "accent"),
            State.FINISHED: ("done", "success"),
            State.CANCELLED: ("close", "muted"),
            State.FAILED: ("failed", "danger"),
            State.INTERRUPTED: ("queued", "muted"),
        }[self.entry.state if self.entry else State.WAITING]
        self._icon.setPixmap(pixmap(name, getattr(theme, role), 16, self.devicePixelRatio()))
        self.cancel.setIcon(icon("close", theme))

    def _text(self, entry: Entry) -> str:
        match entry.state:
            case State.WAITING:
                return self.tr("Waiting")
            case State.FINISHED:
                return self.tr("Done")
            case State.CANCELLED:
                return self.tr("Cancelled")
            case State.FAILED:
                return entry.failure.sentence if entry.failure else self.tr("Failed")
            case State.INTERRUPTED:
                return self.tr("Interrupted")
        if entry.cancelled.is_set():
            return self.tr("Cancelling…")
        if entry.progress is None:
            return self.tr("Starting")
        return describe(entry, self._eta.seconds(entry.progress))


class QueuePage(QWidget):
    """All jobs of this session, the newest above."""

    def __init__(self, work: Work, appearance: Appearance) -> None:
        super().__init__(objectName="dock-body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self._appearance = appearance
        self.rows: dict[str, JobRow] = {}
        self._build()
        work.queue.listen(self._entry_changed)
        work.cancelling.connect(lambda job_id: self._entry_changed(work.queue.entry(job_id)))
        appearance.changed.connect(self._paint)

    def _build(self) -> None:
        self.empty = QLabel(
            self.tr("Nothing is being drawn. Generate panels, or cast a character.")
        )
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        body = QWidget(objectName="dock-scroll-body")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, GAP // 2, 0, GAP // 2)
        self._column.setSpacing(0)
        self._column.addStretch()
        area = QScrollArea(objectName="dock-scroll", widgetResizable=True)
        area.setWidget(body)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setMinimumHeight(88)

    def _entry_changed(self, entry: Entry) -> None:
        if entry.state is State.FORGOTTEN:
            if entry.job.id in self.rows:
                self.rows.pop(entry.job.id).deleteLater()
            return
        row = self.rows.get(entry.job.id)
        if row is None:
            row = JobRow(self._title(entry.job), self._appearance)
            row.cancel.clicked.connect(partial(self._work.cancel, entry.job.id))
            self.rows[entry.job.id] = row
            self._drop_old()
        row.show_entry(entry)
        self._sort()
        self._stack.setCurrentIndex(1)

    def _sort(self) -> None:
        """What runs, then what waits, then what is over, the newest first."""
        rows = list(self.rows.values())
        is_over = [row.entry is not None and row.entry.state.over for row in rows]
        open_rows = [row for row, over in zip(rows, is_over, strict=True) if not over]
        ended = [row for row, over in zip(reversed(rows), reversed(is_over), strict=True) if over]
        for place, row in enumerate([*open_rows, *ended]):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)

    def _drop_old(self) -> None:
        over = [key for key, row in self.rows.items() if row.entry and row.entry.state.over]
        for key in over[:-KEPT]:
            self.rows.pop(key).deleteLater()

    def _title(self, job: Job) -> str:
        match job:
            case RenderPanels(panels=(only,)) if self._number(only.panel_id):
                return self.tr("Panel {}").format(self._number(only.panel_id))
            case RenderPanels():
                return counted(len(job.panels), self.tr("{} panel"), self.tr("{} panels"))
            case CastCharacter():
                return self.tr("Cast {}").format(job.name)
            case ExportSheet():
                return self.tr("Export {}").format(Path(job.paths[0]).name)

    def _number(self, panel_id: str) -> int:
        """A panel's number on the board now; 0 when it is not there."""
        panels = self._work.session.project.board.panels
        return next((n for n, panel in enumerate(panels, 1) if panel.id == panel_id), 0)

    def _paint(self, theme: Theme) -> None:
        for row in self.rows.values():
            row.paint(theme)


def describe(entry: Entry, seconds: float | None) -> str:
    """A running job's phase, step and time left."""
    if entry.progress is None:
        return ""
    phase = entry.progress.phase[:1].upper() + entry.progress.phase[1:]
    parts = [phase, f"{entry.progress.done}/{entry.progress.total}"]
    if seconds is not None:
        parts.append(f"≈ {spoken(seconds)}")
    return " · ".join(parts)
