"""What is seen while the program is read from the disk: its icon and its name."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QSplashScreen

from desktop.icons import pixmap

SIZE = QSize(400, 224)
ICON = 80
GROUND, TEXT = "#1d2027", "#f4f5f8"
"""Of no theme: which one the artist chose is not known yet."""


def show_splash(app: QApplication) -> QSplashScreen:
    """Show it at once; whoever holds it keeps it."""
    splash = QSplashScreen(drawn(app.primaryScreen().devicePixelRatio()))
    splash.setWindowTitle(app.applicationDisplayName())
    splash.show()
    app.processEvents()
    return splash


def leave_splash() -> None:
    """Something of the window is seen now."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QSplashScreen):
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
