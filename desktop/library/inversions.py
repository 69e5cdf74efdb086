"""Which styles and characters have their inversions on disk already, and what these are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.character import Anchor, Character
from core.domain.geometry import parse_aspect, size_for
from core.domain.prompting import anchor_reference, style_references
from core.domain.recipe import Recipe, Reference, Subject
from core.domain.style import Style
from core.domain.values import Digest
from core.jobs.costs import Cost, of_inversion, of_pictures, of_steps
from core.jobs.forecast import place_of, reckon
from core.storage.timings import Timing
from core.storage.trajectories import Cached
from desktop.jobs.eta import spoken
from desktop.library.model import Remark
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.spoken import spoken_bytes, spoken_day
from desktop.workers.background import Background

AFTER_MS = 300
"""Changes in a row are looked at once."""


@dataclass(frozen=True)
class Standing:
    """What a panel of the open project would find of an item: `missing` are yet to be made.

    That takes so many `seconds`; None where nobody has measured it yet.
    """

    cached: tuple[Cached, ...] = ()
    missing: int = 0
    seconds: float | None = None

    @property
    def bytes(self) -> int:
        """What the cached ones take of the disk."""
        return sum(each.bytes for each in self.cached)

    @property
    def made_at(self) -> datetime:
        """When the last of them was made."""
        return max(each.made_at for each in self.cached)


@dataclass(frozen=True)
class State:
    """What is cached, and what things cost: enough to tell how items stand, in any thread.

    `bare` is what panels of the open project have in common, as far as it decides inversions.
    """

    bare: Recipe
    known: Mapping[Digest, Cached]
    timings: Mapping[str, Timing]

    def of(self, item: Style | Character) -> Standing:
        """How an item stands for the open project."""
        references = {self.bare.trajectory_key(each): each for each in references_of(item)}
        cached = tuple(self.known[key] for key in references if key in self.known)
        missing = [each for key, each in references.items() if key not in self.known]
        costs = [cost for each in missing for cost in costs_of(each, self.bare)]
        seconds = reckon(costs, self.timings).seconds if missing else None
        return Standing(cached, len(missing), seconds)


class Inversions(QObject):
    """Knows the cached trajectories; lists them off the window's thread.

    Signals:
        changed: there are others than before.
    """

    changed = Signal()

    def __init__(self, session: Session, work: Work, background: Background) -> None:
        super().__init__(session)
        self._session = session
        self._work = work
        self._background = background
        self._known: dict[Digest, Cached] | None = None
        self._timings: Mapping[str, Timing] = {}
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._read)

    def refresh(self) -> None:
        """Some may have been made or deleted."""
        self._soon.start()

    def state(self) -> State | None:
        """What is known now; None while there is no model, or nothing is known yet."""
        bare = self._bare()
        if bare is None or self._known is None:
            return None
        return State(bare, self._known, self._timings)

    def words(self, standing: Standing) -> Remark:
        """How an item stands, in words."""
        if not standing.missing:
            size, day = spoken_bytes(standing.bytes), spoken_day(standing.made_at)
            model = self._session.model_name or self.tr("this model")
            whole = self.tr("Its inversion for {} is cached: {}, made {}").format(model, size, day)
            return Remark(self.tr("Cached · {}").format(size), whole)
        if standing.seconds is None:
            return Remark(self.tr("Will be inverted"))
        seconds = spoken(standing.seconds)
        whole = self.tr("It will be inverted when a panel needs it, in about {}").format(seconds)
        return Remark(self.tr("Will invert, about {}").format(seconds), whole)

    def all_of(self, item: Style | Character) -> list[Cached]:
        """Every cached trajectory of an item, whatever the model and the size."""
        known = (self._known or {}).values()
        return [each for each in known if belongs(each, item)]

    def forget(self, items: Iterable[Style | Character]) -> int:
        """Delete what is cached of these items, and say how many bytes that frees."""
        gone = [each for item in items for each in self.all_of(item)]
        self._session.library.trajectories.delete([each.key for each in gone])
        keys = {each.key for each in gone}
        self._known = {k: v for k, v in (self._known or {}).items() if k not in keys}
        self.changed.emit()
        return sum(each.bytes for each in gone)

    def _read(self) -> None:
        library, traits = self._session.library, self._session.traits
        model, device = traits.fingerprint if traits else "", place_of(self._work.devices[0])
        self._background.run(
            lambda: (library.trajectories.all(), library.timings.of(model, device)),
            lambda found: self._show(*found),
        )

    def _show(self, found: list[Cached], timings: dict[str, Timing]) -> None:
        self._known = {each.key: each for each in found}
        self._timings = timings
        self.changed.emit()

    def _bare(self) -> Recipe | None:
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


def costs_of(reference: Reference, bare: Recipe) -> Iterator[Cost]:
    """What making a reference's trajectory costs: an inversion, or its own picture once more."""
    if reference.cast is None:
        yield of_inversion(bare)
    else:
        yield of_steps([reference.cast])
        yield of_pictures([reference.cast])


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
