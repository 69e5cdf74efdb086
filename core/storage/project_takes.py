"""The takes of one project: which there are is known, each is read when it is asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from core.domain.board import Panel
from core.domain.recipe import Take
from core.domain.showing import Made, shown
from core.domain.values import Digest

Read = Callable[[Sequence[str]], list[Take]]


class ProjectTakes:
    """Every take ever made of a project, by panel. Asking for one may raise StorageError."""

    def __init__(
        self, rows: Iterable[tuple[str, Made]], newest: Mapping[str, Take], read: Read
    ) -> None:
        self._made: dict[str, list[Made]] = {}
        for panel_id, one in rows:
            self._made.setdefault(panel_id, []).append(one)
        self._newest = newest
        self._read = read
        self._known: dict[str, Take] = {}

    def made(self, panel_id: str) -> tuple[Made, ...]:
        """What is known of a panel's takes without reading them, oldest first."""
        return tuple(self._made.get(panel_id, ()))

    def of(self, panel_id: str) -> list[Take]:
        """A panel's takes, newest first."""
        ids = [each.id for each in self.made(panel_id)]
        missing = [take_id for take_id in ids if take_id not in self._known]
        self._known |= {take.id: take for take in self._read(missing)} if missing else {}
        return [self._known[take_id] for take_id in reversed(ids) if take_id in self._known]

    def shown(self, panel: Panel, wanted: Digest | None = None) -> Take | None:
        """The take of a panel that is seen; `wanted` names its present recipe."""
        made = self.made(panel.id)
        take_id = shown(made, panel, wanted, lambda each: self._is_own(panel, each))
        return self._get(panel.id, take_id) if take_id is not None else None

    def _is_own(self, panel: Panel, take_id: str) -> bool:
        """Whether a take is of the panel's own seed, and no variation."""
        if take_id != self._made[panel.id][-1].id:
            self.of(panel.id)  # reads them all at once
        take = self._get(panel.id, take_id)
        return take is not None and take.recipe.seed == panel.seed

    def add(self, take: Take) -> None:
        """One more, or another picture of a known one."""
        made = self._made.setdefault(take.panel_id, [])
        if take.id not in {each.id for each in made}:
            made.append(Made(take.id, take.recipe.digest(), take.made_at))
        self._known[take.id] = take

    def _get(self, panel_id: str, take_id: str) -> Take | None:
        if take_id not in self._known:
            newest = self._newest.get(panel_id)
            found = [newest] if newest and newest.id == take_id else self._read([take_id])
            self._known |= {take.id: take for take in found}
        return self._known.get(take_id)
