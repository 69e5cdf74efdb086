"""Where things live on this machine. Nothing else asks appdirs.

CASTBOARD_HOME moves everything Castboard keeps into one folder: a portable copy, a test.
"""

import os
import sys
from pathlib import Path

import appdirs

NAME = "Castboard"


def resources() -> Path:
    """The folder of icons, themes, fonts, samples and the built-in model.

    In a frozen application PyInstaller unpacks it beside the program (`sys._MEIPASS`).
    """
    root = getattr(sys, "_MEIPASS", None)
    return (Path(root) if root else Path(__file__).resolve().parent.parent) / "resources"


def library_folder() -> Path:
    """The artist's own work: database, pictures and trajectories."""
    return _home("library") or Path(appdirs.user_data_dir(NAME, appauthor=False)) / "library"


def log_folder() -> Path:
    """Where the log is written."""
    return _home("log") or Path(appdirs.user_log_dir(NAME, appauthor=False))


def settings_file() -> Path:
    """The user's settings, a JSON file."""
    folder = _home("") or Path(appdirs.user_config_dir(NAME, appauthor=False))
    return folder / "settings.json"


def libraries_file() -> Path:
    """On which drives libraries have been, a JSON file beside the settings."""
    return settings_file().with_name("libraries.json")


def real(path: Path) -> Path:
    """A path without `~` and links; both stay where they lead nowhere."""
    # pathlib raises where a link leads to itself, and where nobody has the name behind a `~`.
    return Path(os.path.realpath(os.path.expanduser(path)))  # noqa: PTH111


def _home(part: str) -> Path | None:
    """A part of CASTBOARD_HOME, where that is set."""
    home = os.environ.get("CASTBOARD_HOME")
    return Path(home).expanduser().absolute() / part if home else None
