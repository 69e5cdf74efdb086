"""Step-major denoising: at each step the references leave their traces, then the panels read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import torch
from torch import Tensor

from core.diffusion.attention.bank import Bank
from core.diffusion.attention.layers import Layers, grid_at
from core.diffusion.attention.read import PanelView, VanillaView
from core.diffusion.attention.record import ReferenceView
from core.diffusion.correspondence import Matches, descriptors, find_matches, likeness
from core.diffusion.masks import Finder
from core.diffusion.memory import Memory
from core.diffusion.panels import Panel
from core.diffusion.passes import Passes, Rows
from core.diffusion.references import Source
from core.diffusion.schedule import Schedule, guide
from core.diffusion.sharing import Demand, SourceKey, demand


@dataclass(frozen=True)
class Stepped:
    """A panel took step `step` to the latent `z`; `x0` is what its clean latent looks like."""

    panel: Panel
    step: int
    z: Tensor
    x0: Tensor


@dataclass
class Denoiser:
    """What every step of a pass needs: forward passes, the UNet's layers, and the references.

    `memory` says how many panels go through the UNet at once, and what is held of references.
    """

    passes: Passes
    layers: Layers
    sources: Mapping[SourceKey, Source]
    memory: Memory
    _bank: Bank = field(default_factory=dict, init=False)
    _observed: int = field(default=-1, init=False)

    @property
    def schedule(self) -> Schedule:
        """Whose steps are taken."""
        return self.passes.schedule

    def on(self, schedule: Schedule) -> "Denoiser":
        """The same on another schedule."""
        return replace(self, passes=replace(self.passes, schedule=schedule))

    def run(
        self, panels: Sequence[Panel], wants: Callable[[int], bool] = lambda _: True
    ) -> Iterator[Stepped]:
        """Denoise panels from where they are to the end of their pass; yields after each step.

        A panel's steps depend on its references and on nothing else: it does not matter which
        ones run together, nor that one leaves because `wants` says so of its index. Closing the
        generator forgets the references' traces.
        """
        if panels:
            self.memory.plan(max(panel.latent.tokens for panel in panels))
        try:
            while waiting := [p for p in panels if not p.done and wants(p.index)]:
                yield from self.memory.within("denoising", partial(self._next, waiting))
        finally:
            self._forget()

    def _next(self, waiting: Sequence[Panel]) -> list[Stepped]:
        """The next steps of as many panels as go together, of those that are furthest behind."""
        step = min(panel.step for panel in waiting)
        running = [panel for panel in waiting if panel.step == step]
        try:
            self.memory.wake(self.passes.model.unet)
            self._observe(waiting, step)
            batch = next(batches(running, self.memory.together))
            with self.memory.watching(len(batch), batch[0].latent.tokens):
                return self._advance(batch, step)
        except BaseException:
            self._forget()
            raise

    def _forget(self) -> None:
        self._bank, self._observed = {}, -1

    def _observe(self, panels: Sequence[Panel], step: int) -> None:
        """One forward of each reference that is read until the next whole step: what is asked."""
        if step == self._observed:
            return
        self._bank = {}
        steps = range(step, min(step + panels[0].sharing.recipe.reuse, self.schedule.steps))
        sharings = [panel.sharing for panel in panels if panel.step == step]
        for key, source in self.sources.items():
            wanted = demand(sharings, key, steps)
            view = ReferenceView(source, wanted, self.layers, self.memory.compact)
            if replace(wanted, branches=1) != Demand():
                level = self.schedule.levels[source.step_at(step, self.schedule.steps)]
                z = source.trajectory.at(level)
                self.passes.whole(Rows(z[None], [source.text], wanted.branches), step, view)
            self._bank[key] = view.trace
        self._observed = step

    def _advance(self, panels: Sequence[Panel], step: int) -> list[Stepped]:
        """A whole step of panels that read alike, and those that reuse its deep features.

        The panels change only once all has succeeded.
        """
        ahead = [panel.copy() for panel in panels]
        sharing = panels[0].sharing
        view = self._view(ahead, step, self._finder(ahead, step))
        output = self.passes.whole(_rows(ahead, step), step, view)
        reached = self._step(ahead, step, output)
        with torch.inference_mode():
            self._look(ahead, step, view)
        for later in range(step + 1, min(step + sharing.recipe.reuse, sharing.last_step + 1)):
            outer = self._view(ahead, later)
            output = self.passes.outer(_rows(ahead, later), later, outer, view.kept)
            reached += self._step(ahead, later, output)
        for panel, gone in zip(panels, ahead, strict=True):
            panel.become(gone)
            if sharing.first_pass and panel.step == panel.sharing.fork:
                panel.forked = panel.copy()
        return [replace(each, panel=panels[i % len(panels)]) for i, each in enumerate(reached)]

    def _view(self, panels: Sequence[Panel], step: int, finder: Finder | None = None) -> PanelView:
        """How panels see their references in a step."""
        sharing = panels[0].sharing
        return PanelView(
            [panel.sharing for panel in panels],
            panels[0].latent,
            step,
            sharing.branches(step),
            self._bank,
            [panel.maps for panel in panels],
            [panel.matches for panel in panels],
            self._vanilla_queries(panels, step) if sharing.is_whole(step) else None,
            finder,
        )

    def _step(self, panels: Sequence[Panel], step: int, output: Tensor) -> list[Stepped]:
        """The sampler's step for each panel, from the UNet's output (B * P, C, h, w)."""
        sharing, reached = panels[0].sharing, []
        with torch.inference_mode():
            branches = torch.unflatten(output, 0, (sharing.branches(step), -1))
            guided = guide(branches, sharing.recipe.guidance)
            for panel, each in zip(panels, guided, strict=True):
                panel.z, x0 = panel.stepper.step(step, panel.z, each)
                panel.step += 1
                reached.append(Stepped(panel, step, panel.z, x0))
        return reached

    def _look(self, panels: Sequence[Panel], step: int, view: PanelView) -> None:
        """What a whole step has shown: subjects, matches, and what came out like its anchors."""
        sharing, grid = panels[0].sharing, grid_at(panels[0].latent, self.layers.finest)
        found = view.finder.maps() if view.finder is not None else None
        matches, compares = sharing.matches_after(step), sharing.compares_after(step)
        patches = descriptors(view.seen, grid) if matches or compares else None
        for i, panel in enumerate(panels):
            if found is not None:
                panel.maps.push(found[i])
            if patches is not None and matches:
                panel.matches = self._match(panel, patches[i])
            if patches is not None and compares:
                panel.alike = likeness(
                    patches[i], self._anchors(panel), len(sharing.recipe.subjects)
                )

    def _finder(self, panels: Sequence[Panel], step: int) -> Finder | None:
        """What looks for the panels' subjects, in the steps whose maps count."""
        first = panels[0]
        if not first.positions or not first.sharing.counts_for_mask(step):
            return None
        level = self.layers.mask_level(first.latent)
        return Finder([panel.positions for panel in panels], level, first.z.device)

    def _vanilla_queries(self, panels: Sequence[Panel], step: int) -> dict[int, Tensor]:
        """The queries that panels have without anchors, in the branches that read them."""
        sharing = panels[0].sharing
        if not sharing.query_weight(step):
            return {}
        rows = _rows(panels, step)
        if not sharing.settings.uncond:
            rows = replace(rows, branches=1)
        sharings = [panel.sharing for panel in panels]
        view = VanillaView(sharings, panels[0].latent, step, rows.branches, self._bank)
        self.passes.whole(rows, step, view)
        return view.queries

    def _match(self, panel: Panel, patches: Tensor) -> Matches:
        """What a panel's patches show of the anchors."""
        sharing = panel.sharing
        grid = grid_at(panel.latent, self.layers.finest)
        masks = panel.maps.masks(grid, sharing.settings.isolation)
        return find_matches(patches, self._anchors(panel), masks)

    def _anchors(self, panel: Panel) -> list[tuple[int, Tensor]]:
        """The descriptors of each anchor's subject, and whose anchor it is."""
        anchors = panel.sharing.anchors.items()
        return [(subject, self._bank[key].features) for key, subject in anchors]


def _rows(panels: Sequence[Panel], step: int) -> Rows:
    """Panels that read alike, as rows of a step."""
    sharing = panels[0].sharing
    z, texts = torch.stack([panel.z for panel in panels]), [panel.text for panel in panels]
    return Rows(z, texts, sharing.branches(step), sharing.control(step))


def batches(panels: Sequence[Panel], together: int) -> Iterator[list[Panel]]:
    """Panels that read alike, so many at a time."""
    alike: dict[object, list[Panel]] = {}
    for panel in panels:
        alike.setdefault(panel.sharing.signature, []).append(panel)
    for group in alike.values():
        for start in range(0, len(group), together):
            yield group[start : start + together]
