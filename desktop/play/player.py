"""The animatic in the window: the board's panels, each for as long as it lasts."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.board import Panel
from core.domain.geometry import parse_aspect
from core.domain.numbering import labels_of
from core.domain.project import Project
from core.domain.prompting import DRESSED_MENTION
from core.domain.values import BlobId
from core.domain.wording import written
from desktop.models.pictures import Pictures
from desktop.play.reel import Reel
from desktop.play.screen import Frame
from desktop.play.stage import Stage
from desktop.play.transport import Transport
from desktop.session.session import Session
from desktop.theme import Appearance, load_theme

TICK_MS = 16


class Player(QWidget):
    """Plays in real time. Everything works by keyboard; a screen reader hears each panel.

    `clock` gives seconds of a time that never goes back.

    Signals:
        ended: the artist has seen enough. The panel that was seen last is selected.
    """

    ended = Signal()

    def __init__(
        self,
        session: Session,
        pictures: Pictures,
        appearance: Appearance,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._session = session
        self._labels: tuple[str, ...] = ()
        self._place = 0
        self.reel = Reel()
        self.transport = Transport(clock)
        self.stage = Stage(pictures, load_theme("dark"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)
        self.setFocusProxy(self.stage)
        self._ticking = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._connect()
        self._reload()

    @property
    def panel(self) -> Panel | None:
        """The panel that is seen."""
        panels = self._session.project.board.panels
        return next(iter(panels[self._place : self._place + 1]), None)

    def play(self, from_panel: str | None = None) -> None:
        """Play from this panel on, or from the beginning."""
        self._reload()
        self._go_to(self.reel.place(from_panel or ""))
        self.stage.setFocus()
        self._set_playing(bool(self.reel.panel_ids))

    def tick(self) -> None:
        """Show what is to be seen now."""
        position = self.transport.position
        if self.transport.is_playing and position >= self.reel.total:
            position = self._at_end(position)
        if self.transport.is_playing:
            self._show(self.reel.at(position))
        self._show_time(min(position, self.reel.total))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays where nobody sees it."""
        is_filling = self.stage.isWindow()
        if not (event.spontaneous() and is_filling):  # its window may be put away meanwhile
            self._set_playing(False)
            if is_filling:
                self._fill()
        super().hideEvent(event)

    # What the artist asks for

    def _connect(self) -> None:
        stage = self.stage
        stage.toggled.connect(self._toggle)
        stage.stepped.connect(self._step)
        stage.homed.connect(lambda: self._go_to(0))
        stage.finished.connect(lambda: self._go_to(len(self.reel.panel_ids) - 1))
        stage.filled.connect(self._fill)
        stage.left.connect(self._leave)
        stage.bar.sought.connect(self._seek)
        self._ticking.timeout.connect(self.tick)
        self._session.project_changed.connect(self._follow)
        self._session.panel_changed.connect(self._repaint)

    def _toggle(self) -> None:
        if not self.transport.is_playing and self.transport.position >= self.reel.total:
            self._go_to(0)
        self._set_playing(not self.transport.is_playing and bool(self.reel.panel_ids))

    def _step(self, way: int) -> None:
        self._go_to(self._place + way)

    def _seek(self, seconds: float) -> None:
        self.transport.seek(seconds)
        self._show(self.reel.at(seconds))
        self._show_time(seconds)

    def _leave(self) -> None:
        self._set_playing(False)
        if self.stage.isWindow():
            self._fill()
        if self.panel is not None:
            self._session.select([self.panel.id])
        self.ended.emit()

    def _fill(self) -> None:
        """Fill the monitor, or come back into the window."""
        filling = not self.stage.isWindow()
        if filling:
            self.stage.setParent(None)
            self.stage.setWindowTitle(self._session.project.title)
            self.stage.showFullScreen()
        else:
            self.layout().addWidget(self.stage)
            self.stage.showNormal()
        self.stage.show_filled(filling)
        self.stage.activateWindow()
        self.stage.setFocus()

    # What is shown

    def _set_playing(self, playing: bool) -> None:
        if playing:
            self.transport.play()
            self._ticking.start()
        else:
            self.transport.pause()
            self._ticking.stop()
        self.stage.show_playing(playing)

    def _at_end(self, position: float) -> float:
        """Begin again where that is wanted, or stay at the end; where it is then."""
        if self.stage.loop.isChecked() and self.reel.total:
            self.transport.seek(position % self.reel.total)
        else:
            self._set_playing(False)
            self.transport.seek(self.reel.total)
            self._show(len(self.reel.panel_ids) - 1)
        return self.transport.position

    def _go_to(self, place: int) -> None:
        if not self.reel.panel_ids:
            return
        place = min(max(0, place), len(self.reel.panel_ids) - 1)
        self.transport.seek(self.reel.starts[place])
        self._show(place)
        self._show_time(self.transport.position)

    def _follow(self, before: Project, after: Project) -> None:
        """The board was edited: stay on the panel, as far into it as before."""
        if not self.isVisible() or (before.board, before.id) == (after.board, after.id):
            return
        panel_id = self.reel.panel_ids[self._place] if self.reel.panel_ids else ""
        into = self.transport.position - self.reel.starts[self._place] if panel_id else 0.0
        self._reload()
        self._go_to(self.reel.place(panel_id))
        panel = self.panel
        if panel is not None and panel.id == panel_id:
            self.transport.seek(self.transport.position + min(into, panel.duration))
        if panel is None:
            self._set_playing(False)

    def _repaint(self, panel_id: str) -> None:
        """A panel stands differently: its picture may be another."""
        if self.isVisible() and panel_id in self.reel.panel_ids[self._place : self._place + 2]:
            self._show(self._place)

    def _reload(self) -> None:
        board = self._session.project.board
        self.reel, self._labels = Reel(board.panels), labels_of(board)
        self._place = min(self._place, max(0, len(board.panels) - 1))
        self.stage.bar.show_reel(self.reel)
        self._show(self._place)
        self._show_time(self.transport.position)

    def _show(self, place: int) -> None:
        board = self._session.project.board
        if not board.panels:
            self.stage.screen_view.show_frame(None, parse_aspect(board.aspect))
            return
        is_other, self._place = place != self._place, place
        panel = board.panels[place]
        frame = self.frame(panel)
        self.stage.screen_view.show_frame(frame, parse_aspect(board.aspect))
        for coming in board.panels[place : place + 2]:
            self.stage.screen_view.preload(self._picture(coming))
        if is_other or not self.stage.screen_view.accessibleName():
            self._announce(frame)

    def frame(self, panel: Panel) -> Frame:
        """What is shown of a panel."""
        return Frame(
            label=self._labels[self.reel.place(panel.id)],
            shot=panel.shot,
            picture=self._picture(panel),
            words=DRESSED_MENTION.sub(r"\1", written(panel)) or panel.action,
            dialogue=panel.dialogue,
            action=panel.action,
        )

    def _picture(self, panel: Panel) -> BlobId | None:
        take = self._session.standing(panel.id).take
        return take.picture if take is not None else None

    def _show_time(self, seconds: float) -> None:
        self.stage.bar.show_time(seconds)
        self.stage.time.setText(f"{spoken(seconds)} / {spoken(self.reel.total)}")

    def _announce(self, frame: Frame) -> None:
        """Tell a screen reader which panel is seen, and what is said in it."""
        words = self.tr("Panel {} of {}").format(frame.label, len(self.reel.panel_ids))
        parts = (words, frame.shot, frame.dialogue, frame.action or frame.words)
        text = ". ".join(part for part in parts if part)
        self.stage.screen_view.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.stage.screen_view, text))


def spoken(seconds: float) -> str:
    """A moment of the animatic: `1:05.3`."""
    minutes, rest = divmod(int(seconds * 10), 600)
    return f"{minutes}:{rest / 10:04.1f}"
