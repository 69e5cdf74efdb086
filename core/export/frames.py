"""What a sheet says and shows: plain values. Pictures are named, not held."""

from datetime import date

from core.domain.board import CAPTIONS, Caption, Panel
from core.domain.recipe import Recipe
from core.domain.sheet import SheetTemplate
from core.domain.values import BlobId, Value
from core.export.phrases import ENGLISH, Phrases


class Frame(Value):
    """One panel: its words and, where there is one, its picture with the recipe.

    `label` is its number in the board's pattern, `scene` what its scene is called, if it has one.
    """

    panel: Panel
    number: int
    label: str
    prompt: str
    scene: str = ""
    starts_scene: bool = False
    picture: BlobId | None = None
    recipe: Recipe | None = None


class Sheet(Value):
    """A board ready for paper. `ratio` is width over height, `day` the date in the header.

    `logo_ratio` is that of the header's logo; without one there is none to show.
    """

    title: str
    aspect: str
    ratio: float
    cast: tuple[str, ...]
    frames: tuple[Frame, ...]
    day: date
    captions: tuple[Caption, ...] = CAPTIONS
    template: SheetTemplate = SheetTemplate()
    logo_ratio: float | None = None
    phrases: Phrases = ENGLISH

    @property
    def seconds(self) -> float:
        """How long all panels last together."""
        return sum(frame.panel.duration for frame in self.frames)

    @property
    def fields(self) -> tuple[str, ...]:
        """What is said of each panel, in order."""
        return self.template.shown(tuple(caption.key for caption in self.captions))
