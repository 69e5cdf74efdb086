"""The recipe: everything that decides a take, bit for bit."""

import operator
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from core.domain.geometry import Size
from core.domain.values import BlobId, Digest, Value

METHOD = 2
"""Raised whenever the engine would make another picture of the same recipe."""

MOST_EMPHASIS = 4.0
"""No part of a prompt counts more often."""

Fraction01 = Annotated[float, Field(ge=0.0, le=1.0)]


class Window(Value):
    """A part of the schedule, as fractions of its steps: `start` included, `stop` excluded."""

    start: Fraction01 = 0.0
    stop: Fraction01 = 1.0

    def holds(self, step: int, steps: int) -> bool:
        """Whether step `step` of `steps` (counted from 0) lies within."""
        return round(self.start * steps) <= step < round(self.stop * steps)


class StyleSharing(Value):
    """StyleAligned's settings (Hertz et al. 2024; constants in core/diffusion/README.md)."""

    window: Window = Window()
    layers: Fraction01 = 1.0
    """The share of self-attention layers that share, evenly spaced."""
    adain_queries: bool = True
    adain_keys: bool = True
    adain_values: bool = False
    share_group_norm: bool = True
    scale: float = 1.0
    """Factor on the reference's keys."""
    shift: float = 0.6931471805599453
    """Added to the reference's attention logits; ln 2 doubles its odds."""
    offset: Fraction01 = 0.0
    """Until this share of the schedule the reference stays at the noise level it has there:
    cleaner than the panels (StyleAligned's transfer takes 0.1)."""


class SubjectSharing(Value):
    """ConsiStory's settings (Tewel et al. 2024), windows as fractions of the schedule."""

    window: Window = Window()
    """When anchors are attended (frozen anchors have their masks from the first step on)."""
    parts: tuple[Literal["down", "mid", "up"], ...] = ("up",)
    """The parts of the UNet whose self-attention layers attend to anchors."""
    shift: float = 0.0
    """Added to the anchors' attention logits; ln 2 doubles their odds. (Ours; the paper has 0.)"""
    uncond: bool = True
    """Whether the uncond branch reads anchors too. Without it guidance also strengthens identity.
    (Ours; the paper shares in both branches.)"""
    dropout: Fraction01 = 0.5
    """The chance that a subject token of an anchor is hidden in a step."""
    mask_steps: Fraction01 = 0.4
    """The cross-attention maps of this last share of the steps make a mask."""
    isolation: bool = True
    """Whether patches of one subject are kept from the anchors of another."""
    queries: Window = Window(start=0.0, stop=0.1)
    """When vanilla queries are blended in."""
    query_weight_first: Fraction01 = 0.9
    query_weight_last: Fraction01 = 0.8
    injection: Window = Window(start=0.1, stop=0.34)
    """When matched features are injected."""
    injection_weight: Fraction01 = 0.8
    first_pass: Fraction01 = 1.0
    """The share of the steps that the first pass takes to find what matches. With 0 there is none:
    patches are matched by the features of the step before."""
    correspondence_timestep: int = 261
    """DIFT features come from the step nearest to this timestep (of 1000)."""


class FreeU(Value):
    """FreeU's factors (Si et al. 2024): on the skip connections and the backbone of two stages."""

    s1: float
    s2: float
    b1: float
    b2: float


class Adapter(Value):
    """A file on top of the model: a LoRA, or a textual inversion's embedding for a `token`.

    `file` is the sha256 of its bytes.
    """

    kind: Literal["lora", "embedding"]
    file: Digest
    weight: float = 1.0
    token: str = ""


class Control(Value):
    """A picture that steers a panel's composition through a ControlNet (never its references).

    `model` is the digest of the ControlNet's file, `picture` what it reads (edges, depth, pose).
    """

    model: Digest
    picture: BlobId
    scale: float = 1.0
    window: Window = Window()


class Role(StrEnum):
    """What a reference gives."""

    STYLE = "style"
    SUBJECT = "subject"


class Reference(Value):
    """What sharing reads from: an inverted picture, or a picture made by a recipe.

    Exactly one of `picture` and `cast` is set. `prompt` is the text that went with the picture,
    `noun` the words in it whose cross-attention finds the subject.
    """

    role: Role
    prompt: str
    noun: str = ""
    picture: BlobId | None = None
    cast: "Recipe | None" = None
    subject: Annotated[int, Field(ge=0)] = 0
    """Which of the recipe's subjects an anchor shows."""
    weight: Annotated[float, Field(gt=0.0)] = 1.0
    """How much this reference counts beside the others of its role."""
    mask: BlobId | None = None
    """A painted mask (white is the subject), in place of the one that is found."""


