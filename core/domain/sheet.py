"""How a board is laid out on paper: a template that a project has and that can be shared."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from core.domain.values import BlobId, Value

Paper = Literal["A4", "Letter", "Legal", "A3", "Tabloid"]
Orientation = Literal["auto", "portrait", "landscape"]
TextPlace = Literal["below", "right"]
HeaderPart = Literal["title", "date", "page", "panels", "duration", "aspect", "cast"]

STRIP_FIELDS = ("number", "shot", "angle", "lens", "move", "duration")
"""Stand in the line above a picture."""
EXTRA_FIELDS = ("prompt", "recipe")
"""Stand under a picture, among the board's captions."""

Line = Annotated[str, Field(max_length=200)]
Key = Annotated[str, Field(min_length=1, max_length=100)]
Cells = Annotated[int, Field(ge=0, le=10)]
"""How many columns or rows; 0 lets the pictures decide."""
Margin = Annotated[float, Field(ge=0.0, le=50.0, allow_inf_nan=False)]


class Margins(Value):
    """In millimetres. Printers leave some edge of their own."""

    left: Margin = 12.0
    top: Margin = 12.0
    right: Margin = 12.0
    bottom: Margin = 12.0


class Header(Value):
    """What stands at the head of each page: parts of the board, and the artist's own words."""

    shows: Annotated[tuple[HeaderPart, ...], Field(max_length=7)] = (
        "title",
        "date",
        "page",
        "panels",
        "duration",
        "aspect",
        "cast",
    )
    subtitle: Line = ""
    """An episode, a sequence, a client."""
    author: Line = ""
    version: Line = ""
    logo: BlobId | None = None

    @property
    def is_empty(self) -> bool:
        """Whether pages have no header at all."""
        return not (self.shows or self.subtitle or self.author or self.version or self.logo)


class SheetTemplate(Value):
    """A layout. The default chooses the grid for the board's aspect and number of panels.

    `fields` are what is said of each panel, in order: STRIP_FIELDS, keys of the board's captions,
    EXTRA_FIELDS. None means all of the first and every caption the board has.
    """

    name: Annotated[str, Field(min_length=1, max_length=80)] = "Automatic"
    paper: Paper = "A4"
    orientation: Orientation = "auto"
    columns: Cells = 0
    rows: Cells = 0
    text: TextPlace = "below"
    fields: Annotated[tuple[Key, ...], Field(max_length=60)] | None = None
    header: Header = Header()
    margins: Margins = Margins()
    font_size: Annotated[float, Field(ge=5.0, le=18.0, allow_inf_nan=False)] = 8.5
    """Of captions, in points."""

    @model_validator(mode="after")
    def _names_each_once(self) -> "SheetTemplate":
        for named in (self.fields or (), self.header.shows):
            if len(set(named)) < len(named):
                raise ValueError("a field is named twice")
        return self

    def shown(self, captions: tuple[str, ...]) -> tuple[str, ...]:
        """The fields that are shown, of a board with these captions."""
        if self.fields is None:
            return (*STRIP_FIELDS, *captions)
        known = {*STRIP_FIELDS, *EXTRA_FIELDS, *captions}
        return tuple(field for field in self.fields if field in known)

    def applied(self, present: "SheetTemplate") -> "SheetTemplate":
        """The layout with what the artist wrote into the header of the one in use."""
        old, new = present.header, self.header
        header = new.replace(
            subtitle=old.subtitle or new.subtitle,
            author=old.author or new.author,
            version=old.version or new.version,
            logo=old.logo or new.logo,
        )
        return self.replace(header=header)
