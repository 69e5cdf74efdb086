"""Where the window's actions are found: its menus, its tool bar, and the menu of a card."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDockWidget, QMenu, QSizePolicy, QToolBar, QWidget

from desktop.actions import Actions
from desktop.theme import Appearance

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

PROJECT = (
    "project.new",
    "project.open",
    "project.rename",
    "",
    "project.import",
    "project.export",
    "",
    "project.pack",
    "project.unpack",
    "",
    "window.close",
)
EDIT = ("edit.undo", "edit.redo")
PANEL = (
    "panel.new",
    "panel.before",
    "panel.duplicate",
    "",
    "panel.left",
    "panel.right",
    "",
    "panel.delete",
)
LIBRARY = (
    "character.new",
    "style.new",
    "style.import",
    "",
    "library.search",
    "library.bin",
    "",
    "library.storage",
    "library.check",
)
GENERATE = (
    "generate.now",
    "generate.all",
    "generate.selected",
    "",
    "generate.cancel",
    "",
    "memory.free",
)
QUEUE = (
    "queue.pause",
    "queue.resume",
    "",
    "queue.front",
    "queue.up",
    "queue.down",
    "",
    "queue.retry",
    "queue.retry_failed",
    "",
    "queue.cancel",
    "queue.cancel_others",
    "queue.cancel_all",
    "",
    "queue.forget",
    "queue.clear",
)
TOOLS = ("panel.new", "", "generate.all", "generate.selected", "generate.cancel")
CARD = ("generate.selected", "panel.cancel", "panel.before", "panel.duplicate", "panel.delete")
"""The ids of actions in the order they are shown; an empty one is a line between them."""


class Menus(QObject):
    """Shows a window's actions."""

    def __init__(self, window: "MainWindow", actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions

    def build(
        self,
        docks: list[QDockWidget],
        appearance: Appearance,
        choose_theme: Callable[[str], None],
    ) -> None:
        """Make the menu bar, the tool bar and the menu of a right click on a card."""
        menus = (
            (self.tr("&File"), PROJECT),
            (self.tr("&Edit"), EDIT),
            (self.tr("&Panel"), PANEL),
            (self.tr("&Library"), LIBRARY),
            (self.tr("&Generate"), GENERATE),
            (self.tr("&Queue"), QUEUE),
        )
        for title, ids in menus:
            self._fill(self._window.menuBar().addMenu(title), ids)
        self._build_view(docks, appearance, choose_theme)
        self._build_tools()
        self._build_card()

    def _fill(self, place: QMenu | QToolBar, ids: tuple[str, ...]) -> None:
        for action_id in ids:
            if action_id:
                place.addAction(self._actions[action_id])
            else:
                place.addSeparator()

    def _build_view(
        self, docks: list[QDockWidget], appearance: Appearance, choose: Callable[[str], None]
    ) -> None:
        menu = self._window.menuBar().addMenu(self.tr("&View"))
        for dock in docks:
            menu.addAction(dock.toggleViewAction())
        menu.addSeparator()
        group = QActionGroup(self)
        names = {
            "system": self.tr("Follow the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
        }
        for choice, text in names.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(appearance.choice == choice)
            action.triggered.connect(lambda _=False, choice=choice: choose(choice))
            group.addAction(action)

    def _build_card(self) -> None:
        view = self._window.board.view
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for action_id in CARD:
            view.removeAction(self._actions[action_id])
            view.addAction(self._actions[action_id])

    def _build_tools(self) -> None:
        bar = QToolBar(self.tr("Tools"), objectName="tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(16, 16))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._fill(bar, TOOLS)
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spring)
        bar.addAction(self._actions["project.export"])
        bar.widgetForAction(self._actions["generate.all"]).setProperty("primary", True)
        self._window.addToolBar(bar)
