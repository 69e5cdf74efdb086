"""Around the picture while a mask is painted: whose it is, the brush, and how it ends."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from desktop.icons import icon
from desktop.panel.brush import LARGEST, SMALLEST
from desktop.panel.legend import dot_of
from desktop.panel.masking import Masking
from desktop.panel.segments import Segments
from desktop.theme import GAP, Appearance
from desktop.widgets.elided import ElidedLabel


class BrushBar(QWidget):
    """The brush, above the picture."""

    def __init__(
        self, masking: Masking, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, objectName="plain")
        self._masking = masking
        self._appearance = appearance
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.dot = QLabel()
        self.name = ElidedLabel("", Qt.TextElideMode.ElideRight)
        self.name.setProperty("role", "field")
        self.brush = Segments(
            self.tr("Brush"),
            (
                (False, self.tr("Paint"), self.tr("Left button")),
                (True, self.tr("Erase"), self.tr("Right button, or this and the left one")),
            ),
        )
        self.size = QSlider(Qt.Orientation.Horizontal)
        self.size.setRange(SMALLEST, LARGEST)
        self.size.setFixedWidth(96)
        self.size.setAccessibleName(self.tr("Size of the brush"))
        self.size.setToolTip(self.tr("Size of the brush ([ and ])"))
        self.found = QToolButton(text=self.tr("As found"))
        self.found.setToolTip(self.tr("Begin again with what was found"))
        self.empty = QToolButton(text=self.tr("Empty"))
        self.empty.setToolTip(self.tr("Begin again with nothing"))
        self.undo = self._quiet(self.tr("Take back a stroke (Ctrl+Z)"))
        self.redo = self._quiet(self.tr("Make the stroke again (Ctrl+Shift+Z)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP // 2, 2 * GAP, GAP // 2)
        row.setSpacing(GAP)
        row.addWidget(self.dot)
        row.addWidget(self.name, 1)
        for widget in (self.brush, self.size, self.undo, self.redo, self.found, self.empty):
            row.addWidget(widget)

    def _quiet(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _connect(self) -> None:
        masking = self._masking
        self.brush.picked.connect(lambda erases: masking.item and masking.item.use_eraser(erases))
        self.size.valueChanged.connect(
            lambda value: masking.item and masking.item.use_diameter(value)
        )
        self.found.clicked.connect(
            lambda: masking.item and masking.found and masking.item.replace(masking.found)
        )
        self.empty.clicked.connect(lambda: masking.item and masking.item.replace(None))
        self.undo.clicked.connect(lambda: masking.item and masking.item.undo())
        self.redo.clicked.connect(lambda: masking.item and masking.item.redo())
        masking.changed.connect(self.refresh)
        self._appearance.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what can be done."""
        masking, item = self._masking, self._masking.item
        if item is None or masking.character is None:
            return
        self.name.say(masking.character.name)
        self.name.setAccessibleName(self.tr("Mask of {}").format(masking.character.name))
        self.dot.setPixmap(dot_of(item.colour, self.devicePixelRatio()))
        self.brush.show_value(item.erases)
        with QSignalBlocker(self.size):
            self.size.setValue(item.diameter)
        self.undo.setEnabled(item.is_changed)
        self.redo.setEnabled(item.can_redo)
        self.found.setEnabled(masking.found is not None)
        for button, drawn in ((self.undo, "undo"), (self.redo, "redo")):
            button.setIcon(icon(drawn, self._appearance.theme))


class BrushEnd(QWidget):
    """How it ends, below the picture."""

    def __init__(self, masking: Masking, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="plain")
        self._masking = masking
        self.words = ElidedLabel("", Qt.TextElideMode.ElideRight)
        self.words.setProperty("role", "muted")
        self.words.setMargin(GAP)
        self.drop = QToolButton(text=self.tr("Use found mask again"))
        self.drop.setToolTip(self.tr("The panel has no painted mask then"))
        self.cancel = QToolButton(text=self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Leave the mask as it was (Escape)"))
        self.apply = QToolButton(text=self.tr("Apply"))
        self.apply.setProperty("primary", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP // 2)
        row.setSpacing(GAP)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self.drop, self.cancel, self.apply):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.drop.clicked.connect(masking.use_found)
        self.cancel.clicked.connect(masking.leave)
        self.apply.clicked.connect(masking.apply)
        masking.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done."""
        masking, item = self._masking, self._masking.item
        if item is None or masking.character is None:
            return
        self.words.say(
            self.tr("Paint over {}; the next picture keeps to it.").format(masking.character.name)
        )
        self.drop.setVisible(masking.is_painted)
        can_apply = not masking.is_saving and item.is_changed
        self.apply.setEnabled(can_apply)
        self.apply.setToolTip("" if can_apply else self.tr("Paint something first."))
