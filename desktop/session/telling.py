"""What the artist is told of work: sentences, ways out, and buttons that go them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from core.domain.character import Character
from core.domain.errors import AppError
from core.domain.events import PanelNotice
from core.domain.numbering import labels_of
from core.domain.prompting import MENTION
from core.domain.wording import written
from core.jobs.entry import Entry, State
from desktop.sentences import told
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.widgets.text import counted


class Telling(QObject):
    """Puts what happened into words.

    Signals:
        casting_wanted: a Character that must be cast before a panel can be drawn.
    """

    casting_wanted = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._failed: set[str] = set()

    def say(self, notice: Notice) -> None:
        """Say something."""
        self._session.said.emit(notice)

    def error(self, error: AppError) -> None:
        """Something could not be done."""
        self.say(notice_of(error))

    def failed(self, job_id: str, error: AppError, again: Callable[[], None]) -> None:
        """A job could not go on; for as long as it stands so, it can be tried again."""
        self._failed.add(job_id)
        retry = self.tr("Retry")
        self.say(replace(notice_of(error), button=retry, action=again, topic=topic_of(job_id)))

    def settle(self, entry: Entry) -> None:
        """A job that had failed was begun again, or removed: there is nothing to try."""
        if entry.job.id in self._failed and entry.state is not State.FAILED:
            self._failed.discard(entry.job.id)
            self._session.settled.emit(topic_of(entry.job.id))

    def interrupted_casting(self, character: Character) -> None:
        """A character's candidates were not finished before the program ended."""
        self.say(
            Notice(
                self.tr("Casting {} was interrupted.").format(character.name),
                button=self.tr("Cast {}…").format(character.name),
                action=partial(self.casting_wanted.emit, character),
                stays=True,
            )
        )

    def locked(self, count: int) -> None:
        """Panels are left as they are, because the artist locked them."""
        sentence = counted(
            count,
            self.tr("{} locked panel was left as it is."),
            self.tr("{} locked panels were left as they are."),
        )
        self.say(Notice(sentence))

    def dropped(self, count: int) -> None:
        """Jobs cannot be gone on with."""
        sentence = counted(
            count,
            self.tr("{} job was dropped: its project is no longer there."),
            self.tr("{} jobs were dropped: their projects are no longer there."),
        )
        self.say(Notice(sentence, self.tr("A project in the bin can be restored."), stays=True))

    def up_to_date(self) -> None:
        """There is nothing to draw."""
        self.say(
            Notice(
                self.tr("Every picture is up to date."),
                self.tr("Change a prompt, or roll a seed, to get another one."),
            )
        )

    def drawn_already(self) -> None:
        """What should be drawn is in the queue."""
        self.say(
            Notice(
                self.tr("This is being drawn already."),
                self.tr("What you changed since can be generated when it is finished."),
            )
        )

    def left_out(self, errors: Sequence[tuple[str, AppError]]) -> None:
        """Which panels cannot be drawn, why the first one cannot, and a way out to press."""
        if not errors:
            return
        board = self._session.project.board
        place, first = board.index(errors[0][0]), errors[0][1]
        which = self.tr("Panel {} was left out.").format(labels_of(board)[place])
        if len(errors) > 1:
            which = self.tr("{} panels were left out.").format(len(errors))
        notice = Notice(f"{which} {told(first.sentence)}", first.way_out, is_error=True)
        uncast = self._uncast(written(board.panels[place]))
        if uncast is not None:
            button = self.tr("Cast {}…").format(uncast.name)
            wish = partial(self.casting_wanted.emit, uncast)
            notice = replace(notice, button=button, action=wish)
        self.say(notice)

    def noticed(self, event: PanelNotice) -> None:
        """What was noticed of a panel that is open; its take keeps it for the others."""
        board = self._session.project.board
        for panel, label in zip(board.panels, labels_of(board), strict=True):
            if panel.id == event.panel_id:
                self.say(Notice(self.tr("Panel {}: {}").format(label, told(event.sentence))))

    def exported(self, path: Path) -> None:
        """A file is there."""
        folder = QUrl.fromLocalFile(str(path.parent))
        self.say(
            Notice(
                self.tr("The sheet is written: {}").format(path.name),
                button=self.tr("Open folder"),
                action=partial(QDesktopServices.openUrl, folder),
            )
        )

    def _uncast(self, prompt: str) -> Character | None:
        """The first character of a prompt that has not been cast."""
        names = [name.casefold() for name in MENTION.findall(prompt)]
        waiting = {one.name.casefold(): one for one in self._session.cast if not one.is_cast}
        return next((waiting[name] for name in names if name in waiting), None)


def topic_of(job_id: str) -> str:
    """The topic of the notice that a job failed."""
    return f"failed/{job_id}"
