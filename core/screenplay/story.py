"""What a story.toml says: title, style, cast, panels, and what goes on top of the model."""

from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from core.domain.board import Duration
from core.domain.presets import Quality
from core.domain.recipe import Sampler
from core.domain.values import Value

Seed = Annotated[int, Field(ge=0, lt=2**63)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Token = Annotated[str, StringConstraints(pattern=r"^[^\s@]+$")]
"""A word of its own in prompts."""


class Entry(Value):
    """A table of the file: no unknown key, no type but the one asked for."""

    model_config = ConfigDict(strict=True)


class Head(Entry):
    """What stands above the first table."""

    title: Words
    aspect: str = "1:1"
    steps: Annotated[int, Field(ge=2, le=200)] = 25
    guidance: Annotated[float, Field(ge=0.0, le=50.0)] = 5.0
    quality: Quality = "balanced"
    sampler: Sampler = "ddim"


class StyleEntry(Entry):
    """How the pictures look; `image` is a path relative to the story."""

    name: str = ""
    words: str = ""
    image: str = ""
    description: str = ""


class VariantEntry(Entry):
    """A character otherwise: `@Mia:raincoat`. A picture takes the place of casting here too."""

    name: str
    words: str
    image: str = ""
    description: str = ""


class CastEntry(Entry):
    """A character; `seed` decides how it is cast, its variants too.

    A picture takes the place of casting: `image` is its path relative to the story, `description`
    says what it shows.
    """

    name: str
    words: str
    noun: str
    seed: Seed | None = None
    image: str = ""
    description: str = ""
    variant: tuple[VariantEntry, ...] = ()


class LoraEntry(Entry):
    """A LoRA; `file` is a path relative to the story."""

    file: Words
    weight: Annotated[float, Field(ge=-10.0, le=10.0)] = 1.0


class EmbeddingEntry(Entry):
    """An embedding, called `token` in prompts; `file` is a path relative to the story."""

    file: Words
    token: Token


class ControlEntry(Entry):
    """The ControlNet that reads panels' control pictures; a path relative to the story."""

    model: Words


class PanelEntry(Entry):
    """One panel; its place in the file gives its first seed where none is given.

    `control` is the path of its control picture, relative to the story.
    """

    prompt: Words
    shot: str = ""
    action: str = ""
    dialogue: str = ""
    notes: str = ""
    duration: Duration = 2.0
    seed: Seed | None = None
    control: str = ""
    control_scale: Annotated[float, Field(ge=0.0, le=2.0)] = 1.0


class Story(Value):
    """A story as it was read from `path`."""

    path: Path
    head: Head
    style: StyleEntry | None = None
    cast: tuple[CastEntry, ...] = ()
    loras: tuple[LoraEntry, ...] = ()
    embeddings: tuple[EmbeddingEntry, ...] = ()
    control: ControlEntry | None = None
    panels: tuple[PanelEntry, ...]

    def beside(self, name: str) -> Path:
        """Where a file lies that the story names."""
        return self.path.parent / name

    def image(self, entry: StyleEntry | CastEntry | VariantEntry | None) -> Path | None:
        """Where the picture of a style, of a character or of its variant lies."""
        return self.beside(entry.image) if entry and entry.image else None
