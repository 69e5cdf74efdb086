"""The plan of a recipe: who a panel reads from, in which layers, in which steps."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from core.diffusion.attention.layers import Layers
from core.diffusion.schedule import Schedule
from core.domain.recipe import Control, Recipe, Reference, Role, SubjectSharing, Window
from core.domain.values import BlobId, Digest


@dataclass(frozen=True)
class SourceKey:
    """What tells references apart: what they leave for panels differs where any of this does.

    The trajectory, the subject that an anchor shows, its painted mask, and the share of the
    schedule during which a style stays cleaner than the panels.
    """

    trajectory: Digest
    subject: int
    mask: BlobId | None
    offset: float


@dataclass(frozen=True)
class Sharing:
    """A recipe's settings, answered for one step at a time (steps count from 0).

    `absent` names subjects (by their index) that the prompt does not show: their anchors are not
    read. The `first_pass` finds what matches and ends there; the second injects it. At its end
    the subjects' maps say where they came out.
    """

    recipe: Recipe
    layers: Layers
    schedule: Schedule
    first_pass: bool = False
    absent: frozenset[int] = frozenset()

    @property
    def settings(self) -> SubjectSharing:
        """How anchors are read."""
        return self.recipe.subject_sharing

    @cached_property
    def references(self) -> dict[SourceKey, Reference]:
        """The references that are read."""
        return {
            self._key(reference): reference
            for reference in self.recipe.references
            if reference.role is Role.STYLE or reference.subject not in self.absent
        }

    @cached_property
    def styles(self) -> tuple[SourceKey, ...]:
        """The keys of the styles, in the recipe's order."""
        return tuple(k for k, each in self.references.items() if each.role is Role.STYLE)

    @cached_property
    def anchors(self) -> dict[SourceKey, int]:
        """The keys of the anchors, and the subject that each one shows."""
        each = self.references.items()
        return {key: anchor.subject for key, anchor in each if anchor.role is Role.SUBJECT}

    def weight(self, key: SourceKey) -> float:
        """How much a reference counts beside the others."""
        return self.references[key].weight

    @cached_property
    def signature(self) -> tuple[Any, ...]:
        """What panels must have in common to go through the UNet together."""
        recipe = self.recipe
        weights = tuple((key, each.weight) for key, each in self.references.items())
        subjects = (tuple(self.anchors.values()), len(self.recipe.subjects), self.absent)
        sharing = (recipe.style_sharing, recipe.subject_sharing)
        return (weights, subjects, sharing, recipe.size, recipe.control, self.first_pass)

    def branches(self, step: int) -> int:
        """How many branches a step runs: uncond and cond, or cond alone.

        Steps that reuse deep features run those branches that have some.
        """
        recipe, whole = self.recipe, step - step % self.recipe.reuse
        return 2 if recipe.guidance > 1 and self._within(recipe.guided, whole) else 1

    def control(self, step: int) -> Control | None:
        """What steers the composition in a step."""
        control = self.recipe.control
        return control if control and self._within(control.window, step) else None

    def style_layers(self, step: int) -> frozenset[int]:
        """The self-attention layers that read from the style: an evenly spaced share of all."""
        sharing = self.recipe.style_sharing
        if not self.styles or not self._within(sharing.window, step):
            return frozenset()
        share = sharing.layers
        indices = range(len(self.layers.selves))
        return frozenset(i for i in indices if int((i + 1) * share) > int(i * share))

    def shares_norms(self, step: int) -> bool:
        """Whether group normalisation counts the style's features in."""
        sharing = self.recipe.style_sharing
        styled = bool(self.styles) and self._within(sharing.window, step)
        return styled and sharing.share_group_norm

    def subject_layers(self, step: int) -> frozenset[int]:
        """The self-attention layers that read from the anchors."""
        if not self.anchors or not self._within(self.settings.window, step):
            return frozenset()
        parts = self.settings.parts
        return frozenset(layer.index for layer in self.layers.selves if layer.part in parts)

    @property
    def isolates(self) -> bool:
        """Whether there are several subjects whose patches are kept from each other's anchors."""
        several = len(self.recipe.subjects) - len(self.absent) > 1
        return bool(self.anchors) and several and self.settings.isolation

    def query_weight(self, step: int) -> float:
        """How much of the vanilla queries is blended in: from first to last over its window."""
        sharing = self.settings
        if not self.subject_layers(step) or not self._within(sharing.queries, step):
            return 0.0
        steps = [s for s in range(self.schedule.steps) if self._within(sharing.queries, s)]
        way = steps.index(step) / max(1, len(steps) - 1)
        first, last = sharing.query_weight_first, sharing.query_weight_last
        return first + (last - first) * way

    def injection_layers(self, step: int) -> frozenset[int]:
        """The self-attention layers whose output takes in matched features."""
        return self._injected if step in self._injecting and not self.first_pass else frozenset()

    @cached_property
    def _injected(self) -> frozenset[int]:
        return frozenset(
            layer.index
            for layer in self.layers.selves
            if layer.part != "mid" and layer.level == self.layers.finest
        )

    @cached_property
    def _injecting(self) -> tuple[int, ...]:
        """The steps in which matched features are injected, in the second pass."""
        steps = range(self.schedule.steps) if self.anchors else ()
        return tuple(step for step in steps if self._within(self.settings.injection, step))

    @property
    def needs_first_pass(self) -> bool:
        """Whether a pass goes before, to find what matches."""
        return bool(self._injecting) and self.settings.first_pass > 0

    @cached_property
    def fork(self) -> int:
        """How many steps the first and the second pass have in common."""
        if not self.needs_first_pass or self.settings.first_pass < 1:
            return 0
        first = min(self._injecting[0], self._match_step + 1)
        return first - first % self.recipe.reuse

    @cached_property
    def last_step(self) -> int:
        """The step that the pass ends with."""
        return self._match_step if self.first_pass else self.schedule.steps - 1

    @cached_property
    def _match_step(self) -> int:
        """The whole step whose features say best what a patch shows."""
        wanted, times = self.settings.correspondence_timestep, self.schedule.timesteps
        return min(self._whole_steps, key=lambda step: abs(times[step] - wanted))

    def is_whole(self, step: int) -> bool:
        """Whether the whole UNet runs in a step."""
        return step % self.recipe.reuse == 0

    @cached_property
    def _whole_steps(self) -> range:
        return range(0, self.schedule.steps, self.recipe.reuse)

    def matches_after(self, step: int) -> bool:
        """Whether patches are matched at the end of a step."""
        if self.first_pass:
            return step == self.last_step
        if self.settings.first_pass > 0 or not self.is_whole(step):
            return False
        return any(step < injecting <= step + self.recipe.reuse for injecting in self._injecting)

    def compares_after(self, step: int) -> bool:
        """Whether the panel is compared with its anchors at the end of a step."""
        return bool(self.anchors) and not self.first_pass and step == self._match_step

    def counts_for_mask(self, step: int) -> bool:
        """Whether a step's cross-attention makes a mask that somebody will ask for."""
        window = self.mask_window * self.recipe.reuse
        return self.is_whole(step) and any(use - window < step <= use for use in self._mask_uses)

    @property
    def mask_window(self) -> int:
        """How many whole steps' maps make a mask."""
        return max(1, round(self.settings.mask_steps * len(self._whole_steps)))

    @cached_property
    def _mask_uses(self) -> frozenset[int]:
        """The steps after which a mask is cut from the maps."""
        steps = [step for step in self._whole_steps if step <= self.last_step]
        if self.isolates:
            return frozenset(steps)
        uses = {step for step in steps if self.matches_after(step)}
        return frozenset(uses if self.first_pass else uses | {steps[-1]})

    def _key(self, reference: Reference) -> SourceKey:
        style = reference.role is Role.STYLE
        offset = self.recipe.style_sharing.offset if style else 0.0
        trajectory = self.recipe.trajectory_key(reference)
        return SourceKey(trajectory, reference.subject, reference.mask, offset)

    def _within(self, window: Window, step: int) -> bool:
        return window.holds(step, self.schedule.steps)


