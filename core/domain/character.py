"""A character: a name, words, the noun of its subject, and its anchors."""

import re

from core.domain.errors import PromptError
from core.domain.recipe import Recipe
from core.domain.values import BlobId, Value


class Anchor(Value):
    """A picture that fixes a character's identity: cast by a recipe, or the artist's own.

    An own picture has no recipe but a `prompt` that says what it shows. A painted `mask` (white
    is the character) replaces the one that is found.
    """

    picture: BlobId
    recipe: Recipe | None = None
    prompt: str = ""
    mask: BlobId | None = None

    @property
    def shows(self) -> str:
        """The text that goes with the picture."""
        return self.recipe.prompt if self.recipe else self.prompt


class Variant(Value):
    """The same character otherwise: a costume, an age. Cast by itself, with words of its own."""

    name: str
    words: str
    anchors: tuple[Anchor, ...] = ()


class Character(Value):
    """`words` describe the character ("a fox wearing a striped shirt"), `noun` is the subject."""

    id: str
    name: str
    words: str
    noun: str
    anchors: tuple[Anchor, ...] = ()
    variants: tuple[Variant, ...] = ()

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


def find_phrase(phrase: str, text: str) -> list[tuple[int, int]]:
    """Where the words of `phrase` stand in `text`, in any case: from the first letter to the last.

    Whole words only. A word is a run of letters, as the text encoders read it.
    """
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    if not words:
        return []
    letter = r"[^\W\d_]"
    found = re.finditer(rf"(?<!{letter}){words}(?!{letter})", text, re.IGNORECASE)
    return [match.span() for match in found]
