"""Write down what an event stands for. Called by the one thread that writes tables."""

import logging

from core.domain.errors import StorageError
from core.domain.events import AnchorRecast, JobEvent, Measured, TakeMade, TakeRedrawn
from core.storage.library import Library
from core.storage.recast import recast

log = logging.getLogger(__name__)


def record(event: JobEvent, library: Library) -> None:
    """Keep a finished take, mend one or an anchor, or learn what work takes; others pass.

    Candidates are not recorded: the artist picks one, and that is an edit of the character.
    Raises StorageError when a take cannot be written, GoneError when it never can. The recipe's
    checkpoint is then still there: drawing it again takes no more than decoding.
    """
    match event:
        case TakeMade(take):
            library.takes.add(take)
            library.checkpoints.delete(take.recipe.digest())
        case TakeRedrawn(take):
            library.takes.mend(take)
            library.checkpoints.delete(take.recipe.digest())
        case AnchorRecast(lost, picture):
            recast(library, lost, picture)
        case Measured():
            _learn(event, library)


def _learn(measured: Measured, library: Library) -> None:
    try:
        library.timings.add(
            measured.model,
            measured.device,
            measured.work,
            measured.seconds / measured.units,
            measured.memory,
            measured.capacity,
        )
    except StorageError as error:  # the next one will do
        log.warning("What work took was not written down. %s", error)
