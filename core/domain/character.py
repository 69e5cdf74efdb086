"""A character: a name, words, the noun of its subject, and its anchors."""

import re

from core.domain.errors import PromptError
from core.domain.recipe import Recipe
from core.domain.values import BlobId, Value


class Anchor(Value):
    """A picture that fixes a character's identity, with the recipe that made it."""

    picture: BlobId
    recipe: Recipe


class Character(Value):
    """`words` describe the character ("a fox wearing a striped shirt"), `noun` is the subject."""

    id: str
    name: str
    words: str
    noun: str
    anchors: tuple[Anchor, ...] = ()

    def check(self) -> None:
        """Raise PromptError, with a sentence, when this character cannot be drawn."""
        if not re.fullmatch(r"\w+", self.name):
            raise PromptError(
                f"“{self.name}” cannot be a character's name.",
                "Use letters, digits and _ only, so that @Name can be found in a prompt.",
            )
        if not self.words.strip():
            raise PromptError(f"{self.name} has no words that describe it.")
        if not find_phrase(self.noun, self.words):
            raise PromptError(
                f"The subject “{self.noun}” does not occur in {self.name}'s words “{self.words}”.",
                "Name the subject with a noun from the words, such as “fox” in "
                "“a fox wearing a hat”.",
            )

    @property
    def is_cast(self) -> bool:
        """Whether the identity is fixed."""
        return bool(self.anchors)


def find_phrase(phrase: str, text: str) -> bool:
    """Whether the words of `phrase` occur in `text` as whole words, in any case."""
    return bool(phrase.strip()) and bool(
        re.search(rf"(?<!\w){re.escape(phrase.strip())}(?!\w)", text, re.IGNORECASE)
    )
