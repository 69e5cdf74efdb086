"""The engine's brute-force twin: one big batch, every pass in full, diffusers' own schedulers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import torch
from diffusers import DDIMScheduler, DPMSolverMultistepScheduler
from torch import Tensor

from core.diffusion.attention.layers import grid_at
from core.diffusion.latents import noise
from core.diffusion.models import Model
from core.diffusion.prompts import Text, encode
from core.domain.recipe import Recipe, Role
from core.domain.values import Digest
from tests.core.diffusion import plainly
from tests.core.diffusion.big_batch import BigBatch, Moment, Panel

Matches = tuple[Tensor, Tensor]


class Twin:
    """Renders recipes that differ in nothing but prompt and seed.

    With `first`, the first reference is no trajectory: it is this recipe's picture, under way in
    the same batch.
    """

    def __init__(
        self,
        model: Model,
        recipes: Sequence[Recipe],
        trajectories: Mapping[Digest, bytes],
        first: Recipe | None = None,
    ) -> None:
        self.model, self.recipes, self.recipe = model, recipes, recipes[0]
        self.sharing = self.recipe.subject_sharing
        self.batch = BigBatch(model, self.recipe, trajectories)
        if first is not None:
            self.batch.first = self._panel(first, first.steps)

    def run(self) -> list[Tensor]:
        """The panels' clean latents."""
        steps = self.recipe.steps
        anchored = any(reference.role is Role.SUBJECT for reference in self.recipe.references)
        injects = anchored and any(self.sharing.injection.holds(i, steps) for i in range(steps))
        found: list[Matches | None] = [None] * len(self.recipes)
        with self.batch.installed(), torch.inference_mode():
            if injects and self.sharing.first_pass > 0:
                found = self._first_pass(round(self.sharing.first_pass * steps))
            panels, timesteps, levels = self._begin(steps)
            for panel, matches in zip(panels, found, strict=True):
                panel.matches = matches
            for step in range(steps):
                whole = step - step % self.recipe.reuse
                self._advance(panels, Moment(step, whole, timesteps, levels, injecting=True))
                if injects and self.sharing.first_pass == 0 and step == whole:
                    for panel in panels:
                        panel.matches = self._match(panel)
        return [panel.z for panel in panels]

    def _first_pass(self, steps: int) -> list[Matches | None]:
        """What matches at the whole step nearest to the timestep of the correspondences."""
        panels, timesteps, levels = self._begin(steps)
        reuse, wanted = self.recipe.reuse, self.sharing.correspondence_timestep
        last = reuse * int((timesteps[::reuse].double() - wanted).abs().argmin())
        for step in range(last + 1):
            whole = step - step % reuse
            self._advance(panels, Moment(step, whole, timesteps, levels, injecting=False))
        return [self._match(panel) for panel in panels]

    def _begin(self, steps: int) -> tuple[list[Panel], Tensor, list[float]]:
        """The panels at their noise, the timesteps and the noise levels."""
        made = _scheduler(self.model, self.recipe.sampler, steps)
        if self.recipe.sampler == "ddim":
            levels = made.alphas_cumprod.double()[made.timesteps]
        else:
            levels = 1 / (1 + made.sigmas.double() ** 2)
        panels = [self._panel(recipe, steps) for recipe in self.recipes]
        return panels, made.timesteps, levels.tolist()

    def _panel(self, recipe: Recipe, steps: int) -> Panel:
        return Panel(
            recipe,
            self._text(recipe),
            self._places(recipe),
            noise(self.model, recipe.size, recipe.seed),
            _scheduler(self.model, recipe.sampler, steps),
        )

    def _text(self, recipe: Recipe) -> Text:
        """The prompt, each encoder's hidden states scaled where it is emphasised."""
        text = encode(self.model.pipe, recipe.prompt, recipe.negative, guided=True)
        uncond, cond = text.embeds.clone()
        plainly.emphasise(self.model, cond, recipe.prompt, recipe.emphasis)
        plainly.emphasise(self.model, uncond, recipe.negative, recipe.negative_emphasis)
        return replace(text, embeds=torch.stack([uncond, cond]))

    def _places(self, recipe: Recipe) -> dict[int, list[int]]:
        """Where the prompt names the subjects whose maps count. (Here a noun is one token.)

        Those that have anchors; and all, where several are to be kept apart.
        """
        tokenizer = self.model.pipe.tokenizer
        words = tokenizer.convert_ids_to_tokens(tokenizer(recipe.prompt).input_ids)
        anchored = {r.subject for r in recipe.references if r.role is Role.SUBJECT}
        found = {}
        for index, subject in enumerate(recipe.subjects):
            tokens = [i for i, word in enumerate(words) if word == f"{subject.noun}</w>"]
            chosen = subject.occurrences or range(len(tokens))
            tokens = [tokens[i] for i in chosen if i < len(tokens)]
            if tokens:
                found[index] = tokens
        if len(found) > 1 and self.sharing.isolation:
            return found
        return {index: tokens for index, tokens in found.items() if index in anchored}

    def _advance(self, panels: Sequence[Panel], moment: Moment) -> None:
        """One step of all panels; a vanilla forward comes before it where queries are blended."""
        levels = {layer.level for layer in self.batch.layers.selves}
        for panel in panels:
            panel.masks = {level: self._masks(panel, level, moment.steps) for level in levels}
            panel.saw = []
        if self.batch.query_weight(moment):
            self.batch.forward(panels, moment, anchored=False)
        output = self.batch.forward(panels, moment, anchored=True)
        if self.batch.first is not None:
            _step(self.batch.first, output[:, 0], moment)
        for panel, out in zip(panels, output.unbind(1)[self.batch.count :], strict=True):
            _step(panel, out, moment)
            if moment.step == moment.whole:
                mean = torch.stack(panel.saw).mean(0)
                found = {s: mean[:, tokens].mean(-1) for s, tokens in panel.tokens.items()}
                panel.maps.append(found)

    def _masks(self, panel: Panel, level: int, steps: int) -> dict[int, Tensor]:
        """Where the panel's subjects are, by the maps of the steps that are over."""
        if not panel.maps:
            return {}
        whole_steps = len(range(0, steps, self.recipe.reuse))
        recent = panel.maps[-max(1, round(self.sharing.mask_steps * whole_steps)) :]
        shape = grid_at(self.batch.latent, self.batch.layers.mask_level(self.batch.latent))
        means = {
            subject: torch.stack([maps[subject] for maps in recent]).mean(0)
            for subject in panel.tokens
        }
        maps = {s: mean.view(shape.height, shape.width) for s, mean in means.items()}
        grid = grid_at(self.batch.latent, level)
        return plainly.owners(maps, (grid.height, grid.width), self.sharing.isolation)

    def _match(self, panel: Panel) -> Matches | None:
        """What the panel's patches show of its anchors, by the features of the last step."""
        batch, finest = self.batch, self.batch.layers.finest
        anchors = []
        for row in batch.anchors(panel):
            patches = plainly.patches(batch.features[row], batch.grid(row, finest))
            subject = batch.references[row].subject
            anchors.append((subject, patches[batch.subject_tokens(row, finest)]))
        if not anchors:
            return None
        grid = grid_at(batch.latent, finest)
        own = plainly.patches(panel.features, (grid.height, grid.width))
        steps = len(panel.scheduler.timesteps)
        return plainly.match(own, anchors, self._masks(panel, finest, steps))


def _step(panel: Panel, output: Tensor, moment: Moment) -> None:
    """Guide the outputs (branches, C, h, w) and step."""
    guided = output[0] + panel.recipe.guidance * (output[-1] - output[0])
    timestep = moment.timesteps[moment.step]
    panel.z = panel.scheduler.step(guided[None], timestep, panel.z[None]).prev_sample[0]


def _scheduler(model: Model, sampler: str, steps: int) -> Any:
    """Diffusers' own, with the noise that the tiny folders name."""
    config = model.pipe.scheduler.config
    noise = {
        "beta_start": config.beta_start,
        "beta_end": config.beta_end,
        "beta_schedule": config.beta_schedule,
        "steps_offset": config.steps_offset,
        "timestep_spacing": config.timestep_spacing,
        "prediction_type": config.prediction_type,
    }
    made: Any
    if sampler == "ddim":
        made = DDIMScheduler(**noise, clip_sample=False, set_alpha_to_one=config.set_alpha_to_one)
    else:
        made = DPMSolverMultistepScheduler(**noise)
    made.set_timesteps(steps)
    return made
