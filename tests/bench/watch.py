"""Says when the window could be seen and used, as one line of JSON, then closes it."""

import json
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.splash import Splash, show_splash

run_loop = QApplication.exec


seen: list[float] = []
"""When the splash could be seen: the system's clock."""


class Watch(QObject):
    """Notes when the board is painted first, and when a key that was pressed then shows."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._painted: float | None = None
        self._selected = False
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is painted is on screen when the loop is heard again."""
        if event.type() is QEvent.Type.Paint and watched is self._board():
            if self._painted is None:
                QTimer.singleShot(0, self._first)
            elif self._selected:
                self._selected = False
                QTimer.singleShot(0, self._ready)
        return False

    def _board(self) -> QWidget | None:
        windows = [one for one in QApplication.topLevelWidgets() if hasattr(one, "board")]
        return windows[0].board.view.viewport() if windows else None

    def _first(self) -> None:
        if self._painted is None:
            self._painted, self._spent = time.monotonic(), time.process_time()
            self._window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "board"))
            QTimer.singleShot(0, self._press)

    def _press(self) -> None:
        """Press a key as soon as everything that waited is done."""
        from PySide6.QtTest import QTest

        self._selected = True
        QTest.keyClick(self._window.board.view, Qt.Key.Key_End)

    def _ready(self) -> None:
        session = self._window.session
        last = session.project.board.panels[-1].id
        print(
            json.dumps(
                {
                    "splash": seen[0],
                    "painted": self._painted,
                    "painted_cpu": self._spent,
                    "ready_cpu": time.process_time(),
                    "ready": time.monotonic(),
                    "answered": session.selected == (last,),
                    "torch": "torch" in sys.modules,
                    "modules": len(sys.modules),
                }
            ),
            flush=True,
        )
        self._window.close()


def watched_splash(app: QApplication) -> Splash:
    """The splash, watched."""
    made = show_splash(app)
    seen.append(time.monotonic())
    return made


def watched_loop() -> int:
    """The event loop, watched."""
    app = QApplication.instance()
    assert app is not None
    Watch(app)
    return run_loop()
