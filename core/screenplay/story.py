"""What a story.toml says: title, style, cast and panels."""

from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from core.domain.board import Duration
from core.domain.presets import Quality
from core.domain.recipe import Sampler
from core.domain.values import Value

Seed = Annotated[int, Field(ge=0, lt=2**63)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


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


class CastEntry(Entry):
    """A character; `seed` decides how it is cast.

    A picture takes the place of casting: `image` is its path relative to the story, `description`
    says what it shows.
    """

    name: str
    words: str
    noun: str
    seed: Seed | None = None
    image: str = ""
    description: str = ""


class PanelEntry(Entry):
    """One panel; its place in the file gives the seed where none is given."""

    prompt: Words
    shot: str = ""
    action: str = ""
    dialogue: str = ""
    notes: str = ""
    duration: Duration = 2.0
    seed: Seed | None = None


class Story(Value):
    """A story as it was read from `path`."""

    path: Path
    head: Head
    style: StyleEntry | None = None
    cast: tuple[CastEntry, ...] = ()
    panels: tuple[PanelEntry, ...]

    def image(self, entry: StyleEntry | CastEntry | None) -> Path | None:
        """Where the picture of a style or of a character lies."""
        return self.path.parent / entry.image if entry and entry.image else None
