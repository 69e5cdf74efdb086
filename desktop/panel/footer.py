"""Under the picture: how the panel stands, what can be done, and what the take was made from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.recipe import Take
from desktop.icons import icon, pixmap
from desktop.panel.looking import Looking
from desktop.panel.recipe_words import RecipeWords
from desktop.panel.state_words import StateWords
from desktop.session.session import Session
from desktop.session.standing import State
from desktop.session.work import Work
from desktop.theme import GAP, Appearance
from desktop.widgets.elided import ElidedLabel

COUNTS = (2, 4, 6, 8)
USUAL = 4
"""Variations that are made at once."""
LOOKS = {
    State.EMPTY: ("picture", "muted"),
    State.CURRENT: ("done", "success"),
    State.STALE: ("stale", "warning"),
    State.QUEUED: ("queued", "text"),
    State.RUNNING: ("running", "accent"),
    State.FAILED: ("failed", "danger"),
}
"""The icon of a state, and its colour."""


class Footer(QWidget):
    """Says why a button is off.

    Signals:
        chosen: the Take that is marked should be shown on the board.
        star_wanted: the Take that is marked is to be starred, or no longer.
    """

    chosen = Signal(object)
    star_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        work: Work,
        looking: Looking,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self._looking = looking
        self._appearance = appearance
        self._recipes = RecipeWords(session, self)
        self._states = StateWords(session, self)
        self._build()
        self._connect()
        self.refresh()

    # Build

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP // 2)
        column.setSpacing(GAP // 2)
        column.addLayout(self._build_state())
        column.addLayout(self._build_recipe())

    def _build_state(self) -> QHBoxLayout:
        self._icon = QLabel()
        self._icon.setFixedSize(16, 16)
        self.state = ElidedLabel("", Qt.TextElideMode.ElideRight)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(96)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = QToolButton(text=self.tr("Cancel"))
        self.generate = QToolButton(text=self.tr("Generate"))
        self.generate.setProperty("primary", True)
        self.redraw = QToolButton(text=self.tr("Another seed"))
        self.vary = QToolButton(text=self.tr("Variations"))
        self.vary.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.vary.setMenu(self._build_counts())
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._icon)
        row.addWidget(self.state, 1)
        for widget in (self.bar, self.cancel, self.generate, self.redraw, self.vary):
            row.addWidget(widget)
        return row

    def _build_counts(self) -> QMenu:
        menu = QMenu(self)
        for count in COUNTS:
            action = menu.addAction(self.tr("{} variations").format(count))
            action.triggered.connect(lambda _=False, count=count: self._vary(count))
        return menu

    def _build_recipe(self) -> QHBoxLayout:
        self.recipe = ElidedLabel("", Qt.TextElideMode.ElideRight)
        self.recipe.setProperty("role", "muted")
        self.copy = self._quiet(self.tr("Copy the recipe"))
        self.star = self._quiet(self.tr("Star this take"))
        self.choose = QToolButton(text=self.tr("Show on the board"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.star)
        row.addWidget(self.recipe, 1)
        row.addWidget(self.copy)
        row.addWidget(self.choose)
        return row

    def _quiet(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _connect(self) -> None:
        self.generate.clicked.connect(self._generate)
        self.redraw.clicked.connect(self._redraw)
        self.vary.clicked.connect(lambda: self._vary(USUAL))
        self.cancel.clicked.connect(self._cancel)
        self.copy.clicked.connect(self.copy_recipe)
        self.star.clicked.connect(lambda: self._with_take(self.star_wanted))
        self.choose.clicked.connect(lambda: self._with_take(self.chosen))
        self._looking.changed.connect(self.refresh)
        self._appearance.changed.connect(self.refresh)

    # What the artist does

    def copy_recipe(self) -> None:
        """Put the recipe of the take that is marked on the clipboard."""
        take = self._looking.marked
        if take is not None:
            QGuiApplication.clipboard().setText(self._recipes.text(take))

    def _generate(self) -> None:
        if (panel := self._looking.panel) is not None:
            self._work.generate([panel.id])

    def _redraw(self) -> None:
        if (panel := self._looking.panel) is not None:
            self._work.redraw(panel.id)

    def _vary(self, count: int) -> None:
        if (panel := self._looking.panel) is not None:
            self._work.vary(panel.id, count)

    def _cancel(self) -> None:
        if (panel := self._looking.panel) is not None:
            self._work.cancel_panels([panel.id])

    def _with_take(self, signal: Signal) -> None:
        if (take := self._looking.marked) is not None:
            signal.emit(take)  # type: ignore[attr-defined]

    # What is seen

    def refresh(self) -> None:
        """Show how things stand."""
        if self._looking.panel is None:
            return
        self._show_state()
        self._show_buttons()
        self._show_take(self._looking.marked)

    def _show_state(self) -> None:
        standing, theme = self._looking.standing, self._appearance.theme
        name, role = LOOKS[standing.state]
        ratio = self.devicePixelRatio()
        self._icon.setPixmap(pixmap(name, getattr(theme, role), 16, ratio))
        self.state.say(self._states.words(standing))
        doing, busy = standing.doing, standing.state in (State.QUEUED, State.RUNNING)
        self.cancel.setVisible(busy)
        self.bar.setVisible(bool(busy and doing and doing.total))
        if doing is not None and doing.total:
            self.bar.setMaximum(doing.total)
            self.bar.setValue(doing.done)

    def _show_buttons(self) -> None:
        standing, panel = self._looking.standing, self._looking.panel
        busy = standing.state in (State.QUEUED, State.RUNNING)
        why = self._states.why_not(panel, standing) if panel else ""
        done = self.tr("The picture is what the panel asks for.") if standing.is_current else ""
        words = {
            self.generate: (self.tr("Draw what the panel asks for now"), why or done),
            self.redraw: (self.tr("Roll the seed and draw this panel alone"), why),
            self.vary: (self.tr("Draw {} more with other seeds").format(USUAL), why),
        }
        for button, (tip, off) in words.items():
            button.setVisible(not busy)
            button.setEnabled(not off)
            button.setToolTip(off or tip)

    def _show_take(self, take: Take | None) -> None:
        panel, theme = self._looking.panel, self._appearance.theme
        for widget in (self.recipe, self.copy, self.star):
            widget.setVisible(take is not None)
        looks_around = take is not None and not self._looking.is_seen(take)
        self.choose.setVisible(looks_around)
        if take is None:
            return
        letter = "B · " if self._looking.against is not None else ""
        self.recipe.say(letter + self._recipes.line(take))
        starred = panel is not None and take.id in panel.starred
        self.star.setIcon(icon("star-on" if starred else "star", theme))
        self.star.setAccessibleName(
            self.tr("Take away the star") if starred else self.tr("Star this take")
        )
        self.star.setToolTip(f"{self.star.accessibleName()} (.)")
        self.copy.setIcon(icon("copy", theme))
        self.recipe.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
