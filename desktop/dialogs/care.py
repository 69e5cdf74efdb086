"""Opens the dialogs that look after the library: its bin, its storage, its check."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.dialogs.bin_dialog import BinDialog
from desktop.dialogs.check_dialog import CheckDialog
from desktop.dialogs.opener import Opener
from desktop.dialogs.storage_dialog import StorageDialog
from desktop.library.inversions import Inversions
from desktop.session.preferences import Preferences
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.theme import Appearance
from desktop.workers.background import Background


class Care(QObject):
    """What these dialogs need, kept in one place. `is_busy`: files are being made just now."""

    def __init__(
        self,
        session: Session,
        work: Work,
        is_busy: Callable[[], bool],
        inversions: Inversions,
        background: Background,
        preferences: Preferences,
        opener: Opener,
        appearance: Appearance,
    ) -> None:
        super().__init__(opener)
        self._session = session
        self._work = work
        self._is_busy = is_busy
        self._inversions = inversions
        self._background = background
        self._preferences = preferences
        self._opener = opener
        self._appearance = appearance

    def bin(self) -> BinDialog:
        """What was deleted."""
        self._session.save()
        dialog = BinDialog(
            self._session,
            self._work.cancel_projects,
            self._background,
            self._appearance,
            self._opener.window,
        )
        return self._opener.show(dialog)

    def storage(self) -> StorageDialog:
        """What takes how much room."""
        dialog = StorageDialog(
            self._session,
            self._is_busy,
            self._inversions,
            self._background,
            self._preferences.settings.cache_gb,
            self._choose_budget,
            self.bin,
            self._appearance,
            self._opener.window,
        )
        return self._opener.show(dialog)

    def check(self) -> CheckDialog:
        """Whether everything is there and whole."""
        self._session.save()
        dialog = CheckDialog(
            self._session,
            self._work,
            self._is_busy,
            self._background,
            self._appearance,
            self._opener.window,
        )
        return self._opener.show(dialog)

    def _choose_budget(self, gigabytes: float) -> None:
        self._preferences.change(cache_gb=gigabytes)

    def use_budget(self) -> None:
        """The room that the settings give the cache, from now on; what is too much goes at once."""
        trajectories = self._session.library.trajectories
        limit = self._preferences.settings.cache_bytes
        trajectories.budget = limit
        self._background.run(
            lambda: trajectories.keep_within(limit), lambda _: self._inversions.refresh()
        )
