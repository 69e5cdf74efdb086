"""What a `.castboard` archive says of itself: its `castboard.json`."""

import re
from typing import Annotated, Generic, TypeVar

from pydantic import Field

from core.domain.character import Character
from core.domain.project import Project
from core.domain.recipe import Take
from core.domain.style import Style
from core.domain.values import BlobId, Digest, Value

FORMAT = 1
"""Raised whenever a Castboard of before could not read what is written now."""

HASH = r"^[0-9a-f]{64}$"
NAME = r"^[\w(-][\w(). -]{0,57}[\w)-]$|^\w$"
"""What an add-on's file may be called, on any disk: no separators, no dot or space at an end."""

Size = Annotated[int, Field(ge=1, lt=2**40)]
Number = Annotated[int, Field(ge=1, lt=2**31)]
Item = TypeVar("Item", Style, Character)


class PackedBlob(Value):
    """A picture."""

    sha256: Annotated[BlobId, Field(pattern=HASH)]
    size: Size

    @property
    def entry(self) -> str:
        """Where it lies in the archive."""
        return f"blobs/{self.sha256}"


class PackedAddOn(Value):
    """A LoRA, an embedding or a ControlNet; `name` is its file's, without the suffix."""

    sha256: Annotated[Digest, Field(pattern=HASH)]
    size: Size
    name: Annotated[str, Field(pattern=NAME)]

    @property
    def entry(self) -> str:
        """Where it lies in the archive."""
        return f"addons/{self.sha256}/{self.name}.safetensors"


class PackedTrajectory(Value):
    """A trajectory, as the library keeps it."""

    key: Annotated[Digest, Field(pattern=HASH)]
    sha256: Annotated[Digest, Field(pattern=HASH)]
    size: Size

    @property
    def entry(self) -> str:
        """Where it lies in the archive."""
        return f"trajectories/{self.key}"


PackedFile = PackedBlob | PackedAddOn | PackedTrajectory


class Past(Value, Generic[Item]):
    """A style or a character as it was in a version that a take remembers."""

    version: Number
    saved_at: str
    item: Item


class Shelved(Value, Generic[Item]):
    """A style or a character as it stands in the library."""

    item: Item
    version: Number
    favourite: bool = False
    folder: str = ""
    tags: tuple[str, ...] = ()
    past: tuple[Past[Item], ...] = ()


class Manifest(Value):
    """Everything of an archive but the files, which it lists. `made_by` is Castboard's version."""

    format: int = FORMAT
    made_by: str
    project: Project
    styles: tuple[Shelved[Style], ...] = ()
    characters: tuple[Shelved[Character], ...] = ()
    takes: tuple[Take, ...] = ()
    """Oldest first."""
    blobs: tuple[PackedBlob, ...] = ()
    addons: tuple[PackedAddOn, ...] = ()
    trajectories: tuple[PackedTrajectory, ...] = ()

    @property
    def files(self) -> tuple[PackedFile, ...]:
        """All files, in the order they have in the archive."""
        return (*self.blobs, *self.addons, *self.trajectories)


def name_for(stem: str) -> str:
    """The name nearest to `stem` that an add-on's file may have."""
    kept = re.sub(r"[^\w(). -]", "_", stem)[:59].strip(" .")
    return kept if re.fullmatch(NAME, kept) else "addon"
