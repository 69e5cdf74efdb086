"""A render under way: its panels, what they say, and how they are kept and put back."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from PIL import Image

from core.diffusion import checkpoint as checkpoints
from core.diffusion.adapters import apply
from core.diffusion.attention.layers import grid_at, layers_of
from core.diffusion.attention.processor import Stage
from core.diffusion.control import Steering, read_steerings
from core.diffusion.denoise import Denoiser, Stepped
from core.diffusion.devices import is_out_of_memory
from core.diffusion.found import subjects_found
from core.diffusion.latents import decode, png, preview
from core.diffusion.memory import Memory
from core.diffusion.panels import Beginner, Panel, absence
from core.diffusion.passes import Passes
from core.diffusion.references import Materials, Source, read_sources
from core.diffusion.schedule import Schedule
from core.diffusion.sharing import SourceKey
from core.domain.errors import ModelError
from core.domain.events import CheckpointMade, Notice, PictureMade, Preview, Progress, SubjectsFound
from core.domain.recipe import Control, Recipe
from core.domain.values import Digest

PREVIEWS = 8
"""How many previews a panel shows on its way."""
CHECKPOINT_STEPS = 5
"""A panel's checkpoint is made each time it has taken so many steps, and at its end."""


Files = Mapping[Digest, Path]
"""Where the files lie that recipes name by digest: adapters and ControlNets."""
NO_FILES: Files = MappingProxyType({})
Wants = Callable[[int], bool]
"""Whether the picture of a recipe, by its number, is still wanted."""


def all_wanted(_: int) -> bool:
    """Every picture is wanted."""
    return True


@dataclass
class Run:
    """Panels on their way through both passes; `firsts` are those that need a first one."""

    memory: Memory
    denoiser: Denoiser
    firsts: list[Panel]
    panels: list[Panel]
    wants: Wants = all_wanted
    _taken: Counter[int] = field(default_factory=Counter, init=False)

    @property
    def schedule(self) -> Schedule:
        """The second pass's."""
        return self.denoiser.schedule

    def steps(self) -> Iterator[Stepped]:
        """The first pass of the panels that need one, then the second pass of all."""
        for schedule in dict.fromkeys(panel.sharing.schedule for panel in self.firsts):
            firsts = [panel for panel in self.firsts if panel.sharing.schedule == schedule]
            yield from self.denoiser.on(schedule).run(firsts, self.wants)
        for first in self.firsts:
            self.panels[first.index].follow(first)
        yield from self.denoiser.run(self.panels, self.wants)

    def progress(self) -> Progress:
        """How many of all the panels' steps are done."""
        every = [panel for panel in (*self.firsts, *self.panels) if self.wants(panel.index)]
        total = sum(panel.steps for panel in every)
        return Progress("denoising", total - sum(panel.steps_left for panel in every), total)

    def notices(self) -> Iterator[Notice]:
        """What each panel does without."""
        for panel in self.panels:
            for number in sorted(panel.sharing.absent):
                yield Notice(panel.index, absence(panel, number))

    def preview(self, stepped: Stepped) -> Iterator[Preview]:
        """Now and then, what a panel looks like so far."""
        every = max(1, self.schedule.steps // PREVIEWS)
        if (stepped.step + 1) % every == 0:
            model = self.memory.model
            self.memory.wake(model.unet, model.pipe.vae)
            try:
                picture = preview(model, stepped.x0)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                return  # no render ends for want of a preview
            yield Preview(stepped.panel.index, picture)

    def checkpoint(self, stepped: Stepped) -> Iterator[CheckpointMade]:
        """Now and then, and when only the picture is left to make, how far a panel is."""
        index, sharing = stepped.panel.index, stepped.panel.sharing
        self._taken[index] += 1
        is_last = not sharing.first_pass and stepped.step == sharing.last_step
        if is_last or self._taken[index] % CHECKPOINT_STEPS == 0:
            yield CheckpointMade(index, checkpoints.save(*self._passes(index)))

    def restore(self, index: int, data: bytes) -> None:
        """Put a panel where a checkpoint left it; nothing if that is another recipe's."""
        checkpoints.restore(data, *self._passes(index), self.memory.model.device)

    def _passes(self, index: int) -> tuple[list[Panel], list[Panel]]:
        """A panel in its first pass, if it has one, and in its second."""
        return [first for first in self.firsts if first.index == index], [self.panels[index]]

    def pictures(self) -> Iterator[Progress | SubjectsFound | PictureMade]:
        """The finished pictures. One that is no number does not cost the others."""
        finished = [panel for panel in self.panels if self.wants(panel.index)]
        failed = None
        for number, panel in enumerate(finished):
            yield Progress("decoding", number, len(finished))
            if not self.wants(panel.index):
                continue
            try:
                made = self.picture(panel)
            except ModelError as error:
                failed = error
            else:
                yield from self._found(panel)
                yield made
        if failed is not None:
            raise failed

    def _found(self, panel: Panel) -> Iterator[SubjectsFound]:
        """Where a panel's subjects came out."""
        grid = grid_at(panel.latent, self.denoiser.layers.finest)
        found = subjects_found(panel, grid)
        if found is not None:
            yield found

    def picture(self, panel: Panel) -> PictureMade:
        """The finished picture."""
        model = self.memory.model

        def decoded() -> Image.Image:
            self.memory.wake(model.pipe.vae)
            return decode(model, panel.z)

        made = self.memory.within("pictures", decoded)
        return PictureMade(panel.index, png(made, panel.sharing.recipe))


def prepare(
    memory: Memory,
    stage: Stage,
    recipes: Sequence[Recipe],
    materials: Materials,
    files: Files,
) -> Run:
    """Encode the prompts, find the subjects, draw the noise and read the references."""
    if len({recipe.pace for recipe in recipes}) != 1:
        raise ValueError("recipes that are rendered together go at one pace")
    model, layers = memory.model, layers_of(memory.model.unet)
    beginner = Beginner(model, layers, materials)

    def begun() -> tuple[list[Panel], dict[SourceKey, Source], dict[Control, Steering]]:
        memory.wake(*(encoder for _, encoder in model.encoders))
        apply(model, recipes[0].adapters, files)
        panels = [beginner.begin(index, recipe) for index, recipe in enumerate(recipes)]
        sharings = [panel.sharing for panel in panels]
        sources = read_sources(model, layers, sharings, materials)
        return panels, sources, read_steerings(model, recipes, materials, files)

    panels, sources, steerings = memory.within("text", begun)
    firsts = [beginner.first_pass(p) for p in panels if p.sharing.needs_first_pass]
    passes = Passes(model, stage, panels[0].sharing.schedule, steerings)
    return Run(memory, Denoiser(passes, layers, sources, memory), firsts, panels)
