"""How a panel stands: what it would be drawn from, what it has, and what is being done."""

from dataclasses import dataclass
from enum import Enum, auto

from core.domain.errors import AppError
from core.domain.recipe import Recipe, Take
from core.domain.staleness import Reason


class State(Enum):
    """What a card says about its panel."""

    EMPTY = auto()
    CURRENT = auto()
    STALE = auto()
    QUEUED = auto()
    RUNNING = auto()
    FAILED = auto()


@dataclass(frozen=True)
class Doing:
    """What the queue does with a panel: `done` of `total` steps, or the error it ended in."""

    job_id: str
    phase: str = ""
    done: int = 0
    total: int = 0
    started: bool = False
    error: AppError | None = None


@dataclass(frozen=True)
class Standing:
    """`recipe` is what the panel would be drawn from now, or `error` says why it cannot be.

    `reasons` tell why its take is not what it would be drawn from now.
    """

    recipe: Recipe | None = None
    error: AppError | None = None
    take: Take | None = None
    is_current: bool = False
    reasons: tuple[Reason, ...] = ()
    doing: Doing | None = None

    @property
    def state(self) -> State:
        """The one thing that matters most."""
        if self.doing is not None:
            if self.doing.error is not None:
                return State.FAILED
            return State.RUNNING if self.doing.started else State.QUEUED
        if self.take is None:
            return State.EMPTY
        return State.CURRENT if self.is_current else State.STALE
