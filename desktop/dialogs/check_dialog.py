"""Does the library hold what it should? Lists what is not so, and mends it."""

from collections.abc import Callable, Generator

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QWidget

from core.domain.errors import AppError
from core.domain.events import Progress
from core.jobs.draw_again import drawable
from core.storage.check import Problem, check
from core.storage.problem import Kind
from core.storage.repair import Repaired, repair
from desktop.dialogs.frame import ListDialog
from desktop.sentences import told
from desktop.session.notice import notice_of
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.theme import Appearance
from desktop.widgets.text import counted
from desktop.workers.background import Background


class CheckDialog(ListDialog):
    """Checks off the window's thread. Repairs, which write tables, go step by step in it."""

    def __init__(
        self,
        session: Session,
        work: Work,
        is_busy: Callable[[], bool],
        background: Background,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        words = self.tr("Every picture is read, and compared with what the library says of it.")
        super().__init__(appearance, self.tr("Check library"), words, parent)
        self.setMinimumWidth(640)
        self._session = session
        self._work = work
        self._is_busy = is_busy
        self._background = background
        self._problems: list[Problem] = []
        self._repairing: Generator[Progress, None, Repaired] | None = None
        self._build()
        self.check()

    def check(self) -> None:
        """Look at everything, and list what is wrong as it is found."""
        self._problems = []
        self.list.clear()
        self.message.say("")
        self._begin(self.tr("Checking…"))
        library, alive = self._session.library, self._session.alive()
        self._task = self._background.follow(
            lambda: check(library, alive()), self._heard, lambda _: self._checked(), self._failed
        )

    def repair(self) -> None:
        """Mend what is ticked."""
        ticked = [self.list.item(row).checkState() for row in range(self.list.count())]
        both = list(zip(self._problems, ticked, strict=True))
        wanted = [problem for problem, state in both if state == Qt.CheckState.Checked]
        self._problems = [problem for problem in self._problems if problem not in wanted]
        self._begin(self.tr("Repairing…"))
        self._repairing = repair(self._session.library, wanted)
        QTimer.singleShot(0, self._step)

    def done(self, result: int) -> None:
        """A check ends with the dialog; a repair is finished first."""
        if self._repairing is None:
            self._task.cancel()
            super().done(result)

    # Build

    def _build(self) -> None:
        self.list = QListWidget(wordWrap=True, spacing=2)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setMinimumHeight(240)
        self.list.itemChanged.connect(lambda _: self._enable())
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.bar)
        self.again = self.add_button(self.tr("Check &again"), self.check)
        self.repair_button = self.add_last_button(self.tr("&Repair"), self.repair)

    def _begin(self, text: str) -> None:
        self.bar.setRange(0, 0)
        self.bar.show()
        self.words.setText(text)
        self.again.setEnabled(False)
        self.repair_button.setEnabled(False)

    # Check

    def _heard(self, event: Progress | Problem) -> None:
        if isinstance(event, Progress):
            self._progressed(event)
            return
        self._problems.append(event)
        item = QListWidgetItem(f"{told(event.sentence)}\n{told(event.repair)}")
        item.setSizeHint(QSize(0, 3 * self.fontMetrics().lineSpacing()))
        can = not event.needs_artist
        offered = event.kind is not Kind.UNCLAIMED
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags if can else Qt.ItemFlag.ItemIsEnabled)
        if can:
            item.setCheckState(Qt.CheckState.Checked if offered else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _progressed(self, progress: Progress) -> None:
        phase = told(progress.phase)
        self.words.setText(f"{phase[:1].upper()}{phase[1:]}…")
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def _checked(self) -> None:
        count = len(self._problems)
        found = counted(count, self.tr("One thing was found."), self.tr("{} things were found."))
        self._end(found if count else self.tr("Everything is as it should be."))

    def _end(self, text: str) -> None:
        self.bar.hide()
        self.words.setText(text)
        self.again.setEnabled(True)
        self._enable()

    def _enable(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = any(item.checkState() == Qt.CheckState.Checked for item in items)
        busy = self._is_busy()
        can_write = not self._session.library.read_only and not busy
        self.repair_button.setEnabled(ticked and can_write and self.bar.isHidden())
        words = self.tr("Wait until nothing is being drawn, imported, packed or unpacked.")
        self.repair_button.setToolTip(words if busy else "")

    def _failed(self, error: Exception) -> None:
        notice = notice_of(error)
        self.message.say(f"{notice.sentence} {notice.way_out}".strip())
        self._end("")

    # Repair

    def _step(self) -> None:
        """A step in each turn of the event loop, so that the window goes on."""
        if self._repairing is None:
            return
        try:
            self._progressed(next(self._repairing))
        except StopIteration as end:
            self._repairing = None
            self._repaired(end.value)
        except Exception as error:  # whatever it is, the dialog can be closed afterwards
            self._repairing = None
            self._failed(error)
        else:
            QTimer.singleShot(0, self._step)

    def _repaired(self, repaired: Repaired) -> None:
        self._session.reread()
        waits = self._draw_again(repaired) if repaired.takes or repaired.casts else ""
        self.message.say(" ".join((*repaired.done, waits)).strip(), "accent")
        remaining, self._problems = [*repaired.left, *self._problems], []
        self.list.clear()
        for problem in remaining:
            self._heard(problem)
        count = len(remaining)
        left = counted(count, self.tr("One thing is left."), self.tr("{} things are left."))
        if not count:
            left = "" if waits else self.tr("Everything is as it should be.")
        self._end(left)

    def _draw_again(self, repaired: Repaired) -> str:
        """Ask the queue for the pictures that are lost, and say what becomes of them."""
        traits = self._session.traits
        if traits is None:
            return self.tr("Pictures are drawn again when there is a model: check again then.")
        job, others = drawable(repaired.takes, repaired.casts, traits.fingerprint)
        try:
            if job is not None:
                self._work.submit(job)
        except AppError as error:
            return str(error)
        if others:
            one = self.tr("1 picture was drawn by another model: choose it and repair again.")
            many = self.tr("{} pictures were drawn by another model: choose it and repair again.")
            return counted(others, one, many)
        return self.tr("They are in the queue.")
