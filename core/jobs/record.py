"""Write down what an event stands for. Called by the one thread that writes tables."""

from core.domain.events import JobEvent, TakeMade
from core.storage.library import Library


def record(event: JobEvent, library: Library) -> None:
    """Add a finished take to its table; every other event passes.

    Candidates are not recorded: the artist picks one, and that is an edit of the character.
    """
    if isinstance(event, TakeMade):
        library.takes.add(event.take)
