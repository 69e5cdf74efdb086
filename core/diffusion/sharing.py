"""The plan of a recipe: who a panel reads from, in which layers, in which steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from core.diffusion.attention.layers import Layers
from core.diffusion.schedule import Schedule
from core.domain.recipe import Recipe, Role, Window
from core.domain.values import Digest


@dataclass(frozen=True)
class Sharing:
    """A recipe's settings, answered for one step at a time (steps count from 0)."""

    recipe: Recipe
    layers: Layers
    schedule: Schedule

    @cached_property
    def styles(self) -> tuple[Digest, ...]:
        """The keys of the styles' trajectories, in the recipe's order."""
        return tuple(dict.fromkeys(self._keys(Role.STYLE)))

    @cached_property
    def anchors(self) -> dict[Digest, str]:
        """The keys of the anchors' trajectories, and the noun that each one's subject has."""
        return self._keys(Role.SUBJECT)

    def _keys(self, role: Role) -> dict[Digest, str]:
        return {
            self.recipe.trajectory_key(reference): reference.noun
            for reference in self.recipe.references
            if reference.role is role
        }

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
        sharing = self.recipe.subject_sharing
        if not self.anchors or not self._within(sharing.window, step):
            return frozenset()
        parts = sharing.parts
        return frozenset(layer.index for layer in self.layers.selves if layer.part in parts)

    def query_weight(self, step: int) -> float:
        """How much of the vanilla queries is blended in: from first to last over its window."""
        sharing = self.recipe.subject_sharing
        if not self.subject_layers(step) or not self._within(sharing.queries, step):
            return 0.0
        steps = [s for s in range(self.schedule.steps) if self._within(sharing.queries, s)]
        way = steps.index(step) / max(1, len(steps) - 1)
        first, last = sharing.query_weight_first, sharing.query_weight_last
        return first + (last - first) * way

    def injection_layers(self, step: int) -> frozenset[int]:
        """The self-attention layers whose output takes in matched features."""
        sharing = self.recipe.subject_sharing
        if not self.anchors or not self._within(sharing.injection, step):
            return frozenset()
        return frozenset(
            layer.index
            for layer in self.layers.selves
            if layer.part != "mid" and layer.level == self.layers.finest
        )

    @property
    def match_step(self) -> int | None:
        """The last step of the first pass, where matches are found; None where none are needed."""
        if not any(self.injection_layers(step) for step in range(self.schedule.steps)):
            return None
        return self.schedule.nearest_step(self.recipe.subject_sharing.correspondence_timestep)

    def counts_for_mask(self, step: int, last: int) -> bool:
        """Whether a step's cross-attention makes the mask of a pass that ends with step `last`."""
        share = self.recipe.subject_sharing.mask_steps
        return last - max(1, round(share * self.schedule.steps)) < step <= last

    def _within(self, window: Window, step: int) -> bool:
        return window.holds(step, self.schedule.steps)


@dataclass(frozen=True)
class Demand:
    """What a step's panels ask of one reference: the union of what each of them reads."""

    style_layers: frozenset[int] = frozenset()
    norms: bool = False
    subject_layers: frozenset[int] = frozenset()
    output_layers: frozenset[int] = frozenset()
    features: bool = False


def demand(sharings: Iterable[Sharing], key: Digest, step: int, first_pass: bool) -> Demand:
    """What these panels ask of a reference in a step of the first or the second pass.

    Features are for matching, at the end of the first pass; outputs for injection, in the second.
    """
    total = Demand()
    for sharing in sharings:
        styled = key in sharing.styles
        anchored = key in sharing.anchors
        injected = anchored and not first_pass
        total = Demand(
            total.style_layers | (sharing.style_layers(step) if styled else frozenset()),
            total.norms or (styled and sharing.shares_norms(step)),
            total.subject_layers | (sharing.subject_layers(step) if anchored else frozenset()),
            total.output_layers | (sharing.injection_layers(step) if injected else frozenset()),
            total.features or (anchored and first_pass and step == sharing.match_step),
        )
    return total
