"""What the window tells the artist, without standing in the way."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.domain.errors import AppError
from core.paths import log_folder

log = logging.getLogger(__name__)
translate = QCoreApplication.translate


@dataclass(frozen=True)
class Notice:
    """A sentence, a way out, and perhaps one thing to press, or two.

    One that stays is taken away by nobody but the artist; any other gives way to newer ones.
    A newer one of the same `topic` takes its place, and `Session.settled` takes it away. One
    that `lasts` cannot be closed. `closed` is done when the artist closes it without pressing
    anything. `progress` is how much is done, of how much.
    """

    sentence: str
    way_out: str = ""
    is_error: bool = False
    button: str = ""
    action: Callable[[], None] | None = None
    second: str = ""
    second_action: Callable[[], None] | None = None
    stays: bool = False
    topic: str = ""
    lasts: bool = False
    closed: Callable[[], None] | None = None
    progress: tuple[int, int] | None = None

    @property
    def buttons(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """What can be pressed, the likelier first."""
        pairs = ((self.button, self.action), (self.second, self.second_action))
        return tuple((text, action) for text, action in pairs if text and action is not None)


def notice_of(error: BaseException) -> Notice:
    """An error as a notice. Our own mistakes are logged whole and named as such."""
    if isinstance(error, AppError):
        return Notice(error.sentence, error.way_out, is_error=True)
    log.error("Something of our own went wrong.", exc_info=error)
    return Notice(
        translate("Notice", "Something went wrong inside Castboard."),
        translate("Notice", "Your work is saved. The log in {} says more.").format(log_folder()),
        is_error=True,
    )
