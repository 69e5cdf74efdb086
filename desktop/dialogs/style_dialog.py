"""Add or edit a style: a picture, words, or both."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.errors import AppError
from core.domain.style import Style
from core.domain.values import new_id
from desktop.dialogs.picture_dialog import PictureDialog
from desktop.models.pictures import Pictures
from desktop.session.importing import name_of
from desktop.session.shelf import ShelfEdits
from desktop.theme import Appearance
from desktop.workers.background import Background


class StyleDialog(PictureDialog):
    """Says in a sentence what is missing; accepts only what can be used."""

    def __init__(
        self,
        shelf: ShelfEdits,
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
        super().__init__(shelf, pictures, background, appearance, title, words, picture, parent)
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
        )

    def check(self) -> None:
        """A style needs a name, and something to look like."""
        self.description.setEnabled(self.picture is not None)
        style = self.made()
        usable = bool(style.name and (style.picture or style.words))
        self.accept_button.setEnabled(usable and not self.is_reading)
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
        for field in (self.name, self.words, self.description):
            field.textChanged.connect(lambda: self.check())
        self.accept_button.setText(self.tr("Save") if self._style.name else self.tr("Add style"))
        self.accept_button.clicked.connect(self._accept)
        self.name.setFocus()

    def _accept(self) -> None:
        try:
            self._shelf.save_style(self.made())
        except AppError as error:
            self.message.say(str(error))
            return
        self.accept()