@dataclass(frozen=True)
class Demand:
    """What panels ask of one reference: the union of what each of them reads."""

    style_layers: frozenset[int] = frozenset()
    norms: bool = False
    subject_layers: frozenset[int] = frozenset()
    output_layers: frozenset[int] = frozenset()
    features: bool = False
    branches: int = 1


def demand(sharings: Iterable[Sharing], key: SourceKey, steps: Iterable[int]) -> Demand:
    """What these panels ask of a reference in some steps."""
    total = Demand()
    steps = tuple(steps)
    for sharing in sharings:
        if key in sharing.references:
            for step in steps:
                total = _union(total, _demand(sharing, key, step))
    return total


def _demand(sharing: Sharing, key: SourceKey, step: int) -> Demand:
    if key in sharing.styles:
        layers, norms = sharing.style_layers(step), sharing.shares_norms(step)
        wanted = Demand(style_layers=layers, norms=norms)
        read_in_uncond = bool(layers) or norms
    else:
        wanted = Demand(
            subject_layers=sharing.subject_layers(step),
            output_layers=sharing.injection_layers(step),
            features=sharing.matches_after(step) or sharing.compares_after(step),
        )
        read_in_uncond = bool(wanted.subject_layers) and sharing.settings.uncond
    branches = sharing.branches(step) if read_in_uncond else 1
    return replace(wanted, branches=branches)


def _union(one: Demand, other: Demand) -> Demand:
    return Demand(
        one.style_layers | other.style_layers,
        one.norms or other.norms,
        one.subject_layers | other.subject_layers,
        one.output_layers | other.output_layers,
        one.features or other.features,
        max(one.branches, other.branches),
    )
