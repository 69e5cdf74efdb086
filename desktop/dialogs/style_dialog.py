"""Add or edit a style: a picture, words, or both."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSlider, QWidget

from core.domain.board import Panel
from core.domain.errors import AppError
from core.domain.prompting import inversion_recipe, recipe_for, style_references
from core.domain.recipe import Recipe
from core.domain.style import Style
from core.domain.values import new_id
from desktop.dialogs.picture_dialog import PictureDialog
from desktop.dialogs.try_out import TryOutRow
from desktop.models.pictures import Pictures
from desktop.session.importing import name_of
from desktop.session.shelf import ShelfEdits
from desktop.session.work import Work
from desktop.theme import GAP, Appearance
from desktop.workers.background import Background

TENTHS = 10
"""The slider counts the strength in tenths."""
WEAKEST, STRONGEST = 1, 30


class StyleDialog(PictureDialog):
    """Says in a sentence what is missing; accepts only what can be used."""

    def __init__(
        self,
        shelf: ShelfEdits,
        work: Work,
        pictures: Pictures,
        background: Background,
        appearance: Appearance,
        style: Style | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Edit style") if style else self.tr("New style")
        words = self.tr("Every panel will look as if it were drawn like this picture.")
        self._style = style or Style(id=new_id(), name="")
        picture = self._style.picture
        super().__init__(
            shelf, work, pictures, background, appearance, title, words, picture, parent
        )
        self._build()
        self.refresh()

    def taken(self, path: Path) -> None:
        """A style that has no name yet is called like its file."""
        if not self.name.text():
            self.name.setText(name_of(path))

    def made(self) -> Style:
        """The style as it is written now."""
        return self._style.replace(
            name=self.name.text().strip(),
            words=self.words.text().strip(),
            picture=self.picture,
            description=self.description.text().strip(),
            strength=self.strength.value() / TENTHS,
        )

    def inverts(self) -> tuple[str, Recipe] | None:
        """The style's picture, as the panels of the open project will read it."""
        style, session = self.made(), self._work.session
        if style.picture is None:
            return None
        if session.traits is None:
            raise session.model_error
        (reference,) = style_references(style)
        return style.name, inversion_recipe(session.project, reference, session.traits)

    def trial(self, prompt: str) -> Recipe:
        """The recipe of a prompt in this style; AppError where it cannot be drawn."""
        session = self._work.session
        if session.traits is None:
            raise session.model_error
        panel = Panel(id="", prompt=prompt, seed=1)
        return recipe_for(session.project, panel, self.made(), (), session.traits)

    def done(self, result: int) -> None:
        """What is still being tried out is not wanted any more."""
        self.trials.leave()
        super().done(result)

    def check(self) -> None:
        """A style needs a name, and something to look like."""
        for field in (self.description, self.strength, self.strength_words):
            field.setEnabled(self.picture is not None)
        style = self.made()
        usable = bool(style.name and (style.picture or style.words))
        self.accept_button.setEnabled(usable and not self.is_reading)
        can_draw = self._work.session.traits is not None and not self.is_reading
        self.trials.allow(can_draw and bool(style.picture or style.words))
        self.inverting.refresh()
        self.accept_button.setToolTip(
            "" if usable else self.tr("A style needs a name, and a picture or words.")
        )

    def _build(self) -> None:
        self.name = QLineEdit(self._style.name)
        self.words = QLineEdit(self._style.words)
        self.words.setPlaceholderText(self.tr("watercolour"))
        self.description = QLineEdit(self._style.description)
        self.description.setPlaceholderText(self.tr("a house in the forest"))
        self.add_row(self.tr("&Name"), self.name)
        self.add_row(self.tr("&Style in words"), self.words)
        self.add_row(
            self.tr("The picture sho&ws"),
            self.description,
            self.tr("Say what is in the picture, so that only its style is taken over."),
        )
        self._build_strength()
        self.trials = TryOutRow(self._work, lambda: self.made().name, self.trial)
        self.trials.failed.connect(self.message.say)
        self.column.insertWidget(1, self.trials)
        for field in (self.name, self.words, self.description):
            field.textChanged.connect(lambda: self.check())
        self.accept_button.setText(self.tr("Save") if self._style.name else self.tr("Add style"))
        self.accept_button.clicked.connect(self._accept)
        self.name.setFocus()

    def _build_strength(self) -> None:
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(WEAKEST, STRONGEST)
        self.strength.setPageStep(5)
        self.strength.setValue(round(self._style.strength * TENTHS))
        self.strength_words = QLabel()
        self.strength_words.setMinimumWidth(self.fontMetrics().horizontalAdvance("× 0.00"))
        both = QWidget(objectName="plain")
        both.setFocusProxy(self.strength)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.strength, 1)
        row.addWidget(self.strength_words)
        self.add_row(
            self.tr("Stren&gth"),
            both,
            self.tr("How much panels look at the picture; × 1 is usual."),
        )
        self.strength.setAccessibleName(self.tr("Strength"))
        self.strength.valueChanged.connect(self._show_strength)
        self._show_strength()

    def _show_strength(self) -> None:
        self.strength_words.setText(f"× {self.strength.value() / TENTHS:g}")

    def _accept(self) -> None:
        try:
            self._shelf.save_style(self.made())
        except AppError as error:
            self.message.say(str(error))
            return
        self.accept()
