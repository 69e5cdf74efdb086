"""All that is painted of a panel."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QPixmap

from core.domain.board import Panel
from core.domain.character import Character
from core.domain.prompting import DRESSED_MENTION
from core.domain.values import BlobId
from core.domain.wording import written
from desktop.session.standing import State


@dataclass(frozen=True)
class Card:
    """`label` is the panel's number in the board's pattern.

    `text` is what happens, or else its prompt in plain words, `said` its dialogue, `more` its
    other captions. `hint` is why its picture is missing, old or imperfect, `why` the first reason
    for that in a few words. `names` are its characters; `outlier` is the one that looks least
    like itself. Where it `goes_on`, the panel before it belongs to the same shot.
    """

    label: str
    panel: Panel
    state: State
    picture: BlobId | None
    preview: QPixmap | None
    done: int = 0
    total: int = 0
    hint: str = ""
    why: str = ""
    text: str = ""
    said: str = ""
    more: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    goes_on: bool = False
    outlier: str = ""


def names_in(panel: Panel, cast: Iterable[Character]) -> tuple[str, ...]:
    """Who of the cast is in a panel, in the order of mention, and as which variant."""
    known = {one.name.casefold(): one for one in cast}
    found: dict[str, str] = {}
    for name, variant in DRESSED_MENTION.findall(written(panel)):
        one = known.get(name.casefold())
        if one is not None:
            found.setdefault(one.id, f"{one.name} · {variant}" if variant else one.name)
    return tuple(found.values())
