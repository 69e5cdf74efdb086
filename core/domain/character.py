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

    @property
    def is_cast(self) -> bool:
        """Whether its looks are fixed."""
        return bool(self.anchors)


class Character(Value):
    """`words` describe the character ("a fox wearing a striped shirt"), `noun` is the subject."""

    id: str
    name: str
    words: str
    noun: str
    anchors: tuple[Anchor, ...] = ()
    variants: tuple[Variant, ...] = ()

    def recast(self, lost: BlobId, picture: BlobId) -> "Character":
        """With another picture where a cast anchor, its own or a variant's, has a lost one."""
        variants = (v.replace(anchors=_recast(v.anchors, lost, picture)) for v in self.variants)
        return self.replace(anchors=_recast(self.anchors, lost, picture), variants=tuple(variants))

    def check(self) -> None:
        """Raise PromptError, with a sentence, when this character cannot be drawn."""
        if not re.fullmatch(r"\w+", self.name):
            raise PromptError(
                f"“{self.name}” cannot be a character's name.",
                "Use letters, digits and _ only, so that @Name can be found in a prompt.",
            )
        self._check_words(self.name, self.words)
        for number, variant in enumerate(self.variants):
            self._check_variant(variant, self.variants[:number])

    def variant(self, name: str) -> Variant:
        """The variant of this name, in any case; PromptError when there is none."""
        for each in self.variants:
            if each.name.casefold() == name.casefold():
                return each
        known = ", ".join(f"@{self.name}:{each.name}" for each in self.variants)
        raise PromptError(
            f"{self.name} has no variant “{name}”.",
            f"There is {known}." if known else f"Add it to {self.name} first.",
        )

    def dressed(self, name: str) -> "Character":
        """The character as its variant of this name looks; itself where there is no name.

        PromptError when it has no such variant.
        """
        if not name:
            return self
        variant = self.variant(name)
        return self.replace(words=variant.words, anchors=variant.anchors, variants=())

    def frozen(self, anchors: tuple[Anchor, ...], variant: str = "") -> "Character":
        """The character with these anchors, its own or those of its variant of this name.

        PromptError when it has no such variant.
        """
        if not variant:
            return self.replace(anchors=anchors)
        old = self.variant(variant)
        new = old.replace(anchors=anchors)
        return self.replace(variants=tuple(new if v == old else v for v in self.variants))

    @property
    def is_cast(self) -> bool:
        """Whether the identity is fixed."""
        return bool(self.anchors)

    def _check_words(self, name: str, words: str) -> None:
        if not words.strip():
            raise PromptError(f"{name} has no words that describe it.")
        if not find_phrase(self.noun, words):
            raise PromptError(
                f"The subject “{self.noun}” does not occur in {name}'s words “{words}”.",
                "Name the subject with a noun from the words, such as “fox” in "
                "“a fox wearing a hat”.",
            )

    def _check_variant(self, variant: Variant, others: tuple[Variant, ...]) -> None:
        if not re.fullmatch(r"\w+", variant.name):
            raise PromptError(
                f"“{variant.name}” cannot be the name of a variant.",
                f"Use letters, digits and _ only, so that @{self.name}:name can be found.",
            )
        if variant.name.casefold() in {each.name.casefold() for each in others}:
            raise PromptError(
                f"Two variants of {self.name} are called {variant.name}.", "Rename one of them."
            )
        self._check_words(f"{self.name}:{variant.name}", variant.words)


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


def _recast(anchors: tuple[Anchor, ...], lost: BlobId, picture: BlobId) -> tuple[Anchor, ...]:
    return tuple(
        anchor.replace(picture=picture) if anchor.recipe and anchor.picture == lost else anchor
        for anchor in anchors
    )
