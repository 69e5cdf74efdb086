"""Which styles and characters have their inversions on disk already, and what these are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from core.domain.character import Anchor, Character
from core.domain.geometry import parse_aspect, size_for
from core.domain.prompting import anchor_reference, style_references
from core.domain.recipe import Recipe, Reference, Subject
from core.domain.style import Style
from core.domain.values import Digest
from core.storage.trajectories import Cached
from desktop.session.session import Session
from desktop.workers.background import Background

AFTER_MS = 300
"""Changes in a row are looked at once."""


@dataclass(frozen=True)
class Standing:
    """What a panel of the open project would find of an item: `missing` are yet to be made."""

    cached: tuple[Cached, ...] = ()
    missing: int = 0

    @property
    def bytes(self) -> int:
        """What the cached ones take of the disk."""
        return sum(each.bytes for each in self.cached)

    @property
    def made_at(self) -> datetime:
        """When the last of them was made."""
        return max(each.made_at for each in self.cached)


class Inversions(QObject):
    """Knows the cached trajectories; lists them off the window's thread.

    Signals:
        changed: there are others than before.
    """

    changed = Signal()

    def __init__(self, session: Session, background: Background) -> None:
        super().__init__(session)
        self._session = session
        self._background = background
        self._known: dict[Digest, Cached] | None = None
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._read)

    def refresh(self) -> None:
        """Some may have been made or deleted."""
        self._soon.start()

    def of(self, item: Style | Character) -> Standing | None:
        """How an item stands for the open project; None while that is not known."""
        bare = self._bare()
        if bare is None or self._known is None:
            return None
        keys = [bare.trajectory_key(each) for each in references_of(item)]
        cached = tuple(self._known[key] for key in keys if key in self._known)
        return Standing(cached, len(keys) - len(cached))

    def forecast(self, count: int) -> str:
        """What is said of an item whose inversions are yet to be made."""
        return self.tr("Will be inverted")

    def all_of(self, item: Style | Character) -> list[Cached]:
        """Every cached trajectory of an item, whatever the model and the size."""
        known = (self._known or {}).values()
        return [each for each in known if belongs(each, item)]

    def forget(self, items: Iterable[Style | Character]) -> int:
        """Delete what is cached of these items, and say how many bytes that frees."""
        gone = [each for item in items for each in self.all_of(item)]
        self._session.library.trajectories.delete([each.key for each in gone])
        for each in gone:
            (self._known or {}).pop(each.key, None)
        self.changed.emit()
        return sum(each.bytes for each in gone)

    def _read(self) -> None:
        self._background.run(self._session.library.trajectories.all, self._show)

    def _show(self, found: list[Cached]) -> None:
        self._known = {each.key: each for each in found}
        self.changed.emit()

    def _bare(self) -> Recipe | None:
        """What panels of the open project have in common, as far as it decides inversions."""
        project, traits = self._session.project, self._session.traits
        if traits is None:
            return None
        return Recipe(
            model=traits.fingerprint,
            adapters=project.adapters,
            prompt="",
            size=size_for(parse_aspect(project.board.aspect), traits.side, traits.multiple),
            seed=0,
            subjects=(Subject(noun=""),),
        )


def references_of(item: Style | Character) -> list[Reference]:
    """What a panel reads of a style, or of a character as it is without a variant."""
    if isinstance(item, Style):
        return list(style_references(item))
    return [anchor_reference(anchor, item.noun) for anchor in item.anchors]


def belongs(cached: Cached, item: Style | Character) -> bool:
    """Whether a trajectory was made of this item, in any of its variants."""
    if isinstance(item, Style):
        return item.picture is not None and cached.about.picture == item.picture
    anchors = [*item.anchors, *(each for variant in item.variants for each in variant.anchors)]
    return any(_is_of(cached, anchor) for anchor in anchors)


def _is_of(cached: Cached, anchor: Anchor) -> bool:
    if anchor.recipe is not None:
        return cached.about.cast == anchor.recipe.digest()
    return cached.about.picture == anchor.picture


def spoken_bytes(count: int) -> str:
    """Bytes as a person says them: `6.7 MB`."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(count, 1, form)


def spoken_day(moment: datetime) -> str:
    """A day in the language of the system: `23 Nov 2026`."""
    return QLocale().toString(moment.astimezone().date(), QLocale.FormatType.ShortFormat)
