"""What long work says while it runs. Frozen, free of torch and Qt, so any driver can use it.

Pictures travel as PNG bytes: whoever shows one decodes it, whoever keeps one writes it.
"""

from dataclasses import dataclass

from core.domain.character import Anchor
from core.domain.recipe import Take
from core.domain.values import BlobId, Digest


@dataclass(frozen=True)
class Progress:
    """`done` of `total` units of a named phase ("loading the model", "denoising", ...)."""

    phase: str
    done: int
    total: int


@dataclass(frozen=True)
class Preview:
    """What the picture of recipe number `index` looks like so far (a small PNG)."""

    index: int
    png: bytes


@dataclass(frozen=True)
class PictureMade:
    """The finished picture of recipe number `index`, a PNG with the recipe in a text chunk."""

    index: int
    png: bytes


@dataclass(frozen=True)
class SubjectsFound:
    """Where the subjects of recipe number `index` came out, said before its PictureMade.

    `masks` are small grey PNGs of the picture's shape, one for each subject: white is the subject.
    `likeness` says how like its anchors each came out (`Take.likeness`).
    """

    index: int
    masks: tuple[bytes, ...] = ()
    likeness: tuple[float, ...] = ()


@dataclass(frozen=True)
class TrajectoryMade:
    """A reference's trajectory, as the bytes of a safetensors file."""

    key: Digest
    data: bytes


@dataclass(frozen=True)
class ReconstructionMade:
    """What comes back of an inverted picture (a PNG), so far like it as `psnr` says in dB.

    `key` names the trajectory. Infinite where nothing was lost.
    """

    key: Digest
    png: bytes
    psnr: float


@dataclass(frozen=True)
class Notice:
    """Something the artist should know of the picture of recipe number `index`."""

    index: int
    sentence: str


@dataclass(frozen=True)
class CheckpointMade:
    """How far recipe number `index` is, to go on from should the render be killed.

    Replaces the last one of the same recipe.
    """

    index: int
    data: bytes


@dataclass(frozen=True)
class Measured:
    """What work of a kind took: seconds for so many units, and the device's memory in bytes.

    Kinds and units are those of core/jobs/costs.py. `memory` is the most that was in use,
    `capacity` all there is. `model` and `device` say where it was measured.
    """

    work: str
    seconds: float
    units: float
    memory: int
    capacity: int
    model: str = ""
    device: str = ""


@dataclass(frozen=True)
class PanelPreview:
    """What a panel looks like so far."""

    panel_id: str
    png: bytes


@dataclass(frozen=True)
class TakeMade:
    """A panel has a new take; its picture is on disk already."""

    take: Take


@dataclass(frozen=True)
class TakeRedrawn:
    """The picture of a take was lost and is there again, perhaps under another id."""

    take: Take


@dataclass(frozen=True)
class PanelNotice:
    """Something the artist should know of how a panel was made."""

    panel_id: str
    sentence: str


@dataclass(frozen=True)
class CandidateMade:
    """An anchor candidate of a character; its picture is on disk already."""

    character_id: str
    anchor: Anchor


@dataclass(frozen=True)
class AnchorRecast:
    """The picture of an anchor was lost, and its recipe gave another one this time."""

    lost: BlobId
    picture: BlobId


@dataclass(frozen=True)
class TriedOut:
    """The picture (a PNG) of a recipe, by its digest, that was drawn to see what it gives."""

    recipe: Digest
    png: bytes


@dataclass(frozen=True)
class Exported:
    """A file was written."""

    path: str


EngineEvent = (
    Progress
    | Preview
    | Notice
    | CheckpointMade
    | SubjectsFound
    | PictureMade
    | ReconstructionMade
    | TrajectoryMade
    | Measured
)
JobEvent = (
    Progress
    | PanelPreview
    | PanelNotice
    | TakeMade
    | TakeRedrawn
    | CandidateMade
    | ReconstructionMade
    | AnchorRecast
    | TriedOut
    | Exported
    | Measured
)
