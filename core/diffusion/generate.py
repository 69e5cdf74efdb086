"""The method, in the papers' order.

References are frozen before: styles by DDIM inversion, anchors by casting. Then, for the panels,
noise; a first pass with shared attention, until each patch has found its match in the anchors;
from the same noise a second pass that also injects what matched; and the pictures.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from torch import Tensor

from core.diffusion.attention.install import shared_attention
from core.diffusion.attention.layers import layers_of
from core.diffusion.attention.processor import Stage
from core.diffusion.denoise import Denoiser, Panel, Stepped
from core.diffusion.latents import decode, noise, png, preview
from core.diffusion.models import Model
from core.diffusion.prompts import encode, find_tokens
from core.diffusion.references import read_sources
from core.diffusion.schedule import make_schedule
from core.diffusion.sharing import Sharing
from core.diffusion.trajectory import Trajectory
from core.domain.events import PictureMade, Preview, Progress, TrajectoryMade
from core.domain.recipe import Recipe
from core.domain.values import Digest

PREVIEWS = 8
"""How many previews a panel shows on its way."""


def render(
    model: Model, recipes: Sequence[Recipe], trajectories: Mapping[Digest, bytes]
) -> Iterator[Progress | Preview | PictureMade]:
    """Make the pictures of recipes that share size, steps and guidance.

    Raises PromptError when a prompt lacks its subject, ModelError when a picture is no number.
    """
    with shared_attention(model.unet) as stage:
        run = _prepare(model, stage, recipes, trajectories)
        for stepped in run.steps():
            yield run.progress()
            yield from run.preview(stepped)
    yield from _pictures(model, run.panels)


def cast(
    model: Model, recipe: Recipe, trajectories: Mapping[Digest, bytes], key: Digest
) -> Iterator[Progress | Preview | PictureMade | TrajectoryMade]:
    """Make one picture, and keep its latents and its subject's map as the trajectory `key`."""
    nouns = [subject.noun for subject in recipe.subjects[:1]]
    with shared_attention(model.unet) as stage:
        run = _prepare(model, stage, [recipe], trajectories, nouns)
        latents = [run.noises[0]]
        for stepped in run.steps():
            if not stepped.first_pass:
                latents.append(stepped.panel.z)
            yield run.progress()
            yield from run.preview(stepped)
    yield from _pictures(model, run.panels)
    subject = run.panels[0].subjects[nouns[0]] if nouns else None
    kept = Trajectory.of(latents, run.denoiser.schedule.levels, subject)
    yield TrajectoryMade(key, kept.to_bytes())


@dataclass
class _Run:
    """Panels on their way through both passes."""

    denoiser: Denoiser
    panels: list[Panel]
    noises: list[Tensor]
    done: int = field(default=0)

    def steps(self) -> Iterator[Stepped]:
        """The first pass of the panels that need one, then the second pass of all."""
        matching = [panel for panel in self.panels if panel.sharing.match_step is not None]
        for stepped in self.denoiser.run(matching, first_pass=True):
            self.done += 1
            yield stepped
        for panel, drawn in zip(self.panels, self.noises, strict=True):
            panel.z = drawn
        for stepped in self.denoiser.run(self.panels, first_pass=False):
            self.done += 1
            yield stepped

    def progress(self) -> Progress:
        """How many of all the panels' steps are done."""
        found = (panel.sharing.match_step for panel in self.panels)
        first = sum(step + 1 for step in found if step is not None)
        total = first + len(self.panels) * self.denoiser.schedule.steps
        return Progress("denoising", self.done, total)

    def preview(self, stepped: Stepped) -> Iterator[Preview]:
        """Now and then, what a panel looks like so far."""
        every = max(1, self.denoiser.schedule.steps // PREVIEWS)
        if stepped.step % every == every - 1:
            index = next(i for i, panel in enumerate(self.panels) if panel is stepped.panel)
            yield Preview(index, preview(self.denoiser.model, stepped.x0))


def _prepare(
    model: Model,
    stage: Stage,
    recipes: Sequence[Recipe],
    trajectories: Mapping[Digest, bytes],
    nouns: Sequence[str] = (),
) -> _Run:
    """Encode the prompts, draw the noise and read the references."""
    if len({(recipe.size, recipe.steps, recipe.guidance) for recipe in recipes}) != 1:
        raise ValueError("recipes that are rendered together share size, steps and guidance")
    layers = layers_of(model.unet)
    schedule = make_schedule(model.pipe.scheduler, recipes[0].steps)
    sources = read_sources(model, layers, recipes, trajectories)
    noises = [noise(model, recipe.size, recipe.seed) for recipe in recipes]
    panels = []
    for recipe, drawn in zip(recipes, noises, strict=True):
        sharing = Sharing(recipe, layers, schedule)
        text = encode(model.pipe, recipe.prompt, recipe.negative, recipe.guidance > 1)
        sought = dict.fromkeys([*sharing.anchors.values(), *nouns])
        tokens = {n: find_tokens(model.pipe.tokenizer, recipe.prompt, n) for n in sought}
        panels.append(Panel(sharing, text, drawn, tokens))
    return _Run(Denoiser(model, stage, layers, schedule, sources), panels, noises)


def _pictures(model: Model, panels: Sequence[Panel]) -> Iterator[PictureMade]:
    for index, panel in enumerate(panels):
        yield PictureMade(index, png(decode(model, panel.z), panel.sharing.recipe))
