"""Opens the dialogs about Castboard itself. They stay open beside the window and block nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from core.paths import log_folder

if TYPE_CHECKING:
    from desktop.dialogs.keys_dialog import KeysDialog
    from desktop.dialogs.report_dialog import AboutDialog, ReportDialog
    from desktop.dialogs.settings_dialog import SettingsDialog
    from desktop.dialogs.shortcuts_dialog import ShortcutsDialog
    from desktop.main_window import MainWindow
    from desktop.welcome.models_dialog import ModelsDialog
    from desktop.welcome.welcome import Welcome

D = TypeVar("D", bound=QDialog)


class Helping(QObject):
    """Each dialog is there once; asked for again, it comes to the front."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._open: dict[str, QDialog] = {}

    def settings(self) -> "SettingsDialog":
        """What can be chosen once for all projects."""
        from desktop.dialogs.settings_dialog import SettingsDialog

        window = self._window
        return self._show(
            "settings",
            lambda: SettingsDialog(window.preferences, window.appearance, self.shortcuts, window),
        )

    def shortcuts(self) -> "ShortcutsDialog":
        """Which keys do what, to be changed."""
        from desktop.dialogs.shortcuts_dialog import ShortcutsDialog

        window = self._window
        return self._show(
            "shortcuts",
            lambda: ShortcutsDialog(
                window.actions_table,
                window.menus.groups,
                window.preferences,
                window.appearance,
                window,
            ),
        )

    def keys(self) -> "KeysDialog":
        """Which keys do what, on one page."""
        from desktop.dialogs.keys_dialog import KeysDialog

        window = self._window
        return self._show(
            "keys",
            lambda: KeysDialog(
                window.actions_table, window.menus.groups, window.appearance, window
            ),
        )

    def report(self, trace: str = "") -> "ReportDialog":
        """What helps others to see what went wrong."""
        from desktop.dialogs.report_dialog import ReportDialog

        window = self._window
        self._drop("report")
        library = window.session.library.folder
        return self._show("report", lambda: ReportDialog(trace, library, self.log, window))

    def about(self) -> "AboutDialog":
        """Which Castboard this is, and whose work is in it."""
        from desktop.dialogs.report_dialog import AboutDialog

        return self._show("about", lambda: AboutDialog(self._window))

    def welcome(self) -> "Welcome":
        """What Castboard is, what is on this machine, how to begin."""
        from desktop.welcome.welcome import Welcome

        window = self._window

        def make() -> Welcome:
            dialog = Welcome(
                window.preferences,
                window.background,
                window.session.library.folder,
                window.appearance,
                window,
            )
            dialog.sample_wanted.connect(window.open_sample)
            dialog.script_wanted.connect(window.show_script)
            return dialog

        return self._show("welcome", make)

    def models(self) -> "ModelsDialog":
        """Which model draws."""
        from desktop.welcome.models_dialog import ModelsDialog

        window = self._window
        return self._show(
            "models",
            lambda: ModelsDialog(window.preferences, window.background, window.appearance, window),
        )

    def log(self) -> None:
        """Show the folder of the log in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    def _show(self, name: str, make: Callable[[], D]) -> D:
        dialog = self._open.get(name)
        if dialog is None:
            dialog = self._open[name] = make()
            dialog.finished.connect(lambda: self._drop(name))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _drop(self, name: str) -> None:
        dialog = self._open.pop(name, None)
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()
