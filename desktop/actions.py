"""The actions of the window: one table that menus, the tool bar and shortcuts are made from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.icons import icon
from desktop.theme import Theme


@dataclass(frozen=True)
class Row:
    """One action. `enabled` is asked whenever something changes.

    Where `within` is given, the shortcut works only while that widget has the focus.
    """

    id: str
    text: str
    slot: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    enabled: Callable[[], bool] = lambda: True
    within: QWidget | None = None
    on_accent: bool = False


class Actions:
    """The table as QActions of a window."""

    def __init__(self, window: QWidget, rows: Iterable[Row]) -> None:
        self.rows = {row.id: row for row in rows}
        self._made = {row.id: _make(window, row) for row in self.rows.values()}

    def __getitem__(self, action_id: str) -> QAction:
        """The action of this id."""
        return self._made[action_id]

    def refresh(self) -> None:
        """Ask every row whether it can be used now."""
        for row in self.rows.values():
            self._made[row.id].setEnabled(row.enabled())

    def hint(self, action_id: str, words: str) -> None:
        """Add a line to an action's tool tip, in the place of the last one."""
        action = self._made[action_id]
        action.setToolTip("\n".join(filter(None, (_tip(self.rows[action_id], action), words))))

    def paint(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for row in self.rows.values():
            if row.icon:
                role = "on_accent" if row.on_accent else "text"
                self._made[row.id].setIcon(icon(row.icon, theme, role))


def _make(window: QWidget, row: Row) -> QAction:
    action = QAction(row.text, window, objectName=row.id)
    action.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
    action.triggered.connect(lambda: row.slot())
    action.setToolTip(_tip(row, action))
    owner = row.within or window
    if row.within is not None:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    owner.addAction(action)
    return action


def _tip(row: Row, action: QAction) -> str:
    """What an action does, and its keys."""
    tip = row.text.replace("&", "").rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{tip} ({keys})" if keys else tip
