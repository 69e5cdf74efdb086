"""Which keys do what: a list of all actions, each with keys that can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions, Keys, Row
from desktop.palette.finding import score
from desktop.session.preferences import Preferences
from desktop.theme import GAP, Appearance
from desktop.widgets.message import Message

IdRole = Qt.ItemDataRole.UserRole
PORTABLE = QKeySequence.SequenceFormat.PortableText
Groups = Sequence[tuple[str, tuple[str, ...]]]


class ShortcutsDialog(QDialog):
    """Choose an action, press keys. Keys of another action are taken from it only if asked to."""

    def __init__(
        self,
        actions: Actions,
        groups: Groups,
        preferences: Preferences,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._preferences = preferences
        self._items: dict[str, QTreeWidgetItem] = {}
        self._taken: Row | None = None
        self.setWindowTitle(self.tr("Keys"))
        self.resize(560, 560)
        self._build(appearance)
        self._fill(groups)
        self._show_keys()
        self._show_chosen()

    def _build(self, appearance: Appearance) -> None:
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Search actions and keys"))
        self.search.setAccessibleName(self.tr("Search actions and keys"))
        self.search.textChanged.connect(self._narrow)
        self.tree = QTreeWidget(rootIsDecorated=False, uniformRowHeights=True)
        self.tree.setAccessibleName(self.tr("Actions"))
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._show_chosen)
        self.message = Message(appearance)
        self.take_button = QPushButton(self.tr("Use it here instead"))
        self.take_button.clicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(self._line())
        column.addWidget(self.message)
        column.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._buttons())

    def _line(self) -> QHBoxLayout:
        label = QLabel(self.tr("&New keys"))
        self.keys = QKeySequenceEdit(maximumSequenceLength=1)
        self.keys.setAccessibleName(self.tr("New keys: press them"))
        self.keys.editingFinished.connect(self._pressed)
        label.setBuddy(self.keys)
        self.none_button = QPushButton(self.tr("No keys"))
        self.none_button.clicked.connect(lambda: self.bind(()))
        self.usual_button = QPushButton(self.tr("The usual"))
        self.usual_button.clicked.connect(self.reset)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(label)
        row.addWidget(self.keys, 1)
        row.addWidget(self.none_button)
        row.addWidget(self.usual_button)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.all_button = QPushButton(self.tr("The usual keys for all"))
        self.all_button.clicked.connect(lambda: self._keep({}))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.all_button)
        row.addStretch()
        row.addWidget(close)
        for button in self.findChildren(QPushButton):
            # Enter is a key like any other here.
            button.setAutoDefault(False)
        return row

    def _fill(self, groups: Groups) -> None:
        for title, ids in groups:
            group = QTreeWidgetItem([title.replace("&", "")])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            self.tree.addTopLevelItem(group)
            for action_id in filter(None, ids):
                item = QTreeWidgetItem([self._actions.rows[action_id].name.rstrip("…")])
                item.setData(0, IdRole, action_id)
                group.addChild(item)
                self._items[action_id] = item
        self.tree.expandAll()

    # What is chosen

    @property
    def chosen(self) -> str | None:
        """The id of the action whose keys are changed."""
        item = self.tree.currentItem()
        return item.data(0, IdRole) if item is not None else None

    def choose(self, action_id: str) -> None:
        """Change the keys of this action."""
        self.tree.setCurrentItem(self._items[action_id])
        self.tree.scrollToItem(self._items[action_id])

    def _show_chosen(self) -> None:
        there = self.chosen is not None
        for widget in (self.keys, self.none_button):
            widget.setEnabled(there)
        self.usual_button.setEnabled(self.chosen in self._preferences.settings.shortcuts)
        self.keys.clear()
        self._warn(None)

    def _show_keys(self) -> None:
        for action_id, item in self._items.items():
            item.setText(1, self._actions.keys(action_id))

    def _narrow(self, typed: str) -> None:
        """Show the actions that have what was typed in their name or keys."""
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            items = [group.child(place) for place in range(group.childCount())]
            for item in items:
                keys = typed.casefold() in item.text(1).casefold()
                item.setHidden(not keys and score(typed, item.text(0)) is None)
            group.setHidden(all(item.isHidden() for item in items))

    # Change

    def _pressed(self) -> None:
        keys = self.keys.keySequence().toString(PORTABLE)
        if not keys or self.chosen is None:
            return
        taken = self._actions.taken(self.chosen, keys)
        if taken is None:
            self.bind((keys,))
        else:
            self._warn(taken)

    def take(self) -> None:
        """Use the keys that were pressed, and let the other action have none of them."""
        taken, keys = self._taken, self.keys.keySequence().toString(PORTABLE)
        if taken is None or self.chosen is None:
            return
        own = self._preferences.settings.shortcuts
        pressed = QKeySequence(keys)
        left = tuple(k for k in own.get(taken.id, taken.shortcuts) if QKeySequence(k) != pressed)
        self._keep({**own, taken.id: left, self.chosen: (keys,)})

    def bind(self, keys: Keys) -> None:
        """Give the chosen action these keys."""
        if self.chosen is not None:
            self._keep({**self._preferences.settings.shortcuts, self.chosen: keys})

    def reset(self) -> None:
        """Give the chosen action its usual keys."""
        own = self._preferences.settings.shortcuts
        self._keep({each: keys for each, keys in own.items() if each != self.chosen})

    def _keep(self, shortcuts: dict[str, Keys]) -> None:
        self._preferences.change(shortcuts=shortcuts)
        self._show_keys()
        self._show_chosen()

    def _warn(self, taken: Row | None) -> None:
        self._taken = taken
        self.take_button.setVisible(taken is not None)
        name = taken.name.rstrip("…") if taken else ""
        self.message.say(self.tr("“{}” has these keys.").format(name) if taken else "", "warning")
