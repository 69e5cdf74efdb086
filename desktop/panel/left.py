"""Strokes that were left without being applied: nothing painted is lost without being said."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.domain.recipe import Used
from desktop.panel.brush import MaskItem
from desktop.session.notice import Notice
from desktop.session.session import Session

TOPIC = "mask"
"""Of the notice that strokes were not applied."""


@dataclass(frozen=True, eq=False)
class Strokes:
    """What was painted of a character of a panel; `item` is where."""

    panel_id: str
    character: Used
    item: MaskItem
    mask: QImage

    @property
    def place(self) -> tuple[str, str]:
        """Whose mask it is: the ids of the panel and of the character."""
        return self.panel_id, self.character.id


class LeftStrokes(QObject):
    """Keeps them until they are painted on or applied anew, or the artist closes their notice.

    Those that were left last are on offer first.

    Signals:
        wanted: the artist wants to paint on.
    """

    wanted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._left: list[Strokes] = []

    @property
    def last(self) -> Strokes | None:
        """Those that are on offer."""
        return self._left[-1] if self._left else None

    def add(self, strokes: Strokes) -> None:
        """Keep these, and offer them."""
        self._left.append(strokes)
        self.offer()

    def remove(self, *gone: Strokes) -> None:
        """These are not kept any longer; perhaps others are still to be offered."""
        self._left = [strokes for strokes in self._left if strokes not in gone]
        self.offer()

    def remove_of(self, place: tuple[str, str]) -> None:
        """None that were painted for this mask are kept any longer."""
        self.remove(*(strokes for strokes in self._left if strokes.place == place))

    def clear(self) -> None:
        """Lose them all."""
        self.remove(*self._left)

    def offer(self, way_out: str = "") -> None:
        """Say that they can be had back; where there are none, nothing is said any longer."""
        strokes = self.last
        if strokes is None:
            self._session.settled.emit(TOPIC)
            return
        self._session.said.emit(
            Notice(
                self.tr("What was painted of {} is not applied.").format(strokes.character.name),
                way_out,
                button=self.tr("Go on painting"),
                action=self.wanted.emit,
                topic=TOPIC,
                closed=partial(self.remove, strokes),
            )
        )
