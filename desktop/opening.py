"""Opening the library at the start: whoever has it already, and whatever is wrong with it."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.domain.errors import DamageError, LibraryBusyError, StorageError
from core.libraries import Libraries
from core.paths import libraries_file
from core.storage.library import Library
from desktop.sentences import told
from desktop.splash import leave_splash

translate = QCoreApplication.translate
T = TypeVar("T")


class Choice(Enum):
    """What the artist wants when the library cannot be opened."""

    AGAIN = auto()
    READ_ONLY = auto()
    OTHER = auto()
    QUIT = auto()


Ask = Callable[[StorageError], Choice]
ChooseFolder = Callable[[Path], Path | None]


def open_library(
    folder: Path, ask: Ask | None = None, choose: ChooseFolder | None = None
) -> Library | None:
    """The library in a folder, or in another one that is chosen instead.

    None when another window has it and came to the front, or when the artist gives up.
    """
    ask, choose = ask or ask_in_a_box, choose or choose_in_a_dialog
    libraries, read_only, create = Libraries(libraries_file()), False, False
    while True:
        try:
            return libraries.open(folder, read_only, create)
        except StorageError as error:
            if isinstance(error, LibraryBusyError) and _other_came(folder):
                return None
            choice = ask(error)
        if choice is Choice.QUIT:
            return None
        if choice is Choice.OTHER and (chosen := choose(folder)):
            folder, create = chosen, True
        read_only = choice is Choice.READ_ONLY


def mended(library: Library, work: Callable[[], T]) -> T:
    """What `work` gives. Where it meets damage the library is restored, and `work` done again.

    The library's `restored` says then what was done. DamageError when nothing can be restored.
    """
    try:
        return work()
    except DamageError:
        if library.read_only or not library.verify():
            raise
        library.restore()
    return work()


def ask_in_a_box(error: StorageError) -> Choice:
    """Say what is wrong, and what can be done."""
    leave_splash()
    box = QMessageBox(QMessageBox.Icon.Warning, "Castboard", told(error.sentence))
    box.setInformativeText(told(error.way_out))
    role = QMessageBox.ButtonRole
    choices = {
        box.addButton(translate("Opening", "Try again"), role.AcceptRole): Choice.AGAIN,
        box.addButton(
            translate("Opening", "Open for reading only"), role.ActionRole
        ): Choice.READ_ONLY,
        box.addButton(
            translate("Opening", "Choose another folder…"), role.ActionRole
        ): Choice.OTHER,
        box.addButton(translate("Opening", "Quit"), role.RejectRole): Choice.QUIT,
    }
    box.exec()
    return choices.get(box.clickedButton(), Choice.QUIT)


def choose_in_a_dialog(folder: Path) -> Path | None:
    """Another folder; None when the artist thinks better of it."""
    title = translate("Opening", "Choose the folder of a library")
    chosen = QFileDialog.getExistingDirectory(None, title, str(folder.parent))
    return Path(chosen) if chosen else None


def _other_came(folder: Path) -> bool:
    """Whether the window that has this library came to the front."""
    from desktop.front import bring_to_front

    return bring_to_front(folder)
