"""The QApplication. Imports little: it is made first."""

import sys

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from core.paths import resources
from desktop.icons import app_icon
from desktop.theme import BASE_POINTS

SWITCH_SECONDS = 0.001
"""How long a thread may keep the interpreter from the window's. Python's 5 ms add up: the window
asks for it several times in every event."""


def application(arguments: list[str]) -> QApplication:
    """The QApplication with its name, icon and font; the one there is, if there is one."""
    if isinstance(there := QApplication.instance(), QApplication):
        return there
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication(arguments)
    app.setApplicationName("Castboard")
    app.setApplicationDisplayName("Castboard")
    app.setDesktopFileName("castboard")
    app.setStyle("Fusion")
    app.setWindowIcon(app_icon())
    use_bundled_font(app)
    return app


def use_bundled_font(app: QApplication) -> None:
    """The bundled font, so that text looks the same everywhere and never shows boxes."""
    families: list[str] = []
    for path in sorted((resources() / "fonts").glob("*.[to]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
    font = QFont(app.font())
    if families:
        font.setFamilies(list(dict.fromkeys(families)))
    font.setPointSize(BASE_POINTS)
    app.setFont(font)
