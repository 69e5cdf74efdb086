"""The papers' one big batch: references and panels in one forward pass, row after row.

What a panel may see is a bias on the logits of all rows' keys; attention and cross-attention are
explicit softmaxes. Written from the descriptions, for `twin.py`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn

from core.diffusion.attention.layers import Grid, Layer, grid_at, layers_of
from core.diffusion.attention.subject import kept_tokens
from core.diffusion.models import Model
from core.diffusion.prompts import encode
from core.diffusion.trajectory import read_trajectory
from core.domain.recipe import Recipe, Role, Window
from core.domain.values import Digest
from tests.core.diffusion import plainly


@dataclass
class Panel:
    """A picture under way. `tokens` says where its prompt names its subjects, by their index.

    `masks` hold, for each level, where the subjects are; `matches` what to inject. Forward passes
    leave the cross-attention they `saw` and their `features`.
    """

    recipe: Recipe
    text: Any
    tokens: dict[int, list[int]]
    z: Tensor
    scheduler: Any
    maps: list[dict[int, Tensor]] = field(default_factory=list)
    masks: dict[int, dict[int, Tensor]] = field(default_factory=dict)
    matches: tuple[Tensor, Tensor] | None = None
    saw: list[Tensor] = field(default_factory=list)
    features: Tensor = field(default_factory=lambda: torch.empty(0))


@dataclass(frozen=True)
class Moment:
    """Step `step` of a pass of some steps, with their timesteps and noise levels.

    `whole` is the last step in which the whole UNet ran: this one, or one before.
    """

    step: int
    whole: int
    timesteps: Tensor
    levels: Sequence[float]
    injecting: bool

    @property
    def steps(self) -> int:
        return len(self.timesteps)

    def within(self, window: Window) -> bool:
        return window.holds(self.step, self.steps)


class BigBatch:
    """Forward passes of a recipe's references together with panels of its settings.

    With `anchored` False the panels are without their anchors, and their queries are kept. Where
    there is a `first` picture it stands in for the first reference's trajectory.
    """

    def __init__(self, model: Model, recipe: Recipe, trajectories: Mapping[Digest, bytes]) -> None:
        self.model, self.recipe = model, recipe
        self.style, self.subject = recipe.style_sharing, recipe.subject_sharing
        self.references = recipe.references
        self.count = len(self.references)
        self.styles = [i for i, r in enumerate(self.references) if r.role is Role.STYLE]
        self.keys = [recipe.trajectory_key(reference) for reference in self.references]
        self.paths = [read_trajectory(trajectories[key], model.device) for key in self.keys]
        self.texts = [encode(model.pipe, r.prompt, "", guided=True) for r in self.references]
        self.layers = layers_of(model.unet)
        self.latent = Grid(recipe.size.height // model.pixels, recipe.size.width // model.pixels)
        self.first: Panel | None = None
        self.features: Tensor

    def forward(self, panels: Sequence[Panel], moment: Moment, anchored: bool) -> Tensor:
        """The outputs (branches, references and panels, C, h, w)."""
        self.panels, self.moment, self.anchored = panels, moment, anchored
        if not anchored:
            self.vanilla: dict[tuple[int, int, int], Tensor] = {}
        guided = self.recipe.guidance > 1 and self.recipe.guided.holds(moment.whole, moment.steps)
        self.branches = 2 if guided else 1
        offset = round(self.style.offset * moment.steps)
        rows = [
            path.at(
                moment.levels[max(moment.whole, offset) if row in self.styles else moment.whole]
            )
            for row, path in enumerate(self.paths)
        ]
        if self.first is not None:
            rows[0] = self.first.z
        rows += [panel.z for panel in panels]
        timesteps = [moment.whole] * self.count + [moment.step] * len(panels)
        texts = [*self.texts, *(panel.text for panel in panels)]
        output = self.model.unet(
            torch.stack(rows * self.branches),
            moment.timesteps[timesteps].repeat(self.branches),
            encoder_hidden_states=self._by_branch([text.embeds for text in texts]),
            added_cond_kwargs=self._added(texts),
        ).sample
        return self._rows(output)

    def _added(self, texts: Sequence[Any]) -> dict[str, Tensor]:
        if texts[0].pooled is None:
            return {}
        size = self.recipe.size
        ids = torch.tensor([[size.height, size.width, 0, 0, size.height, size.width]])
        return {
            "text_embeds": self._by_branch([text.pooled for text in texts]),
            "time_ids": ids.expand(self.branches * len(texts), -1),
        }

    def _by_branch(self, each: list[Tensor]) -> Tensor:
        """Texts' (uncond, cond) as rows: all uncond, then all cond; cond alone without guidance."""
        return torch.stack(each, dim=1)[-self.branches :].flatten(0, 1)

    def _rows(self, x: Tensor) -> Tensor:
        """(branches, references and panels, ...)."""
        return x.unflatten(0, (self.branches, -1))

    def query_weight(self, moment: Moment) -> float:
        """How much of the vanilla queries is blended in."""
        steps = [i for i in range(moment.steps) if self.subject.queries.holds(i, moment.steps)]
        anchors = len(self.styles) < self.count and moment.within(self.subject.window)
        if not anchors or moment.step not in steps or moment.step != moment.whole:
            return 0.0
        first, last = self.subject.query_weight_first, self.subject.query_weight_last
        return first + (last - first) * steps.index(moment.step) / max(1, len(steps) - 1)

    def anchors(self, panel: Panel) -> list[int]:
        """The rows of the anchors whose subject the panel's prompt names."""
        rows = (row for row in range(self.count) if row not in self.styles)
        return [row for row in rows if self.references[row].subject in panel.tokens]

    def grid(self, row: int, level: int) -> tuple[int, int]:
        """The tokens of a reference's layer."""
        found = grid_at(Grid(*self.paths[row].latents.shape[-2:]), level)
        return found.height, found.width

    def subject_tokens(self, row: int, level: int) -> Tensor:
        """Where an anchor's subject is."""
        found = self.paths[row].subject
        assert found is not None
        return plainly.covered(found, self.grid(row, level)).nonzero().flatten()

    def attend(self, layer: Layer, attn: Any, x: Tensor) -> Tensor:
        """Self-attention of all rows (branches x rows, n, C)."""
        q, k, v = (self._heads(attn, to(x)) for to in (attn.to_q, attn.to_k, attn.to_v))
        out = (q @ k.mT / math.sqrt(q.shape[-1])).softmax(-1) @ v
        for branch in range(self.branches):
            for row in range(self.count, q.shape[1]):
                out[branch, row] = self._attend(layer, branch, row, q[branch], k[branch], v[branch])
        out = attn.to_out[0](out.transpose(-2, -3).flatten(-2))
        if self.anchored and self.moment.injecting and self.moment.within(self.subject.injection):
            self._inject(layer, out)
        return out.flatten(0, 1)

    def _heads(self, attn: Any, x: Tensor) -> Tensor:
        """(branches, rows, heads, n, d)."""
        return self._rows(x).unflatten(-1, (attn.heads, -1)).transpose(-2, -3)

    def _attend(
        self, layer: Layer, branch: int, row: int, q: Tensor, k: Tensor, v: Tensor
    ) -> Tensor:
        """A panel's row over its own keys and those of all references, (heads, n, d)."""
        panel, own_q, own_k, own_v = self.panels[row - self.count], q[row], k[row], v[row]
        keys, values, biases = [], [], []
        if self._reads_anchors(layer, branch):
            if self.anchored:
                weight = self.query_weight(self.moment)
                if weight:
                    vanilla = self.vanilla[layer.index, branch, row]
                    own_q = weight * vanilla + (1 - weight) * own_q
                for anchor in self.anchors(panel):
                    keys.append(k[anchor])
                    values.append(v[anchor])
                    biases.append(self._anchor_bias(layer, panel, anchor, own_q.shape[1]))
            else:
                self.vanilla[layer.index, branch, row] = own_q
        if self._reads_style(layer):
            own_q, own_k, own_v = (
                self._align(asked, own, x)
                for asked, own, x in (
                    (self.style.adain_queries, own_q, q),
                    (self.style.adain_keys, own_k, k),
                    (self.style.adain_values, own_v, v),
                )
            )
            for style in self.styles:
                keys.append(k[style] * self.style.scale)
                values.append(v[style])
                bias = self.style.shift + math.log(self.references[style].weight)
                biases.append(torch.full((own_q.shape[1], k.shape[-2]), bias))
        biases = [torch.zeros(own_q.shape[1], own_k.shape[1]), *biases]
        logits = own_q @ torch.cat([own_k, *keys], 1).mT / math.sqrt(own_q.shape[-1])
        return (logits + torch.cat(biases, 1)).softmax(-1) @ torch.cat([own_v, *values], 1)

    def _reads_anchors(self, layer: Layer, branch: int) -> bool:
        cond = branch == self.branches - 1
        here = layer.part in self.subject.parts and self.moment.within(self.subject.window)
        return here and (cond or self.subject.uncond)

    def _reads_style(self, layer: Layer) -> bool:
        share = self.style.layers
        chosen = int((layer.index + 1) * share) > int(layer.index * share)
        return bool(self.styles) and chosen and self.moment.within(self.style.window)

    def _align(self, asked: bool, own: Tensor, x: Tensor) -> Tensor:
        """A panel's q, k or v (heads, n, d) with the statistics of the styles in x (rows, ...)."""
        weights = [self.references[style].weight for style in self.styles]
        return plainly.adain(own, [x[i] for i in self.styles], weights) if asked else own

    def _anchor_bias(self, layer: Layer, panel: Panel, row: int, tokens: int) -> Tensor:
        """What the panel's logits (n, m) on an anchor's keys get: -inf but at kept tokens."""
        reference = self.references[row]
        grid = Grid(*self.grid(row, layer.level))
        subject = self.subject_tokens(row, layer.level)
        dropout, seed, step = self.subject.dropout, panel.recipe.seed, self.moment.step
        kept = kept_tokens(len(subject), dropout, seed, step, grid, self.keys[row])
        bias = torch.full((tokens, grid.tokens), -math.inf)
        bias[:, subject[kept]] = self.subject.shift + math.log(reference.weight)
        if self.subject.isolation:
            for other, mask in panel.masks[layer.level].items():
                if other != reference.subject:
                    bias[mask] = -math.inf
        return bias

    def _inject(self, layer: Layer, out: Tensor) -> None:
        """Draw the gated cond tokens of out (branches, rows, n, C) towards what they match."""
        if layer.level != self.layers.finest or layer.part == "mid":
            return
        for row, panel in enumerate(self.panels, self.count):
            if panel.matches is not None:
                source, gate = panel.matches
                subjects = [
                    out[-1, anchor][self.subject_tokens(anchor, layer.level)]
                    for anchor in self.anchors(panel)
                ]
                drawn, own = torch.cat(subjects)[source[gate]], out[-1, row]
                weight = self.subject.injection_weight
                own[gate] = weight * drawn + (1 - weight) * own[gate]

    def cross(self, layer: Layer, attn: Any, x: Tensor, text: Tensor) -> Tensor:
        """Cross-attention of all rows; the panels' cond probabilities are kept."""
        q, k, v = (self._heads(attn, y) for y in (attn.to_q(x), attn.to_k(text), attn.to_v(text)))
        seen = (q @ k.mT / math.sqrt(q.shape[-1])).softmax(-1)
        if self.anchored and layer.level == self.layers.mask_level(self.latent):
            for row, panel in enumerate(self.panels, self.count):
                panel.saw.append(seen[-1, row].mean(0))
        return attn.to_out[0]((seen @ v).transpose(-2, -3).flatten(-2)).flatten(0, 1)

    def normalise(self, norm: nn.GroupNorm, x: Tensor) -> Tensor:
        """Group normalisation; a panel counts the pixels of its styles in."""
        out = nn.functional.group_norm(x, norm.num_groups, norm.weight, norm.bias, norm.eps)
        sharing = self.styles and self.style.share_group_norm
        if not (sharing and self.moment.within(self.style.window)):
            return out
        groups = self._rows(x).unflatten(2, (norm.num_groups, -1)).flatten(3)[..., None]
        weights = [1.0, *(self.references[style].weight for style in self.styles)]
        for branch in range(self.branches):
            for row in range(self.count, groups.shape[1]):
                parts = [groups[branch, i] for i in (row, *self.styles)]
                mean, variance = plainly.moments(parts, weights, 0)
                normal = ((parts[0] - mean) / (variance + norm.eps).sqrt()).view(x.shape[1:])
                scale, shift = norm.weight[:, None, None], norm.bias[:, None, None]
                self._rows(out)[branch, row] = normal * scale + shift
        return out

    def see(self, output: Tensor) -> None:
        """Keep the cond features (C, h, w) of the references and the panels."""
        if self.anchored:
            self.features = self._rows(output)[-1, : self.count]
            for row, panel in enumerate(self.panels, self.count):
                panel.features = self._rows(output)[-1, row]

    def reuse(self, output: Tensor) -> Tensor:
        """In place of what the last up block would be given (DeepCache): that of the whole step.

        References have the latents of the whole step, so theirs is the same.
        """
        rows = self._rows(output).clone()
        if self.moment.step != self.moment.whole:
            rows[:, self.count :] = self.deep[-self.branches :, self.count :]
        elif self.anchored:
            self.deep = rows
        return rows.flatten(0, 1)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Put these forwards into the UNet, and take them out again."""
        unet, replaced = self.model.unet, []

        def replace(module: nn.Module, forward: Any) -> None:
            replaced.append(module)
            module.__dict__["forward"] = forward

        for kind, layers in ((self.attend, self.layers.selves), (self.cross, self.layers.crosses)):
            for layer in layers:
                attn = unet.get_submodule(layer.name.removesuffix(".processor"))
                replace(attn, _bound(kind, layer, attn))
        for norm in [module for module in unet.modules() if isinstance(module, nn.GroupNorm)]:
            replace(norm, lambda x, norm=norm: self.normalise(norm, x))
        hooks = [
            unet.up_blocks[index].register_forward_hook(lambda _, __, out, see=see: see(out))
            for index, see in ((self.layers.features, self.see), (-2, self.reuse))
        ]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()
            for module in replaced:
                del module.__dict__["forward"]


def _bound(kind: Any, layer: Layer, attn: Any) -> Any:
    """An attention layer's forward, as transformer blocks call it."""

    def forward(x: Tensor, encoder_hidden_states: Tensor | None = None, **_: Any) -> Tensor:
        text = () if encoder_hidden_states is None else (encoder_hidden_states,)
        made: Tensor = kind(layer, attn, x, *text)
        return made

    return forward
