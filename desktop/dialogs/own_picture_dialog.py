"""The artist's own picture of a character, in place of casting."""

from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.character import Anchor, Character, find_phrase
from core.domain.errors import AppError
from core.domain.prompting import anchor_reference, inversion_recipe
from core.domain.recipe import Recipe
from desktop.dialogs.picture_dialog import PictureDialog
from desktop.models.pictures import Pictures
from desktop.session.shelf import ShelfEdits
from desktop.session.work import Work
from desktop.theme import Appearance
from desktop.workers.background import Background


class OwnPictureDialog(PictureDialog):
    """Takes a picture and a line that says what it shows, the character's noun among its words."""

    def __init__(
        self,
        character: Character,
        shelf: ShelfEdits,
        work: Work,
        pictures: Pictures,
        background: Background,
        appearance: Appearance,
        parent: QWidget | None = None,
        variant: str = "",
    ) -> None:
        self._whole = character
        self._variant = variant
        self._character = character = character.dressed(variant)
        self._old = next((anchor for anchor in character.anchors if not anchor.recipe), None)
        name = f"{character.name}:{variant}" if variant else character.name
        title = self.tr("Your picture of {}").format(name)
        words = self.tr("Every panel will show {} as this picture does.").format(name)
        picture = self._old.picture if self._old else None
        super().__init__(
            shelf, work, pictures, background, appearance, title, words, picture, parent
        )
        self._build()
        self.refresh()

    def made(self) -> Anchor | None:
        """The anchor as it is described now; None without a picture.

        What was painted on a picture stays with it.
        """
        if self.picture is None:
            return None
        stays = self._old is not None and self._old.picture == self.picture
        mask = self._old.mask if self._old is not None and stays else None
        return Anchor(picture=self.picture, prompt=self._words(), mask=mask)

    def inverts(self) -> tuple[str, Recipe] | None:
        """The picture as the panels that name the character will read it."""
        anchor, session = self.made(), self._work.session
        noun = self._character.noun
        if anchor is None or not find_phrase(noun, anchor.prompt):
            return None
        if session.traits is None:
            raise session.model_error
        reference = anchor_reference(anchor, noun)
        return self._character.name, inversion_recipe(session.project, reference, session.traits)

    def check(self) -> None:
        """The character must be found in the picture by its noun."""
        noun = self._character.noun
        named = bool(find_phrase(noun, self._words()))
        usable = named and self.picture is not None
        self.accept_button.setEnabled(usable and not self.is_reading)
        self.inverting.refresh()
        missing = self.picture is not None and not named
        self.message.say(
            self.tr("Name the “{}”: that is how {} is found in the picture.").format(
                noun, self._character.name
            )
            if missing
            else "",
            "warning",
        )

    def _build(self) -> None:
        self.description = QLineEdit(self._old.prompt if self._old else self._character.words)
        self.description.setPlaceholderText(self.tr("a {} standing").format(self._character.noun))
        self.add_row(
            self.tr("The picture sho&ws"),
            self.description,
            self.tr("Say what is in the picture: who, doing what, and where."),
        )
        self.description.textChanged.connect(lambda: self.check())
        self.accept_button.setText(self.tr("Use this picture"))
        self.accept_button.clicked.connect(self._accept)
        self.choose.setFocus()

    def _words(self) -> str:
        return " ".join(self.description.text().split())

    def _accept(self) -> None:
        anchor = self.made()
        if anchor is None:
            return
        try:
            self._shelf.freeze(self._whole, (anchor,), self._variant)
        except AppError as error:
            self.message.say(str(error))
            return
        self.accept()
