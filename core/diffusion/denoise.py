"""Step-major denoising: at each step the references leave their traces, then the panels read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import torch
from torch import Tensor

from core.diffusion.attention.bank import Bank
from core.diffusion.attention.install import check_installed
from core.diffusion.attention.layers import Grid, Layers, grid_at
from core.diffusion.attention.processor import Stage
from core.diffusion.attention.read import PanelView, VanillaView
from core.diffusion.attention.record import ReferenceView
from core.diffusion.attention.view import View
from core.diffusion.control import Steerings
from core.diffusion.correspondence import Matches, descriptors, find_matches
from core.diffusion.masks import Finder
from core.diffusion.memory import Memory
from core.diffusion.models import Model
from core.diffusion.panels import Panel
from core.diffusion.predict import Conditioning, Enough, condition, predict
from core.diffusion.prompts import Text
from core.diffusion.references import Source
from core.diffusion.schedule import Schedule, guide
from core.diffusion.sharing import Demand, demand
from core.domain.recipe import Control
from core.domain.values import Digest


@dataclass(frozen=True)
class Stepped:
    """A panel took a step; `x0` is what its clean latent looks like from there."""

    panel: Panel
    x0: Tensor


@dataclass
class Denoiser:
    """What every step of a pass needs: a model on a stage, its layers, schedule and references.

    `memory` says how many panels go through the UNet at once, and what is held of references.
    """

    model: Model
    stage: Stage
    layers: Layers
    schedule: Schedule
    sources: Mapping[Digest, Source]
    steerings: Steerings
    memory: Memory
    _bank: Bank = field(default_factory=dict, init=False)
    _observed: int = field(default=-1, init=False)
    _conditionings: dict[object, Conditioning] = field(default_factory=dict, init=False)

    def run(self, panels: Sequence[Panel]) -> Iterator[Stepped]:
        """Denoise panels from where they are to the end of their pass; yields after each step.

        A panel's steps depend on its references and on nothing else: it does not matter which
        ones run together. Closing the generator forgets the references' traces.
        """
        try:
            while waiting := [panel for panel in panels if not panel.done]:
                yield from self.memory.within("denoising", partial(self._next, waiting))
        finally:
            self._forget()

    def _next(self, waiting: Sequence[Panel]) -> list[Stepped]:
        """One step of as many panels as go together, of those that are furthest behind."""
        step = min(panel.step for panel in waiting)
        running = [panel for panel in waiting if panel.step == step]
        try:
            self._observe(waiting, step)
            batch = next(batches(running, self.memory.together))
            with self.memory.watching(len(batch)):
                return self._advance(batch, step)
        except BaseException:
            self._forget()
            raise

    def _forget(self) -> None:
        self._bank, self._observed = {}, -1

    def on(self, schedule: Schedule) -> "Denoiser":
        """The same on another schedule."""
        return replace(self, schedule=schedule)

    @cached_property
    def _timesteps(self) -> Tensor:
        return torch.tensor(self.schedule.timesteps, device=self.model.device)

    def _observe(self, panels: Sequence[Panel], step: int) -> None:
        """One forward of each reference that is read from this step on: what is asked, kept."""
        refresh = panels[0].sharing.recipe.refresh
        start = step - step % refresh
        if start == self._observed:
            return
        self._bank = {}
        check_installed(self.model.unet, self.stage)
        steps = range(start, min(start + refresh, self.schedule.steps))
        sharings = [panel.sharing for panel in panels if panel.step <= steps[-1]]
        for key, source in self.sources.items():
            wanted = demand(sharings, key, steps)
            view = ReferenceView(source, wanted, self.layers, self.memory.compact)
            if replace(wanted, branches=1) != Demand():
                level = self.schedule.levels[source.step_at(start, self.schedule.steps)]
                z = source.trajectory.at(level)
                self._forward(z[None], start, [source.text], wanted.branches, view)
            self._bank[key] = view.trace
        self._observed = start

    def _advance(self, panels: Sequence[Panel], step: int) -> list[Stepped]:
        """One step of panels that read alike. They change only once it has succeeded."""
        check_installed(self.model.unet, self.stage)
        sharing = panels[0].sharing
        branches = sharing.branches(step)
        finder = self._finder(panels, step)
        view = PanelView(
            [panel.sharing for panel in panels],
            panels[0].latent,
            step,
            branches,
            self._bank,
            [panel.maps for panel in panels],
            [panel.matches for panel in panels],
            self._vanilla_queries(panels, step, branches),
            finder,
        )
        z = torch.stack([panel.z for panel in panels])
        texts = [panel.text for panel in panels]
        output = self._forward(z, step, texts, branches, view, sharing.control(step))
        with torch.inference_mode():
            guided = guide(torch.unflatten(output, 0, (branches, -1)), sharing.recipe.guidance)
            found = finder.maps() if finder is not None else None
            matching = sharing.matches_after(step)
            patches = self._patches(panels[0], view) if matching else None
            stepped = []
            for i, panel in enumerate(panels):
                panel.z, x0 = panel.stepper.step(step, panel.z, guided[i])
                if found is not None:
                    panel.maps.push(found[i])
                if patches is not None:
                    panel.matches = self._match(panel, patches[i])
                panel.step += 1
                if panel.sharing.first_pass and panel.step == panel.sharing.fork:
                    panel.forked = panel.copy()
                stepped.append(Stepped(panel, x0))
        return stepped

    def _finder(self, panels: Sequence[Panel], step: int) -> Finder | None:
        """What looks for the panels' subjects, in the steps whose maps count."""
        first = panels[0]
        if not first.positions or not first.sharing.counts_for_mask(step):
            return None
        level = self.layers.mask_level(first.latent)
        return Finder([panel.positions for panel in panels], level, self.model.device)

    def _vanilla_queries(
        self, panels: Sequence[Panel], step: int, branches: int
    ) -> dict[int, Tensor]:
        """The queries that panels have without anchors, in the branches that read them."""
        sharing = panels[0].sharing
        if not sharing.query_weight(step):
            return {}
        branches = branches if sharing.settings.uncond else 1
        sharings = [panel.sharing for panel in panels]
        view = VanillaView(sharings, panels[0].latent, step, branches, self._bank)
        z = torch.stack([panel.z for panel in panels])
        texts = [panel.text for panel in panels]
        self._forward(z, step, texts, branches, view, sharing.control(step))
        return view.queries

    def _patches(self, panel: Panel, view: PanelView) -> Tensor:
        """What describes the panels' patches after a pass, (P, n, C)."""
        return descriptors(view.seen, grid_at(panel.latent, self.layers.finest))

    def _match(self, panel: Panel, patches: Tensor) -> Matches:
        """What a panel's patches show of the anchors."""
        sharing = panel.sharing
        grid = grid_at(panel.latent, self.layers.finest)
        anchors = [(subject, self._bank[key].features) for key, subject in sharing.anchors.items()]
        masks = panel.maps.masks(grid, sharing.settings.isolation)
        return find_matches(patches, anchors, masks)

    def _forward(
        self,
        z: Tensor,
        step: int,
        texts: Sequence[Text],
        branches: int,
        view: View,
        control: Control | None = None,
    ) -> Tensor:
        """The output (B * P, C, h, w) for latents (P, C, h, w) in the last branches of texts."""
        self.stage.view = view
        with torch.inference_mode():
            rows = z.repeat(branches, 1, 1, 1)
            conditioning = self._conditioning(texts, Grid(*z.shape[-2:]), branches)
            timestep, residuals = self._timesteps[step], {}
            if control is not None:
                residuals = self.steerings[control].residuals(rows, timestep, conditioning)
            try:
                return predict(self.model, rows, timestep, conditioning, **residuals)
            except Enough:
                return rows.new_empty(0)

    def _conditioning(self, texts: Sequence[Text], latent: Grid, branches: int) -> Conditioning:
        """What goes with some texts: the same in every step."""
        key = (*map(id, texts), latent, branches)
        if key not in self._conditionings:
            self._conditionings[key] = condition(self.model, texts, latent, branches)
        return self._conditionings[key]


def batches(panels: Sequence[Panel], together: int) -> Iterator[list[Panel]]:
    """Panels that read alike, so many at a time."""
    alike: dict[object, list[Panel]] = {}
    for panel in panels:
        alike.setdefault(panel.sharing.signature, []).append(panel)
    for group in alike.values():
        for start in range(0, len(group), together):
            yield group[start : start + together]
