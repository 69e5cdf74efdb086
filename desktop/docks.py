"""What stands around the middle of the window, and where: kept from one start to the next."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import GAP

LAYOUT = 1
"""A layout of another number is of other docks, and is not used."""
SIDES = (280, 320)
"""How wide the docks at the left and at the right are at first."""
BELOW = 160
"""How high the dock at the bottom is at first."""

Area = Qt.DockWidgetArea


class LazyBody(QWidget):
    """Holds a widget that is made when it is first asked for."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__(objectName="dock-body")
        self._make = make
        self._body: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def body(self) -> QWidget:
        """The widget."""
        if self._body is None:
            self._body = self._make()
            self.layout().addWidget(self._body)
        return self._body


class Docks:
    """The docks of a window. Where the artist puts them is kept in `file`."""

    def __init__(self, window: QMainWindow, file: Path) -> None:
        self._window = window
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)
        self._usual = QByteArray()
        self.all: list[QDockWidget] = []
        window.setDockNestingEnabled(True)
        window.setTabPosition(Area.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomLeftCorner, Area.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Area.RightDockWidgetArea)

    def add(
        self, name: str, title: str, body: QWidget, area: Area, head: QWidget | None = None
    ) -> QDockWidget:
        """A dock with this head, or none where its tab is head enough."""
        dock = QDockWidget(title, self._window, objectName=name)
        feature = QDockWidget.DockWidgetFeature
        dock.setFeatures(feature.DockWidgetClosable | feature.DockWidgetMovable)
        dock.setTitleBarWidget(head or QWidget())
        dock.setWidget(body)
        self._window.addDockWidget(area, dock)
        self.all.append(dock)
        return dock

    def arrange(self, library: QDockWidget, script: QDockWidget, inspector: QDockWidget) -> None:
        """As they are at first, and again after `reset`. The last one that was added is below."""
        window = self._window
        window.tabifyDockWidget(library, script)
        library.raise_()
        window.resizeDocks([library, inspector], list(SIDES), Qt.Orientation.Horizontal)
        window.resizeDocks(self.all[-1:], [BELOW], Qt.Orientation.Vertical)
        self._usual = window.saveState(LAYOUT)

    def restore(self) -> None:
        """Put everything where it was when the window was last closed."""
        geometry, state = self._kept.value("geometry"), self._kept.value("layout")
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        if isinstance(state, QByteArray):
            self._window.restoreState(state, LAYOUT)

    def save(self) -> None:
        """Keep where everything is."""
        self._kept.setValue("geometry", self._window.saveGeometry())
        self._kept.setValue("layout", self._window.saveState(LAYOUT))
        self._kept.sync()

    def reset(self) -> None:
        """Put everything where it was at first."""
        self._window.restoreState(self._usual, LAYOUT)


def head(title: str, tools: QWidget | None = None) -> QWidget:
    """The title of a dock, and tools beside it."""
    bar = QWidget(objectName="dock-title")
    bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(bar)
    row.setContentsMargins(2 * GAP, GAP, GAP, GAP)
    label = QLabel(title)
    label.setProperty("role", "field")
    row.addWidget(label, 1)
    if tools is not None:
        row.setContentsMargins(2 * GAP, 2, GAP, 2)
        row.addWidget(tools)
    return bar
