"""What can be done with a card by the mouse: small buttons that appear over its picture."""

from enum import Enum

from PySide6.QtCore import QPoint, QRect

from desktop.board.badges import Brushes
from desktop.models.card import Card
from desktop.session.standing import State
from desktop.theme import GAP

EDGE = 28
"""A button's width and height."""


class Deed(Enum):
    """Something that can be done with one panel."""

    GENERATE = "generate"
    VARY = "vary"
    LOCK = "lock"
    OPEN = "open"


def buttons(picture: QRect) -> dict[Deed, QRect]:
    """Where the buttons lie: in a row that ends in the upper right corner of the picture."""
    step = EDGE + GAP // 2
    right, top = picture.right() + 1 - GAP, picture.top() + GAP
    places = enumerate(reversed(Deed))
    found = {deed: QRect(right - EDGE - at * step, top, EDGE, EDGE) for at, deed in places}
    return {deed: found[deed] for deed in Deed}


def deed_at(picture: QRect, point: QPoint) -> Deed | None:
    """The button that lies here."""
    places = buttons(picture).items()
    return next((deed for deed, place in places if place.contains(point)), None)


def can_be_done(deed: Deed, card: Card, can_change: bool) -> bool:
    """Whether a button does anything for this card now."""
    is_open = card.state in (State.QUEUED, State.RUNNING)
    match deed:
        case Deed.OPEN:
            return True
        case Deed.LOCK:
            return can_change
    return can_change and not card.panel.locked and not is_open


def draw_buttons(
    brushes: Brushes, picture: QRect, card: Card, over: Deed | None, can_change: bool
) -> None:
    """Draw the buttons; the one under the mouse stands out."""
    for deed, place in buttons(picture).items():
        can = can_be_done(deed, card, can_change)
        is_over = deed is over and can
        brushes.box(place, "accent_soft" if is_over else "surface", "accent" if is_over else "line")
        role = "line_strong" if not can else "accent" if is_over else "text"
        brushes.icon(_icon(deed, card), role, place.left() + 6, place.top() + 6)


def _icon(deed: Deed, card: Card) -> str:
    match deed:
        case Deed.LOCK:
            return "unlock" if card.panel.locked else "lock"
        case Deed.OPEN:
            return "enlarge"
        case Deed.VARY:
            return "variations"
    return "generate"
