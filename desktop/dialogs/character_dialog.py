"""Add or edit a character: its name, its words, and the noun of its subject."""

import re

from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.character import Anchor, Character, find_phrase
from core.domain.errors import AppError, PromptError
from core.domain.values import new_id
from desktop.dialogs.frame import FormDialog
from desktop.dialogs.variant_list import VariantList
from desktop.inspector.text_field import TextField
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.theme import Appearance

STOPS = re.compile(
    r"[,;.:]|\b(?:with|wearing|who|that|which|in|on|of|and|holding|from|at|has|having)\b"
)
ARTICLES = {"a", "an", "the", "one", "some"}


class CharacterDialog(FormDialog):
    """Says in a sentence what is wrong while the artist writes."""

    def __init__(
        self,
        session: Session,
        shelf: ShelfEdits,
        appearance: Appearance,
        character: Character | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Edit character") if character else self.tr("New character")
        super().__init__(appearance, title, parent)
        self._session = session
        self._appearance = appearance
        self._shelf = shelf
        self._old = character
        self._character = character or Character(id=new_id(), name="", words="", noun="")
        self._guesses = character is None
        self.setMinimumWidth(560)
        self._build()
        self._check()

    @property
    def character(self) -> Character:
        """The character as it is written now. Anchors that lost their noun are released."""
        made = self._character.replace(
            name=self.name.text().strip(),
            words=" ".join(self.words.toPlainText().split()),
            noun=self.noun.text().strip(),
        )
        kept = self._kept(made.noun, made.anchors)
        variants = tuple(
            each.replace(anchors=self._kept(made.noun, each.anchors))
            for each in self.variants.variants()
        )
        return made.replace(anchors=kept, variants=variants)

    def _kept(self, noun: str, anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        return tuple(each for each in anchors if find_phrase(noun, each.shows))

    @property
    def _was_cast(self) -> bool:
        """Whether the words have decided what the character looks like."""
        return self._old is not None and any(anchor.recipe for anchor in self._old.anchors)

    def _build(self) -> None:
        self.name = QLineEdit(self._character.name)
        self.name.setPlaceholderText(self.tr("Fox"))
        self.words = TextField(3)
        self.words.show_text(self._character.words)
        self.words.setPlaceholderText(self.tr("a fox wearing a blue striped shirt"))
        self.noun = QLineEdit(self._character.noun)
        self.noun.setPlaceholderText(self.tr("fox"))
        self.add_row(
            self.tr("&Name"), self.name, self.tr("One word. In a prompt, write it after an @.")
        )
        self.add_row(self.tr("Looks, in &words"), self.words)
        self.add_row(
            self.tr("&Subject"),
            self.noun,
            self.tr("The noun among those words that says what is drawn."),
        )
        self.variants = VariantList(self._character.variants, self._appearance)
        self.add_row(
            self.tr("&Variants"),
            self.variants,
            self.tr("Costumes, ages. In a prompt, @Name:variant. Each is cast by itself."),
        )
        self.variants.changed.connect(self._check)
        self.variants.grown.connect(self.adjustSize)
        self.name.textChanged.connect(lambda: self._check())
        self.words.edited.connect(self._words_changed)
        self.noun.textEdited.connect(self._noun_edited)
        self.noun.textChanged.connect(lambda: self._check())
        text = self.tr("Save") if self._old else self.tr("Add character")
        self.accept_button.setText(text)
        self.accept_button.clicked.connect(self._accept)
        self.name.setFocus()

    def _words_changed(self, words: str) -> None:
        if self._guesses:
            self.noun.setText(guess_noun(words))
        self._check()

    def _noun_edited(self) -> None:
        self._guesses = False

    def _check(self) -> None:
        """Say what is wrong; nothing while the fields are still to be filled."""
        made = self.character
        error = self._error(made)
        filled = made.name and made.words and made.noun
        self.accept_button.setEnabled(error is None)
        if error is not None and filled:
            self.message.say(str(error))
        elif error is None and self._was_cast and made.words != self._character.words:
            self.message.say(
                self.tr("{} was cast with other words. Cast again to see these.").format(made.name),
                "warning",
            )
        else:
            self.message.say("")

    def _error(self, made: Character) -> AppError | None:
        named = self._session.library.characters.named([made.name.casefold()])
        if any(one.id != made.id for one in named):
            return PromptError(
                self.tr("There is another character called {}.").format(made.name),
                self.tr("Choose another name, so that @Name finds the right one."),
            )
        try:
            made.check()
        except AppError as error:
            return error
        return None

    def _accept(self) -> None:
        try:
            self._shelf.save_character(self.character)
        except AppError as error:
            self.message.say(str(error))
            return
        self.accept()


def guess_noun(words: str) -> str:
    """The likely subject of a description: the last word of its first noun phrase."""
    head = STOPS.split(words.strip().lower(), maxsplit=1)[0].split()
    nouns = [word for word in head if word not in ARTICLES]
    return nouns[-1] if nouns else ""
