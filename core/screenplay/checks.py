"""What a story must be beyond its form: names that somebody has, files that can be used."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from core.checkpoints.addons import check_controlnet, check_embedding, check_lora
from core.domain.character import Character, Variant, find_phrase
from core.domain.errors import AppError, PromptError, StoryError
from core.domain.geometry import parse_aspect
from core.domain.prompting import MENTION, looks
from core.domain.wording import worded
from core.screenplay.files import check_picture
from core.screenplay.story import CastEntry, Story, VariantEntry

Mistake = Callable[[str, str, int, str, str], StoryError]
"""Names a mistake: sentence, section, number of the table, key, way out."""


class Checks:
    """Checks of one story; `mistake` knows where its tables stand in the file."""

    def __init__(self, story: Story, mistake: Mistake) -> None:
        self._story, self._mistake = story, mistake

    def run(self) -> None:
        """Raise the StoryError of the first mistake."""
        self._check_aspect()
        if style := self._story.style:
            self._check_file(check_picture, style.image, "style", 0, "image")
        self._check_cast()
        self._check_names()
        self._check_addons()
        self._check_controls()

    def _check_aspect(self) -> None:
        try:
            parse_aspect(self._story.head.aspect)
        except ValueError as error:
            raise self._mistake(str(error), "", 0, "aspect", "") from None

    def _check_file(
        self, check: Callable[[Path], object], name: str, section: str, number: int, key: str
    ) -> None:
        """Check a file that a key of the story names, where it names one."""
        try:
            if name:
                check(self._story.beside(name))
        except AppError as error:
            raise self._mistake(error.sentence, section, number, key, error.way_out) from None

    def _check_addons(self) -> None:
        for number, lora in enumerate(self._story.loras):
            self._check_file(check_lora, lora.file, "lora", number, "file")
        tokens: set[str] = set()
        for number, embedding in enumerate(self._story.embeddings):
            self._check_file(check_embedding, embedding.file, "embedding", number, "file")
            if embedding.token in tokens:
                sentence = f"Two embeddings are called {embedding.token}."
                raise self._mistake(sentence, "embedding", number, "token", "Rename one of them.")
            tokens.add(embedding.token)
        if control := self._story.control:
            self._check_file(check_controlnet, control.model, "control", 0, "model")

    def _check_controls(self) -> None:
        """A control picture needs a ControlNet that reads it."""
        for number, panel in enumerate(self._story.panels):
            if panel.control and self._story.control is None:
                raise self._mistake(
                    "The story has no ControlNet to read this picture.",
                    "panel",
                    number,
                    "control",
                    "Name its file in a table [control], as model.",
                )
            self._check_file(check_picture, panel.control, "panel", number, "control")

    def _check_cast(self) -> None:
        names: set[str] = set()
        before = 0
        for number, entry in enumerate(self._story.cast):
            if entry.name.casefold() in names:
                sentence = f"Two characters are called {entry.name}."
                raise self._mistake(sentence, "cast", number, "name", "Rename one of them.")
            names.add(entry.name.casefold())
            alone = character_of(entry.replace(variant=()))
            key = "noun" if entry.words.strip() else "words"
            self._check_character(alone, entry.name, "cast", number, key)
            self._check_own_picture(entry, entry.noun, "cast", number)
            self._check_variants(entry, before)
            before += len(entry.variant)

    def _check_variants(self, entry: CastEntry, before: int) -> None:
        """Those of one character; `before` counts those of the characters above it."""
        section = "cast.variant"
        for place, variant in enumerate(entry.variant):
            so_far = character_of(entry.replace(variant=entry.variant[: place + 1]))
            known = {each.name.casefold() for each in so_far.variants[:-1]}
            key = "name" if variant.name.casefold() in known else "words"
            self._check_character(so_far, variant.name, section, before + place, key)
            self._check_own_picture(variant, entry.noun, section, before + place)

    def _check_character(
        self, character: Character, name: str, section: str, number: int, key: str
    ) -> None:
        try:
            character.check()
        except PromptError as error:
            key = key if re.fullmatch(r"\w+", name) else "name"
            raise self._mistake(error.sentence, section, number, key, error.way_out) from None

    def _check_own_picture(
        self, entry: CastEntry | VariantEntry, noun: str, section: str, number: int
    ) -> None:
        """A character's own picture needs words, and the noun among them."""
        self._check_file(check_picture, entry.image, section, number, "image")
        if not entry.image or find_phrase(noun, entry.description):
            return
        raise self._mistake(
            f"The description of {entry.name}'s picture does not name the “{noun}”.",
            section,
            number,
            "description",
            f"Say what the picture shows, such as “a {noun} standing”.",
        )

    def _check_names(self) -> None:
        names = {entry.name.casefold(): entry.name for entry in self._story.cast}
        characters = [character_of(entry) for entry in self._story.cast]
        for number, panel in enumerate(self._story.panels):
            for name in MENTION.findall(panel.prompt):
                if name.casefold() in names:
                    continue
                near = get_close_matches(name.casefold(), names, 1, 0.5)
                hint = (
                    f"Did you mean @{names[near[0]]}?" if near else "Add a [[cast]] of that name."
                )
                sentence = f"Nobody is called @{name}."
                raise self._mistake(sentence, "panel", number, "prompt", hint)
            try:
                seed = number + 1 if panel.seed is None else panel.seed
                looks(worded(panel.prompt, seed).text, characters)
            except PromptError as error:
                raise self._mistake(
                    error.sentence, "panel", number, "prompt", error.way_out
                ) from None


def character_of(entry: CastEntry) -> Character:
    """The character that a story tells of, not yet cast."""
    variants = tuple(Variant(name=each.name, words=each.words) for each in entry.variant)
    return Character(
        id=entry.name.casefold(),
        name=entry.name,
        words=entry.words,
        noun=entry.noun,
        variants=variants,
    )
