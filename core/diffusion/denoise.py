"""Step-major denoising: at each step the references leave their traces, then the panels read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from core.diffusion.attention.bank import Bank
from core.diffusion.attention.install import check_installed
from core.diffusion.attention.layers import Grid, Layers, grid_at
from core.diffusion.attention.processor import Stage
from core.diffusion.attention.read import PanelView, VanillaView
from core.diffusion.attention.record import ReferenceView
from core.diffusion.attention.view import View
from core.diffusion.correspondence import Matches, descriptors, find_matches
from core.diffusion.masks import SubjectMaps, subject_mask
from core.diffusion.models import Model
from core.diffusion.prompts import Text
from core.diffusion.references import Source
from core.diffusion.schedule import Schedule, guide, mix, split
from core.diffusion.sharing import Demand, Sharing, demand
from core.domain.values import Digest


@dataclass
class Panel:
    """A picture under way: its latent `z` (C, h, w) and what its passes have found out.

    `tokens` says where in the prompt the nouns stand whose subjects are looked for; `subjects`
    holds their maps and `matches` what to inject, once a pass has found them.
    """

    sharing: Sharing
    text: Text
    z: Tensor
    tokens: Mapping[str, tuple[int, ...]]
    subjects: dict[str, Tensor] = field(default_factory=dict)
    matches: Matches | None = None

    @property
    def latent(self) -> Grid:
        """The size of the latent."""
        return Grid(*self.z.shape[-2:])


@dataclass(frozen=True)
class Stepped:
    """A panel took a step; `x0` is what its clean latent looks like from there."""

    panel: Panel
    step: int
    first_pass: bool
    x0: Tensor


@dataclass(frozen=True)
class Denoiser:
    """What every step needs: a model on a stage, its layers, the schedule and the references."""

    model: Model
    stage: Stage
    layers: Layers
    schedule: Schedule
    sources: Mapping[Digest, Source]

    def run(self, panels: Sequence[Panel], first_pass: bool) -> Iterator[Stepped]:
        """Denoise panels from their present latents. Yields after each panel's step.

        The first pass ends where matches are found and leaves them in the panels. A panel's steps
        depend on its references and on nothing else: it does not matter which ones run together.
        """
        maps = [self._maps(panel) for panel in panels]
        ends = [self._end(panel, first_pass) for panel in panels]
        for step in range(max(ends, default=-1) + 1):
            check_installed(self.model.unet, self.stage)
            running = [i for i, end in enumerate(ends) if step <= end]
            bank = self._observe([panels[i].sharing for i in running], step, first_pass)
            for i in running:
                yield self._advance(panels[i], maps[i], step, bank, first_pass)
            del bank

    def _end(self, panel: Panel, first_pass: bool) -> int:
        """The last step that a panel takes in a pass."""
        if not first_pass:
            return self.schedule.steps - 1
        found = panel.sharing.match_step
        return -1 if found is None else found

    def _maps(self, panel: Panel) -> SubjectMaps:
        level = self.layers.mask_level(panel.latent)
        return SubjectMaps(panel.tokens, level, grid_at(panel.latent, level))

    def _observe(self, sharings: Sequence[Sharing], step: int, first_pass: bool) -> Bank:
        """One forward of each reference that is read in this step: what is asked of it, kept."""
        bank: Bank = {}
        for key, source in self.sources.items():
            wanted = demand(sharings, key, step, first_pass)
            view = ReferenceView(source, wanted, self.layers)
            if wanted != Demand():
                z = source.trajectory.at(self.schedule.levels[step])
                self._predict(z, step, source.text, view)
            bank[key] = view.trace
        return bank

    def _advance(
        self, panel: Panel, maps: SubjectMaps, step: int, bank: Bank, first_pass: bool
    ) -> Stepped:
        """One DDIM step of a panel, against the bank."""
        end = self._end(panel, first_pass)
        vanilla = self._vanilla_queries(panel, step, bank)
        view = PanelView(panel.sharing, panel.latent, step, bank, vanilla)
        view.subjects, view.matches = panel.subjects, panel.matches
        view.maps = maps if panel.sharing.counts_for_mask(step, end) else None
        output = self._predict(panel.z, step, panel.text, view)
        with torch.inference_mode():
            levels = self.schedule.levels
            guided = guide(output, panel.sharing.recipe.guidance)
            x0, eps = split(panel.z, guided, levels[step], self.schedule.prediction)
            panel.z = mix(x0, eps, levels[step + 1])
            if step == end:
                panel.subjects = {noun: maps.mean(noun) for noun in panel.tokens}
                panel.matches = self._match(panel, view.seen, bank) if first_pass else None
        return Stepped(panel, step, first_pass, x0)

    def _vanilla_queries(self, panel: Panel, step: int, bank: Bank) -> dict[int, Tensor]:
        """The queries that the panel has without its anchors, where they are to be blended in."""
        if not panel.sharing.query_weight(step):
            return {}
        view = VanillaView(panel.sharing, panel.latent, step, bank)
        self._predict(panel.z, step, panel.text, view)
        return view.queries

    def _match(self, panel: Panel, seen: Tensor, bank: Bank) -> Matches:
        """What the panel's patches show of the anchors, at the end of the first pass."""
        grid = grid_at(panel.latent, self.layers.finest)
        anchors = [(noun, bank[key].features) for key, noun in panel.sharing.anchors.items()]
        masks = {noun: subject_mask(subject, grid) for noun, subject in panel.subjects.items()}
        return find_matches(descriptors(seen, grid), anchors, masks)

    def _predict(self, z: Tensor, step: int, text: Text, view: View) -> Tensor:
        self.stage.view = view
        with torch.inference_mode():
            return self.model.predict(z, self.schedule.timesteps[step], text)
