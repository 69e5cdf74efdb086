"""Pictures under way: how each stands before its next step, and how it begins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from torch import Tensor

from core.diffusion.attention.layers import Grid, Layers, grid_at
from core.diffusion.correspondence import Matches
from core.diffusion.latents import mask_picture, noise
from core.diffusion.masks import Positions, SubjectMaps
from core.diffusion.models import Model
from core.diffusion.prompts import Text, encode, find_occurrences
from core.diffusion.references import Materials
from core.diffusion.schedule import Stepper, make_schedule
from core.diffusion.sharing import Sharing
from core.domain.recipe import Recipe, Subject


@dataclass
class Panel:
    """Picture number `index` before its step number `step`, at its latent `z` (C, h, w).

    `positions` says where in the prompt the nouns stand whose subjects are looked for, `maps`
    holds what has been found of them, `matches` what to inject, `alike` (subjects, tokens) how
    like its subject's anchors each patch came out. A first pass leaves in `forked` how the panel
    was when the passes part.
    """

    index: int
    sharing: Sharing
    text: Text
    z: Tensor
    stepper: Stepper
    positions: Positions
    maps: SubjectMaps
    step: int = 0
    matches: Matches | None = None
    alike: Tensor | None = None
    forked: "Panel | None" = None

    @property
    def latent(self) -> Grid:
        """The size of the latent."""
        return Grid(*self.z.shape[-2:])

    @property
    def done(self) -> bool:
        """Whether the pass is at its end."""
        return self.step > self.sharing.last_step

    @property
    def steps(self) -> int:
        """How many steps the pass has of its own."""
        return self.sharing.last_step + 1 - self._start

    @property
    def steps_left(self) -> int:
        """How many of them are still to come."""
        return self.sharing.last_step + 1 - max(self.step, self._start)

    @property
    def _start(self) -> int:
        return 0 if self.sharing.first_pass else self.sharing.fork

    def copy(self) -> "Panel":
        """The same panel, to go on apart."""
        return replace(self, stepper=self.stepper.copy(), maps=self.maps.copy())

    def become(self, other: "Panel") -> None:
        """Stand where another one stands."""
        for name in ("z", "stepper", "maps", "step", "matches", "alike"):
            setattr(self, name, getattr(other, name))

    def follow(self, first: "Panel") -> None:
        """Begin the second pass where the first one parts from it; nothing once it has begun."""
        if self.step:
            return
        if first.forked is not None:
            self.become(first.forked)
        self.matches = first.matches


@dataclass(frozen=True)
class Beginner:
    """Makes panels for a model's UNet with these `layers`."""

    model: Model
    layers: Layers
    materials: Materials

    def begin(self, index: int, recipe: Recipe) -> Panel:
        """A panel before its (second pass's) first step.

        A subject that the prompt does not show is left out: `Panel.sharing.absent`.
        """
        text = encode(
            self.model.pipe,
            recipe.prompt,
            recipe.negative,
            recipe.guidance > 1,
            recipe.emphasis,
            recipe.negative_emphasis,
        )
        shown = dict(self._shown(recipe))
        schedule = make_schedule(self.model.pipe.scheduler, recipe.steps, recipe.sampler)
        absent = frozenset(range(len(recipe.subjects))) - set(shown)
        sharing = Sharing(recipe, self.layers, schedule, absent=absent)
        z = noise(self.model, recipe.size, recipe.seed) * schedule.start
        maps = self._maps(sharing, shown, Grid(*z.shape[-2:]))
        return Panel(index, sharing, text, z, schedule.begin(), shown, maps)

    def first_pass(self, panel: Panel) -> Panel:
        """The panel that finds what this one injects, on the first pass's schedule."""
        recipe = panel.sharing.recipe
        steps = max(2, round(recipe.subject_sharing.first_pass * recipe.steps))
        schedule = make_schedule(self.model.pipe.scheduler, steps, recipe.sampler)
        sharing = replace(panel.sharing, schedule=schedule, first_pass=True)
        maps = self._maps(sharing, panel.positions, panel.latent)
        return replace(panel, sharing=sharing, stepper=schedule.begin(), maps=maps)

    def _shown(self, recipe: Recipe) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The subjects that the prompt shows, and where their nouns' tokens stand."""
        for number, subject in enumerate(recipe.subjects):
            found = find_occurrences(self.model.pipe.tokenizer, recipe.prompt, subject.noun)
            own = subject.occurrences or range(len(found))
            tokens = [token for i in own if i < len(found) for token in found[i]]
            if tokens:
                yield number, tuple(tokens)

    def _maps(self, sharing: Sharing, positions: Positions, latent: Grid) -> SubjectMaps:
        grid = grid_at(latent, self.layers.mask_level(latent))
        painted = {
            (number, at): mask_picture(self.materials[subject.mask], at).to(self.model.device)
            for number, subject in enumerate(sharing.recipe.subjects)
            if subject.mask is not None
            for at in {grid_at(latent, layer.level) for layer in self.layers.selves}
        }
        return SubjectMaps(tuple(positions), grid, sharing.mask_window, painted)


def absence(panel: Panel, number: int) -> str:
    """The sentence that says why a subject does not look like its character here."""
    subject: Subject = panel.sharing.recipe.subjects[number]
    return (
        f"“{subject.noun}” is not in the part of the prompt that the model reads, so it will not "
        "look like its character here. Name it, or shorten the prompt."
    )
