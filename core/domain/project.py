"""A project: a title, its board, and the style and characters in use."""

from typing import Annotated

from pydantic import Field

from core.domain.board import Board
from core.domain.presets import Quality
from core.domain.recipe import Adapter, Sampler
from core.domain.sheet import SheetTemplate
from core.domain.values import Value, new_id


class AddOn(Value):
    """A LoRA or an embedding; `name` is for people."""

    name: str
    adapter: Adapter


class Project(Value):
    """What an artist opens. The style and the characters live in the library, by id."""

    id: str
    title: str
    board: Board
    style_id: str | None = None
    character_ids: tuple[str, ...] = ()
    steps: Annotated[int, Field(ge=2, le=200)] = 25
    guidance: Annotated[float, Field(ge=0.0, le=50.0)] = 5.0
    quality: Quality = "balanced"
    sampler: Sampler = "ddim"
    negative: str = ""
    """What no picture must show."""
    addons: tuple[AddOn, ...] = ()
    """On top of the model, for characters and panels alike."""
    sheet: SheetTemplate = SheetTemplate()
    """How the board is laid out on paper."""
    templates: tuple[SheetTemplate, ...] = ()
    """The artist's own."""

    @property
    def adapters(self) -> tuple[Adapter, ...]:
        """What its recipes say of its add-ons."""
        return tuple(addon.adapter for addon in self.addons)


def new_project(title: str, aspect: str = "1:1") -> Project:
    """An empty project."""
    return Project(id=new_id(), title=title, board=Board(id=new_id(), aspect=aspect))
