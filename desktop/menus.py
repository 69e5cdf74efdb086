"""Where the window's actions are found: its menus, its tool bar, and the menu of a card."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from desktop.actions import Actions
from desktop.places import (
    CARD,
    EDIT,
    GENERATE,
    GENERATE_ALL,
    HELP,
    LIBRARY,
    MAKE,
    PAGES,
    PANEL,
    PROJECT,
    QUEUE,
    SHARE,
    VIEW,
)

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class Menus(QObject):
    """Shows a window's actions. `groups` are its menus: their titles, and the ids in them."""

    def __init__(self, window: "MainWindow", actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self.groups = (
            (self.tr("&File"), PROJECT),
            (self.tr("&Edit"), EDIT),
            (self.tr("&Panel"), PANEL),
            (self.tr("&Library"), LIBRARY),
            (self.tr("&Generate"), GENERATE),
            (self.tr("&Queue"), QUEUE),
            (self.tr("&View"), VIEW),
            (self.tr("&Help"), HELP),
        )

    def build(self) -> None:
        """Make the menu bar, the tool bar and the menu of a right click on a card."""
        for title, ids in self.groups:
            menu = self._window.menuBar().addMenu(title)
            self._fill(menu, ids)
            if ids is GENERATE:
                self._add_forecast(menu)
        self._build_tools()
        self._build_card()

    def _fill(self, place: QMenu | QToolBar, ids: tuple[str, ...]) -> None:
        for action_id in ids:
            if action_id:
                place.addAction(self._actions[action_id])
            else:
                place.addSeparator()

    def _build_card(self) -> None:
        view = self._window.board.view
        self._card = QMenu(view)
        self._fill(self._card, CARD)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(
            lambda at: self._card.popup(view.viewport().mapToGlobal(at))
        )

    def _build_tools(self) -> None:
        bar = QToolBar(self.tr("Tools"), objectName="tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(16, 16))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        # Short, so that all of it fits beside each other in large text too.
        self._actions["view.play"].setIconText(self.tr("Play"))
        self._actions["project.export"].setIconText(self.tr("Export"))
        self._fill(bar, MAKE)
        bar.addWidget(_spring())
        bar.addWidget(self._segments())
        bar.addWidget(_spring())
        self._fill(bar, SHARE)
        self._offer_more(bar.widgetForAction(self._actions["generate.all"]))
        self._window.addToolBar(bar)

    def _segments(self) -> QWidget:
        """Board, panel and sheet side by side, the one that is shown pressed."""
        segments = QWidget(objectName="segments")
        row = QHBoxLayout(segments)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, action_id in enumerate(PAGES):
            button = QToolButton()
            button.setDefaultAction(self._actions[action_id])
            place = "first" if number == 0 else "last" if number == len(PAGES) - 1 else "middle"
            button.setProperty("segment", place)
            row.addWidget(button)
        return segments

    def _offer_more(self, button: QToolButton) -> None:
        """The other ways to generate, beside the button for all."""
        button.setProperty("primary", True)
        menu = QMenu(button)
        self._fill(menu, GENERATE_ALL)
        self._add_forecast(menu)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _add_forecast(self, menu: QMenu) -> None:
        """What generating all would take, as the last line of a menu."""
        menu.addSeparator()
        line = menu.addAction("")
        line.setEnabled(False)

        def tell() -> None:
            words = self._window.status.forecast()
            line.setText(words)
            line.setVisible(bool(words))

        menu.aboutToShow.connect(tell)


def _spring() -> QWidget:
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
