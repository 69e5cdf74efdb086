"""Over the picture: which panel it is, and the ways to look at it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from core.domain.numbering import labels_of
from core.domain.recipe import Used
from desktop.icons import icon
from desktop.panel.canvas import Canvas
from desktop.panel.compare import CompareStage, Mode
from desktop.panel.looking import Looking
from desktop.panel.masking import Masking
from desktop.panel.segments import Segments
from desktop.session.session import Session
from desktop.theme import GAP, Appearance
from desktop.widgets.elided import ElidedLabel

NARROW, WIDE = 760, 900
"""Below the one there is no room for words, below the other for the scale."""
ICONS = {
    "before": "step-back",
    "after": "step-forth",
    "masks": "mask",
    "paint": "brush",
    "compare": "compare",
}


class ViewTools(QWidget):
    """For a picture by itself.

    Signals:
        masks_wanted: the tints of the characters should be seen, or no longer.
        compare_wanted: two takes should be compared.
    """

    masks_wanted = Signal(bool)
    compare_wanted = Signal()

    def __init__(
        self,
        session: Session,
        looking: Looking,
        canvas: Canvas,
        masking: Masking,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, objectName="plain")
        self._session = session
        self._looking = looking
        self._canvas = canvas
        self._masking = masking
        self._appearance = appearance
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.before = self._quiet(self.tr("Previous panel (Left)"))
        self.after = self._quiet(self.tr("Next panel (Right)"))
        self.title = ElidedLabel("", Qt.TextElideMode.ElideRight)
        self.title.setProperty("role", "heading")
        self.zoom = QLabel()
        self.zoom.setProperty("role", "muted")
        self.fit = QToolButton(text=self.tr("Fit"), checkable=True)
        self.fit.setToolTip(self.tr("The whole picture (0)"))
        self.fit.setProperty("segment", "first")
        self.actual = QToolButton(text="100 %")
        self.actual.setToolTip(self.tr("The picture's own size (1)"))
        self.actual.setProperty("segment", "last")
        self.masks = QToolButton(text=self.tr("Masks"), checkable=True)
        self.masks.setProperty("toggle", True)
        self.masks.setToolTip(self.tr("Where the characters are (M)"))
        self.paint = QToolButton(text=self.tr("Paint mask…"))
        self.names = QMenu(self.paint)
        self.compare = QToolButton(text=self.tr("Compare"))
        for button in (self.masks, self.paint, self.compare):
            button.setAccessibleName(button.text().rstrip("…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP // 2, 2 * GAP, GAP // 2)
        row.setSpacing(GAP)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self.title, 1)
        row.addWidget(self.zoom)
        sizes = QHBoxLayout()
        sizes.setSpacing(0)
        sizes.addWidget(self.fit)
        sizes.addWidget(self.actual)
        row.addLayout(sizes)
        for widget in (self.masks, self.paint, self.compare):
            row.addWidget(widget)

    def _quiet(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self._looking.step(-1))
        self.after.clicked.connect(lambda: self._looking.step(1))
        self.fit.clicked.connect(self._canvas.fit)
        self.actual.clicked.connect(self._canvas.actual)
        self.masks.clicked.connect(self.masks_wanted)
        self.compare.clicked.connect(self.compare_wanted)
        self.paint.clicked.connect(self._paint)
        self._canvas.zoomed.connect(self._show_zoom)
        for signal in (self._looking.changed, self._masking.changed):
            signal.connect(self.refresh)
        self._appearance.changed.connect(self._paint_icons)
        self._paint_icons()

    def _paint(self) -> None:
        """The mask of the only character; of several one is chosen."""
        characters = self._masking.characters
        if len(characters) == 1:
            self._masking.paint(characters[0])
            return
        self.names.clear()
        for each in characters:
            action = self.names.addAction(each.name)
            action.triggered.connect(lambda _=False, one=each: self._masking.paint(one))
        self.names.popup(self.paint.mapToGlobal(self.paint.rect().bottomLeft()))

    # What is seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, icons say what the buttons are for."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.zoom.setVisible(self.width() >= WIDE)
        style = Qt.ToolButtonStyle
        for button in (self.masks, self.paint, self.compare):
            beside = style.ToolButtonTextBesideIcon
            button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else beside)

    def refresh(self) -> None:
        """Show what can be done."""
        panel, board = self._looking.panel, self._session.project.board
        if panel is None:
            return
        at = board.index(panel.id)
        shot = f" · {panel.shot}" if panel.shot else ""
        self.title.say(self.tr("Panel {}").format(labels_of(board)[at]) + shot)
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < len(board.panels) - 1)
        takes = len(self._looking.takes)
        self.compare.setEnabled(takes > 1)
        self.compare.setToolTip(
            self.tr("Compare two takes (C)")
            if takes > 1
            else self.tr("There must be two takes to compare.")
        )
        self.masks.setEnabled(takes > 0)
        why = self._why_no_painting(self._masking.characters)
        self.paint.setEnabled(not why)
        self.paint.setToolTip(why or self.tr("Correct where a character is found"))

    def _paint_icons(self) -> None:
        for name, drawn in ICONS.items():
            getattr(self, name).setIcon(icon(drawn, self._appearance.theme))

    def _why_no_painting(self, characters: tuple[Used, ...]) -> str:
        if self._session.library.read_only:
            return self.tr("This library is open for reading only.")
        if not characters:
            return self.tr("No character is named in this panel.")
        return "" if self._looking.take else self.tr("Generate a picture first.")

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{zoom * 100:.0f} %")
        self.fit.setChecked(self._canvas.fits)


class CompareTools(QWidget):
    """For two takes.

    Signals:
        ended: nothing is compared any more.
    """

    ended = Signal()

    def __init__(
        self,
        looking: Looking,
        stage: CompareStage,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, objectName="plain")
        self._appearance = appearance
        self._stage = stage
        self.modes = Segments(
            self.tr("How two takes are compared"),
            (
                (Mode.SIDE, self.tr("Side by side"), self.tr("Both at once")),
                (Mode.SLIDER, self.tr("Slider"), self.tr("One over the other (Left, Right)")),
                (Mode.BLINK, self.tr("Blink"), self.tr("One after the other (B)")),
            ),
        )
        self.swap = QToolButton(text=self.tr("Swap"))
        self.swap.setToolTip(self.tr("A becomes B, and B becomes A (X)"))
        self.swap.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.hint = ElidedLabel(
            self.tr("Arrows in the strip choose B"), Qt.TextElideMode.ElideRight
        )
        self.hint.setProperty("role", "muted")
        self.close_button = QPushButton(self.tr("Done"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP // 2, 2 * GAP, GAP // 2)
        row.setSpacing(GAP)
        row.addWidget(self.modes)
        row.addWidget(self.swap)
        row.addWidget(self.hint, 1)
        row.addWidget(self.close_button)
        self.modes.picked.connect(stage.use)
        self.swap.clicked.connect(looking.swap)
        self.close_button.clicked.connect(self.ended)
        stage.changed.connect(self._refresh)
        appearance.changed.connect(self._refresh)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._refresh()

    def _refresh(self) -> None:
        self.modes.show_value(self._stage.mode)
        self.swap.setIcon(icon("swap", self._appearance.theme))
