"""Opens the window, importing it no sooner."""

import gc
import sys
from pathlib import Path

from core import system
from core.domain.errors import AppError


def open_window(library: Path, project_id: str | None = None, model: Path | None = None) -> int:
    """Open the window on a library until it is closed; the process's exit code.

    AppError when the system lacks something that Qt needs.
    """
    check_system()
    # Nothing of what is imported is garbage. Once the window stands it collects by itself.
    gc.disable()
    from desktop.application import application
    from desktop.splash import show_splash

    splash = show_splash(application(sys.argv))
    from desktop.app import main

    status = main(library, project_id, model)
    splash.close()
    return status


def check_system() -> None:
    """Raise AppError when the system lacks something that Qt needs."""
    if lacking := system.complaint(system.needed()):
        raise AppError(lacking)
