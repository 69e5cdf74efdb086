"""Write down what an event stands for. Called by the one thread that writes tables."""

from core.domain.events import JobEvent, TakeMade, TakeRedrawn
from core.storage.library import Library


def record(event: JobEvent, library: Library) -> None:
    """Add a finished take to its table, or mend one; every other event passes.

    Candidates are not recorded: the artist picks one, and that is an edit of the character.
    """
    match event:
        case TakeMade(take):
            library.takes.add(take)
        case TakeRedrawn(take):
            library.takes.mend(take)
