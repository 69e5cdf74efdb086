"""One shelf of the library, characters or styles: the cards and the buttons below them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.icons import icon
from desktop.library.cards import ShelfCard, ShelfModel, ShelfView
from desktop.models.pictures import Pictures
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.empty import EmptyState

Button = tuple[str, str, Callable[[str], object]]
"""An icon, a text, and what is called with the chosen card's id."""


class Shelf(QWidget):
    """Shows cards and lets the artist add one, or do something with the chosen one."""

    asked_for_new = Signal()

    def __init__(
        self,
        appearance: Appearance,
        pictures: Pictures,
        icon_name: str,
        empty: tuple[str, str, str],
        buttons: tuple[Button, ...],
    ) -> None:
        super().__init__(objectName="dock-body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._buttons: list[tuple[str, QToolButton]] = []
        self.model = ShelfModel(self)
        self.view = ShelfView(self.model, icon_name, appearance, pictures)
        heading, sentence, new = empty
        self.empty = EmptyState(
            appearance, icon_name, heading, sentence, ((new, self.asked_for_new.emit),)
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addLayout(self._build_bar(new, buttons))
        self.view.opened.connect(lambda row: buttons[0][2](self.model.cards[row].id))
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self.model.modelReset.connect(self._enable)
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)
        self._enable()

    def show_cards(self, cards: list[ShelfCard]) -> None:
        """Show these cards, or how to begin where there are none."""
        self.model.show(cards)
        self._stack.setCurrentWidget(self.view if cards else self.empty)

    def chosen(self) -> str | None:
        """The id of the chosen card."""
        rows = self.view.selectionModel().selectedIndexes()
        return self.model.cards[rows[0].row()].id if rows else None

    def _build_bar(self, new: str, buttons: tuple[Button, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(GAP, GAP, GAP, GAP)
        row.setSpacing(GAP // 2)
        self.new = self._button("add", new)
        self.new.setText(self.tr("New"))
        self.new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.new.clicked.connect(self.asked_for_new)
        row.addWidget(self.new)
        row.addStretch()
        for name, text, slot in buttons:
            button = self._button(name, text)
            button.clicked.connect(lambda _=False, slot=slot: self._call(slot))
            row.addWidget(button)
        return row

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setToolTip(text.rstrip("…"))
        button.setAccessibleName(text.rstrip("…"))
        self._buttons.append((name, button))
        return button

    def _call(self, slot: Callable[[str], object]) -> None:
        chosen = self.chosen()
        if chosen is not None:
            slot(chosen)

    def _enable(self) -> None:
        for _, button in self._buttons[1:]:
            button.setEnabled(self.chosen() is not None)

    def _paint(self, theme: Theme) -> None:
        for name, button in self._buttons:
            button.setIcon(icon(name, theme))