class Subject(Value):
    """A character within a prompt, tracked there by its `noun`.

    `occurrences` counts (from 0) where in the prompt the noun means this character; empty means
    everywhere. A painted `mask` (white is the subject) replaces the one that is found.
    """

    noun: str
    occurrences: tuple[int, ...] = ()
    mask: BlobId | None = None

    @model_validator(mode="before")
    @classmethod
    def _forget_name(cls, fields: Any) -> Any:
        """Recipes of METHOD 1 also told what a character is called, which decides nothing."""
        if isinstance(fields, dict):
            return {key: value for key, value in fields.items() if key != "name"}
        return fields


class Emphasis(Value):
    """Part of a text, from character `start` to before `stop`, that counts `weight` times."""

    start: Annotated[int, Field(ge=0)]
    stop: Annotated[int, Field(gt=0)]
    weight: Annotated[float, Field(ge=0.0, le=MOST_EMPHASIS)]


Emphases = Annotated[tuple[Emphasis, ...], Field(exclude_if=operator.not_)]
"""Those of one text, rising and apart. Where there are none, a recipe's JSON (and its digest) is
as it was before there could be."""

Sampler = Literal["ddim", "euler", "dpm++2m", "unipc"]


class Recipe(Value):
    """Everything that decides a take. `digest()` names it.

    `model` is the digest of the model's files.
    """

    method: int = METHOD
    model: str
    adapters: tuple[Adapter, ...] = ()
    prompt: str
    emphasis: Emphases = ()
    negative: str = ""
    negative_emphasis: Emphases = ()
    size: Size
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    steps: Annotated[int, Field(ge=2, le=200)] = 25
    sampler: Sampler = "ddim"
    guidance: Annotated[float, Field(ge=0.0, le=50.0)] = 5.0
    guided: Window = Window()
    """When guidance applies; in other steps the cond branch runs alone (Kynkäänniemi et al.
    2024)."""
    reuse: Annotated[int, Field(ge=1)] = 1
    """The whole UNet runs in every so many steps; between them, only its outermost level, on the
    deep features of the last whole step (DeepCache, Ma et al. 2024)."""
    freeu: FreeU | None = None
    control: Control | None = None
    subjects: tuple[Subject, ...] = ()
    references: tuple[Reference, ...] = ()
    style_sharing: StyleSharing = StyleSharing()
    subject_sharing: SubjectSharing = SubjectSharing()

    @property
    def pictures(self) -> tuple[BlobId, ...]:
        """What a render reads as it is, beside trajectories: painted masks, a control picture."""
        found = [subject.mask for subject in self.subjects]
        found += [reference.mask for reference in self.references]
        found += [self.control.picture] if self.control else []
        return tuple(dict.fromkeys(each for each in found if each is not None))

    @model_validator(mode="after")
    def _has_its_subjects(self) -> Self:
        """An anchor shows one of the recipe's subjects."""
        for reference in self.references:
            if reference.role is Role.SUBJECT and reference.subject >= len(self.subjects):
                raise ValueError(f"there is no subject {reference.subject}")
        return self

    @property
    def pace(self) -> tuple[object, ...]:
        """What recipes have in common that can be rendered together, step by step."""
        return (
            self.model,
            self.adapters,
            self.size,
            self.steps,
            self.sampler,
            self.guidance,
            self.guided,
            self.reuse,
            self.freeu,
        )

    def trajectory_key(self, reference: Reference) -> Digest:
        """Name the trajectory of a reference of this recipe: all that decides it.

        Never the panel's own prompt, seed, steps or sampler: a trajectory serves them all. A cast
        reference carries its whole recipe; an inversion also depends on the model and the size.
        """
        bare = reference.replace(subject=0, weight=1.0, mask=None)
        if reference.cast is not None:
            return TrajectoryKey(method=self.method, reference=bare).digest()
        return TrajectoryKey(
            method=self.method,
            reference=bare,
            model=self.model,
            adapters=self.adapters,
            size=self.size,
        ).digest()


class TrajectoryKey(Value):
    """What decides a trajectory; see `Recipe.trajectory_key`."""

    method: int
    reference: Reference
    model: str | None = None
    adapters: tuple[Adapter, ...] = ()
    size: Size | None = None


class Used(Value):
    """A style or a character as a take had it: which version, and what it was called then.

    `words` are what it told the prompt.
    """

    kind: Literal["style", "character"]
    id: str
    version: int
    name: str
    words: str = ""


class Take(Value):
    """One picture made for a panel. A fact: takes are added, never edited."""

    id: str
    project_id: str
    panel_id: str
    picture: BlobId
    recipe: Recipe
    seconds: float = 0.0
    made_at: str
    """UTC, ISO 8601."""
    used: tuple[Used, ...] = ()
    masks: tuple[BlobId, ...] = ()
    """Where the render found each of the recipe's subjects: white in a small picture."""
    likeness: tuple[float, ...] = ()
    """How like its anchors each subject came out: the mean cosine similarity of corresponding
    DIFT features. Means something beside other panels of the board only."""
    notices: tuple[str, ...] = ()
    """Sentences about how it was made, such as a subject that was not found in the prompt."""
