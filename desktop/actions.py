"""The actions of the window: one table that menus, tool bar, palette and keys are made from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.icons import icon
from desktop.theme import Theme

Keys = tuple[str, ...]
NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True)
class Condition:
    """What must hold for an action, and what is said where it does not; `first` holds before."""

    holds: Callable[[], bool]
    otherwise: str
    first: "Condition | None" = None

    def __call__(self) -> bool:
        """Whether all of it holds."""
        return not self.why_not()

    def why_not(self) -> str:
        """What stands in the way now; empty where nothing does."""
        before = self.first.why_not() if self.first is not None else ""
        return before or ("" if self.holds() else self.otherwise)


@dataclass(frozen=True)
class Row:
    """One action. `enabled` is asked whenever something changes, and `checked` where it is given.

    As a Condition, `enabled` tells why not, too.

    Where `within` is given, the shortcut works only while that widget has the focus.
    """

    id: str
    text: str
    slot: Callable[[], object]
    shortcuts: Keys = ()
    icon: str = ""
    enabled: Callable[[], bool] = lambda: True
    within: QWidget | None = None
    on_accent: bool = False
    checked: Callable[[], bool] | None = None

    @property
    def name(self) -> str:
        """Its text without the mark of its Alt key."""
        return self.text.replace("&", "")

    @property
    def why_not(self) -> str:
        """Why it cannot be used now, where its condition tells."""
        return self.enabled.why_not() if isinstance(self.enabled, Condition) else ""


class Actions:
    """The table as QActions of a window. `keys` are the artist's own, by the id of a row."""

    def __init__(
        self, window: QWidget, rows: Iterable[Row], keys: Mapping[str, Keys] | None = None
    ) -> None:
        self.rows = {row.id: row for row in rows}
        self._hints: dict[str, str] = {}
        self._made = {row.id: _make(window, row) for row in self.rows.values()}
        self.bind(keys or {})

    def __getitem__(self, action_id: str) -> QAction:
        """The action of this id."""
        return self._made[action_id]

    def refresh(self) -> None:
        """Ask every row whether it can be used now."""
        for row in self.rows.values():
            action = self._made[row.id]
            action.setEnabled(row.enabled())
            if row.checked is not None:
                action.setChecked(row.checked())

    def hint(self, action_id: str, words: str) -> None:
        """Add a line to an action's tool tip, in the place of the last one."""
        self._hints[action_id] = words
        self._tell(action_id)

    def paint(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for row in self.rows.values():
            if row.icon:
                role = "on_accent" if row.on_accent else "text"
                self._made[row.id].setIcon(icon(row.icon, theme, role))

    # Keys

    def bind(self, keys: Mapping[str, Keys]) -> None:
        """Use these keys, and for every other row its usual ones."""
        for row in self.rows.values():
            wanted = keys.get(row.id, row.shortcuts)
            self._made[row.id].setShortcuts([QKeySequence(each) for each in wanted])
            self._tell(row.id)

    def keys(self, action_id: str) -> str:
        """The keys of an action as they are said on this system; empty where it has none."""
        made = self._made[action_id].shortcuts()
        return ", ".join(each.toString(NATIVE) for each in made)

    def taken(self, action_id: str, keys: str) -> Row | None:
        """Another row that answers to these keys where this one does."""
        wanted, own = QKeySequence(keys), self.rows[action_id]
        for row in self.rows.values():
            apart = None not in (row.within, own.within) and row.within is not own.within
            if row.id != action_id and not apart and wanted in self._made[row.id].shortcuts():
                return row
        return None

    def serves(self, focus: QWidget, keys: Iterable[QKeySequence]) -> bool:
        """Whether a row that works only within the place of the focus has one of these keys."""
        wanted = set(keys)
        return any(
            row.within is not None
            and (row.within is focus or row.within.isAncestorOf(focus))
            and not wanted.isdisjoint(self._made[row.id].shortcuts())
            for row in self.rows.values()
        )

    def _tell(self, action_id: str) -> None:
        """Say in the tool tip what an action does, and its first keys."""
        row, action = self.rows[action_id], self._made[action_id]
        keys = action.shortcut().toString(NATIVE)
        tip = row.name.rstrip("…") + (f" ({keys})" if keys else "")
        action.setToolTip("\n".join(filter(None, (tip, self._hints.get(action_id, "")))))


def _make(window: QWidget, row: Row) -> QAction:
    action = QAction(row.text, window, objectName=row.id, checkable=row.checked is not None)
    action.triggered.connect(lambda: row.slot())
    owner = row.within or window
    if row.within is not None:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    owner.addAction(action)
    return action
