"""Add or edit a character: its name, its words, and the noun of its subject."""

import re
from html import escape

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.domain.character import Anchor, Character, find_phrase
from core.domain.errors import AppError, PromptError
from core.domain.values import new_id
from desktop.dialogs.character_side import CharacterSide
from desktop.dialogs.frame import FormDialog
from desktop.dialogs.variant_list import VariantList
from desktop.inspector.text_field import TextField
from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.theme import GAP, Appearance

STOPS = re.compile(
    r"[,;.:]|\b(?:with|wearing|who|that|which|in|on|of|and|holding|from|at|has|having)\b"
)
ARTICLES = {"a", "an", "the", "one", "some"}
WIDTH, HEIGHT, SIDE = 900, 560, 248


class CharacterDialog(FormDialog):
    """Says in a sentence what is wrong while the artist writes.

    Signals:
        cast_wanted, own_wanted: the character, saved, is to get its looks by casting or from a
            picture; the dialog is closed.
    """

    cast_wanted = Signal(object)
    own_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        shelf: ShelfEdits,
        pictures: Pictures,
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
        self._pictures = pictures
        self._build()
        self._scroll()
        # As high as it likes to be, and no higher than a small screen.
        self.resize(WIDTH, min(HEIGHT, self.screen().availableSize().height() - 10 * GAP))
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
        self.tracked = QLabel(wordWrap=True)
        self.tracked.setAccessibleName(self.tr("What is tracked"))
        self.form.addRow("", self.tracked)
        self.variants = VariantList(self._character.variants, self._appearance)
        self.add_row(
            self.tr("&Variants"),
            self.variants,
            self.tr("Costumes, ages. In a prompt, @Name:variant. Each is cast by itself."),
        )
        self.variants.changed.connect(self._check)
        self.name.textChanged.connect(lambda: self._check())
        self.words.edited.connect(self._words_changed)
        self.noun.textEdited.connect(self._noun_edited)
        self.noun.textChanged.connect(lambda: self._check())
        text = self.tr("Save") if self._old else self.tr("Add character")
        self.accept_button.setText(text)
        self.accept_button.clicked.connect(self._accept)

    def _scroll(self) -> None:
        """The form in a part that scrolls; beside it what the character looks like."""
        self.column.takeAt(0)
        self.form.setParent(None)
        body = QWidget(objectName="plain")
        filled = QVBoxLayout(body)
        filled.setContentsMargins(0, 0, GAP, 0)
        filled.addLayout(self.form)
        filled.addStretch()
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(body)
        row = QHBoxLayout()
        row.setSpacing(3 * GAP)
        row.addWidget(self.area, 1)
        if self._old is not None:
            self.side = CharacterSide(self._old, self._session, self._pictures)
            self.side.setFixedWidth(SIDE)
            self.side.cast_wanted.connect(lambda: self._leave_for(self.cast_wanted))
            self.side.own_wanted.connect(lambda: self._leave_for(self.own_wanted))
            row.addWidget(self.side)
        self.column.insertLayout(0, row, 1)
        self.variants.grown.connect(lambda: QTimer.singleShot(0, self._show_more))
        self.name.setFocus()

    def _show_more(self) -> None:
        """What was added last is in sight."""
        self.area.ensureWidgetVisible(self.variants.more)

    def _leave_for(self, wanted: Signal) -> None:
        """Keep what is written, and go on elsewhere."""
        if self.accept_button.isEnabled():
            self._accept()
        if not self.isVisible():
            wanted.emit(self.character)

    def _show_tracked(self, made: Character) -> None:
        """The words with the subject in them, as it will be found."""
        words, end, text = made.words, 0, ""
        for start, stop in find_phrase(made.noun, words):
            text += f"{escape(words[end:start])}<b><u>{escape(words[start:stop])}</u></b>"
            end = stop
        self.tracked.setText(
            self.tr("Tracked: {}").format(text + escape(words[end:])) if end else ""
        )

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
        self._show_tracked(made)
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
