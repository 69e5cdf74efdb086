"""What is seen while the program is read from the disk: its icon and its name."""

import time

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from desktop.icons import pixmap

SIZE = QSize(400, 224)
ICON = 80
SECONDS = 0.2
"""Some systems take their time to show a window; it is not waited for longer."""
GROUND, TEXT = "#1d2027", "#f4f5f8"
"""Of no theme: which one the artist chose is not known yet."""


class Splash(QLabel):
    """A QSplashScreen would wait up to a second for the system to show it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(objectName="splash")
        screen = app.primaryScreen()
        self.setWindowFlags(Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.setPixmap(drawn(screen.devicePixelRatio()))
        self.setFixedSize(SIZE)
        place = self.rect()
        place.moveCenter(screen.availableGeometry().center())
        self.move(place.topLeft())


def show_splash(app: QApplication) -> Splash:
    """Show it at once; whoever holds it keeps it."""
    splash = Splash(app)
    splash.show()
    shown, latest = splash.windowHandle(), time.monotonic() + SECONDS
    app.processEvents()
    while not shown.isExposed() and time.monotonic() < latest:
        time.sleep(0.005)
        app.processEvents()
    return splash


def leave_splash() -> None:
    """Something of the window is seen now."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Splash):
            widget.close()


def drawn(ratio: float) -> QPixmap:
    """The icon above the name, in the middle."""
    made = QPixmap(SIZE * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(GROUND))
    font = QFont(QApplication.font())
    font.setPointSize(20)
    font.setWeight(QFont.Weight.DemiBold)
    painter = QPainter(made)
    painter.drawPixmap((SIZE.width() - ICON) // 2, 40, pixmap("castboard", TEXT, ICON, ratio))
    painter.setFont(font)
    painter.setPen(QColor(TEXT))
    words = QRect(0, 40 + ICON, SIZE.width(), SIZE.height() - ICON - 56)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, QApplication.applicationName())
    painter.end()
    return made
