"""A style: one reference picture, or words, or both."""

from typing import Annotated

from pydantic import Field

from core.domain.values import BlobId, Value


class Style(Value):
    """How pictures should look.

    `words` end the prompt of every panel ("watercolour"); `picture` is the reference that is
    inverted; `description` says what the picture shows ("a house in the forest"), because an
    inversion needs the text that goes with its picture. `strength` multiplies the odds that a
    panel looks at the reference.
    """

    id: str
    name: str
    words: str = ""
    picture: BlobId | None = None
    description: str = ""
    strength: Annotated[float, Field(ge=0.1, le=3.0)] = 1.0

    @property
    def reference_prompt(self) -> str:
        """The prompt that goes with the reference picture (StyleAligned: content, style)."""
        return ", ".join(part for part in (self.description, self.words) if part)
